/**
 * The canonical form of an experiment: complete, without arguments that are their default, keys in one order. So
 * equal experiments are equal texts, and links are short.
 */

import { findEntry, readEntry } from "./entries.js";
import { isInner } from "./model-spec.js";
import { isObject } from "../../messages/is-object.js";
import { version } from "./schema.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("./types.js").ExperimentJson} ExperimentJson */
/** @typedef {import("../catalog.js").Entry} CatalogEntry */
/** @typedef {import("../catalog.js").Kind} Kind */
/** @typedef {Record<string, any>} Json */

/** What Keras writes beside and into configs, and what has no effect here. */
const noise = new Set(["module", "registered_name", "build_config", "jit_compile"]);

/**
 * Any value with the keys of its objects in order.
 * @param {any} value
 * @returns {any}
 */
export function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** @param {any} type */
const isFloat32 = (type) =>
  (isObject(type) ? /** @type {Json} */ (type).config?.name : type) === "float32";

/**
 * Whether an argument is its default.
 * @param {CatalogEntry} entry
 * @param {string} key
 * @param {unknown} value
 */
function saysNothing(entry, key, value) {
  const argument = entry.arguments.find(({ name }) => name === key);
  if (!argument) {
    if (key === "trainable") return value === true;
    if (key === "data_format") return value === null || value === "channels_last";
    if (key === "dtype") return value === null || isFloat32(value);
    return noise.has(key) || value === null || value === false;
  }
  if (argument.required) return false;
  if (same(value, argument.default)) return true;
  if (!argument.kind || typeof argument.default !== "string") return false;
  // "glorot_uniform" and { class_name: "GlorotUniform", config: {} } are the same.
  const given = readEntry(argument.kind, value);
  return (
    given !== null &&
    given.entry === findEntry(argument.kind, argument.default) &&
    Object.keys(canonicalConfig(given.entry, given.config)).length === 0
  );
}

/**
 * @param {CatalogEntry} entry
 * @param {Json} config
 * @returns {Json}
 */
function canonicalConfig(entry, config) {
  const own = entry.arguments.map(({ name }) => name);
  const others = Object.keys(config).filter((key) => !own.includes(key));
  /** @type {Json} */
  const result = {};
  for (const key of [...own, ...others.sort()]) {
    if (!Object.hasOwn(config, key) || saysNothing(entry, key, config[key])) continue;
    const kind = entry.arguments.find(({ name }) => name === key)?.kind;
    result[key] = kind ? canonicalEntry(kind, config[key]) : sorted(config[key]);
  }
  return result;
}

/**
 * A name, or { class_name, config }; of several outputs a list or an object of them.
 * @param {Kind} kind
 * @param {any} value
 * @returns {any}
 */
export function canonicalEntry(kind, value) {
  if (Array.isArray(value)) return value.map((element) => canonicalEntry(kind, element));
  if (!isObject(value)) return value;
  if (!Object.hasOwn(value, "class_name")) {
    const keys = Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, canonicalEntry(kind, value[key])]));
  }
  const read = readEntry(kind, value);
  // A function's name in place of a config.
  if (!read || typeof value.config === "string") return sorted(value);
  const { class_name, config: _, ...beside } = value;
  // A step is switched on where nothing is said.
  const isUsual = (/** @type {string} */ key) => key === "enabled" && beside[key] === true;
  const rest = Object.keys(beside).filter((key) => !noise.has(key) && !isUsual(key));
  return {
    class_name,
    config: canonicalConfig(read.entry, read.config),
    ...Object.fromEntries(rest.sort().map((key) => [key, sorted(beside[key])])),
  };
}

/** A layer, or a model that is one. @param {Json} layer @returns {Json} */
function canonicalLayer(layer) {
  if (!isInner(layer)) return canonicalEntry("layer", layer);
  const { name, inbound_nodes: nodes } = layer;
  return {
    ...canonicalModel(layer),
    ...(nodes !== undefined && { inbound_nodes: sorted(nodes) }),
    ...(name !== undefined && { name }),
  };
}

/** @param {Json} model */
function canonicalModel({ class_name, config }) {
  const { name, layers, trainable, dtype: _, ...ends } = config;
  const usual = class_name === "Sequential" ? "sequential" : "functional";
  return {
    class_name,
    config: {
      ...(name !== undefined && name !== usual && { name }),
      ...(trainable === false && { trainable }),
      layers: layers.map(canonicalLayer),
      ...sorted(ends),
    },
  };
}

const targetKeys = ["columns", "task", "encoding", "scaling", "positive_class", "class_names"];

/** Keras's defaults of fit(). */
const fitDefaults = { epochs: 1, batch_size: 32, shuffle: true, callbacks: [] };
const fitKeys = ["epochs", "batch_size", "validation_split", "shuffle"];

