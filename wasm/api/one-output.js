/** The rows of a preparation with the target of one output alone. Loaded when first asked for. */

import { wrong } from "./checks.js";
import { Dataset } from "./dataset.js";
import { MinibatchError } from "../messages/error.js";
import { targetsOf } from "../messages/sample-names.js";
import { inOwnUnits } from "./table-scores.js";

/**
 * @param {import("./prepared.js").Prepared} prepared
 * @param {import("./scored.js").Output} output
 * @param {"train" | "test"} part
 * @returns {Promise<Dataset>}
 */
export async function oneOutput(prepared, output, part) {
  if (part !== "train" && part !== "test") throw wrong("forOutput(): part", "part", part);
  const known = targetsOf(prepared.toJSON());
  const place =
    typeof output === "number" ? output : known.findIndex((one) => one.output === output);
  if (!known[place]) {
    const values = { where: "forOutput()", output: String(output) };
    const names = known.map((one) => one.output);
    throw new MinibatchError("invalid-argument", {
      id: "explain.no-output",
      values: { ...values, known: names },
    });
  }
  const dataset = prepared[part];
  const { rows } = dataset;
  const target = Math.max(
    0,
    dataset.targets.findIndex(({ name }) => name === known[place].output),
  );
  const inputs = [];
  /** @type {Float32Array} */
  let y = new Float32Array();
  for (const [input, { shape }] of dataset.inputs.entries()) {
    const taken = await dataset.take(Array(rows).keys(), { input, target });
    inputs.push({ data: taken.x, shape: [rows, ...shape] });
    y = taken.y ?? y;
  }
  const own = Float32Array.from(inOwnUnits(y, known[place].scaling));
  return Dataset.fromArrays({
    x: /** @type {any} */ (inputs.length === 1 ? inputs[0] : inputs),
    y: { data: own, shape: [rows, ...dataset.targets[target].shape] },
    classNames: known[place].target.class_names,
  });
}
