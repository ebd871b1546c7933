/** Losses and metrics that are functions of the page: of the predictions and targets of a batch. */

import { checkOptions, checkShape, optionalFunction, show, wrong } from "./checks.js";
import { MinibatchError } from "../messages/error.js";
import { sizeOf } from "./numbers.js";

/** @typedef {import("../wire/protocol.js").FloatArray} FloatArray */
/** @typedef {import("../wire/protocol.js").OutsideEvent} OutsideEvent */
/** @typedef {import("../wire/protocol.js").OutsideAnswer} OutsideAnswer */
/** @typedef {import("../wire/protocol.js").OpenSpec} OpenSpec */

/** Numbers that a function returns: a list or a typed array. @typedef {{ readonly length: number, readonly [index: number]: number }} Numbers */

/**
 * A function of the page, called with a batch: `yTrue` and `yPred` have their rows first, and are copies that
 * the function may change.
 * @template Result
 * @typedef {(yTrue: FloatArray, yPred: FloatArray) => Result} OfBatch
 */

/**
 * @typedef {object} CustomLossOptions
 * @property {OfBatch<number | Numbers>} value one number for each row (for each position, where an output has
 *   several: all axes of `yPred` but the last), or one for the whole batch
 * @property {OfBatch<Numbers>} gradient as many numbers as `yPred` has: the derivative of each row's value, or of
 *   the batch's, with respect to each prediction. Sample weights and the mean over the batch are applied to it.
 * @property {string} [name] for messages and checkpoints; "custom_loss" when left out
 * @property {readonly number[]} [targetShape] shape of one row of `yTrue`, [] for class numbers; that of the
 *   predictions when left out
 * @property {"sum_over_batch_size" | "sum" | "mean_with_sample_weight"} [reduction] Keras's; the values' mean when
 *   left out
 */

/**
 * @typedef {object} CustomMetricOptions
 * @property {string} name of its log in the history; for validation, "val_" is put before it
 * @property {OfBatch<number | Numbers>} value one number for each row, or one for the whole batch. Where the target
 *   was scaled, evaluate() and predictions() pass it numbers in the target's own units, as they do to Keras's metrics.
 */

/** The name of a metric's log, which the types cannot know otherwise. @typedef {string & { readonly isLog: true }} CustomLog */

/** A metric as compile() takes it: a function's own name is the metric's. @typedef {CustomMetric | OfBatch<number | Numbers>} AnyCustomMetric */

const reductions = ["sum_over_batch_size", "sum", "mean_with_sample_weight"];

/** A loss made from functions, for compile(). Use `customLoss()`. */
export class CustomLoss {
  /** @param {CustomLossOptions} options */
  constructor(options) {
    const where = "customLoss()";
    checkOptions(where, options, ["value", "gradient", "name", "targetShape", "reduction"]);
    const { name = "custom_loss", targetShape, reduction = "sum_over_batch_size" } = options;
    if (typeof name !== "string") throw wrong(`${where}: name`, "name", name);
    for (const part of /** @type {const} */ (["value", "gradient"])) {
      if (!optionalFunction(`${where}: ${part}`, options[part])) {
        throw wrong(`${where}: ${part}`, "function", options[part]);
      }
    }
    if (!reductions.includes(reduction)) {
      const choices = reductions.map((choice) => `"${choice}"`);
      throw wrong(`${where}: reduction`, { id: "expected.one-of", values: { choices } }, reduction);
    }
    this.name = name;
    this.value = options.value;
    this.gradient = options.gradient;
    /** As it stands in a compile config. @internal */
    this.config = {
      class_name: "CustomLoss",
      config: {
        name,
        reduction,
        ...(targetShape && { target_shape: checkShape(`${where}: targetShape`, targetShape) }),
      },
    };
    Object.freeze(this);
  }
}

