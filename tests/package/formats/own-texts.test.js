import { beforeAll, expect, it } from "vitest";
import { readFiles } from "../../../wasm/formats/index.js";
import { loadCore } from "./load-core.js";
import { file } from "./make-files.js";

/** @type {import("../../../wasm/engine/core.js").Core} */
let core;
beforeAll(async () => {
  core = await loadCore();
});

/** @param {string} text */
const read = async (text) =>
  /** @type {import("../../../wasm/formats/table-source.js").TableSource} */ (
    await readFiles([file("t.csv", text)], { core })
  );

it("leaves out a text of its own in every row, where there is more to learn from", async () => {
  const rows = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => [`name ${i}`, i % 3 ? "a" : "b", i % 2]);
  const csv = (/** @type {unknown[][]} */ ...rows) => rows.map((row) => row.join()).join("\n");
  const source = await read(csv(["name", "kind", "y"], ...rows(20)));
  const { suggestedPreparation, warnings } = source.description;
  expect(warnings.map(({ id, values }) => [id, values.column])).toEqual([
    ["own-texts-column", "name"],
  ]);
  expect(suggestedPreparation[1]).toEqual({
    class_name: "DropColumns",
    config: { columns: ["name"] },
  });
  const { train, test, description } = await source.prepare({});
  expect(description.preparation.features).toEqual(["kind_a", "kind_b"]);
  train.delete();
  test.delete();
  source.dispose();

  // Few rows may all differ by chance, and a text beside nothing else is what is learned from.
  const few = csv(["name", "kind", "y"], ...rows(19));
  const alone = csv(["name", "y"], ...rows(20).map(([name, , y]) => [name, y]));
  for (const text of [few, alone]) {
    const { description } = await read(text);
    expect(description.warnings).toEqual([]);
    expect(description.suggestedPreparation.map(({ class_name }) => class_name)).not.toContain(
      "DropColumns",
    );
  }
});

it("leaves out a column that only numbers the rows, as pandas writes an index that it read", async () => {
  const rows = (/** @type {(row: number) => unknown} */ of, count = 24) =>
    Array.from({ length: count }, (_, i) => `${of(i)},${(i * 7) % 10},${i % 2}`);
  const read24 = async (/** @type {string} */ name, /** @type {any} */ of, count = 24) => {
    const { description } = await read([`${name},size,y`, ...rows(of, count)].join("\n"));
    const { warnings, suggestedPreparation } = description;
    const step = suggestedPreparation.find(({ class_name }) => class_name === "DropColumns");
    const told = warnings.find(({ id }) => id === "row-numbers-column");
    expect(step?.config?.columns).toEqual(told && [told.values.column]);
    return told?.values.column;
  };
  const counting = (/** @type {number} */ i) => i;
  const fromOne = (/** @type {number} */ i) => i + 1;
  for (const name of ["Unnamed: 0", "index", "Id", "clientid", "PassengerId", "고객번호", "No."]) {
    expect(await read24(name, fromOne), name).toBe(name);
  }
  // Also where the rows were shuffled, and not where numbers are missing, where rows are few, or where it is a measure.
  expect(await read24("id", (/** @type {number} */ i) => (i * 7) % 24)).toBe("id");
  expect(await read24("id", (/** @type {number} */ i) => i * 2)).toBe(undefined);
  expect(await read24("id", counting, 19)).toBe(undefined);
  for (const name of ["day", "rank", "humidity"]) {
    expect(await read24(name, fromOne), name).toBe(undefined);
  }

  // Beside nothing else it is what is learned from.
  const { description } = await read(
    ["id,y", ...rows(fromOne).map((row) => row.split(",", 1) + ",1.5")].join("\n"),
  );
  expect(description.warnings.map(({ id }) => id)).not.toContain("row-numbers-column");
});
