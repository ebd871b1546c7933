/** How rows are split, as scikit-learn does it. */

import { inOrder } from "./write-helpers.js";
import { named } from "./write-values.js";

/** @typedef {import("./write-steps.js").Writer} Writer */
/** @typedef {import("./write-steps.js").Step} Step */

/** The splits that deal out groups of rows. */
const ofGroups = /^(?:StratifiedGroupKFold|Group(?:KFold|ShuffleSplit))$/;
export const splits =
  /^(?:TrainTestSplit|(?:Stratified)?(?:KFold|ShuffleSplit)|TimeSeriesSplit|PredefinedSplit|StratifiedGroupKFold|Group(?:KFold|ShuffleSplit))$/;

/**
 * @param {Step} step
 * @param {Writer} writer
 * @param {boolean} isClasses
 * @returns {string[]}
 */
export function splitLines({ class_name, config }, writer, isClasses) {
  const isPlain = class_name === "TrainTestSplit";
  writer.imports.add(`sklearn.model_selection ${isPlain ? "train_test_split" : class_name}`);
  const { by, ...others } = config;
  const sorted = by ? sortedBy(by, writer) : [];
  if (!isPlain) return [...sorted, ...foldLines({ class_name, config: others }, writer)];
  const { stratify, test_size, train_size, ...given } = others;
  const rest = by ? { shuffle: false } : given;
  const sizes =
    test_size === undefined && train_size === undefined
      ? { test_size: 0.2 }
      : {
          ...(test_size !== undefined && { test_size }),
          ...(train_size !== undefined && { train_size }),
        };
  const more = [
    named({ ...sizes, ...rest }),
    ...(stratify && isClasses && !by ? [`stratify=${writer.main}`] : []),
  ].join(", ");
  if (writer.isSeveral)
    return [...sorted, `train, test = train_test_split(np.arange(len(x)), ${more})`, ...taken];
  return [...sorted, `x_train, x_test, y_train, y_test = train_test_split(x, y, ${more})`];
}

/** The rows in the order of a column. @param {string} by @param {Writer} writer */
function sortedBy(by, writer) {
  if (writer.isImages) return [];
  writer.define(inOrder(writer.isSeveral));
  return [`x, y = in_order(x, y, by=${JSON.stringify(by)})`];
}

/** Rows by their numbers, where there is more than one target. */
const taken = [
  "x_train, x_test = x.iloc[train], x.iloc[test]",
  ...["train", "test"].map((part) => `y_${part} = {name: one[${part}] for name, one in y.items()}`),
];

/** @param {Step} step @param {Writer} writer */
function foldLines({ class_name, config }, { isImages, isSeveral, main }) {
  const { fold = 0, groups, test_fold: folds, ...rest } = config;
  const parts = ["x", "y"].flatMap((name) => ["train", "test"].map((part) => `${name}[${part}]`));
  const rows = isImages
    ? parts
    : ["x.iloc[train]", "x.iloc[test]", "np.asarray(y)[train]", "np.asarray(y)[test]"];
  const column = JSON.stringify(groups ?? folds ?? "");
  const given = folds
    ? `PredefinedSplit(given).split()`
    : `${class_name}(${named(rest)}).split(x, ${main}${ofGroups.test(class_name) ? ", given" : ""})`;
  return [
    ...(groups || folds ? [`given, x = x[${column}], x.drop(columns=[${column}])`] : []),
    `train, test = list(${given})[${fold}]`,
    ...(isSeveral ? taken : [`x_train, x_test, y_train, y_test = ${rows.join(", ")}`]),
  ];
}
