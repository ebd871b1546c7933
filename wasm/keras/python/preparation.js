/** The steps on the way of the rows, in their order, and what is predicted. */

import { resampledBehind, scaledBehind } from "./behind-split.js";
import { withDates } from "./dates.js";
import { withWindows } from "./series.js";
import { columnsOf } from "./tables.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Data} Data */
/** @typedef {import("./values.js").Step} Step */
/** @typedef {Record<string, any>} Json */

const resamplers = new Set([
  ...["SMOTE", "SMOTENC", "BorderlineSMOTE", "ADASYN", "RandomOverSampler"],
  ...["RandomUnderSampler", "TomekLinks"],
]);
/** Steps of images only. */
const ofImages = new Set([
  ...["Rescaling", "Normalization", "Invert", "Resizing", "CenterCrop", "Grayscale"],
  ...["GrayscaleToRGB", "PerImageStandardization"],
]);
const learning = new Set([
  ...["MinMaxScaler", "StandardScaler", "RobustScaler", "MaxAbsScaler", "QuantileTransformer"],
  ...["PowerTransformer", "SimpleImputer", "KNNImputer", "OneHotEncoder", "OrdinalEncoder"],
  ...["GetDummies", "PCA", "KBinsDiscretizer", "Normalization", "MergeRareCategories"],
  "TextVectorization",
]);
/** Only pixels are divided by 255. @param {Step} step */
const isOfPixels = ({ class_name, config }) =>
  class_name === "Rescaling" &&
  [255, 256, 127.5, 128].includes(Number((1 / config.scale).toFixed(6)));
/** What is learned by them says nothing of a row that is tested on but which values there are. */
const ofCategories = new Set([
  ...["OneHotEncoder", "OrdinalEncoder", "GetDummies", "MergeRareCategories", "TextVectorization"],
]);

/**
 * @param {Evaluator} ev
 * @param {Data | null} rows
 * @param {{ y: Data | null, outputs: Record<string, Data> | null, tasks: (name: string, i: number) => "classification" | "regression" | null }} given
 * @param {"classification" | "regression" | null} task
 * @param {any} asked the shape that the model takes
 * @param {import("./values.js").Place} [trained] where fit() is told the rows
 * @returns {{ json: Json, named: string[] }} the experiment's parts, and the columns of the file that are named
 */
export function preparationOf(ev, rows, { y, outputs, tasks }, task, asked, trained) {
  if (!rows) return { json: {}, named: [] };
  const past = seesTarget(rows, y);
  const slid = withWindows(ev, rows, y, past);
  const x = slid.with({ steps: withDates(slid) });
  const each = Object.entries(outputs ?? {}).map(([name, rows], i) => {
    const columns = targetColumns(ev, x, rows);
    return { name, columns, target: targetOf(rows, columns, tasks(name, i)) };
  });
  const targets = outputs ? each.flatMap(({ columns }) => columns) : targetColumns(ev, x, y);
  /** @type {Json[]} */
  const steps = [];
  const splitAt = x.steps.findIndex(({ class_name }) => class_name === "TrainTestSplit");
  const isImage =
    Boolean(x.source.known?.shape) ||
    Boolean(x.source.isImages) ||
    (x.source.kind === "folder" && x.steps.some(isOfPixels)) ||
    (x.source.kind !== "csv" && Array.isArray(asked) && asked.length > 1) ||
    (x.source.kind === "given" && x.steps.some(isOfPixels));
  const { resizing } = x.source;
  if (resizing && splitAt < 0) steps.push(plain(resizing));
  x.steps.forEach((step, i) => {
    const before = i < splitAt ? x.steps[splitAt] : null;
    const json = stepJson(ev, ordered(x, i), { x, targets, before, isImage });
    if (json) steps.push(json);
    // Images of several sizes become one array as they are read, which changes nothing in how they are split.
    if (resizing && i === splitAt) steps.push(plain(resizing));
  });
  const columns = positionNote(ev, x, y);
  if (y && !outputs) lostOnTarget(ev, y);
  const target = outputs
    ? { outputs: Object.fromEntries(each.map((one) => [one.name, one.target])) }
    : targetOf(y, targets, task);
  const named = [...targets, ...steps.flatMap(({ config }) => config.columns ?? [])];
  const isFile = x.source.kind === "csv" || (x.source.kind === "folder" && !x.source.isFolder);
  if (isFile && !columns && x.source.name && !x.source.known) {
    ev.findings.add("file-wanted", x.source.place, { name: x.source.name });
  }
  if (x.source.isFolder) ev.findings.add("folder-wanted", x.source.place, { name: x.source.name });
  if (x.source.kind === "given") {
    const place = (trained && ev.givenAt.get(ev.findings.textOf(trained))) ?? x.source.place;
    ev.findings.add("given-data", place, { name: ev.findings.textOf(place) });
    const missing = columnsElsewhere(ev, x, named);
    if (missing.length > 0)
      ev.findings.add("columns-elsewhere", place, { columns: missing.join(", ") });
  }
  return {
    json: { ...(Object.keys(target).length > 0 && { target }), preparation: withoutRepeats(steps) },
    named,
  };
}

