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
