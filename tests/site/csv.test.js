// Tables and files that leave the page: nothing in them is run by a spreadsheet, and every system takes their names.

import { expect, it } from "vitest";
import { csvText } from "../../web/components/csv.js";
import { fileName } from "../../web/experiment/save.js";

it("writes numbers in full, and quotes what would break a row", () => {
  const rows = [
    [1 / 3, -2, 1e-30, null],
    ['say "so"', "a,b", "two\nlines", NaN],
  ];
  expect(csvText(["x", "y", "z", "none"], rows)).toBe(
    'x,y,z,none\r\n0.3333333333333333,-2,1e-30,\r\n"say ""so""","a,b","two\nlines",NaN\r\n',
  );
});

it("leaves no text that a spreadsheet would compute", () => {
  const texts = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "-3.5",
    "+7",
    "-",
  ];
  const [, ...lines] = csvText(
    ["=head"],
    texts.map((text) => [text]),
  )
    .trimEnd()
    .split("\r\n");
  expect(csvText(["=head"], [])).toBe("'=head\r\n");
  expect(lines).toEqual([
    "'=1+1",
    "'+cmd|' /C calc'!A0",
    "'-2+3",
    "'@SUM(A1)",
    "'\t=1",
    `"'\r=1"`,
    "-3.5",
    "+7",
    "'-",
  ]);
});

it("names files by titles in any script, and by none that a file system refuses", () => {
  expect(fileName(["Iris", "Loss"], "png")).toBe("Iris - Loss.png");
  expect(fileName(["", "검증 손실"], "svg")).toBe("검증 손실.svg");
  expect(fileName(["a/b: c?", "../..\u0000x"], "csv")).toBe("a b c - .. .. x.csv");
  expect(fileName(["...", " "], "csv")).toBe("minibatch.csv");
  expect(fileName(["x".repeat(500)], "csv")).toBe(`${"x".repeat(80)}.csv`);
});
