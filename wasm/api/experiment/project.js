/**
 * A run as a file, `.minibatch`: a zip of
 *
 * - experiment.json, the experiment as `experiment()` takes it
 * - run.json, { minibatch: 1, run: all of the run but the experiment, weights: [{ name, shape }, …] }
 * - preparation.json, what the steps of the preparation learned, so that new rows go the same way
 * - weights.bin, all weights as float32 in little-endian order, one after the other, not compressed
 * - optimizer.bin, what the optimizer keeps, likewise, with `training: { iteration, learningRate }` in run.json: training goes
 *   on with the same bits
 *
 * Other members are left alone, so that later versions may add some.
 */

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { addTexts } from "../../messages/en.js";
import { MinibatchError } from "../../messages/error.js";
import { links } from "../../messages/links.en.js";
import { canonicalFit } from "./canonical.js";
import { say } from "./faults.js";
import { newerVersion } from "./migrate.js";
import { parseText, plainCopy } from "./plain.js";
import { isObject } from "../../messages/is-object.js";
import { readExperiment } from "./read.js";
import { version } from "./schema.js";

addTexts(links);

/** @typedef {import("./types.js").RunJson} RunJson */
/** @typedef {import("../../wire/protocol.js").NamedWeight} NamedWeight */

/** Deflate makes nothing more than this many times smaller: a member that claims more is damaged. */
const mostDeflated = 1032;
/** The longest JSON that is read. */
const mostText = 2e8;
/** Of run.json, which has a number for every log and epoch. */
const runLimits = { characters: mostText, values: 2e7, depth: 64 };
/** Zips have no earlier year; a fixed one makes the same run the same file. */
const mtime = new Date(1980, 0, 1);

/**
 * @param {RunJson} json
 * @param {NamedWeight[]} weights
 * @param {object | null} preparation its JSON
 * @param {import("../../wire/protocol.js").TrainingState} training with the weights before what the optimizer keeps
 * @returns {Uint8Array}
 */
function writeProject({ experiment, ...run }, weights, preparation, training) {
  const bytes = new Uint8Array(weights.reduce((sum, { data }) => sum + data.byteLength, 0));
  let offset = 0;
  for (const { data } of weights) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  const shapes = weights.map(({ name, shape }) => ({ name, shape }));
  const { state, iteration, learningRate } = training;
  const kept = state.slice(bytes.length / 4);
  const text = (/** @type {unknown} */ value) => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  return zipSync(
    {
      "experiment.json": text(experiment),
      "run.json": text({
        ...{ minibatch: version, run, weights: shapes },
        training: { iteration, learningRate },
      }),
      ...(preparation && { "preparation.json": text(preparation) }),
      "weights.bin": [bytes, { level: 0 }],
      "optimizer.bin": [new Uint8Array(kept.buffer), { level: 0 }],
    },
    { mtime },
  );
}

/**
 * The file of a run and of its model as it is now.
 * @param {RunJson} json
 * @param {import("../model.js").Model} net
 * @param {object | null} preparation
 * @returns {Promise<Uint8Array>}
 */
export async function projectOf(json, net, preparation) {
  const weights = await net.getWeights();
  const { state, iteration, learningRate } = await net.saveCheckpoint();
  return writeProject(json, weights, preparation, { state, iteration, learningRate });
}

/**
 * Throws `invalid-data` where the bytes are no such file, or a damaged one.
 * @param {Uint8Array} bytes
 * @returns {{ json: RunJson, weights: { name: string, shape: number[], data: Float32Array }[],
 *   preparation: unknown, training: import("../../wire/protocol.js").TrainingState | null }} the preparation's JSON and the
 *   point that training has reached, null of a file that has none
 */
export function readProject(bytes) {
  const members = unzip(bytes);
  const experiment = readExperiment(strFromU8(members["experiment.json"]));
  const file = plainCopy(parseText(strFromU8(members["run.json"]), runLimits), runLimits);
  if (!isObject(file)) throw damagedProject("no-run");
  if (file.minibatch !== version) {
    if (Number(file.minibatch) > version) throw newerVersion("file", file.minibatch, version);
    throw damagedProject("no-version");
  }
  const weights = readWeights(file.weights, members["weights.bin"]);
  return {
    json: {
      experiment: {
        ...experiment,
        fit: canonicalFit({ validation_split: 0, ...experiment.fit }),
      },
      ...readRun(file.run),
    },
    weights,
    training: readTraining(file.training, weights, members["optimizer.bin"]),
    preparation: Object.hasOwn(members, "preparation.json")
      ? plainCopy(parseText(strFromU8(members["preparation.json"]), runLimits), runLimits)
      : null,
  };
}

/**
 * @param {string} id
 * @param {import("./faults.js").MessageValues} [values]
 */
export const damagedProject = (id, values) =>
  new MinibatchError("invalid-data", say("project.damaged", { why: say(`project.${id}`, values) }));

