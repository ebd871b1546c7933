/** Which units a training step drops. Loaded when first asked for. */

import { checkOptions, wholeNumber, wrong } from "./checks.js";
import { Dataset } from "./dataset.js";
import { MinibatchError } from "../messages/error.js";
import { sizeOf } from "./numbers.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** @typedef {import("./model.js").Model} Model */

/**
 * @typedef {object} DropoutMaskOptions
 * @property {string} layer by name: a Dropout or a SpatialDropout2D
 * @property {number} [rows] how many of the batch's, from its first; 16 when left out
 * @property {import("./dataset.js").Dataset | import("./arrays.js").Data} [x] a row, or more, of the lengths that the model leaves
 *   open; it gets each of them as 1 when left out
 * @property {number} [iteration] training steps before the one that is asked about; as many as there were when left out
 */

/**
 * @typedef {object} DropoutMask
 * @property {string} layer
 * @property {number} iteration training steps before it
 * @property {{ data: Uint8Array, shape: number[] }} mask (rows, …output shape): 1 where a unit is kept, 0 where it is dropped
 */

const kinds = ["Dropout", "SpatialDropout2D"];

/**
 * The place of a layer among the operations of the graph, and the shape of what it gives.
 * @param {Model} net
 * @param {string} layer
 * @param {DropoutMaskOptions["x"]} x
 */
async function placeOf(net, layer, x) {
  const { inputs } = await net.inCore();
  const arrays = inputs.map(({ shape: open }) => {
    const shape = open.map((extent) => extent ?? 1);
    return { data: new Float32Array(sizeOf(shape)), shape: [1, ...shape] };
  });
  const rows =
    x instanceof Dataset
      ? await x.subset([0])
      : await Dataset.fromArrays({ x: arrays.length === 1 ? arrays[0] : arrays });
  try {
    const seen = await net.observe(x instanceof Dataset ? rows : (x ?? rows));
    const at = seen.findIndex((one) => one.layer === layer);
    // An activation that is computed after its layer is an operation of its own.
    const before = seen.slice(0, at).filter(({ preActivation }) => preActivation);
    const place = at + before.length;
    return { place, shape: seen[at].output.shape.slice(1) };
  } finally {
    rows.dispose();
  }
}

/**
 * What is drawn for a step depends on the model's seed, the operation's place and the step alone. So a model of as many
 * operations before the layer, which do nothing, shows the same draw where it is fed ones.
 * @param {Model} net
 * @param {DropoutMaskOptions} options
 * @returns {Promise<DropoutMask>}
 */
export async function dropoutMask(net, options) {
  const where = "dropoutMask()";
  checkOptions(where, options, ["layer", "rows", "iteration", "x"]);
  const { layer } = options;
  if (typeof layer !== "string") throw wrong(`${where}: layer`, "name", layer);
  const rows = wholeNumber(`${where}: rows`, options.rows ?? 16, 1, 4096);
  await net.ready(where);
  // A layer without a name in the config has one in the core.
  const named = (await net.describe()).layers;
  const { layers: given } = /** @type {{ layers: any[] }} */ (net.toJSON().config);
  const entries = new Map(
    given.map((one, i) => [
      one.config?.name ?? one.name ?? named[i + named.length - given.length].name,
      one,
    ]),
  );
  const entry = entries.get(layer);
  if (!kinds.includes(entry?.class_name)) {
    const known = [...entries].filter(([, one]) => kinds.includes(one.class_name));
    throw new MinibatchError("invalid-argument", {
      id: "dropout.no-layer",
      values: { where, layer, known: known.map(([name]) => name) },
    });
  }
  const iteration =
    options.iteration === undefined
      ? (await net.saveCheckpoint()).iteration
      : wholeNumber(`${where}: iteration`, options.iteration, 0);
  const { place, shape } = await placeOf(net, layer, options.x);
  const idle = Array.from({ length: place - 1 }, (_, i) => ({
    class_name: "Activation",
    config: { name: `before_${i}`, activation: "linear" },
  }));
  const input = {
    class_name: "InputLayer",
    config: { batch_shape: [null, ...shape], name: "ones" },
  };
  const last = { ...entry, config: { ...entry.config, name: "drops" } };
  // The class by way of the model: its file imports this one.
  const { constructor } = net;
  const twin = new /** @type {typeof import("./model.js").Model} */ (constructor)({
    class_name: "Sequential",
    config: { layers: [input, ...idle, last] },
  });
  try {
    await twin.compile({ optimizer: "sgd", loss: "mse", seed: net.seed });
    await twin.restoreCheckpoint({ ...(await twin.saveCheckpoint()), iteration });
    const size = rows * sizeOf(shape);
    const array = (/** @type {number} */ value) => ({
      data: new Float32Array(size).fill(value),
      shape: [rows, ...shape],
    });
    const { layers } = await twin.observeStep(array(1), array(0), { layers: ["drops"] });
    const data = Uint8Array.from(layers[0].output.data, (value) => Number(value !== 0));
    return { layer, iteration, mask: { data, shape: [rows, ...shape] } };
  } finally {
    twin.dispose();
  }
}
