/** `minibatch check` */

import process from "node:process";
import { MinibatchError, model } from "minibatch";
import { readExperiment } from "./input.js";

/** @typedef {import("minibatch").ExperimentFault} ExperimentFault */
/** @typedef {import("minibatch").Experiment} Experiment */

/**
 * What is wrong with the JSON; throws where that is not an experiment's fault.
 * @param {unknown} error
 * @returns {ExperimentFault[]}
 */
function faultsOf(error) {
  const { faults } = /** @type {{ faults?: ExperimentFault[] }} */ (error);
  if (error instanceof MinibatchError && faults) return faults;
  throw error;
}

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @returns {Promise<number>} the exit status
 */
export async function check({ experiment: given, json }) {
  /** @type {Experiment | null} */
  let experiment = null;
  /** @type {ExperimentFault[]} */
  let faults;
  try {
    experiment = await readExperiment(given);
    faults = await experiment.check();
  } catch (error) {
    faults = faultsOf(error);
  }
  if (json) process.stdout.write(`${JSON.stringify({ ok: faults.length === 0, faults })}\n`);
  else if (experiment && faults.length === 0) process.stdout.write(await summary(experiment));
  else for (const fault of faults) process.stderr.write(`${lineOf(fault)}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** @param {ExperimentFault} fault */
const lineOf = ({ path, message }) => `${path || "experiment"}: ${message}`;

/** @param {Experiment} experiment */
async function summary({ json }) {
  const { title, data, target, preparation, compile, fit, seed } = json;
  const nameOf = (/** @type {any} */ entry) =>
    typeof entry === "string" ? entry : entry.class_name;
  const lines = [
    title,
    `data: ${data ? JSON.stringify(data) : "the files given"}`,
    target.columns && `target: ${target.columns.join(", ")}`,
    preparation && `preparation: ${preparation.map(nameOf).join(", ")}`,
    `optimizer: ${nameOf(compile.optimizer)}; ${fit.epochs} epochs of batches of ${fit.batch_size}; seed ${seed}`,
  ].filter(Boolean);
  const table = json.model ? await modelText(json.model) : "model: one that suits the data\n";
  return `ok\n${lines.join("\n")}\n${table}`;
}

/**
 * Keras's table, where the model says the shape of its input.
 * @param {import("minibatch").ModelSpec} spec
 */
async function modelText(spec) {
  const net = model(spec);
  const { error } = await net.describe();
  const names = spec.config.layers.map((/** @type {any} */ { class_name }) => class_name);
  const known = !error && (await net.describe()).layers.every(({ output_shape: shape }) => shape);
  const text = known ? await net.summary() : `model: ${names.join(", ")}`;
  net.dispose();
  return `${text.trimEnd()}\n`;
}
