// Cells of new rows, which are read as those of the file, and cells that were corrected.

import { beforeAll, describe, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { restorePreparation } from "../../../wasm/formats/prepared.js";
import { errorOf, file } from "./make-files.js";
import { loadCore, take } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/table-source.js").TableSource} TableSource */
/** @typedef {import("../../../wasm/formats/types.js").CsvConfig} CsvConfig */

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {string} name @param {string} content @param {CsvConfig} [config] */
const read = async (name, content, config = {}) =>
  /** @type {TableSource} */ (
    await readFiles([file(name, content)], { core, reading: { class_name: "CSV", config } })
  );

describe("cells of new rows", () => {
  const rows = (/** @type {number} */ count) =>
    Array.from(
      { length: count },
      (_, i) => `${i},5;1.2${i % 10}4,0;${i % 2 ? "a" : "-9"};${i % 2}`,
    );
  /** What comes out of a row where nothing is scaled. @param {CsvConfig} config @param {any} row */
  const valuesOf = async (config, row) => {
    const text = ["x;big;kind;y", ...rows(20)].join("\n");
    const source = await read("t.csv", text, config);
    const preparation = [
      ...["TrainTestSplit", { class_name: "SimpleImputer", config: { strategy: "median" } }],
      { class_name: "SimpleImputer", config: { strategy: "most_frequent" } },
      { class_name: "OrdinalEncoder", config: {} },
    ];
    const prepared = await source.prepare({ preparation, target: { columns: ["y"] } });
    const saved = JSON.parse(JSON.stringify(prepared.description.preparation));
    const again = restorePreparation(saved, { core, decode: async () => Promise.reject() });
    const results = [];
    for (const way of [prepared, again]) {
      const made = await way.transform(row);
      results.push([...take(core, made).x]);
      made.delete();
    }
    expect(results[1]).toEqual(results[0]);
    for (const object of [prepared.train, prepared.test]) object.delete();
    for (const one of [again, prepared, source]) one.dispose();
    return results[0];
  };

  it("are read as those of the file, also after they were saved", async () => {
    expect(await valuesOf({}, { x: "2,5", big: "1.234", kind: "a" })).toEqual([2.5, 1234, 1]);
    expect(await valuesOf({}, { x: "1 000,5", big: "−12,5", kind: "-9" })).toEqual([
      1000.5, -12.5, 0,
    ]);
    // What cannot be a number with a comma may be one with a point, and numbers are what they are.
    expect(await valuesOf({}, { x: "2.5", big: 1.234, kind: "a" })).toEqual([
      2.5,
      expect.closeTo(1.234),
      1,
    ]);
    // As pandas is told of the file.
    const said = /** @type {CsvConfig} */ ({ na_values: ["-9"] });
    const [median, , kind] = await valuesOf(said, { x: "-9", big: "7", kind: "-9" });
    expect([median, kind]).toEqual([expect.any(Number), 0]);
    expect(median).toBeGreaterThan(5);
  });
});

describe("cells that were corrected", () => {
  const text = "a,b,when\n1,x,2024-01-01\ntwo,y,2024-01-02\n3,x,2024-01-03\n4,y,2024-01-04\n";

  it("stand in their places, and make numbers of a column that has nothing else", async () => {
    const cells = [
      { row: 1, column: "a", value: "2" },
      { row: 0, column: "b", value: null },
    ];
    const source = await read("t.csv", text, { cells });
    expect(source.rows({ from: 0, count: 2 }).rows).toEqual([
      ["1", "", "2024-01-01"],
      ["2", "y", "2024-01-02"],
    ]);
    const { columns, reading, warnings } = source.description;
    expect(columns.map(({ type }) => type)).toEqual(["number", "category", "date"]);
    expect(reading).toMatchObject({ config: { cells } });
    expect(warnings.map(({ id }) => id)).toEqual(["date-column"]);
    source.dispose();
  });

  it("are not among those that are no numbers any more", async () => {
    const many = ["a,b", ...Array(20).fill("1,x"), "??,y", "!!,y"].join("\n");
    const source = await read("t.csv", many, { cells: [{ row: 20, column: "a", value: 5 }] });
    expect(source.description.notNumbers).toMatchObject({
      count: 1,
      columns: [{ column: "a", count: 1 }],
      first: [{ row: 21, text: "!!" }],
    });
    source.dispose();
  });

  it("are refused where there is no such place", async () => {
    const refused = async (/** @type {any} */ cell) =>
      (await errorOf(() => read("t.csv", text, { cells: [cell] }))).message;
    expect(await refused({ row: 9, column: "a", value: 1 })).toBe(
      "reading: cells: there is no row 9; the table has 4, numbered from 0.",
    );
    expect(await refused({ row: 0, column: "c", value: 1 })).toMatch(/no column "c"/);
    const numbers = "a,b\n1,x\n2,y\n";
    const cells = [{ row: 0, column: "a", value: "one" }];
    expect((await errorOf(() => read("t.csv", numbers, { cells }))).message).toBe(
      'Column "a" holds numbers, but "one" is not a number. Read the column as text, or leave the cell empty.',
    );
  });
});
