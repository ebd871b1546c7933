/** Messages of the functions that show data, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const look = {
  "expected.column": "the name of a column",
  "expected.cell": "a number, a string or null",
  "expected.prepared": "what prepare() returned",
  "expected.validation-split": "a number from 0 up to, but not including, 1",
  "cross.few-rows": "{where}: {rows} training rows are too few for {folds} folds.",
  "cross.positions":
    "crossValPredict() takes outputs with one answer per row; this one has several.",
};
