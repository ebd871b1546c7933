/**
 * The shapes of a model's tensors, as its layers give them: what notebooks ask for with `x.shape[1]` and `K.int_shape(x)`.
 * A size is a number, null where it is open, or what stands for one that only the data tells. The core infers and checks
 * the shapes of the model that comes of it; what is wrong there is said there.
 */

import { Dim, Entry, Model } from "./values.js";

/** @typedef {import("./values.js").Tensor} Tensor */

/** @typedef {any[]} Sizes of a sample: without the batch */
/** @typedef {Record<string, any>} Config */

const isNumber = (/** @type {any} */ size) => typeof size === "number";

/** What becomes of a size that is known; what is not stays what it is. @param {any} size @param {(n: number) => number} work */
const of = (size, work) => (isNumber(size) ? work(size) : size);

/** One for each axis. @param {any} value @param {number} count @param {any} [fallback] @returns {any[]} */
const each = (value, count, fallback = 1) =>
  Array.isArray(value) ? value : Array.from({ length: count }, () => value ?? fallback);

/** Of windows that slide. @param {any} size @param {number} window @param {number} stride @param {any} padding */
const slid = (size, window, stride, padding) =>
  of(size, (n) =>
    padding === "same" || padding === "causal"
      ? Math.ceil(n / stride)
      : Math.floor((n - window) / stride) + 1,
  );

/** @param {Sizes} sizes @param {Config} config @returns {Sizes} the axes between the batch and the channels */
function convolved(sizes, { kernel_size: kernel, strides, dilation_rate: dilation, padding }) {
  const axes = sizes.slice(0, -1);
  const [k, s, d] = [kernel, strides, dilation].map((value) => each(value, axes.length));
  return axes.map((size, i) => slid(size, (k[i] - 1) * d[i] + 1, s[i], padding));
}

/** As keras.src.backend.common.backend_utils.compute_conv_transpose_output_shape() has it. @param {Sizes} sizes @param {Config} config */
function transposed(sizes, config) {
  const { kernel_size: kernel, strides, dilation_rate: dilation, padding } = config;
  const axes = sizes.slice(0, -1);
  const [k, s, d] = [kernel, strides, dilation].map((value) => each(value, axes.length));
  const more = config.output_padding ?? null;
  const added = each(more, axes.length, 0);
  return axes.map((size, i) =>
    of(size, (n) => {
      const window = (k[i] - 1) * d[i] + 1;
      const isSame = padding === "same";
      if (more !== null)
        return (n - 1) * s[i] + window - (isSame ? 2 * (window >> 1) : 0) + added[i];
      return n * s[i] + (isSame ? 0 : Math.max(window - s[i], 0));
    }),
  );
}

/** @param {Sizes} sizes @param {Config} config */
function pooled(sizes, { pool_size: pool, strides, padding }) {
  const axes = sizes.slice(0, -1);
  const p = each(pool, axes.length, 2);
  const s = each(strides ?? pool, axes.length, 2);
  return [...axes.map((size, i) => slid(size, p[i], s[i], padding)), sizes.at(-1)];
}

/** Numbers before and behind each axis. @param {any} value @param {number} count @returns {number[]} their sums */
function margins(value, count) {
  if (count === 1 && Array.isArray(value) && isNumber(value[0])) return [value[0] + value[1]];
  return each(value, count).map((one) => (Array.isArray(one) ? one[0] + one[1] : 2 * one));
}

/** @param {Sizes} sizes @param {any} value @param {1 | -1} sign */
const framed = (sizes, value, sign) => {
  const sums = margins(value, sizes.length - 1);
  return sizes.map((size, i) => (i < sums.length ? of(size, (n) => n + sign * sums[i]) : size));
};

/** @param {Sizes} sizes @returns {any} their product; what is not known is the whole's */
const product = (sizes) => {
  const open = sizes.find((size) => !isNumber(size));
  return open === undefined ? sizes.reduce((a, b) => a * b, 1) : open;
};

/** @param {Sizes} sizes @param {any[]} target @returns {Sizes} */
function reshaped(sizes, target) {
  const rest = product(target.filter((size) => size !== -1));
  const all = product(sizes);
  return target.map((size) =>
    size !== -1 ? size : isNumber(rest) ? of(all, (n) => n / rest) : rest,
  );
}

