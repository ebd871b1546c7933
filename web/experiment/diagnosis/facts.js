/** What a diagnosis looks at: a run, its scores, and the data it was trained on. */

import { seenBy } from "../outputs.js";
import { tested } from "../parts.js";
import { learningRate, optimizerOf } from "../settings.js";

/** @import { Answers } from "../evaluation-types.js" */
/** @import { Experiment, Finding, PreparedDescription, State } from "../types.js" */

/**
 * @typedef {object} Facts
 * @property {Experiment} experiment that was trained
 * @property {Record<string, (number | null)[]>} history one number per epoch
 * @property {boolean} notFinite whether the run ended because its loss was no number
 * @property {PreparedDescription} prepared
 * @property {"table" | "images"} kind
 * @property {any[]} columns of the table, as the package describes them
 * @property {number} rows of the table
 * @property {Answers | null} answers to the test rows; null for a regression
 * @property {{ r2: number, meanAbsoluteError: number }[]} errors of each number that is predicted
 * @property {import("../evaluation-types.js").Labelled | null} labelled where rows may have several labels at once
 * @property {number[]} classCounts how many rows of training each class has, after all steps; empty where it is not known
 * @property {import("minibatch").LayerStatistics[]} statistics of its gradients and ReLUs
 * @property {Looks} looks
 *
 * @typedef {object} Looks what was asked of the data beside their description; absent until it is known
 * @property {import("minibatch").Correlations} [correlations] of the target and the numbers
 * @property {{ name: string, counts: number[][] }[]} [crosstabs] how often each value has each class
 * @property {import("minibatch").ColumnScore[]} [scores] what each number that the model takes tells by itself
 * @property {Rival | null} [rival] where the loss no longer falls
 * @property {import("minibatch").SharedRows} [shared] rows of the other parts that are trained on
 *
 * What a classical model gets on rows that it has not seen, and the network on those it was trained on: accuracy, or R².
 * @typedef {{ name: string, score: number, rows: number, own: number }} Rival
 *
 * What finds one kind of fault; null where it is not sure. Of a group, the first that finds something counts.
 * @typedef {{ name: string, group: string, ofOutput?: boolean, find: (facts: Facts) => Finding | null }} Entry `ofOutput`:
 *   whether it is about what is predicted, and so about one of several outputs
 */

/**
 * @param {State} state of a run that is over
 * @param {Looks} looks
 * @param {string} [output] as which of several sees the data; the one that is looked at when left out
 * @returns {Facts | null} null where there is nothing to look at
 */
export function factsOf({ training, data, evaluation }, looks, output) {
  const { experiment, history, notice, error, layerStatistics } = training;
  if (!experiment || !data.prepared || !data.description) return null;
  const { kind, columns = [], rows = 0 } = data.description;
  const { status, byOutput } = tested(evaluation);
  const { labelled } = tested(evaluation);
  const own = output ? byOutput[output] : labelled ? null : tested(evaluation);
  const { answers = null, errors = [] } = own ?? {};
  const prepared = output ? seenBy(data.prepared, output) : data.prepared;
  const shares = output ? (byOutput[output]?.shares ?? []) : null;
  return {
    experiment,
    history,
    notFinite: notice?.key === "train.notFinite" || /not-finite/.test(error?.id ?? ""),
    prepared,
    kind,
    columns,
    rows,
    answers: status === "ready" ? answers : null,
    errors: status === "ready" ? errors : [],
    labelled: status === "ready" && !output ? labelled : null,
    classCounts:
      shares?.map((share) => Math.round(share * prepared.trainRows)) ??
      prepared.steps.at(-1)?.after?.classes ??
      [],
    statistics: layerStatistics,
    looks,
  };
}

/**
 * A finding about a run: it keeps nothing from being trained.
 * @param {string} key
 * @param {Finding["values"]} values
 * @param {Finding["repair"]} [repair]
 * @returns {Finding}
 */
export const found = (key, values, repair) => ({
  key,
  values,
  layer: "",
  blocks: false,
  ...(repair && { repair }),
});

/** The numbers of a history, null where one is missing or is none. @param {(number | null)[] | undefined} values */
export const whole = (values) =>
  values?.length && values.every((value) => Number.isFinite(value))
    ? /** @type {number[]} */ (values)
    : null;

/** @param {number[]} values */
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {number[]} values */
export const sum = (values) => values.reduce((all, value) => all + value, 0);

/** The least of many numbers: a history may have more than a function takes arguments. @param {number[]} values */
export const leastOf = (values) =>
  values.reduce((least, value) => Math.min(least, value), Infinity);

/** The largest, likewise. @param {number[]} values */
export const mostOf = (values) => values.reduce((most, value) => Math.max(most, value), -Infinity);

/** How sure scores are that are shares of so many rows. @param {number} share @param {number} rows */
export const deviation = (share, rows) => Math.sqrt((share * (1 - share)) / rows);

/** Two figures are enough for a rate that is tried. @param {number} rate */
export const rounded = (rate) => Number(rate.toPrecision(2));

/** Optimizers whose steps do not grow with the gradient. */
const adaptive = /^(Adam|AdamW|Nadam|Adamax|RMSprop|Lion|Ftrl|Adafactor)$/;

/** The learning rate, and from which one on it is too large, and up to which too small. @param {Facts} facts */
export function rateOf({ experiment }) {
  const rate = learningRate(experiment);
  const isAdaptive = adaptive.test(optimizerOf(experiment).class_name);
  return { rate, large: isAdaptive ? 0.05 : 1, small: isAdaptive ? 2e-5 : 1e-4 };
}

/** Steps and layers that bring numbers to a common size. */
const scaling =
  /^(StandardScaler|MinMaxScaler|MaxAbsScaler|RobustScaler|Normalizer|Rescaling|Normalization|PerImageStandardization|BatchNormalization|LayerNormalization)$/;

/** Numbers of this size move the first layer's sums by more than its weights can undo. */
const large = 100;

/**
 * The input with the largest numbers, where nothing scales the inputs.
 * @param {Facts} facts
 * @returns {{ name: string, size: number } | null} the name is "" of pixels
 */
export function unscaledInput({ experiment, kind, columns, prepared }) {
  const { preparation = [], model } = experiment;
  const layers = model?.config?.layers ?? [];
  const isScaled = [...preparation.filter(({ enabled }) => enabled !== false), ...layers].some(
    ({ class_name }) => scaling.test(class_name),
  );
  if (isScaled) return null;
  if (kind === "images") return { name: "", size: 255 };
  const sizes = columns
    .filter(({ type, name }) => type === "number" && prepared.inputs.includes(name))
    .map(({ name, min, max }) => ({ name, size: Math.max(Math.abs(min), Math.abs(max)) }));
  const largest = sizes.toSorted((one, other) => other.size - one.size)[0];
  return largest && largest.size >= large ? largest : null;
}

/** The numbers to predict, where they are large and not scaled. @param {Facts} facts */
export function unscaledTarget({ prepared, columns }) {
  if (prepared.task !== "regression" || prepared.scaling) return null;
  const target = columns.find(({ name }) => name === prepared.targets?.[0]);
  const size = target ? Math.max(Math.abs(target.min), Math.abs(target.max)) : 0;
  return size >= large ? { name: target.name, size } : null;
}
