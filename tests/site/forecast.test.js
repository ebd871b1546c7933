// Rows of a window as a person sees and pastes them.

import { describe, expect, it } from "vitest";
import { windowRows, windowText } from "../../web/experiment/forecast.js";

const inputs = ["co2", "note, if any"];

describe("the rows of a window", () => {
  it("come back from the text that shows them", () => {
    const rows = [
      ["371.02", 'said "high"'],
      ["371.50", "a, b"],
      ["", ""],
    ];
    const text = windowText({ header: inputs, rows });
    expect(text.split("\n")[1]).toBe('371.02,"said ""high"""');
    expect(windowRows(text, inputs)).toEqual(
      rows.map(([co2, note]) => ({ co2, "note, if any": note })),
    );
  });

  it("may be pasted from a spreadsheet, without names or in another order", () => {
    expect(windowRows("1\tx\r\n2\ty\r\n", inputs)).toEqual([
      { co2: "1", "note, if any": "x" },
      { co2: "2", "note, if any": "y" },
    ]);
    expect(windowRows("b;a\n1,5;2\n\n", ["a", "b"])).toEqual([{ a: "2", b: "1,5" }]);
    expect(windowRows("7\n8", ["a"])).toEqual([{ a: "7" }, { a: "8" }]);
    expect(windowRows("", inputs)).toEqual([]);
  });
});