/** As NumPy does where sizes differ. @param {Sizes[]} all @returns {Sizes} */
function broadcast(all) {
  const rank = Math.max(...all.map((one) => one.length));
  return Array.from({ length: rank }, (_, i) => {
    const sizes = all.map((one) => one[i - rank + one.length]).filter((size) => size !== undefined);
    return sizes.find((size) => size !== 1) ?? sizes[0];
  });
}

/** @param {Sizes[]} all @param {number} [axis] with the batch in front */
function concatenated(all, axis = -1) {
  const at = axis < 0 ? axis + all[0].length : axis - 1;
  const sizes = all.map((one) => one[at]);
  const open = sizes.find((size) => !isNumber(size));
  return all[0].with(at, open === undefined ? sizes.reduce((a, b) => a + b, 0) : open);
}

/** @param {Sizes[]} all @param {any} given @returns {Sizes} */
function dotted([a, b], given) {
  const at = [given].flat().map((axis, i) => (axis < 0 ? axis + [a, b][i].length : axis - 1));
  const rest = [...a.toSpliced(at[0], 1), ...b.toSpliced(at[1] ?? at[0], 1)];
  return rest.length > 0 ? rest : [1];
}

/** x[:, -1, ::2] @param {Sizes} sizes @param {string} key @returns {Sizes} */
function sliced(sizes, key) {
  const items = key.split(", ");
  const taken = items.filter((item) => item !== "None" && item !== "...").length;
  const whole = Array.from({ length: Math.max(0, sizes.length + 1 - taken) }, () => ":");
  const at = items.indexOf("...");
  const all = at < 0 ? [...items, ...whole] : items.toSpliced(at, 1, ...whole);
  const left = [null, ...sizes];
  const result = all.flatMap((item) => {
    if (item === "None") return [1];
    const size = left.shift();
    if (!item.includes(":")) return [];
    const [first, last, step = "1"] = item.split(":");
    return [of(size, (n) => countOf(n, first, last, Number(step)))];
  });
  return result.slice(1);
}

/** How many a slice takes of n. @param {number} n @param {string} first @param {string} last @param {number} step */
function countOf(n, first, last, step) {
  const within = (/** @type {string} */ text, /** @type {number} */ otherwise) =>
    text === "" ? otherwise : Math.min(Math.max(Number(text) + (Number(text) < 0 ? n : 0), 0), n);
  const [low, high] =
    step > 0 ? [within(first, 0), within(last, n)] : [within(last, -1), within(first, n - 1)];
  return Math.max(0, Math.ceil((high - low) / Math.abs(step)));
}

/** What several layers have in common by their names, and what each gives. @type {[RegExp, (sizes: Sizes, config: Config, all: Sizes[]) => Sizes | null][]} */
const kinds = [
  [/^Conv\dD$/, (x, config) => [...convolved(x, config), config.filters]],
  [/^SeparableConv\dD$/, (x, config) => [...convolved(x, config), config.filters]],
  [
    /^DepthwiseConv\dD$/,
    (x, config) => [
      ...convolved(x, config),
      of(x.at(-1), (n) => n * (config.depth_multiplier ?? 1)),
    ],
  ],
  [/^Conv\dDTranspose$/, (x, config) => [...transposed(x, config), config.filters]],
  [
    /^Global(?:Max|Average)Pooling\dD$/,
    (x, { keepdims }) => (keepdims ? [...x.slice(0, -1).map(() => 1), x.at(-1)] : [x.at(-1)]),
  ],
  [/^(?:Max|Average)Pooling\dD$/, pooled],
  [/^ZeroPadding\dD$/, (x, { padding }) => framed(x, padding ?? (x.length > 1 ? 1 : 0), 1)],
  [/^Cropping\dD$/, (x, { cropping }) => framed(x, cropping ?? 1, -1)],
  [
    /^UpSampling\dD$/,
    (x, { size }) => {
      const times = each(size, x.length - 1, 2);
      return x.map((n, i) => (i < times.length ? of(n, (one) => one * times[i]) : n));
    },
  ],
  [/^(?:Resizing|CenterCrop|RandomCrop)$/, (x, { height, width }) => [height, width, x.at(-1)]],
  [/^Dense$/, (x, { units }) => [...x.slice(0, -1), units]],
  [/^Embedding$/, (x, { output_dim: size }) => [...x, size]],
  [/^Flatten$/, (x) => [product(x)]],
  [
    /^Reshape$/,
    (x, { target_shape: target }) => (Array.isArray(target) ? reshaped(x, target) : null),
  ],
  [/^Permute$/, (x, { dims }) => dims.map((/** @type {number} */ axis) => x[axis - 1])],
  [/^RepeatVector$/, (x, { n }) => [n, x[0]]],
  [/^(?:Add|Subtract|Multiply|Average|Maximum|Minimum)$/, (_x, _config, all) => broadcast(all)],
  [/^Concatenate$/, (_x, { axis }, all) => concatenated(all, axis)],
  [/^Dot$/, (_x, { axes }, all) => dotted(all, axes)],
  [/Attention$/, (x, config, all) => attended(x, config, all)],
  [
    /^(?:SimpleRNN|LSTM|GRU)$/,
    (x, { units, return_sequences: isSequence }) => (isSequence ? [x[0], units] : [units]),
  ],
  [
    /^ConvLSTM2D$/,
    (x, config) => {
      const image = [...convolved(x.slice(1), config), config.filters];
      return config.return_sequences ? [x[0], ...image] : image;
    },
  ],
  [/^Bidirectional$/, bothWays],
  [
    /^TimeDistributed$/,
    (x, { layer }) => {
      const inner = layer && given(layer.class_name, layer.config, [x.slice(1)]);
      return inner && [x[0], ...inner];
    },
  ],
  [/^GetItem$/, (x, { key }) => sliced(x, key)],
];

