// Cells that are no numbers in columns of numbers, and numbers that may be read in two ways.

import { beforeAll, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { file } from "./make-files.js";
import { loadCore } from "./load-core.js";

/** @typedef {import("../../../wasm/formats/table-source.js").TableSource} TableSource */

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {string} text @param {object} [config] */
const read = async (text, config) =>
  /** @type {TableSource} */ (
    await readFiles([file("t.csv", text)], {
      core,
      ...(config && { reading: { class_name: "CSV", config } }),
    })
  );

it("more of them than are listed are found by their column, sorted and of some rows", async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `${i % 20 ? i : "n. m."},${3000 - i}`);
  const text = ["a,b", ...lines, ",0", ""].join("\n");
  const source = await read(text);
  const { count, first } = source.description.notNumbers;
  expect([count, first.length]).toEqual([150, 100]);
  const filter = /** @type {const} */ ({ is: "not-a-number", column: "a" });
  const turn = async () => {};
  const page = await source.page({ from: 148, count: 10, filter }, null, turn);
  expect(page).toMatchObject({ total: 150, numbers: [2960, 2980] });
  const sort = { column: "b", ascending: true };
  const sorted = await source.page({ from: 0, count: 2, sort, filter }, null, turn);
  expect(sorted).toMatchObject({ total: 150, numbers: [2980, 2960] });
  const some = await source.page({ from: 0, count: 9, filter }, Uint32Array.of(41, 40, 3000), turn);
  expect(some).toMatchObject({ total: 1, numbers: [40] });
  const none = { ...filter, column: "b" };
  expect(await source.page({ from: 0, count: 9, filter: none }, null, turn)).toMatchObject({
    total: 0,
  });
  source.dispose();
  // A cell that was corrected is a number.
  const edited = await read(text, { cells: [{ row: 20, column: "a", value: 5 }] });
  const left = await edited.page({ from: 0, count: 2, filter }, null, turn);
  expect(left).toMatchObject({ total: 149, numbers: [0, 40] });
  edited.dispose();
});

it("groups of three digits are thousands where a currency says so, else it is asked", async () => {
  const cells = async (/** @type {string} */ text, config = {}) => {
    const source = await read(text, config);
    const { rows } = source.rows({ from: 0, count: 9 });
    const ids = source.description.warnings.map(({ id }) => id);
    source.dispose();
    return [rows.map(([cell]) => Number(cell)), ids];
  };
  for (const sign of ["₩", "$", "£"]) {
    const text = `price;kind\n${sign}1,200;a\n${sign}12,500;b\n`;
    expect(await cells(text)).toEqual([[1200, 12500], []]);
  }
  const unsure = "price;kind\n1,200;a\n12,500;b\n";
  expect(await cells(unsure)).toEqual([[1.2, 12.5], ["unsure-decimal"]]);
  expect(await cells(unsure, { decimal: "." })).toEqual([[1200, 12500], []]);
  expect(await cells(unsure, { decimal: "," })).toEqual([[1.2, 12.5], []]);
  const certain = "price;rate\n1,200;0,5\n12,500;1,25\n";
  expect(await cells(certain)).toEqual([[1.2, 12.5], []]);
});
