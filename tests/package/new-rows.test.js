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
