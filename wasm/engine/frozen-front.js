/**
 * Transfer learning: what a model computes with frozen layers at its front is the same in every epoch. It is computed once
 * per row, kept, and the layers behind are trained on it. The numbers are those of training the whole model.
 */

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
  /^(Rescaling|Flatten|Reshape|Permute|ReLU|LeakyReLU|ELU|Softmax|Activation|\w*(Pooling|Padding|Cropping|UpSampling)\w*)$/;

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
 * A chain as its still front and what is trained behind it.
 * @param {Spec} spec complete, as the core gives it
 * @param {(name: string) => { shape: (number | null)[], parameters: number }} describe what a layer gives, and its weights
 * @returns {{ front: Spec, head: Spec, width: number } | null} null where nothing is won by it
 */
export function splitFront(spec, describe) {
  if (spec.class_name !== "Sequential" || spec.config.trainable === false) return null;
  const layers = layersIn(spec.config);
  const inputs = spec.config.layers.filter(
    (/** @type {any} */ { class_name }) => class_name === "InputLayer",
  );
  const count = layers.findIndex((/** @type {any} */ layer) => !isStill(layer, false));
  const front = layers.slice(0, Math.max(0, count));
  const learned = front.some(
    (/** @type {any} */ { config }) => describe(config.name).parameters > 0,
  );
  if (!learned || inputs.length !== 1) return null;
  const { shape } = describe(front.at(-1).config.name);
  const width = shape.slice(1).reduce((product, n) => Number(product) * Number(n ?? NaN), 1);
  if (!Number.isFinite(width)) return null;
  const { build_input_shape: _, ...config } = spec.config;
  const input = {
    class_name: "InputLayer",
    config: { batch_shape: shape, dtype: "float32", name: inputs[0].config.name },
  };
  // In the place of the front, so that what is drawn behind it is what the whole model draws.
  const places = Array.from({ length: operationsIn(front) }, (__, i) => ({
    class_name: "Activation",
    config: { activation: "linear", name: `front_${i}_of_${input.config.name}` },
  }));
  return {
    front: { class_name: "Sequential", config: { ...config, layers: [...inputs, ...front] } },
    head: {
      class_name: "Sequential",
      config: { ...config, layers: [input, ...places, ...layers.slice(count)] },
    },
    width: Number(width),
  };
}
