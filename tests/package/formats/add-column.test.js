// Columns of texts reach the core some texts at a time.

import { expect, it } from "vitest";
import { addColumn } from "../../../wasm/formats/add-column.js";
import { loadCore } from "./load-core.js";

const count = 50_000;
const column = {
  name: "words",
  codes: Int32Array.from({ length: count }, (_, row) => (row % 9 === 0 ? -1 : count - 1 - row)),
  texts: Array.from({ length: count }, (_, code) => `${code} ä\0${code % 3}`),
};

it("a column of as many texts as rows is made in slices, and is whole", async () => {
  const core = await loadCore();
  const table = new core.bindings.Table();
  let turns = 0;
  await addColumn(core, table, column, async () => void ++turns);
  expect(turns).toBe(3);
  expect(table.rows()).toBe(count);
  const cells = (/** @type {number} */ row) => JSON.parse(table.cells(row, 1))[0][0];
  expect(cells(0)).toBe("");
  // A zero byte would end a text.
  for (const row of [1, 20_000, 49_999]) {
    expect(cells(row)).toBe(`${count - 1 - row} ä ${(count - 1 - row) % 3}`);
  }
  table.delete();
});

it("a column that is cancelled between two slices is not there", async () => {
  const core = await loadCore();
  const table = new core.bindings.Table();
  const before = core.bindings.usedBytes();
  let turns = 0;
  const turn = async () => {
    if (++turns === 2) throw new Error("stopped");
  };
  await expect(addColumn(core, table, column, turn)).rejects.toThrow("stopped");
  expect(table.columns()).toBe(0);
  expect(core.bindings.usedBytes()).toBeLessThan(before + 10_000);
  table.delete();
});
