/** Every key of an experiment and what it may hold: the one place that knows. */

import { checkEntry, checkKeys } from "./entries.js";
import { checkModel } from "./model-spec.js";
import { below, isObject } from "./plain.js";

/** @typedef {import("./faults.js").Faults} Faults */
/** @typedef {(value: unknown, path: string, faults: Faults) => void} Check */

/** The version of the format that this package writes. */
export const version = 1;

/**
 * @param {string} expected
 * @param {(value: any) => boolean} is
 * @returns {Check}
 */
const must = (expected, is) => (value, path, faults) => {
  if (!is(value)) faults.wrong(path, expected, value);
};

/** @param {unknown} value */
const isText = (value) => typeof value === "string";
const isNumber = Number.isFinite;

/** @param {number} length */
const text = (length) =>
  must(`a text of at most ${length} characters`, (v) => isText(v) && v.length <= length);
/** @param {number} minimum @param {number} [maximum] */
const whole = (minimum, maximum = 2 ** 31 - 1) =>
  must(
    `a whole number of at least ${minimum}`,
    (v) => Number.isSafeInteger(v) && v >= minimum && v <= maximum,
  );
const yesOrNo = must("true or false", (v) => typeof v === "boolean");
/** @param {readonly string[]} choices */
const oneOf = (...choices) =>
  must(choices.map((choice) => `"${choice}"`).join(" or "), (v) => choices.includes(v));

/**
 * A list, each element by itself.
 * @param {string} expected
 * @param {Check} check
 * @returns {Check}
 */
const listOf = (expected, check) => (value, path, faults) => {
  if (!Array.isArray(value)) return faults.wrong(path, expected, value);
  value.forEach((element, i) => check(element, below(path, i), faults));
};

/**
 * An object of these keys.
 * @param {string} expected
 * @param {Record<string, Check>} keys
 * @param {readonly string[]} [required]
 * @returns {Check}
 */
const record =
  (expected, keys, required = []) =>
  (value, path, faults) => {
    if (!isObject(value)) return faults.wrong(path, expected, value);
    checkKeys(value, Object.keys(keys), path, faults);
    for (const [key, check] of Object.entries(keys)) {
      if (Object.hasOwn(value, key)) check(value[key], below(path, key), faults);
      else if (required.includes(key)) faults.add(below(path, key), "it is missing");
    }
  };

/** @param {Check} check @returns {Check} */
const orNull = (check) => (value, path, faults) => {
  if (value !== null) check(value, path, faults);
};

/**
 * An entry of the catalogue.
 * @param {import("../catalog.js").Kind} kind
 * @param {boolean} [named]
 * @returns {Check}
 */
const entry =
  (kind, named = true) =>
  (value, path, faults) =>
    checkEntry(kind, value, path, faults, { named });

/**
 * One for all outputs, a list with one for each, or an object by the outputs' names; null where there is none.
 * @param {Check} check
 * @returns {Check}
 */
const byOutput = (check) => (value, path, faults) => {
  const one = orNull(check);
  if (Array.isArray(value)) value.forEach((element, i) => one(element, below(path, i), faults));
  else if (isObject(value) && !Object.hasOwn(value, "class_name")) {
    for (const [name, element] of Object.entries(value)) one(element, below(path, name), faults);
  } else check(value, path, faults);
};

/** @type {Check} */
const metrics = (value, path, faults) => {
  const whole = Array.isArray(value) || (isObject(value) && !Object.hasOwn(value, "class_name"));
  if (!whole) return faults.wrong(path, "a list of metrics", value);
  byOutput(byOutput(entry("metric")))(value, path, faults);
};

const sha256 = must(
  "64 hexadecimal digits in lower case",
  (v) => isText(v) && /^[0-9a-f]{64}$/.test(v),
);