/** @param {Uint8Array} bytes */
function unzip(bytes) {
  const needed = ["experiment.json", "run.json", "weights.bin"];
  const names = [...needed, "preparation.json", "optimizer.bin"];
  let members;
  try {
    members = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        const deflated = Math.min(mostText, mostDeflated * size);
        // Zeros, which an optimizer keeps of weights that were never trained, deflate well.
        const isLarge = name === "optimizer.bin" && deflated < bytes.length;
        const most = name === "weights.bin" || isLarge ? bytes.length : deflated;
        if (names.includes(name) && (size > bytes.length || originalSize > most)) {
          throw damagedProject("too-large", { name, size: originalSize });
        }
        return names.includes(name);
      },
    });
  } catch (cause) {
    throw cause instanceof MinibatchError ? cause : damagedProject("packed");
  }
  const missing = needed.find((name) => !Object.hasOwn(members, name));
  if (missing) throw damagedProject("missing", { name: missing });
  return members;
}

/** JSON has no NaN: what was none became null. @param {unknown} value */
const numbers = (value) =>
  Array.isArray(value) && value.every((element) => element === null || typeof element === "number")
    ? value.map((element) => element ?? NaN)
    : null;

/**
 * Whether it is a probability, or several by output and label.
 * @param {unknown} value
 * @param {number} [depth]
 * @returns {boolean}
 */
const isThreshold = (value, depth = 2) =>
  isObject(value)
    ? depth > 0 && Object.values(value).every((one) => isThreshold(one, depth - 1))
    : typeof value === "number" && value >= 0 && value <= 1;

/**
 * @param {unknown} run
 * @returns {Omit<RunJson, "experiment">}
 */
function readRun(run) {
  const given = /** @type {any} */ (isObject(run) ? run : {});
  const { history, epoch, evaluation, seconds, machine, fingerprint } = given;
  const { stopReason, bestEpoch, threshold } = given;
  const epochs = numbers(epoch);
  const logs = Object.entries(isObject(history) ? history : {}).map(([name, values]) => [
    name,
    numbers(values),
  ]);
  const scores = isObject(evaluation) ? numbers(Object.values(evaluation)) : [];
  const sound =
    epochs !== null &&
    logs.every(([, values]) => values !== null && values.length === epochs.length) &&
    scores !== null &&
    typeof seconds === "number" &&
    isObject(machine) &&
    /^[0-9a-f]{64}$/.test(fingerprint) &&
    ["completed", "early-stopping", "stopped", "not-finite"].includes(stopReason) &&
    (bestEpoch === null || Number.isSafeInteger(bestEpoch)) &&
    (threshold === undefined || isThreshold(threshold));
  if (!sound) throw damagedProject("no-run");
  return {
    history: Object.fromEntries(logs),
    epoch: epochs,
    evaluation: isObject(evaluation)
      ? Object.fromEntries(Object.keys(evaluation).map((name, i) => [name, scores[i]]))
      : null,
    machine: /** @type {any} */ (machine),
    ...{ seconds, fingerprint, stopReason, bestEpoch },
    ...(threshold !== undefined && { threshold }),
  };
}

/**
 * @param {unknown} shapes
 * @param {Uint8Array} bytes
 */
function readWeights(shapes, bytes) {
  const list = Array.isArray(shapes) ? shapes : [];
  // On a boundary that float32 can be read at.
  const { buffer } = bytes.slice();
  let offset = 0;
  const weights = list.map((entry) => {
    const { name, shape } = isObject(entry) ? /** @type {any} */ (entry) : {};
    const sound =
      typeof name === "string" &&
      Array.isArray(shape) &&
      shape.every((n) => Number.isSafeInteger(n) && n >= 0);
    const length = sound ? shape.reduce((product, extent) => product * extent, 1) : NaN;
    if (!(offset + 4 * length <= bytes.length)) throw damagedProject("weights");
    const data = new Float32Array(buffer, offset, length);
    offset += 4 * length;
    return { name, shape, data };
  });
  if (offset !== bytes.length || list.length === 0) throw damagedProject("weights");
  return weights;
}

/**
 * @param {unknown} training
 * @param {readonly { data: Float32Array }[]} weights
 * @param {Uint8Array | undefined} bytes
 */
function readTraining(training, weights, bytes) {
  if (!bytes || training === undefined) return null;
  const { iteration, learningRate } = /** @type {any} */ (isObject(training) ? training : {});
  const isSound = Number.isSafeInteger(iteration) && Number.isFinite(learningRate);
  if (!isSound || iteration < 0 || bytes.length % 4 > 0) throw damagedProject("no-run");
  const kept = new Float32Array(bytes.slice().buffer);
  const count = weights.reduce((sum, { data }) => sum + data.length, 0);
  const state = new Float32Array(count + kept.length);
  let at = 0;
  for (const { data } of weights) {
    state.set(data, at);
    at += data.length;
  }
  state.set(kept, at);
  return { state, iteration, learningRate };
}
