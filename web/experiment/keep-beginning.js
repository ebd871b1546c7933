/** Keeping the weights of a model's file, for trainings that begin with them. */

import { firstLayer, know } from "./begin.js";
import { isBeginMissing } from "./findings.js";
import { freshId } from "./fresh-id.js";
import { PageError } from "../locales/i18n.js";

/** @import { Model } from "minibatch" */
/** @import { Playground } from "./playground.js" */

/**
 * Whether it is the file that the experiment begins with, which is still to be opened. Another of its name is refused.
 * @param {import("./types.js").State} state
 * @param {import("./types.js").FileMark} mark
 */
export function isNamed(state, { name, sha256 }) {
  const wanted = state.experiment.begin?.file;
  if (!wanted || !isBeginMissing(state)) return false;
  if (wanted.sha256 ? wanted.sha256 === sha256 : wanted.name === name) return true;
  if (wanted.name === name) throw new PageError("data.otherFile", { names: name });
  return false;
}

/**
 * Keeps a file's weights for trainings that begin with it.
 * @param {Playground} playground
 * @param {Model} net compiled or not
 * @param {import("./types.js").FileMark} file
 * @param {{ model?: import("./types.js").ModelConfig, compile: any, preparation?: any }} of the experiment's model, what the
 *   file's is compiled with where the file does not say, and the JSON of its preparation
 * @returns {Promise<string>} the id that the weights are kept under
 */
export async function keepBeginning(playground, net, file, { model, compile, preparation }) {
  if (!net.compileOptions) await net.compile(compile);
  const state = await net.saveCheckpoint();
  const { inputs, outputs } = await net.inCore();
  const { classNames } = net;
  const run = freshId();
  const inputShape = preparation?.images ? preparation.image : inputs[0].shape;
  const rows = { preparation: preparation ?? null, inputShape };
  keepWeights(playground, { run, epochs: 0, epoch: [], history: {}, state, rows });
  know(playground, {
    ...{ run, name: file.name, file, first: firstLayer(model) },
    outputs: Number(outputs[0].shape.at(-1)),
    classes: classNames.length > 0 ? [...classNames] : null,
    pixels: preparation?.images ? { images: true, steps: pixelSteps(preparation) } : null,
    ...(net.front && { words: true }),
  });
  return run;
}

/** @param {any} preparation */
const pixelSteps = ({ steps }) =>
  steps.map((/** @type {any} */ { class_name, config }) => ({ class_name, config }));

/**
 * @param {Playground} playground
 * @param {import("./handles.js").Checkpoint} checkpoint
 */
export function keepWeights({ handles, storage }, checkpoint) {
  handles.weights.set(checkpoint.run, checkpoint);
  storage.saveNewest(`weights/${checkpoint.run}`, checkpoint);
}