/** @param {Sizes} query @param {Config} config @param {Sizes[]} all */
function attended(query, config, all) {
  const { num_heads: heads, output_shape: own } = config;
  if (heads === undefined) return [...query.slice(0, -1), (all[1] ?? query).at(-1)];
  return own ? [...query.slice(0, -1), ...[own].flat()] : query;
}

/** @param {Sizes} x @param {Config} config */
function bothWays(x, { layer, merge_mode: mode = "concat" }) {
  const one = layer && given(layer.class_name, layer.config, [x]);
  return one && mode === "concat"
    ? one.with(
        -1,
        of(one.at(-1), (n) => 2 * n),
      )
    : one;
}

/** What a layer of this class gives; most give what they take. @param {string} class_name @param {Config} config @param {Sizes[]} all @returns {Sizes | null} */
function given(class_name, config, all) {
  const found = kinds.find(([name]) => name.test(class_name));
  return found ? found[1](all[0], config, all) : all[0];
}

/** @param {Model} model @param {Sizes[]} all @param {number} index of its outputs */
function givenByModel(model, all, index) {
  if (model.class_name === "Sequential")
    return model.layers.reduce(
      (x, layer) => x && givenBy(layer, [x], 0),
      /** @type {any} */ (all[0]),
    );
  const known = new Map(model.inputs.map((input, i) => [input, all[i] ?? null]));
  const output = model.outputs[index];
  return output ? sizesOf(output, known) : null;
}

/** @param {Entry | Model} layer @param {Sizes[]} all @param {number} index of its outputs @returns {Sizes | null} */
function givenBy(layer, all, index) {
  if (layer instanceof Model) return givenByModel(layer, all, index);
  if (layer.class_name === "InputLayer") return all[0];
  // States.
  if (index > 0) return [layer.config.units ?? layer.config.layer?.config.units];
  return given(layer.class_name, layer.config, all);
}

/**
 * The sizes of a tensor's samples.
 * @param {Tensor} tensor
 * @param {Map<Tensor, Sizes | null>} [known] those of a model's inputs, where it is called on others than its own
 * @returns {Sizes | null} null where not even their number is known
 */
export function sizesOf(tensor, known) {
  const found = known ? known.get(tensor) : tensor.sizes;
  if (found !== undefined) return found;
  const { layer, inputs, index } = tensor;
  const isInput = inputs.length === 0 && layer instanceof Entry;
  const all = inputs.map((one) => sizesOf(one, known));
  const isKnown = all.length > 0 && all.every((one) => one !== null);
  const own = isInput && Array.isArray(layer.inputShape) ? layer.inputShape : null;
  const sizes = isKnown ? givenBy(layer, /** @type {Sizes[]} */ (all), index) : own;
  if (known) known.set(tensor, sizes);
  else tensor.sizes = sizes;
  return sizes;
}

/** Sizes as a notebook sees them, the number of rows in front. @param {Sizes | null} sizes @param {any} unknown what stands for one that is not known */
export const asSeen = (sizes, unknown) =>
  sizes
    ? [new Dim("rows"), ...sizes.map((size) => (size === undefined ? unknown : size))]
    : unknown;
