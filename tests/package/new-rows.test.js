// Files that hold no rows that a model can predict, and what is said of them.

import { beforeAll, expect, it } from "vitest";
import { experiment } from "minibatch";
import { bytes, file, json } from "./experiment/iris.js";

/** @type {import("minibatch").Run} */
let run;
beforeAll(async () => {
  run = await experiment(json).run([file]);
  return () => run.dispose();
});

/** @param {string} name @param {string} text @returns {Promise<any>} */
const refusal = (name, text) =>
  run.predictFiles([{ name, bytes: new TextEncoder().encode(text) }]).then(
    () => expect.unreachable(),
    (error) => error,
  );

it("pictures and nothing are refused as no table, and not as nothing to learn from", async () => {
  const wanted = "The model learned from a table: give it a table with the same columns";
  expect((await refusal("photo.png", "no matter what")).message).toMatch(wanted);
  const empty = await refusal("empty.csv", "");
  expect(empty.message).toMatch(`empty.csv is empty (0 bytes). ${wanted}`);
  const other = await refusal("model.bin", "?");
  expect(other.message).toMatch(`model.bin has an unsupported file type. ${wanted}`);
});

it("a file without a column that the model needs is refused by name", async () => {
  const [header] = new TextDecoder().decode(bytes).split(/\r?\n/);
  const names = header.split(",");
  const error = await refusal("new.csv", `${names[0]},${names[1]}\n1,2\n`);
  expect(error).toMatchObject({ code: "invalid-data", id: "predict.no-columns" });
  expect(error.message).toBe(
    `new.csv lacks 2 columns that the model needs: ${names[2]}, ${names[3]}. It has: ${names[0]}, ${names[1]}.`,
  );
});

it("categories that no training row had are told, with what becomes of them", async () => {
  const coats = ["black", "white", "grey"];
  const rows = Array.from(
    { length: 60 },
    (_, i) => `${coats[i % 3]},${i % 5},${i % 2 ? "a" : "b"}`,
  );
  const name = "cats.csv";
  const content = new TextEncoder().encode(["coat,size,kind", ...rows].join("\n"));
  const cats = await experiment({
    minibatch: 1,
    data: { files: [{ name }] },
    fit: { epochs: 1 },
  }).run([{ name, bytes: content }]);
  const warned = async (/** @type {string[]} */ ...lines) => {
    const text = ["coat,size", ...lines].join("\n");
    const file = { name: "new.csv", bytes: new TextEncoder().encode(text) };
    const predictions = await cats.predictFiles([file]);
    const { rows: count, warnings } = predictions;
    predictions.dispose();
    expect(count).toBe(lines.length);
    return warnings.map(({ message }) => message);
  };
  expect(await warned("black,1", ",2", "grey,3")).toEqual([]);
  expect(await warned("red,1", "white,2", "red,3", "blue,4")).toEqual([
    'Column "coat" has 3 cells with categories that no training row has: red, blue. OneHotEncoder was told what to do then: ignore.',
  ]);
  cats.dispose();
});
