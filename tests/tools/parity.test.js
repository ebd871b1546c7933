// What `npm run parity` prints of the rows that the golden tests report.

import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readerRows, readers } from "../../tools/parity-readers.mjs";
import { parityTable, readRows } from "../../tools/parity-table.mjs";
import { inRoot } from "../../tools/paths.mjs";
import * as formats from "../../wasm/formats/formats.js";

const dense = { kind: "layer", entry: "Dense", cases: 12, tolerance: 1e-5, compared: "values" };

describe("the table of parity", () => {
  it("is read from what the tests print", () => {
    const row = { ...dense, error: 0 };
    const output = `a failure\n[ parity   ] ${JSON.stringify(row)}\n[  PASSED  ] 1 test.\n`;
    expect(readRows(output)).toEqual({ rows: [row], rest: "a failure\n[  PASSED  ] 1 test.\n" });
  });

  it("has a row for each entry and a column for each build", () => {
    const { text, faults } = parityTable([
      { name: "native", rows: [{ ...dense, error: 2.5e-7 }] },
      { name: "wasm", rows: [{ ...dense, error: 0 }] },
    ]);
    expect(text.split("\n")).toEqual([
      "kind   entry  cases  compared  native  wasm  allowed",
      "layer  Dense     12  values    2.5e-7     0   1.0e-5  ok",
      "",
      "1 rows, 0 not within tolerance",
    ]);
    expect(faults).toBe(0);
  });

  it("counts what is beyond its tolerance, not a number, without a case or missing in a build", () => {
    const rows = [
      { ...dense, error: 2e-5 },
      { ...dense, entry: "Conv2D", error: null },
      { kind: "layer", entry: "New", cases: 0 },
      { ...dense, entry: "Add", error: 0 },
    ];
    const { text, faults } = parityTable([
      { name: "native", rows },
      { name: "wasm", rows: rows.slice(0, 3) },
    ]);
    expect(faults).toBe(4);
    expect(text.match(/NOT OK/g)).toHaveLength(3);
    expect(text.match(/NO CASE/g)).toHaveLength(1);
  });
});

describe("the readers' rows", () => {
  const ran = (/** @type {string} */ file, /** @type {[string, string][]} */ tests) => ({
    name: `/tests/package/formats/${file}.test.js`,
    assertionResults: tests.map(([fullName, status]) => ({ fullName, status })),
  });

  it("are one for each format that is read", () => {
    expect(Object.keys(readers).sort()).toEqual(Object.keys(formats).sort());
  });

  it("count the files that were compared, and say which reader does not read them so", () => {
    const rows = readerRows({
      testResults: [
        ran("read-idx", [["IDX files of the type u1 hold NumPy's numbers", "passed"]]),
        ran("bitmaps", [
          [" a.bmp is read as Pillow reads it", "passed"],
          [" b.bmp is read as Pillow reads it", "failed"],
          ["that is damaged or something else is refused", "pending"],
        ]),
        ran("png", [["a PNG of grey is decoded as by Pillow", "passed"]]),
      ],
    });
    expect(rows.find(({ entry }) => entry === "idx")).toMatchObject({ cases: 1, error: 0 });
    expect(rows.find(({ entry }) => entry === "images")).toMatchObject({ cases: 3, error: null });
    const { text, faults } = parityTable([{ name: "package", rows }]);
    expect(faults).toBe(rows.length - 1);
    expect(text).toMatch(/reader {2}parquet +0 .* NO CASE/);
  });
});

describe("the version of Keras", () => {
  const read = (/** @type {string} */ path) => readFileSync(inRoot(path), "utf8");
  const version = /^keras==(\S+)$/m.exec(read("tests/parity/requirements.txt"))?.[1];

  it("is the one that the README says", () => {
    expect(version).toBeDefined();
    expect(read("README.md")).toContain(`from Keras ${version}`);
  });

  it("is what every golden file of Keras was made with", () => {
    const folder = "tests/parity/golden";
    const files = readdirSync(inRoot(folder), { recursive: true, encoding: "utf8" });
    const sources = files
      .filter((file) => file.endsWith(".json"))
      .map((file) => /^\{"source": "([^"]*)"/.exec(read(`${folder}/${file}`))?.[1]);
    expect(sources.length).toBeGreaterThan(80);
    // The rest is of those whose numbers preparation and evaluation have.
    const ofKeras = sources.filter(
      (source) => !/^(scikit-learn|imbalanced-learn|pandas|NumPy) /.test(source ?? ""),
    );
    const others = ofKeras.filter((source) => source?.split(" (")[0] !== `keras ${version}`);
    expect(others).toEqual([]);
  });
});
