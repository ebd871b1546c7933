/** Values of an experiment as Python writes them. */

import { findEntry } from "./names.js";

/** Where Keras keeps the entries of each kind. @type {Record<string, string>} */
const modules = {
  layer: "layers",
  loss: "keras.losses",
  metric: "keras.metrics",
  optimizer: "keras.optimizers",
  schedule: "keras.optimizers.schedules",
  callback: "keras.callbacks",
  initializer: "keras.initializers",
  regularizer: "keras.regularizers",
  constraint: "keras.constraints",
};

/** @param {string} text */
const quoted = (text) =>
  JSON.stringify(text).replace(/[\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16)}`);

/**
 * @param {any} value
 * @param {string} [kind] of the entry that may stand here
 * @returns {string}
 */
export function literal(value, kind) {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) {
    const items = value.map((one) => literal(one, kind));
    const isShape =
      value.length > 0 && value.every((one) => typeof one === "number" || one === null);
    if (isShape) return `(${items.join(", ")}${items.length === 1 ? "," : ""})`;
    return `[${items.join(", ")}]`;
  }
  if (typeof value.class_name === "string") return call(kind ?? "layer", value);
  const pairs = Object.entries(value).map(
    ([key, one]) => `${/^\d+$/.test(key) ? key : quoted(key)}: ${literal(one, kind)}`,
  );
  return `{${pairs.join(", ")}}`;
}

/**
 * An entry with its arguments: layers.Dense(8, activation="relu").
 * @param {string} kind
 * @param {{ class_name: string, config?: Record<string, any> | string }} entry
 * @param {Record<string, string>} [more] arguments that are written already
 */
export function call(kind, { class_name, config = {} }, more = {}) {
  const known = findEntry(kind, class_name);
  // A function by its name, as Keras writes it.
  if (typeof config === "string") return quoted(config);
  const module = kind === "activation" ? "keras.activations" : modules[known ? known.kind : kind];
  // A schedule stands where a learning rate does.
  const own = known
    ? known.kind
    : (["schedule", "layer"].find((one) => findEntry(one, class_name)) ?? kind);
  const args = argumentsOf(own, class_name, config);
  return `${modules[own] ?? module}.${class_name}(${[...args, ...Object.entries(more).map(([name, text]) => `${name}=${text}`)].join(", ")})`;
}

/** Keras refuses whole numbers where it takes others: learning_rate=1.0. @param {any} value @param {string} [kind] */
const float = (value, kind) => (Number.isInteger(value) ? value.toFixed(1) : literal(value, kind));

/** Those that stand first without their name, as people write them. @type {Record<string, number>} */
const unnamed = {
  Dense: 1,
  Conv2D: 2,
  Conv1D: 2,
  Dropout: 1,
  MaxPooling2D: 1,
  LSTM: 1,
  GRU: 1,
  SimpleRNN: 1,
  Activation: 1,
  Bidirectional: 1,
};

/** @param {string} kind @param {string} class_name @param {Record<string, any>} config */
function argumentsOf(kind, class_name, config) {
  const entry = findEntry(kind, class_name);
  const order = [...(entry?.args.keys() ?? [])];
  const names = [
    ...order.filter((name) => Object.hasOwn(config, name)),
    ...Object.keys(config).filter((name) => !order.includes(name)),
  ];
  const first = unnamed[class_name] ?? 0;
  return names.map((name, i) => {
    const { type, kind: own } = entry?.args.get(name) ?? {};
    const text = (type === "number" ? float : literal)(config[name], own);
    return i < first && order[i] === name ? text : `${name}=${text}`;
  });
}

/** The arguments of a step in the order of the catalogue, all by their names. @param {Record<string, any>} config @param {readonly string[]} [without] */
export const named = (config, without = []) =>
  Object.entries(config)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `${name}=${literal(value)}`)
    .join(", ");

/** A step of images as Keras's layer; sizes are changed as Pillow changes them. @param {{ class_name: string, config: Record<string, any> }} step */
export const imageLayer = ({ class_name, config }) =>
  `keras.layers.${class_name}(${named({ ...config, ...(class_name === "Resizing" && { antialias: true }) })})`;