/** Whether columns with names of their own may come of it. @param {Step} step */
const makesColumns = ({ class_name }) =>
  /^(?:|GetDummies|OneHotEncoder|PolynomialFeatures|DateParts|Assign)$/.test(class_name);

/** Columns that a snippet names, and that the data beside it does not have. @param {Evaluator} ev @param {Data} x @param {string[]} named */
function columnsElsewhere({ options: { columns = [] } }, { source, steps }, named) {
  if (columns.length === 0 || source.reading.names || steps.some(makesColumns)) return [];
  const known = [...columns, ...(source.added ?? [])];
  return [...new Set(named)].filter((name) => !known.includes(name));
}

/** Whether the windows of x hold the past of y, too. @param {Data} x @param {Data | null} y */
function seesTarget(x, y) {
  const all = columnsOf(x);
  if (all && y?.columns) return y.columns.every((name) => all.includes(name));
  const { positions } = x;
  return !positions || typeof positions !== "object" || positions.last === null;
}

/** @param {Step} step */
const plain = ({ class_name, config }) => ({ class_name, config });

/** Steps that follow the order of the rows. @param {Step} step */
const followsOrder = ({ class_name, config }) =>
  /^(?:TimeseriesWindows|TimeSeriesSplit)$/.test(class_name) ||
  (class_name === "TrainTestSplit" && config.shuffle === false);

/** Whether a column is still there behind some steps. @param {Step[]} steps @param {string} name */
const keeps = (steps, name) =>
  steps.every(({ class_name, config }) => {
    if (class_name === "SelectColumns") return config.columns.includes(name);
    return !/^(?:DropColumns|DateParts)$/.test(class_name) || !config.columns?.includes(name);
  });

/** A step, with the column by which the rows were put in order before it. @param {Data} x @param {number} i @returns {Step} */
function ordered({ steps }, i) {
  const step = steps[i];
  const last = steps.slice(0, i).findLast(({ class_name }) => class_name === "order");
  if (step.class_name === "order") {
    const after = steps.slice(i).findIndex(followsOrder);
    const isKept = after >= 0 && keeps(steps.slice(i, i + after), step.config.by);
    return isKept ? step : { ...step, class_name: "" };
  }
  if (!last || !followsOrder(step)) return step;
  if (!keeps(steps.slice(steps.indexOf(last), i), last.config.by)) return step;
  return { ...step, config: { ...step.config, by: last.config.by } };
}

/** What is done to the target alone and not understood. @param {Evaluator} ev @param {Data} y */
function lostOnTarget(ev, y) {
  const chosen = y.steps.findLastIndex(({ class_name }) => class_name === "SelectColumns");
  for (const { class_name, place } of chosen < 0 ? [] : y.steps.slice(chosen))
    if (class_name === "")
      ev.findings.add("step-not-understood", place, { what: ev.findings.textOf(place) });
}

/** Without columns that are chosen once more. @param {Json[]} steps */
const withoutRepeats = (steps) =>
  steps.filter(({ class_name, config }, i) => {
    const last = steps.slice(0, i).findLast((one) => one.class_name === class_name);
    const isSame = JSON.stringify(last?.config.columns) === JSON.stringify(config.columns);
    return class_name !== "SelectColumns" || !last || !isSame;
  });