/** A metric made from a function, for compile(). Use `customMetric()`. */
export class CustomMetric {
  /** @param {CustomMetricOptions} options */
  constructor(options) {
    const where = "customMetric()";
    checkOptions(where, options, ["name", "value"]);
    const { name, value } = options;
    if (typeof name !== "string" || name === "") throw wrong(`${where}: name`, "name", name);
    if (!optionalFunction(`${where}: value`, value)) throw wrong(where, "function", value);
    this.name = name;
    /** What a callback watches: `monitor: metric.log`, or `metric.validationLog`. */
    this.log = /** @type {CustomLog} */ (name);
    this.validationLog = /** @type {CustomLog} */ (`val_${name}`);
    this.value = value;
    /** As it stands in a compile config. @internal */
    this.config = { class_name: "CustomMetric", config: { name } };
    Object.freeze(this);
  }
}

/**
 * A loss of your own: its values, and their gradient with respect to the predictions, which the backward pass
 * starts from. For each batch of training and evaluation, predictions and targets come to the page and the
 * numbers go back: in a worker, that is one message each way. The functions must not be async. One that
 * throws ends the fit, which rejects with that error; the weights are those of the last complete step.
 * @param {CustomLossOptions} options
 * @returns {CustomLoss}
 */
export const customLoss = (options) => new CustomLoss(options);

/**
 * A metric of your own. Like Keras's MeanMetricWrapper, it is the mean over an epoch of what the function returns
 * for its batches: one number per row gives a mean over all rows, however they are batched; one number per batch
 * gives a mean over batches. What is not such a mean belongs in `onEpochEnd`, with `predict()` of all rows.
 * @param {CustomMetricOptions} options
 * @returns {CustomMetric}
 */
export const customMetric = (options) => new CustomMetric(options);

/**
 * The numbers of a result. One that is alone stands for the whole batch.
 * @param {string} where the function
 * @param {unknown} result
 * @param {number} count how many are wanted
 * @param {boolean} [mayBeOne] whether a single number is allowed too
 */
function numbersOf(where, result, count, mayBeOne = false) {
  if (mayBeOne && typeof result === "number") return Float32Array.of(result);
  const list = /** @type {Numbers} */ (result);
  const isList = Array.isArray(result) || ArrayBuffer.isView(result);
  if (!isList || list.length !== count) {
    const id = mayBeOne ? "expected.number-or-numbers" : "expected.that-many-numbers";
    const expected = { id, values: { numbers: count } };
    const found = { id: "found.numbers", values: { numbers: list?.length } };
    throw new MinibatchError("invalid-argument", {
      id: "argument.expected",
      values: { where, expected, received: isList ? found : show(result) },
    });
  }
  for (let i = 0; i < count; ++i) {
    if (typeof list[i] !== "number") throw wrong(`${where}[${i}]`, "number", list[i]);
  }
  return Float32Array.from(list);
}

/** @param {number[]} shape all axes but the last, which for one axis is a row's only number */
const positionsOf = (shape) => sizeOf(shape.length > 1 ? shape.slice(0, -1) : shape);

/** @param {Float32Array} values @param {number} rows */
function meansByRow(values, rows) {
  const each = values.length / rows;
  if (values.length === 1 || each === 1) return values;
  return Float32Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let i = 0; i < each; ++i) sum += values[row * each + i];
    return sum / each;
  });
}

/** @param {FloatArray} array copied, so that one function's changes do not reach the next */
const copy = ({ data, shape }) => ({ data: data.slice(), shape: [...shape] });

/**
 * The same in the target's own units.
 * @param {FloatArray} array
 * @param {OutsideEvent["outputs"][0]["scaling"]} scaling
 */
const unscaled = ({ data, shape }, scaling) => ({
  data: data.map((value, index) => {
    const [scale, offset] = scaling[index % scaling.length] ?? [1, 0];
    return value * scale + offset;
  }),
  shape: [...shape],
});

/** The custom losses and metrics of a compiled model. */
export class Customs {
  #losses;
  #metrics;

  /**
   * @param {(CustomLoss | null)[]} losses by output
   * @param {CustomMetric[]} metrics in the core's order
   */
  constructor(losses, metrics) {
    this.#losses = losses;
    this.#metrics = metrics;
  }

