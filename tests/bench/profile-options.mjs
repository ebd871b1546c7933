/** The command line of `npm run profile`. */

import { parseArgs } from "node:util";
import { ToolError } from "../../tools/process.mjs";
import { models } from "./models.mjs";

/**
 * @typedef {object} ProfilePlan
 * @property {string[]} models names
 * @property {number | null} batch null: each model's own
 * @property {number | null} steps of a round; null: as many as take half a second
 * @property {number} rounds
 * @property {number} threads
 * @property {boolean} node in Node instead of Chromium
 * @property {string} package folder of the built package; relative to the checkout
 */

/**
 * @param {string} name
 * @param {string | undefined} text
 * @returns {number | null}
 */
function count(name, text) {
  if (text === undefined) return null;
  const value = Number(text);
  if (!(Number.isInteger(value) && value >= 1 && value <= 1e6)) {
    throw new ToolError(`--${name}: expected a number from 1 to 1000000; received "${text}".`);
  }
  return value;
}

/**
 * @param {string[]} args
 * @returns {ProfilePlan}
 */
export function parseProfileOptions(args) {
  let values;
  let positionals;
  try {
    ({ values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        batch: { type: "string" },
        steps: { type: "string" },
        rounds: { type: "string", default: "5" },
        threads: { type: "string", default: "1" },
        node: { type: "boolean", default: false },
        package: { type: "string", default: "dist/package" },
      },
    }));
  } catch (error) {
    throw new ToolError(/** @type {Error} */ (error).message);
  }
  const known = Object.keys(models);
  for (const name of positionals) {
    if (known.includes(name)) continue;
    throw new ToolError(`Expected models, of ${known.join(", ")}; received "${name}".`);
  }
  if (positionals.length === 0) {
    throw new ToolError(`Which model? npm run profile -- MODEL, of ${known.join(", ")}.`);
  }
  if (values.node && values.package !== "dist/package") {
    throw new ToolError("--package: Node takes the package from dist/package only.");
  }
  return {
    models: positionals,
    batch: count("batch", values.batch),
    steps: count("steps", values.steps),
    rounds: count("rounds", values.rounds) ?? 5,
    threads: count("threads", values.threads) ?? 1,
    node: values.node,
    package: values.package,
  };
}
