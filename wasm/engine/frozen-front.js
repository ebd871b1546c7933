/**
 * Transfer learning: what a model computes with frozen layers at its front is the same in every epoch. It is computed once
 * per row, kept, and the layers behind are trained on it. The numbers are those of training the whole model.
 */

import { tensorsIn } from "../keras/layer-order.js";
import { isObject } from "../messages/is-object.js";

/** @typedef {import("../keras/types.js").Spec} Spec */

/** Layers that do something else while they train, or with their place in a row of batches. */
const moving =
  /^(Random\w+|\w*Dropout\w*|Gaussian\w+|ActivityRegularization|RNN|LSTM|GRU|SimpleRNN|ConvLSTM\dD|Bidirectional)$/;
/** Layers whose activation the core computes as an operation of its own. */
const deferring = /^(Dense|EinsumDense|\w*Conv\w+)$/;

/** @param {any} config */
const layersIn = (config) =>
  config.layers.filter((/** @type {any} */ { class_name }) => class_name !== "InputLayer");

/**
 * Whether a layer gives the same for a row whenever it is asked.
 * @param {any} layer
 * @param {boolean} frozen whether a model around it is
 * @returns {boolean}
 */
function isStill({ class_name, config }, frozen) {
  const isFrozen = frozen || config.trainable === false;
  if (moving.test(class_name) || config.layer || config.dropout > 0) return false;
  // What it gives goes on as numbers alone, without the mask that a layer behind would heed.
  if (class_name === "Masking" || config.mask_zero) return false;
  if (Object.entries(config).some(([key, value]) => /_regularizer$/.test(key) && value))
    return false;
  if (Array.isArray(config.layers))
    return layersIn(config).every((/** @type {any} */ one) => isStill(one, isFrozen));
  return isFrozen || weightless.test(class_name);
}

/** Layers that have nothing to learn, whether they are frozen or not. */
const weightless =
  /^(Rescaling|Normalization|Flatten|Reshape|Permute|ReLU|LeakyReLU|ELU|Softmax|Activation|Add|Subtract|Multiply|TrueDivide|Average|Maximum|Minimum|Concatenate|\w*(Pooling|Padding|Cropping|UpSampling)\w*)$/;

/** Activations that it computes with the layer. */
const fused = new Set(["linear", "relu"]);

/** How many operations the core makes of layers: random numbers are numbered by them. @param {any[]} layers @returns {number} */
const operationsIn = (layers) =>
  layers.reduce((sum, { class_name, config }) => {
    if (Array.isArray(config.layers)) return sum + operationsIn(layersIn(config));
    const { activation } = config;
    const defers = deferring.test(class_name) && activation && !fused.has(activation);
    return sum + (defers ? 2 : 1);
  }, 0);

/**
 * Each layer of a graph that a layer reads, near or far.
 * @param {string} name
 * @param {Map<string, string[]>} inputsOf
 */
function behind(name, inputsOf) {
  const found = new Set();
  const left = [...(inputsOf.get(name) ?? [])];
  while (left.length > 0) {
    const next = /** @type {string} */ (left.pop());
    if (found.has(next)) continue;
    found.add(next);
    left.push(...(inputsOf.get(next) ?? []));
  }
  return found;
}

/**
 * The layers of a graph up to the last one that alone leads from still layers to all the others.
 * @param {Spec} spec of a Functional model
 * @returns {any[]} in their order; none where there is no such layer
 */
function frontOfGraph({ config }) {
  /** @type {Map<string, string[]>} */
  const inputsOf = new Map(
    config.layers.map((/** @type {any} */ { name, inbound_nodes: nodes }) => [
      name,
      tensorsIn(nodes).map(({ layer }) => layer),
    ]),
  );
  const outputs = tensorsIn(config.output_layers).map(({ layer }) => layer);
  const layers = layersIn(config);
  // One that is called several times would be computed in both parts.
  const still = new Set(
    layers
      .filter(
        (/** @type {any} */ layer) => layer.inbound_nodes.length === 1 && isStill(layer, false),
      )
      .map((/** @type {any} */ { name }) => name),
  );
  const isInner = (/** @type {string} */ name) => inputsOf.get(name)?.length;
  for (const { name } of layers.toReversed()) {
    const front = behind(name, inputsOf).add(name);
    const others = layers.filter((/** @type {any} */ layer) => !front.has(layer.name));
    const isFront =
      [...front].every((one) => still.has(one) || !isInner(one)) &&
      !outputs.some((output) => front.has(output)) &&
      others.every((/** @type {any} */ other) =>
        inputsOf.get(other.name)?.every((one) => one === name || !front.has(one)),
      );
    if (isFront) {
      const isLast = (/** @type {any} */ layer) => layer.name === name;
      const before = layers.filter(
        (/** @type {any} */ layer) => front.has(layer.name) && !isLast(layer),
      );
      return [...before, layers.find(isLast)];
    }
  }
  return [];
}

