/** What the readers of files can be told: pandas's arguments for tables, of arrays and images which of them. */

import {
  isText,
  listOf,
  made,
  must,
  oneOf,
  orNull,
  record,
  text,
  whole,
  yesOrNo,
} from "./check.js";
import { say } from "./faults.js";
import { isObject } from "../../messages/is-object.js";

/** @import { Check } from "./check.js" */

/** One character of ASCII, which parts nothing into lines. */
const isLetter = (/** @type {unknown} */ value) => isText(value) && /^[\t -~]$/.test(value);

const letter = /* @__PURE__ */ made(() => must(say("expected.letter"), isLetter));

/** pandas's types, of those that columns here may have. */
const isType = (/** @type {unknown} */ value) =>
  isText(value) &&
  /^(float(32|64)?|int(32|64)?|str|string|object|category|datetime64(\[ns\])?)$/.test(value);

const isWord = (/** @type {unknown} */ value) => isText(value) || typeof value === "number";
const areWords = (/** @type {unknown} */ value) =>
  isWord(value) || (Array.isArray(value) && value.every(isWord));

const isImageShape = (/** @type {unknown} */ value) =>
  Array.isArray(value) &&
  value.length === 3 &&
  value.every((side) => Number.isSafeInteger(side) && side > 0) &&
  [1, 3].includes(value[2]);
const mostCells = 1000;
/** What the core can count. */
const mostRows = 2 ** 31 - 1;
const isCell = (/** @type {any} */ value) =>
  isObject(value) &&
  Object.keys(value).length === 3 &&
  Number.isSafeInteger(value.row) &&
  Number(value.row) >= 0 &&
  isText(value.column) &&
  (value.value === null || isText(value.value) || Number.isFinite(value.value));

/** What each reader can be told. @type {Record<string, Record<string, Check>>} */
export const readers = /* @__PURE__ */ made(() => ({
  CSV: {
    sep: must(say("expected.sep"), (v) => v === "\\s+" || isLetter(v)),
    encoding: text(60),
    skiprows: whole(0),
    header: must(say("expected.header"), (v) => v === 0 || v === null),
    names: listOf(say("expected.columns"), text(1000)),
    comment: letter,
    quoting: must(say("expected.quoting"), (v) => v === 0 || v === 3),
    decimal: oneOf(".", ","),
    thousands: orNull(letter),
    index_col: must(say("expected.index-column"), (v) => v === 0 || v === false || v === null),
    na_values: must(
      say("expected.missing-words"),
      (v) => areWords(v) || (isObject(v) && Object.values(v).every(areWords)),
    ),
    keep_default_na: yesOrNo,
    dtype: must(say("expected.types"), (v) => isObject(v) && Object.values(v).every(isType)),
    on_bad_lines: oneOf("error", "skip"),
    nrows: whole(1, mostRows),
    step: whole(1, mostRows),
    cells: must(
      say("expected.cells", { most: mostCells }),
      (v) => Array.isArray(v) && v.length <= mostCells && v.every(isCell),
    ),
  },
  NumPy: {
    ...{ x: text(1000), y: text(1000), x_train: text(1000), y_train: text(1000) },
    ...{ x_val: text(1000), y_val: text(1000), x_test: text(1000), y_test: text(1000) },
    ...{ nrows: whole(1, mostRows), step: whole(1, mostRows), drop_duplicates: yesOrNo },
  },
  Images: {
    shape: must(say("expected.image-shape"), isImageShape),
    class_names: listOf(say("expected.class-names"), text(1000)),
    conflicts: oneOf("first", "drop"),
    ...{ nrows: whole(1, mostRows), step: whole(1, mostRows), drop_duplicates: yesOrNo },
  },
}));

/** @type {Check} */
export const reading = (value, path, faults) => {
  const { class_name: name } = isObject(value) ? value : {};
  const names = Object.keys(readers);
  if (typeof name !== "string" || !names.includes(name)) {
    return faults.wrong(path, say("expected.reader", { names }), value);
  }
  const config = record(say("expected.reader-config"), readers[name]);
  record(say("expected.reader", { names }), { class_name: text(60), config })(value, path, faults);
};