/** A way to a file, never to another program: "data/x.csv", "https://…". */
const isAddress = (/** @type {unknown} */ value) =>
  typeof value === "string" &&
  value.length > 0 &&
  value.length <= 2000 &&
  (!/^[a-z][a-z0-9+.-]*:/i.test(value) || /^https?:\/\//i.test(value));

const sources = {
  sample: must(
    "a sample's id: small letters, digits and -",
    (v) => isText(v) && /^[a-z0-9-]{1,60}$/.test(v),
  ),
  url: must('an address on the page\'s own origin: "data/x.csv"', isAddress),
  files: listOf(
    "a list of files, [{ name, size, sha256 }]",
    record(
      "a file, { name, size, sha256 }",
      { name: text(1000), size: whole(0, 2 ** 53), sha256 },
      ["name"],
    ),
  ),
};

/** @type {Check} */
const data = (value, path, faults) => {
  const expected = "{ sample }, { url }, { files } or null";
  record(expected, sources)(value, path, faults);
  if (isObject(value) && Object.keys(value).length !== 1)
    faults.wrong(path, `one of ${expected}`, value);
};

/** What each reader can be told. @type {Record<string, Record<string, Check>>} */
const readers = {
  CSV: {},
  Images: {
    image_size: must(
      "a list of height and width, [28, 28]",
      (v) =>
        Array.isArray(v) &&
        v.length === 2 &&
        v.every((side) => Number.isSafeInteger(side) && side > 0),
    ),
    color_mode: oneOf("grayscale", "rgb"),
  },
};

/** @type {Check} */
const reading = (value, path, faults) => {
  const { class_name: name } = isObject(value) ? value : {};
  const names = Object.keys(readers);
  if (typeof name !== "string" || !names.includes(name)) {
    return faults.wrong(path, `{ class_name, config } of a reader (${names.join(", ")})`, value);
  }
  const config = record("an object of the reader's settings", readers[name]);
  record("a reader", { class_name: text(60), config })(value, path, faults);
};

/** @type {Check} */
const classWeight = (value, path, faults) => {
  const expected = 'a weight for each class number, {"0": 1, "1": 5}';
  if (!isObject(value)) return faults.wrong(path, expected, value);
  for (const [name, weight] of Object.entries(value)) {
    if (!/^\d{1,8}$/.test(name) || !isNumber(weight))
      faults.wrong(below(path, name), expected, weight);
  }
};

const compile = record("an object of compile()'s arguments", {
  optimizer: entry("optimizer"),
  loss: byOutput(entry("loss")),
  loss_weights: byOutput(must("a number", isNumber)),
  metrics,
  weighted_metrics: metrics,
});

const fit = record("an object of fit()'s arguments", {
  epochs: whole(1),
  batch_size: whole(1),
  validation_split: must("a number from 0 to below 1", (v) => isNumber(v) && v >= 0 && v < 1),
  validation_batch_size: whole(1),
  shuffle: yesOrNo,
  callbacks: listOf("a list of callbacks", entry("callback", false)),
  class_weight: classWeight,
});

/** Every key, in the order in which an experiment is written. @type {Record<string, Check>} */
const keys = {
  minibatch: must(`the version of the format, ${version}`, (v) => v === version),
  title: text(500),
  data: orNull(data),
  reading: orNull(reading),
  target: record("an object of what is predicted", {
    columns: listOf("a list of column names", text(1000)),
    task: oneOf("classification", "regression"),
    encoding: oneOf("integer", "one-hot"),
  }),
  preparation: orNull(listOf("a list of steps", entry("preparation", false))),
  model: orNull(checkModel),
  compile,
  fit,
  seed: whole(0, 2 ** 53 - 1),
};

/** The keys of an experiment, in the order in which it is written. */
export const experimentKeys = Object.keys(keys);

/**
 * Collects what is wrong with a plain value of this version.
 * @param {unknown} value
 * @param {Faults} faults
 */
export function checkExperimentJson(value, faults) {
  record("an experiment, { minibatch: 1, … }", keys, ["minibatch"])(value, "", faults);
}