/** @param {Spec} spec @returns {any[]} layers at its front that always give the same, the last of which all others are behind */
function frontOf(spec) {
  if (spec.class_name === "Functional") return frontOfGraph(spec);
  const layers = layersIn(spec.config);
  const count = layers.findIndex((/** @type {any} */ layer) => !isStill(layer, false));
  return layers.slice(0, Math.max(0, count));
}

/**
 * What is put into a layer of a graph, with what another gives in place of one.
 * @param {any} value
 * @param {string} from
 * @param {string} to
 * @returns {any}
 */
function reading(value, from, to) {
  if (Array.isArray(value)) {
    const isTensor = typeof value[0] === "string" && typeof value[1] === "number";
    if (isTensor) return value[0] === from ? [to, ...value.slice(1)] : value;
    return value.map((one) => reading(one, from, to));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, reading(one, from, to)]),
  );
}

/**
 * A layer of a graph that reads what another gives.
 * @param {any} layer
 * @param {string} from
 * @param {(number | null)[]} shape
 */
const after = (layer, from, shape) => ({
  ...layer,
  name: layer.config.name,
  inbound_nodes: [
    {
      args: [
        {
          class_name: "__keras_tensor__",
          config: { shape, dtype: "float32", keras_history: [from, 0, 0] },
        },
      ],
      kwargs: {},
    },
  ],
});

/**
 * A model as its still front and what is trained behind it.
 * @param {Spec} spec complete, as the core gives it
 * @param {(name: string) => { shape: (number | null)[], parameters: number }} describe what a layer gives, and its weights
 * @returns {{ front: Spec, head: Spec, width: number } | null} null where nothing is won by it
 */
export function splitFront(spec, describe) {
  const isGraph = spec.class_name === "Functional";
  if ((spec.class_name !== "Sequential" && !isGraph) || spec.config.trainable === false)
    return null;
  const inputs = spec.config.layers.filter(
    (/** @type {any} */ { class_name }) => class_name === "InputLayer",
  );
  const front = frontOf(spec);
  const learned = front.some(
    (/** @type {any} */ { config }) => describe(config.name).parameters > 0,
  );
  if (!learned || inputs.length !== 1) return null;
  const last = front.at(-1).config.name;
  const { shape } = describe(last);
  const width = shape.slice(1).reduce((product, n) => Number(product) * Number(n ?? NaN), 1);
  if (!Number.isFinite(width)) return null;
  const { build_input_shape: _, ...config } = spec.config;
  const { name } = inputs[0].config;
  const input = {
    class_name: "InputLayer",
    config: { batch_shape: shape, dtype: "float32", name },
  };
  // In the place of the front, so that what is drawn behind it is what the whole model draws.
  const places = Array.from({ length: operationsIn(front) }, (__, i) => ({
    class_name: "Activation",
    config: { activation: "linear", name: `front_${i}_of_${name}` },
  }));
  const rest = layersIn(spec.config).filter((/** @type {any} */ layer) => !front.includes(layer));
  const of = (/** @type {any[]} */ layers, outputs = {}) => ({
    class_name: spec.class_name,
    config: { ...config, layers, ...outputs },
  });
  if (!isGraph) {
    return {
      front: of([...inputs, ...front]),
      head: of([input, ...places, ...rest]),
      width: Number(width),
    };
  }
  const names = [name, ...places.map((place) => place.config.name)];
  return {
    front: of([...inputs, ...front], { output_layers: [[last, 0, 0]] }),
    head: of([
      { ...input, name, inbound_nodes: [] },
      ...places.map((place, i) => after(place, names[i], shape)),
      ...rest.map((/** @type {any} */ layer) => ({
        ...layer,
        inbound_nodes: reading(layer.inbound_nodes, last, /** @type {string} */ (names.at(-1))),
      })),
    ]),
    width: Number(width),
  };
}
