/** The command line of `npm run bench`. */

import { parseArgs } from "node:util";
import { ToolError } from "../../tools/process.mjs";
import { models, quickModels, usualModels } from "./models.mjs";

/** Everyone who is measured: the builds of ours, what else trains in a page without a GPU, and PyTorch natively. */
export const contenders = /** @type {const} */ ([
  "ours",
  "ours-threads",
  "ours-relaxed",
  "tfjs-wasm",
  "tfjs-cpu",
  "jax-js",
  "convnetjs",
  "pytorch",
]);

/** Others are measured where --only names them. */
const usualContenders = contenders.filter((name) => name !== "ours-relaxed");

/** @typedef {(typeof contenders)[number]} ContenderName */

/**
 * @typedef {object} BenchOptions
 * @property {string[]} models names
 * @property {ContenderName[]} contenders
 * @property {number} rounds that count, at most; one more before them warms up
 * @property {string} package folder of the built package, to compare builds; relative to the checkout
 * @property {boolean} quick fewer models, rows and rounds, and the models only
 * @property {boolean} scale the table of threads in Node, and nothing else
 * @property {boolean} classical the table of classical models in Node, and nothing else
 * @property {boolean} growth the table of how time grows with sizes in Node, and nothing else
 * @property {boolean} inference one image beside onnxruntime-web in Node, and nothing else
 * @property {boolean} readme whether the table goes into README.md
 */

/**
 * A list "a,b" whose words must be known.
 * @template {string} Name
 * @param {string} option
 * @param {string | undefined} text
 * @param {readonly Name[]} known
 * @param {readonly Name[]} usual
 * @returns {Name[]}
 */
function names(option, text, known, usual) {
  if (text === undefined) return [...usual];
  const words = text.split(",").map((word) => word.trim());
  for (const word of words) {
    if (!known.some((name) => name === word)) {
      throw new ToolError(
        `--${option}: expected names of ${known.join(", ")}; received "${word}".`,
      );
    }
  }
  return known.filter((name) => words.includes(name));
}

/**
 * @param {string[]} args
 * @returns {BenchOptions}
 */
export function parseOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        models: { type: "string" },
        only: { type: "string" },
        rounds: { type: "string" },
        package: { type: "string", default: "dist/package" },
        quick: { type: "boolean", default: false },
        readme: { type: "boolean", default: false },
        scale: { type: "boolean", default: false },
        classical: { type: "boolean", default: false },
        growth: { type: "boolean", default: false },
        inference: { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    throw new ToolError(/** @type {Error} */ (error).message);
  }
  const rounds = Number(values.rounds ?? (values.quick ? 3 : 5));
  if (!(Number.isInteger(rounds) && rounds >= 1 && rounds <= 100)) {
    throw new ToolError(`--rounds: expected a number from 1 to 100; received "${values.rounds}".`);
  }
  if (values.readme && values.quick) {
    throw new ToolError("--readme: expected a run without --quick, whose numbers are rough.");
  }
  const [alone, other] = ["scale", "classical", "growth", "inference"].filter((name) =>
    Reflect.get(values, name),
  );
  if (other) throw new ToolError(`--${alone}: expected a run without --${other}.`);
  if (alone && (values.readme || values.package !== "dist/package")) {
    throw new ToolError(
      `--${alone}: expected neither --readme nor --package; it measures dist/package.`,
    );
  }
  const usual = values.quick ? quickModels : usualModels;
  return {
    models: names("models", values.models, Object.keys(models), usual),
    contenders: names("only", values.only, contenders, usualContenders),
    rounds,
    package: values.package,
    quick: values.quick,
    readme: values.readme,
    scale: values.scale,
    classical: values.classical,
    growth: values.growth,
    inference: values.inference,
  };
}