/**
 * An experiment that was checked, with nothing left out.
 * @param {ExperimentJson} json
 * @returns {CompleteExperiment}
 */
export function complete(json) {
  const { title = "", data = null, reading = null, target = {}, seed = 0 } = json;
  const { inputs = null, preparation = null, model = null, compile = {}, fit = null } = json;
  const { begin = null } = json;
  const { optimizer = "adam", loss, loss_weights, metrics, weighted_metrics } = compile;
  /** @param {Kind} kind @param {string} name @param {unknown} value */
  const given = (kind, name, value) =>
    value !== undefined && { [name]: canonicalEntry(kind, value) };
  return {
    minibatch: version,
    title,
    data: data && canonicalData(data),
    reading: reading && { class_name: reading.class_name, config: sorted(reading.config ?? {}) },
    target: canonicalTarget(target),
    ...(inputs && { inputs: canonicalInputs(inputs) }),
    preparation: preparation && canonicalEntry("preparation", preparation),
    model: model && canonicalModel(model),
    ...(begin && { begin: canonicalBegin(begin) }),
    compile: {
      optimizer: canonicalEntry("optimizer", optimizer),
      ...given("loss", "loss", loss),
      ...(loss_weights !== undefined && { loss_weights: sorted(loss_weights) }),
      ...given("metric", "metrics", metrics),
      ...given("metric", "weighted_metrics", weighted_metrics),
    },
    fit: fit && canonicalFit(fit),
    seed,
  };
}

/**
 * What is left out is Keras's default.
 * @template {import("./types.js").FitJson} T
 * @param {T} fit
 * @returns {T & NonNullable<CompleteExperiment["fit"]>}
 */
export const canonicalFit = (fit) => /** @type {any} */ (fitInOrder(fit));

/** @param {import("./types.js").FitJson} fit */
function fitInOrder({ callbacks = [], validation_batch_size, class_weight, ...fit }) {
  return {
    .../** @type {typeof fitDefaults} */ (inOrder({ ...fitDefaults, ...fit }, fitKeys)),
    ...(validation_batch_size !== undefined && { validation_batch_size }),
    callbacks: canonicalEntry("callback", callbacks),
    ...(class_weight !== undefined && {
      class_weight: class_weight === "balanced" ? class_weight : sorted(class_weight),
    }),
  };
}

/** The order of an input's columns is the table's. @param {Record<string, string[]>} inputs */
export const canonicalInputs = (inputs) =>
  sorted(
    Object.fromEntries(
      Object.entries(inputs).map(([name, columns]) => [name, [...new Set(columns)].sort()]),
    ),
  );

/** @param {import("./types.js").ExperimentJson["target"]} target @returns {CompleteExperiment["target"]} */
export function canonicalTarget(target = {}) {
  if (!target.outputs) return inOrder(target, targetKeys);
  const outputs = Object.entries(target.outputs).map(([name, one]) => [
    name,
    inOrder(one, targetKeys),
  ]);
  return { outputs: sorted(Object.fromEntries(outputs)) };
}

/** @param {import("./types.js").DataJson} data @returns {import("./types.js").DataJson} */
function canonicalData(data) {
  if (!("files" in data)) return { ...data };
  return { files: data.files.map(canonicalFile) };
}

/** @param {import("./types.js").FileJson} file */
const canonicalFile = (file) => /** @type {any} */ (inOrder(file, ["name", "size", "sha256"]));

/** @param {import("./types.js").BeginJson} begin @returns {import("./types.js").BeginJson} */
const canonicalBegin = ({ file, head }) => ({ file: canonicalFile(file), ...(head && { head }) });

/**
 * The keys that are given, in this order.
 * @param {object} object
 * @param {readonly string[]} keys
 * @returns {Json}
 */
const inOrder = (object, keys) =>
  Object.fromEntries(
    keys
      .filter((key) => Object.hasOwn(object, key))
      .map((key) => [key, /** @type {Json} */ (object)[key]]),
  );

/**
 * The parts of a complete experiment that are not the defaults: what a link holds.
 * @param {CompleteExperiment} experiment
 * @returns {Json}
 */
export function withoutDefaults(experiment) {
  const standard = /** @type {Json} */ (complete({ minibatch: version, fit: {} }));
  /** @type {Json} */
  const rest = {};
  for (const [key, value] of Object.entries(experiment)) {
    const isUsual = key === "fit" ? value === null : same(value, standard[key]);
    if (key === "minibatch" || isUsual) continue;
    const isWhole = key !== "fit" && key !== "compile";
    rest[key] = isWhole ? value : differing(/** @type {Json} */ (value), standard[key]);
  }
  return rest;
}

/** @param {Json} object @param {Json} standard */
const differing = (object, standard) =>
  Object.fromEntries(Object.entries(object).filter(([key, value]) => !same(value, standard[key])));
