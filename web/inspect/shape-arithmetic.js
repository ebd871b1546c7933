/** Where the shape of a layer's output and the number of its parameters come from, spelled out. */

/** @import { Layer } from "../experiment/types.js" */

/** A sum, and the axis that it is of: a key of "inspect.axis_…", or "" for all. @typedef {{ axis: string, text: string }} Sum */

/** @typedef {{ shape: number[], inputs: number[][], parameters: number }} Known shapes without the batch */

/** @param {unknown} value @param {number} axes @returns {number[]} */
const each = (value, axes) =>
  Array.isArray(value) ? value.map(Number) : Array(axes).fill(Number(value));

/** @param {number[]} factors */
const product = (factors) => factors.join(" · ");

/** The names of the axes that a window slides along. @param {number} count */
const axesOf = (count) => (count === 1 ? ["steps"] : ["height", "width"]);

/** One line where all axes say the same. @param {string[]} axes @param {string[]} texts @returns {Sum[]} */
const merged = (axes, texts) =>
  texts.every((text) => text === texts[0])
    ? [{ axis: "", text: texts[0] }]
    : texts.map((text, i) => ({ axis: axes[i], text }));

/**
 * How far a window goes: (28 − 4)/1 + 1 = 25.
 * @param {number} from
 * @param {number} to
 * @param {{ size: number, stride: number, dilation: number, padding: string }} window
 */
function windowSum(from, to, { size, stride, dilation, padding }) {
  if (padding === "causal") return `${from} = ${to}`;
  if (padding === "same") return stride === 1 ? `${from} = ${to}` : `⌈${from} / ${stride}⌉ = ${to}`;
  const reach = dilation > 1 ? `(${dilation} · (${size} − 1) + 1)` : String(size);
  const whole = (from - (dilation * (size - 1) + 1)) % stride === 0;
  const quotient = `(${from} − ${reach})/${stride}`;
  return `${whole ? quotient : `⌊${quotient}⌋`} + 1 = ${to}`;
}

/** @param {Layer} layer @param {Known} known */
function convolutionShape({ class_name, config }, { shape, inputs: [input] }) {
  const axes = class_name.includes("1D") ? 1 : 2;
  const sizes = each(config.kernel_size, axes);
  const strides = each(config.strides ?? 1, axes);
  const dilations = each(config.dilation_rate ?? 1, axes);
  const padding = config.padding ?? "valid";
  const texts = sizes.map((size, i) =>
    windowSum(input[i], shape[i], {
      size,
      stride: strides[i],
      dilation: dilations[i],
      padding,
    }),
  );
  return merged(axesOf(axes), texts);
}

/** @param {Layer} layer @param {Known} known */
function transposedShape({ config }, { shape, inputs: [input] }) {
  const strides = each(config.strides ?? 1, 2);
  const sizes = each(config.kernel_size, 2);
  const texts = strides.map((stride, i) =>
    config.padding === "same"
      ? `${input[i]} · ${stride} = ${shape[i]}`
      : `(${input[i]} − 1) · ${stride} + ${Math.max(sizes[i], stride)} = ${shape[i]}`,
  );
  return merged(axesOf(2), texts);
}

/** @param {Layer} layer @param {Known} known */
function poolingShape({ class_name, config }, { shape, inputs: [input] }) {
  const axes = class_name.includes("1D") ? 1 : 2;
  const sizes = each(config.pool_size ?? 2, axes);
  const strides = each(config.strides ?? config.pool_size ?? 2, axes);
  const padding = config.padding ?? "valid";
  const texts = sizes.map((size, i) =>
    padding === "valid" && size === strides[i]
      ? `${input[i]} // ${size} = ${shape[i]}`
      : windowSum(input[i], shape[i], { size, stride: strides[i], dilation: 1, padding }),
  );
  return merged(axesOf(axes), texts);
}

/** @type {Record<string, (layer: Layer, known: Known) => Sum[]>} */
const shapes = {
  Conv1D: convolutionShape,
  Conv2D: convolutionShape,
  SeparableConv2D: convolutionShape,
  DepthwiseConv2D: convolutionShape,
  Conv2DTranspose: transposedShape,
  MaxPooling1D: poolingShape,
  MaxPooling2D: poolingShape,
  AveragePooling1D: poolingShape,
  AveragePooling2D: poolingShape,
  Flatten: (_, { shape, inputs: [input] }) =>
    input.length > 1 ? [{ axis: "", text: `${product(input)} = ${shape[0]}` }] : [],
  ZeroPadding2D: ({ config }, { shape, inputs: [input] }) =>
    padded(config.padding, input, shape, "+"),
  Cropping2D: ({ config }, { shape, inputs: [input] }) =>
    padded(config.cropping, input, shape, "−"),
  UpSampling2D: ({ config }, { shape, inputs: [input] }) =>
    merged(
      axesOf(2),
      each(config.size ?? 2, 2).map((size, i) => `${input[i]} · ${size} = ${shape[i]}`),
    ),
  Concatenate: ({ config }, { shape, inputs }) => {
    const given = config.axis ?? -1;
    const axis = given < 0 ? shape.length + given : given - 1;
    return [
      { axis: "", text: `${inputs.map((input) => input[axis]).join(" + ")} = ${shape[axis]}` },
    ];
  },
};

