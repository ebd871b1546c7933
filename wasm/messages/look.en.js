/** What is said to those who look at their data, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const look = {
  "expected.column": "the name of a column",
  "expected.cell": "a number, a string or null",
  "expected.prepared": "what prepare() gave",
  "expected.validation-split": "a number from 0 up to, but not including, 1",
};
