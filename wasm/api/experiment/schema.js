/** Every key of an experiment and what it may hold: the one place that knows. */

import {
  isNumber,
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
import { checkEntry } from "./entries.js";
import { checkModel, inputLayersOf, outputNamesOf } from "./model-spec.js";
import { reading } from "./reading.js";
import { say } from "./faults.js";
import { below } from "./plain.js";
import { isObject } from "../../messages/is-object.js";

/** @typedef {import("./faults.js").Faults} Faults */
/** @typedef {import("./check.js").Check} Check */

/** The version of the format that this package writes. */
export const version = 1;

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
  if (!whole) return faults.wrong(path, say("expected.metrics"), value);
  byOutput(byOutput(entry("metric")))(value, path, faults);
};

const sha256 = /* @__PURE__ */ made(() =>
  must(say("expected.sha256"), (v) => isText(v) && /^[0-9a-f]{64}$/.test(v)),
);

/** A way to a file, never to another program: "data/x.csv", "https://…". */
const isAddress = (/** @type {unknown} */ value) =>
  typeof value === "string" &&
  value.length > 0 &&
  value.length <= 2000 &&
  (!/^[a-z][a-z0-9+.-]*:/i.test(value) || /^https?:\/\//i.test(value));

const file = /* @__PURE__ */ made(() =>
  record(say("expected.file"), { name: text(1000), size: whole(0, 2 ** 53), sha256 }, ["name"]),
);

/** The model's file whose weights training begins with. */
const begin = /* @__PURE__ */ made(() =>
  record(say("expected.begin"), { file, head: oneOf("own", "new") }, ["file"]),
);

const sources = /* @__PURE__ */ made(() => ({
  sample: must(say("expected.sample"), (v) => isText(v) && /^[a-z0-9-]{1,60}$/.test(v)),
  url: must(say("expected.address"), isAddress),
  files: listOf(say("expected.files"), file),
}));

/** @type {Check} */
const data = (value, path, faults) => {
  const expected = say("expected.data");
  record(expected, sources)(value, path, faults);
  if (isObject(value) && Object.keys(value).length !== 1) faults.wrong(path, expected, value);
};

/** @type {Check} */
const classWeight = (value, path, faults) => {
  if (value === "balanced") return;
  const expected = say("expected.class-weight");
  if (!isObject(value)) return faults.wrong(path, expected, value);
  for (const [name, weight] of Object.entries(value)) {
    if (!/^\d{1,8}$/.test(name) || !isNumber(weight))
      faults.wrong(below(path, name), expected, weight);
  }
};

const compile = /* @__PURE__ */ made(() =>
  record(say("expected.compile"), {
    optimizer: entry("optimizer"),
    loss: byOutput(entry("loss")),
    loss_weights: byOutput(must(say("number.any"), isNumber)),
    metrics,
    weighted_metrics: metrics,
  }),
);

const share = /* @__PURE__ */ made(() =>
  say("number.in-range", {
    number: say("number.any"),
    range: say("range.at-least.below", { minimum: 0, below: 1 }),
  }),
);

const fit = /* @__PURE__ */ made(() =>
  record(say("expected.fit"), {
    epochs: whole(1),
    batch_size: whole(1),
    validation_split: must(share, (v) => isNumber(v) && v >= 0 && v < 1),
    validation_batch_size: whole(1),
    shuffle: yesOrNo,
    callbacks: listOf(say("expected.callbacks"), entry("callback", false)),
    class_weight: classWeight,
  }),
);

/** A step of a preparation, which may be switched off. @type {Check} */
const step = (value, path, faults) => {
  checkEntry("preparation", value, path, faults, { named: false, extra: ["enabled"] });
  if (isObject(value) && Object.hasOwn(value, "enabled")) {
    yesOrNo(value.enabled, below(path, "enabled"), faults);
  }
};

/** @type {Check} */
const inputs = (value, path, faults) => {
  const expected = say("expected.inputs");
  if (!isObject(value)) return faults.wrong(path, expected, value);
  for (const [name, columns] of Object.entries(value)) {
    listOf(say("expected.columns"), text(1000))(columns, below(path, name), faults);
  }
};

const targetKeys = /* @__PURE__ */ made(() => ({
  columns: listOf(say("expected.columns"), text(1000)),
  task: oneOf("classification", "regression"),
  encoding: oneOf("integer", "one-hot"),
  scaling: orNull(oneOf("StandardScaler", "MinMaxScaler")),
  positive_class: text(1000),
  class_names: listOf(say("expected.class-names"), text(1000)),
}));

/** What is predicted, or what each output of the model predicts. @type {Check} */
const target = (value, path, faults) => {
  const one = record(say("expected.target"), targetKeys);
  if (!isObject(value) || !Object.hasOwn(value, "outputs")) return one(value, path, faults);
  record(say("expected.target"), {
    outputs: (outputs, below_, found) => {
      if (!isObject(outputs) || Object.keys(outputs).length === 0) {
        return found.wrong(below_, say("expected.outputs"), outputs);
      }
      for (const [name, of] of Object.entries(outputs)) one(of, below(below_, name), found);
    },
  })(value, path, faults);
};

/** Every key, in the order in which an experiment is written. @type {Record<string, Check>} */
const keys = /* @__PURE__ */ made(() => ({
  minibatch: must(say("expected.version", { version }), (v) => v === version),
  title: text(500),
  data: orNull(data),
  reading: orNull(reading),
  target,
  inputs: orNull(inputs),
  preparation: orNull(listOf(say("expected.steps"), step)),
  model: orNull(checkModel),
  begin: orNull(begin),
  compile,
  fit: orNull(fit),
  seed: whole(0, 2 ** 53 - 1),
}));

/** The keys of an experiment, in the order in which it is written. */
export const experimentKeys = /* @__PURE__ */ Object.keys(keys);

/**
 * Collects what is wrong with a plain value of this version.
 * @param {unknown} value
 * @param {Faults} faults
 */
export function checkExperimentJson(value, faults) {
  record(say("expected.experiment"), keys, ["minibatch"])(value, "", faults);
  if (faults.list.length > 0 || !isObject(value)) return;
  const model = /** @type {any} */ (value.model ?? null);
  if (isObject(value.inputs)) checkInputNames(value.inputs, model, faults);
  if (isObject(value.target) && isObject(value.target.outputs)) {
    checkOutputNames(value.target.outputs, model, faults);
  }
}

/**
 * An output that nothing is said of is not trained.
 * @param {Record<string, unknown>} given
 * @param {import("../sequential.js").ModelSpec | null} model
 * @param {Faults} faults
 */
function checkOutputNames(given, model, faults) {
  const names = outputNamesOf(model);
  if (names.length === 0) return faults.add("target.outputs", say("fault.no-outputs"));
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    faults.unknown(below("target.outputs", name), say("fault.no-such-output"), name, names);
  }
}

/**
 * Each input of the model takes columns, and nothing else does.
 * @param {Record<string, unknown>} given
 * @param {import("../sequential.js").ModelSpec | null} model
 * @param {Faults} faults
 */
function checkInputNames(given, model, faults) {
  const names = inputLayersOf(model).map(({ name }) => name);
  if (names.length === 0) return faults.add("inputs", say("fault.no-inputs"));
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    faults.unknown(below("inputs", name), say("fault.no-such-input"), name, names);
  }
  for (const name of names) {
    if (!Object.hasOwn(given, name)) faults.add(below("inputs", name), say("fault.missing"));
  }
}