/** @param {any} padding @param {number[]} input @param {number[]} shape @param {string} sign */
function padded(padding, input, shape, sign) {
  const sides = each(padding ?? 1, 2).map((side, i) => {
    const own = Array.isArray(padding) ? padding[i] : side;
    return Array.isArray(own) ? own : [own, own];
  });
  const texts = sides.map(
    ([before, after], i) => `${input[i]} ${sign} ${before} ${sign} ${after} = ${shape[i]}`,
  );
  return merged(axesOf(2), texts);
}

/** What a bias adds: " + 64". @param {Record<string, any>} config @param {number} units */
const bias = (config, units) => (config.use_bias === false ? "" : ` + ${units}`);

/** @param {number} gates */
const recurrent =
  (gates) =>
  (/** @type {Layer} */ { config }, /** @type {Known} */ { inputs: [input] }) => {
    const features = input.at(-1);
    const { units } = config;
    const reset = gates === 3 && config.reset_after !== false;
    const ones = config.use_bias === false ? "" : reset ? " + 2" : " + 1";
    return `${gates > 1 ? `${gates} · ` : ""}(${features} + ${units}${ones}) · ${units}`;
  };

/** @type {(layer: Layer, known: Known) => string} */
const byChannel = (_, { inputs: [input], parameters }) => {
  const channels = input.at(-1) ?? 1;
  return parameters > 0 ? `${parameters / channels} · ${channels}` : "";
};

/** @type {Record<string, (layer: Layer, known: Known) => string>} */
const parameters = {
  Dense: ({ config }, { inputs: [input] }) =>
    `${input.at(-1)} · ${config.units}${bias(config, config.units)}`,
  Conv1D: convolutionParameters,
  Conv2D: convolutionParameters,
  Conv2DTranspose: convolutionParameters,
  DepthwiseConv2D: ({ config }, { shape, inputs: [input] }) => {
    const { depth_multiplier = 1 } = config;
    const factors = [...each(config.kernel_size, 2), input[2]];
    if (depth_multiplier > 1) factors.push(depth_multiplier);
    return product(factors) + bias(config, shape[2]);
  },
  SeparableConv2D: ({ config }, { inputs: [input] }) => {
    const channels = input[2];
    const inner = channels * (config.depth_multiplier ?? 1);
    const depthwise = product([...each(config.kernel_size, 2), inner]);
    return `${depthwise} + ${inner} · ${config.filters}${bias(config, config.filters)}`;
  },
  Embedding: ({ config }) => `${config.input_dim} · ${config.output_dim}`,
  SimpleRNN: recurrent(1),
  LSTM: recurrent(4),
  GRU: recurrent(3),
  BatchNormalization: byChannel,
  LayerNormalization: byChannel,
  GroupNormalization: byChannel,
};

/** @param {Layer} layer @param {Known} known */
function convolutionParameters({ class_name, config }, { inputs: [input] }) {
  const axes = class_name.includes("1D") ? 1 : 2;
  const channels = (input.at(-1) ?? 1) / (config.groups ?? 1);
  const factors = [...each(config.kernel_size, axes), channels, config.filters];
  return product(factors) + bias(config, config.filters);
}

/** What a sum of whole numbers comes to; it holds no more than these signs. @param {string} text @returns {number} */
function valueOf(text) {
  /** @type {string[]} */
  const terms = text.replace(/\(([^)]*)\)/g, (_, inner) => String(valueOf(inner))).split(" + ");
  return terms.reduce(
    (sum, term) => sum + term.split(" · ").reduce((all, factor) => all * Number(factor), 1),
    0,
  );
}

/**
 * How a layer's output gets its shape and how many parameters it has. What is not known, or does not come to what
 * the core says, is left out.
 * @param {Layer} layer
 * @param {Known} known
 * @returns {{ shape: Sum[], parameters: string }}
 */
export function arithmeticOf(layer, known) {
  const { class_name } = layer;
  const shape = known.inputs.length > 0 ? (shapes[class_name]?.(layer, known) ?? []) : [];
  const sum = known.inputs.length > 0 ? (parameters[class_name]?.(layer, known) ?? "") : "";
  const isRight = sum !== "" && valueOf(sum) === known.parameters;
  return { shape, parameters: isRight ? sum : "" };
}
