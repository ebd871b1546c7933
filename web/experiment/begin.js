/** Weights from a model's file, which the training begins with as long as the model begins with the file's layers. */

import { model } from "minibatch";
import { weightsOf } from "./checkpoint.js";
import { editModel } from "./edit.js";
import { graphOf, modelOf } from "./layers.js";
import { same } from "./recipe.js";

/** @import { Playground } from "./playground.js" */
/** @import { Layer, ModelConfig, State } from "./types.js" */

/** Whose weights: the run that keeps them, the file's name, and the model's first layer. @typedef {{ run: string, name: string, first: Layer }} Beginning */

/** A layer's config but for whether it is trained. @param {any} value @returns {any} */
function withoutTrainable(value) {
  if (Array.isArray(value)) return value.map(withoutTrainable);
  if (typeof value !== "object" || value === null) return value;
  const { trainable: _, ...rest } = value;
  return Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => [key, withoutTrainable(inner)]),
  );
}

/** @param {ModelConfig | undefined} config */
export const firstLayer = (config) => withoutTrainable(graphOf(config).layers[0] ?? null);

/** What the training will begin with, where the model still begins as the file's does. @param {State} state */
export function beginning({ model: { begins }, experiment }) {
  return begins && same(begins.first, firstLayer(experiment.model)) ? begins : null;
}

/**
 * Gives a fresh model the file's weights, layer by layer: those that have its names and shapes. Where model and compile() are
 * the file's, also what its optimizer kept.
 * @param {Playground} playground
 * @param {any} net
 */
export async function beginWith(playground, net) {
  const begins = beginning(playground.store.state);
  const kept = begins && (await weightsOf(playground, begins.run));
  // The browser may have deleted them: then the page no longer says so.
  if (!kept) return begins && beginAnew(playground);
  const { state } = kept;
  const own = await net.getWeights();
  const source = model(state.spec);
  try {
    await source.restoreCheckpoint(state);
    const given = new Map((await source.getWeights()).map((weight) => [weight.name, weight]));
    const weights = own.map((/** @type {any} */ weight) => {
      const found = given.get(weight.name);
      return found && same(found.shape, weight.shape) ? found : weight;
    });
    await net.setWeights(weights);
    const isWhole =
      given.size === own.length &&
      weights.every((/** @type {any} */ one) => given.get(one.name) === one);
    const { seed: _, ...compiled } = net.compileOptions ?? {};
    const { seed: __, ...before } = state.compile;
    const trainables = [net, source].map((one) => JSON.stringify(trainableOf(one.toJSON())));
    if (!isWhole || !same(compiled, before) || trainables[0] !== trainables[1]) return;
    await net.restoreCheckpoint({ ...state, spec: net.toJSON(), compile: net.compileOptions });
  } finally {
    source.dispose();
  }
}

/** @param {any} entry @returns {any} */
const trainableOf = ({ config }) => [
  config.trainable ?? true,
  ...(config.layers ?? []).map(trainableOf),
];

/** Layers that stand behind what a model has learned to see, and are learned anew. */
const heads = new Set(["Dense", "Dropout", "Activation", "Softmax", "BatchNormalization"]);

/**
 * The layers before the head: those that look at pictures, or all but the last Dense.
 * @param {Layer[]} layers
 */
function frontOf(layers) {
  const last = layers.findLastIndex(({ class_name }) => !heads.has(class_name));
  const dense = layers.findLastIndex(({ class_name }) => class_name === "Dense");
  return layers.slice(0, last >= 0 ? last + 1 : Math.max(0, dense));
}

/** @param {Layer[]} layers */
const frozenFront = (layers) => {
  const front = frontOf(layers);
  return front.length > 0 && front.every(({ config }) => config.trainable === false);
};

/** Whether the front is frozen; null where there is none. @param {State} state */
export function isFrontFrozen({ experiment }) {
  const { layers } = graphOf(experiment.model);
  return frontOf(layers).length > 0 ? frozenFront(layers) : null;
}

/**
 * As Keras does where a layer is a model: of all layers in it.
 * @param {any} config
 * @param {boolean} trainable
 * @returns {any}
 */
const withTrainable = (config, trainable) => ({
  ...config,
  trainable,
  ...(Array.isArray(config.layers) && {
    layers: config.layers.map((/** @type {any} */ layer) => ({
      ...layer,
      config: withTrainable(layer.config, trainable),
    })),
  }),
});

/** Freezes the layers before the head, or lets them learn again. @param {Playground} playground */
export function freezeFront(playground) {
  const graph = graphOf(playground.store.state.experiment.model);
  const front = new Set(frontOf(graph.layers));
  const trainable = frozenFront(graph.layers);
  const layers = graph.layers.map((layer) =>
    front.has(layer) ? { ...layer, config: withTrainable(layer.config, trainable) } : layer,
  );
  editModel(playground, modelOf({ ...graph, layers }));
}

/** From now on the training begins with new weights. @param {Playground} playground */
export const beginAnew = ({ store }) => store.patch("model", { begins: null });