/** @param {Evaluator} ev @param {Data} x @param {Data | null} y */
function targetColumns(ev, x, y) {
  if (!y) return [];
  const { known, kind } = y.source;
  if (kind === "dataset") return known?.target ? [known.target] : [];
  if (y.columns && y.columns.length < 50 && y.encoding !== "one-hot") return y.columns;
  if (y.columns?.length === 1) return y.columns;
  if (y.columns) {
    const selected = y.steps.findLast(({ class_name }) => class_name === "SelectColumns");
    return selected ? selected.config.columns : y.columns;
  }
  // What the table loses for x is the target, if one column.
  const lost = x.dropped.filter((name) => !y.dropped.includes(name));
  return lost.length === 1 ? lost : [];
}

/** @param {Data | null} y @param {string[]} columns @param {"classification" | "regression" | null} task @returns {Json} */
function targetOf(y, columns, task) {
  const { encoding = null, scaling } = /** @type {any} */ (y ?? {});
  const known = task ?? (encoding ? "classification" : null);
  return {
    ...(columns.length > 0 && { columns }),
    ...(known && { task: known }),
    ...(encoding === "one-hot" && { encoding }),
    // A notebook's target stays in its own units.
    ...(known === "regression" && { scaling: scaling ?? null }),
  };
}

/**
 * @param {Evaluator} ev
 * @param {Step} step
 * @param {{ x: Data, targets: string[], before: Step | null, isImage: boolean }} at
 * @returns {Json | null}
 */
function stepJson(ev, step, { x, targets, before, isImage }) {
  const { class_name, config, place, fittedOn } = step;
  if (class_name === "second-split" || class_name === "order") return null;
  if (class_name === "" || class_name === "is-value") {
    ev.findings.add("step-not-understood", place, { what: ev.findings.textOf(place) });
    return null;
  }
  if (ofImages.has(class_name) && !isImage) {
    ev.findings.add("step-not-understood", place, { what: ev.findings.textOf(place) });
    return null;
  }
  if (class_name === "SelectColumns" || class_name === "DropColumns")
    return columnsStep(step, x, targets);
  if (resamplers.has(class_name)) {
    if (before) {
      const fix = resampledBehind(ev.findings, place, before.place);
      ev.findings.add("leak-resampling", place, { class: class_name }, fix);
    }
    return { class_name, config };
  }
  if (!learning.has(class_name) || config.strategy === "constant") return { class_name, config };
  const leaks = before && (fittedOn?.part ?? "all") === "all";
  if (leaks && !ofCategories.has(class_name)) {
    const fix = scaledBehind(ev.findings, place, before.place);
    ev.findings.add("leak-scaling", place, { class: class_name }, fix);
  }
  const own = config.columns?.filter((/** @type {string} */ name) => !targets.includes(name));
  if (own?.length === 0) return null;
  return {
    class_name,
    config: { ...config, ...(own && { columns: own }), ...(leaks && { fit_on: "all" }) },
  };
}

/** @param {Step} step @param {Data} x @param {string[]} targets @returns {Json | null} */
function columnsStep({ class_name, config, byPlace }, x, targets) {
  const columns = config.columns.filter((/** @type {string} */ name) => !targets.includes(name));
  // Windows of nothing but the target's own past.
  if (columns.length === 0 && class_name === "SelectColumns" && x.window)
    return { class_name, config };
  if (columns.length === 0) return null;
  if (class_name === "SelectColumns" && byPlace) {
    const all = x.source.columns?.filter((name) => !targets.includes(name));
    if (all && all.length === columns.length && all.every((name) => columns.includes(name)))
      return null;
  }
  return { class_name, config: { columns } };
}

/** Columns that are chosen by their places, where their names are not known. @param {Evaluator} ev @param {Data} x @param {Data | null} y */
function positionNote(ev, x, y) {
  for (const data of [x, y]) {
    if (data?.source.isImages) continue;
    const { positions, positionsAt } = /** @type {any} */ (data ?? {});
    if (positions === null || positions === undefined || !data || columnsOf(data)) continue;
    ev.findings.add("columns-by-position", positionsAt, {
      text: ev.findings.textOf(positionsAt),
      name: data.source.name,
    });
    return true;
  }
  return false;
}
