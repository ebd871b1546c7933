/** Rows by their numbers: the parts that scikit-learn's splits give, of which the first of several folds is taken. */

import { Data, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

export const splitters = [
  ...["KFold", "StratifiedKFold", "GroupKFold", "StratifiedGroupKFold", "ShuffleSplit"],
  ...["StratifiedShuffleSplit", "GroupShuffleSplit", "TimeSeriesSplit", "PredefinedSplit"],
];

/** Numbers of rows: all of them in some order, or those of a part, and the split that made it. */
export class RowNumbers {
  /** @param {"all" | "train" | "test"} part @param {import("./values.js").Step | null} step */
  constructor(part, step) {
    this.part = part;
    this.step = step;
  }
}

/** The numbers of the rows of every fold: KFold(5).split(x). */
export class Folds {
  /** @param {import("./values.js").Estimator} splitter @param {string | null} groups @param {Syntax} place */
  constructor({ class_name, config }, groups, place) {
    this.class_name = class_name;
    this.config = groups === null ? config : { ...config, groups };
    this.place = place;
  }

  /** @param {number} fold from 0 @returns {[RowNumbers, RowNumbers]} */
  at(fold) {
    const { class_name, config, place } = this;
    const step = { class_name, config: { ...config, ...(fold > 0 && { fold }) }, place };
    return [new RowNumbers("train", step), new RowNumbers("test", step)];
  }

  /** A loop over all folds is gone through once, which is said. @param {Evaluator} ev @param {Syntax} place */
  first(ev, place) {
    if (this.config.n_splits !== 1) ev.findings.add("first-fold", place, {});
    return this.at(0);
  }
}

/** @param {any} data @returns {string | null} the one column that it is */
const columnOf = (data) =>
  data instanceof Data && data.columns?.length === 1 ? data.columns[0] : null;

/** @param {import("./values.js").Estimator} splitter @param {string} method @param {Args} args @param {Syntax} node */
export function callSplitter(splitter, method, args, node) {
  if (method === "get_n_splits") return splitter.config.n_splits ?? 5;
  if (method !== "split") return new Unknown(node, method);
  const { groups } = args.bound(["X", "y", "groups"]).values;
  const { test_fold: given } = splitter.config;
  if (given !== undefined) splitter.config.test_fold = columnOf(given) ?? given;
  return new Folds(splitter, columnOf(groups), node);
}

/** The rows of these numbers. @param {Data} data @param {RowNumbers} numbers */
export function rowsAt(data, { part, step }) {
  if (part === "all" || step === null) return data;
  const column = step.config.groups ?? step.config.test_fold;
  // The column of the groups is in nobody's input; the split takes it away.
  const steps = data.steps.flatMap((one) => {
    if (one.class_name !== "DropColumns" || column === undefined) return [one];
    const columns = one.config.columns.filter((/** @type {string} */ name) => name !== column);
    return columns.length > 0 ? [{ ...one, config: { columns } }] : [];
  });
  return data.with({ steps: [...steps, step], part, split: step, rows: null });
}

/** The numbers of all rows in two parts, as train_test_split() parts them. @param {any} step @returns {[RowNumbers, RowNumbers]} */
export const parted = (step) => [new RowNumbers("train", step), new RowNumbers("test", step)];