  /** @param {OutsideEvent} event @returns {OutsideAnswer} throws what a function throws */
  answer({ gradient, outputs }) {
    /** @type {OutsideAnswer} */
    const answer = { failed: false, losses: [], metrics: [] };
    for (const { output, metrics, yTrue, yPred, scaling } of outputs) {
      const [rows] = yPred.shape;
      const positions = positionsOf(yPred.shape);
      const loss = this.#losses[output];
      if (loss) {
        const where = `customLoss "${loss.name}"`;
        const values = loss.value(copy(yTrue), copy(yPred));
        const derivatives = gradient ? loss.gradient(copy(yTrue), copy(yPred)) : [];
        answer.losses.push({
          output,
          values: numbersOf(`${where}: value`, values, positions, true),
          gradient: numbersOf(`${where}: gradient`, derivatives, gradient ? yPred.data.length : 0),
        });
      }
      for (const metric of metrics) {
        const { name, value } = this.#metrics[metric];
        const where = `customMetric "${name}"`;
        const result = value(unscaled(yTrue, scaling), unscaled(yPred, scaling));
        const count = /** @type {any} */ (result)?.length;
        const values = numbersOf(where, result, count === positions ? positions : rows, true);
        answer.metrics.push({ metric, values: meansByRow(values, rows) });
      }
    }
    return answer;
  }
}

/** @param {unknown} value @returns {value is CustomLoss | CustomMetric} */
export const isCustom = (value) => value instanceof CustomLoss || value instanceof CustomMetric;

/** @param {unknown} value a choice by the outputs' names @returns {value is Record<string, unknown>} */
const isByName = (value) =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !("class_name" in value) &&
  !isCustom(value);

/**
 * The parts of compile()'s options in which custom ones may stand, made plain.
 * @param {unknown} value a part, or parts by output
 * @param {(part: any) => unknown} plain
 * @returns {any}
 */
export function mapParts(value, plain) {
  if (Array.isArray(value)) return value.map((part) => mapParts(part, plain));
  if (!isByName(value)) return plain(value);
  // Names may be "__proto__".
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, mapParts(part, plain)]),
  );
}

/**
 * The part of a choice that an output has.
 * @param {unknown} value
 * @param {readonly OpenSpec[]} outputs
 * @param {number} output
 */
function partOf(value, outputs, output) {
  if (Array.isArray(value)) return value[output];
  if (!isByName(value)) return value;
  const { name } = outputs[output];
  return Object.hasOwn(value, name) ? value[name] : null;
}

/**
 * The custom parts of compile()'s options, in the order in which the core asks for them.
 * @param {{ loss?: unknown, metrics?: unknown, weightedMetrics?: unknown }} options checked ones
 * @param {readonly OpenSpec[]} outputs the model's
 */
export function customsOf({ loss, metrics, weightedMetrics }, outputs) {
  const losses = outputs.map((_, output) => {
    const part = partOf(loss, outputs, output);
    return part instanceof CustomLoss ? part : null;
  });
  const all = [metrics, weightedMetrics].flatMap((given) =>
    outputs.flatMap((_, output) => {
      const isList = Array.isArray(given) && outputs.length === 1;
      return isList ? given : [partOf(given, outputs, output)].flat();
    }),
  );
  return new Customs(
    losses,
    all.filter((metric) => metric instanceof CustomMetric),
  );
}

/**
 * A metric; a function becomes a custom metric with the function's name.
 * @param {unknown} metric
 */
export function namedMetric(metric) {
  if (typeof metric !== "function") return metric;
  const { name } = metric;
  if (!name) throw wrong("compile(): metrics", "named-function", metric);
  return new CustomMetric({ name, value: /** @type {any} */ (metric) });
}

/**
 * Replaces a custom part that a checkpoint names by the one that the model was compiled with under that name.
 * @param {unknown} part
 * @param {readonly (CustomLoss | CustomMetric)[]} known
 */
export function revive(part, known) {
  const { class_name, config } = /** @type {any} */ (part ?? {});
  if (isCustom(part)) return part;
  if (class_name !== "CustomLoss" && class_name !== "CustomMetric") return part;
  const found = known.find(
    (custom) => custom.config.class_name === class_name && custom.name === config?.name,
  );
  if (found) return found;
  throw new MinibatchError("invalid-argument", {
    id: "custom.unknown",
    values: { name: show(config?.name) },
  });
}
