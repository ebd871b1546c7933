/** `minibatch check` */

import process from "node:process";
import { MinibatchError, model } from "minibatch";
import { readExperiment } from "./input.js";

/** @typedef {import("./language.js").Say} Say */

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
 * @param {Say} say
 * @returns {Promise<number>} the exit status
 */
export async function check({ experiment: given, json }, say) {
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
  else if (experiment && faults.length === 0) process.stdout.write(await summary(experiment, say));
  else for (const fault of faults) process.stderr.write(`${lineOf(fault, say)}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** @param {ExperimentFault} fault @param {Say} say */
const lineOf = ({ path, id, values }, say) =>
  say({
    id: "experiment.fault",
    values: { path: path || { id: "experiment.itself" }, fault: { id, values } },
  });

/** @param {Experiment} experiment @param {Say} say */
async function summary({ json }, say) {
  const { title, data, target, preparation, compile, fit, seed } = json;
  const nameOf = (/** @type {any} */ entry) =>
    typeof entry === "string" ? entry : entry.class_name;
  const optimizer = nameOf(compile.optimizer);
  const part = (/** @type {string} */ id, /** @type {any} */ values) => say({ id, values });
  const lines = [
    title,
    part("cli.data", { data: data ? JSON.stringify(data) : { id: "cli.data-given" } }),
    target.columns && part("cli.target", { columns: target.columns }),
    preparation && part("cli.preparation", { steps: preparation.map(nameOf) }),
    fit
      ? part("cli.fit", { optimizer, epochs: fit.epochs, batch_size: fit.batch_size, seed })
      : part("cli.fit-suggested", { optimizer, seed }),
    json.model
      ? await modelText(json.model, say)
      : part("cli.model", { layers: { id: "cli.model-suggested" } }),
  ].filter(Boolean);
  return `ok\n${lines.join("\n")}\n`;
}

/**
 * Keras's table, where the model says the shape of its input.
 * @param {import("minibatch").ModelSpec} spec
 * @param {Say} say
 */
async function modelText(spec, say) {
  const net = model(spec);
  const { error, layers } = await net.describe();
  const known = !error && layers.every(({ output_shape: shape }) => shape);
  const names = spec.config.layers.map((/** @type {any} */ { class_name }) => class_name);
  const text = known ? await net.summary() : say({ id: "cli.model", values: { layers: names } });
  net.dispose();
  return text.trimEnd();
}
