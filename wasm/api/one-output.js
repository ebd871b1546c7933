/** The rows of a preparation with the target of one output alone. Loaded when first asked for. */

import { wrong } from "./checks.js";
import { Dataset } from "./dataset.js";
import { MinibatchError } from "../messages/error.js";
import { targetsOf } from "../messages/sample-names.js";
import { inOwnUnits } from "./table-scores.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/**
 * What one of several outputs predicts, and which of the targets that is.
 * @param {import("./prepared.js").Prepared} prepared
 * @param {string} where
 * @param {import("./scored.js").Output} output
 */
export function outputIn(prepared, where, output) {
  const all = targetsOf(prepared.toJSON());
  const place = typeof output === "number" ? output : all.findIndex((one) => one.output === output);
  const known = all[place];
  if (!known) {
    const names = all.map((one) => one.output);
    throw new MinibatchError("invalid-argument", {
      id: "explain.no-output",
      values: { where, output: String(output), known: names },
    });
  }
  const target = Math.max(
    0,
    prepared.train.targets.findIndex(({ name }) => name === known.output),
  );
  return { known, target };
}

/**
 * @param {import("./prepared.js").Prepared} prepared
 * @param {import("./scored.js").Output} output
 * @param {"train" | "test"} part
 * @returns {Promise<Dataset>}
 */
export async function oneOutput(prepared, output, part) {
  if (part !== "train" && part !== "test") throw wrong("forOutput(): part", "part", part);
  const { known, target } = outputIn(prepared, "forOutput()", output);
  const dataset = prepared[part];
  const { rows } = dataset;
  const inputs = [];
  /** @type {Float32Array} */
  let y = new Float32Array();
  for (const [input, { shape }] of dataset.inputs.entries()) {
    const taken = await dataset.take(Array(rows).keys(), { input, target });
    inputs.push({ data: taken.x, shape: [rows, ...shape] });
    y = taken.y ?? y;
  }
  const own = Float32Array.from(inOwnUnits(y, known.scaling));
  return Dataset.fromArrays({
    x: /** @type {any} */ (inputs.length === 1 ? inputs[0] : inputs),
    y: { data: own, shape: [rows, ...dataset.targets[target].shape] },
    classNames: known.target.class_names,
  });
}
