/** What a layer gives for many rows: in two dimensions, and before its activation. Loaded when first asked for. */

import { asDataset } from "./as-dataset.js";
import { checkOptions, largestSeed, optionalSignal, wholeNumber, wrong } from "./checks.js";
import { checkRows } from "./dataset.js";
import { MinibatchError } from "../messages/error.js";
import { sizeOf } from "./numbers.js";
import { pipeline } from "./pipeline.js";
import { RandomState } from "./random-state.js";
import { addTexts } from "../messages/en.js";
import { explain as texts } from "../messages/explain.en.js";

addTexts(texts);

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../wire/protocol.js").FloatArray} FloatArray */

/**
 * @typedef {object} PreActivationOptions
 * @property {string} layer by name
 * @property {Iterable<number>} [rows] row numbers from 0, in any order; all rows when left out
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/**
 * @typedef {PreActivationOptions & { nComponents?: number, maxRows?: number, randomState?: number }} ProjectionOptions
 *   `nComponents`: 2 when left out. Of more rows than `maxRows`, 2000 when left out, so many are drawn with `randomState`,
 *   0 when left out: the first of NumPy's `RandomState(randomState).permutation(rows)`
 */

/**
 * @typedef {object} Projection
 * @property {string} layer
 * @property {number[]} rows that were taken, in ascending order
 * @property {{ data: Float64Array, shape: [rows: number, components: number] }} points
 * @property {number[]} explainedVarianceRatio which share of the variance each component has
 */

/** Rows that are observed at once. */
const batch = 256;
/** The widest layer: of more numbers the covariances take too long. */
const mostUnits = 1024;

/**
 * Some rows of a layer.
 * @template T
 * @param {string} where
 * @param {Model} net
 * @param {Dataset | Data} x
 * @param {PreActivationOptions} options
 * @param {(data: Dataset, rows: number[], signal: AbortSignal | undefined) => Promise<T>} use
 */
async function withRows(where, net, x, options, use) {
  await net.buildFor(where, x);
  const { resource, inputs } = await net.inCore();
  const signal = optionalSignal(`${where}: signal`, options.signal);
  if (typeof options.layer !== "string") throw wrong(`${where}: layer`, "name", options.layer);
  return asDataset(where, resource.engine, x, null, { inputs }, (data) => {
    const given = options.rows ?? Array(data.rows).keys();
    return use(data, [...checkRows(`${where}: rows`, given, data.rows)], signal);
  });
}

/**
 * @param {Model} net
 * @param {Dataset | Data} x
 * @param {ProjectionOptions} options
 * @returns {Promise<Projection>}
 */
export async function projection(net, x, options) {
  const where = "projection()";
  const names = ["layer", "rows", "nComponents", "maxRows", "randomState", "signal"];
  checkOptions(where, options, names);
  const components = wholeNumber(`${where}: nComponents`, options.nComponents ?? 2, 1);
  const most = wholeNumber(`${where}: maxRows`, options.maxRows ?? 2000, 2);
  const seed = wholeNumber(`${where}: randomState`, options.randomState ?? 0, 0, largestSeed);
  const { layer } = options;
  return withRows(where, net, x, options, async (data, all, signal) => {
    const rows = drawn(all, most, seed);
    /** @type {Float32Array | null} */
    let outputs = null;
    let units = 0;
    for (let from = 0; from < rows.length; from += batch) {
      const some = rows.slice(from, from + batch);
      const [{ output }] = await net.observe(data, { layers: [layer], rows: some, signal });
      units = sizeOf(output.shape.slice(1));
      if (units > mostUnits) {
        const values = { where, layer, units, most: mostUnits };
        throw new MinibatchError("invalid-argument", { id: "projection.too-wide", values });
      }
      outputs ??= new Float32Array(rows.length * units);
      outputs.set(output.data, from * units);
    }
    const pca = { class_name: "PCA", config: { n_components: components } };
    const steps = pipeline([pca]);
    try {
      const shape = [rows.length, units];
      const numbers = await steps.fitTransform(
        { data: /** @type {Float32Array} */ (outputs), shape },
        { signal },
      );
      const learned = /** @type {any} */ (steps.steps[0]).learned;
      return {
        ...{ layer, rows, explainedVarianceRatio: learned.explained_variance_ratio },
        points: { data: numbers.data, shape: [rows.length, components] },
      };
    } finally {
      steps.dispose();
    }
  });
}

/**
 * At most so many, as they come.
 * @param {number[]} rows
 * @param {number} most
 * @param {number} seed
 */
function drawn(rows, most, seed) {
  const places = Uint32Array.from(rows.keys());
  if (rows.length > most) new RandomState(seed).shuffle(places);
  return [...places.subarray(0, most)].map((place) => rows[place]).sort((a, b) => a - b);
}

/**
 * @param {Model} net
 * @param {Dataset | Data} x
 * @param {PreActivationOptions} options
 * @returns {Promise<FloatArray>} (rows, …output shape)
 */
export async function preActivations(net, x, options) {
  const where = "preActivations()";
  checkOptions(where, options, ["layer", "rows", "signal"]);
  const { layer } = options;
  return withRows(where, net, x, options, async (data, rows, signal) => {
    const [seen] = await net.observe(data, { layers: [layer], rows, signal });
    if (seen.preActivation) return seen.preActivation;
    // A ReLU is part of its product: the same layer without it gives what comes before.
    const config = JSON.parse(JSON.stringify(net.toJSON()));
    const found = config.config.layers.find((/** @type {any} */ one) =>
      [one.name, one.config?.name].includes(layer),
    );
    if (!found?.config.activation || found.config.activation === "linear") return seen.output;
    found.config.activation = "linear";
    // The class by way of the model: its file imports this one.
    const { constructor } = net;
    const plain = new /** @type {typeof import("./model.js").Model} */ (constructor)(config);
    try {
      await plain.setWeights(await net.getWeights());
      const [before] = await plain.observe(data, { layers: [layer], rows, signal });
      return before.output;
    } finally {
      plain.dispose();
    }
  });
}
