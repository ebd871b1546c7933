/** The steps of a preparation by what they do, as the chooser shows them, and those that suit the data. */

import { entryOf } from "../experiment/catalogue.js";
import { inOrder } from "../experiment/windows.js";

/** @import { Entry } from "../experiment/catalogue.js" */
/** @import { Group } from "../components/entry-chooser.js" */
/** @import { Language } from "../locales/i18n.js" */
/** @import { State, Step } from "../experiment/types.js" */

/** @param {string} className */
const groupOf = (className) => entryOf("preparation", className)?.group;

/** Steps for pixels in the order in which they make sense: what an image is, what its bytes are, what they stand for. */
const pixelOrder = [
  /^(Resizing|CenterCrop|Grayscale|GrayscaleToRGB)$/,
  /^Invert$/,
  /^(Rescaling|Normalization)$/,
  /^PerImageStandardization$/,
];

/**
 * Steps for tables in that order: which rows and columns, and what is in them; cells that are missing; new columns from
 * what is measured; scales and categories; samples of those.
 * @type {((className: string) => boolean)[]}
 */
const tableOrder = [
  (name) =>
    /^(SelectColumns|DropColumns|DropDuplicates|Query|Sample|Replace|ToNumeric|AsType|DateParts)$/.test(
      name,
    ),
  (name) => groupOf(name) === "missing",
  (name) =>
    /^(Assign|PolynomialFeatures|Log1p|Clip|Cut|KBinsDiscretizer|MergeRareCategories)$/.test(name),
  (name) => ["scaling", "encoding"].includes(groupOf(name) ?? ""),
  (name) => name === "PCA",
  (name) => ["sequences", "balance"].includes(groupOf(name) ?? ""),
];

/** @param {string} className */
function rankOf(className) {
  const rank = pixelOrder.findIndex((pattern) => pattern.test(className));
  return rank < 0 ? tableOrder.findIndex((isOne) => isOne(className)) : rank;
}

/**
 * Where a new step goes: behind the others, but for those that work on what it gives. A split may stand anywhere.
 * @param {string} className
 * @param {{ class_name: string }[]} steps
 */
export function placeFor(className, steps) {
  const rank = rankOf(className);
  const later = steps.findIndex((step) => rank >= 0 && rankOf(step.class_name) > rank);
  return later < 0 ? steps.length : later;
}

/**
 * The steps with one more, and what it asks of the others.
 * @param {Step[]} steps
 * @param {number} place
 * @param {Step} step
 */
export const withStep = (steps, place, step) =>
  (step.class_name === "TimeseriesWindows" ? steps.map(inOrder) : steps).toSpliced(place, 0, step);

/**
 * @param {Entry[]} entries
 * @param {Language} language
 * @param {State} state
 * @returns {Group[]}
 */
export function groupedSteps(entries, { t }, state) {
  const names = suggestedNames(state);
  const suggested = names.flatMap((name) => entries.filter((entry) => entry.class_name === name));
  const order = [...new Set(entries.map(({ group }) => group))];
  // What there are comes first.
  if (state.data.description?.kind === "images") {
    order.unshift(...order.splice(order.indexOf("images"), 1));
  }
  return [
    { heading: t("prepare.suggested"), entries: suggested },
    ...order.map((name) => ({
      heading: t(`prepare.group_${name}`),
      entries: entries.filter(({ group }) => group === name),
    })),
  ].filter((group) => group.entries.length > 0);
}

/**
 * What the data ask for that no step does yet.
 * @param {State} state
 */
export function suggestedNames({ data, experiment }) {
  const steps = (experiment.preparation ?? []).filter(({ enabled }) => enabled !== false);
  const has = (/** @type {RegExp} */ pattern) =>
    steps.some(({ class_name }) => pattern.test(class_name));
  const isIn = (/** @type {string} */ group) =>
    steps.some(({ class_name }) => groupOf(class_name) === group);
  /** @type {string[]} */
  const names = [];
  const { description, prepared } = data;
  if (!isIn("split")) names.push("TrainTestSplit");
  if (description?.kind === "images") {
    if (!description.uniform && !has(/^(Resizing|CenterCrop)$/)) names.push("Resizing");
    if (!has(/^(Rescaling|Normalization|PerImageStandardization)$/)) names.push("Rescaling");
    return names;
  }
  /** @type {{ name: string, type: string, missing: number }[]} */
  const columns = description?.columns ?? [];
  const inputs = columns.filter(({ name }) => name !== experiment.target?.columns?.[0]);
  if (inputs.some(({ missing }) => missing > 0) && !isIn("missing")) names.push("SimpleImputer");
  if (inputs.some(({ type }) => type === "category") && !isIn("encoding")) {
    names.push("OneHotEncoder");
  }
  if (inputs.some(({ type }) => type === "number") && !isIn("scaling")) names.push("MinMaxScaler");
  /** @type {number[]} */
  const classes = prepared?.steps.findLast((step) => step)?.after.classes ?? [];
  if (classes.length > 1 && Math.min(...classes) < Math.max(...classes) / 2 && !isIn("balance")) {
    names.push("SMOTE");
  }
  return names;
}
