// Rows of a window as a person sees them; that they may be pasted in other forms is in tests/web/windows.spec.js.

import { expect, it } from "vitest";
import Papa from "papaparse";
import { windowText } from "../../web/experiment/forecast.js";

it("the rows of a window come back from the text that shows them", () => {
  const header = ["co2", "note, if any"];
  const rows = [
    ["371.02", 'said "high"'],
    ["371.50", "a, b"],
    ["", ""],
  ];
  const text = windowText({ header, rows });
  expect(text.split("\n")[1]).toBe('371.02,"said ""high"""');
  expect(Papa.parse(text).data).toEqual([header, ...rows]);
});
