/**
 * Asking the package's catalogue: which layers, losses … there are, and what arguments they take. Its texts and the
 * steps of a preparation come with whole-catalogue.js.
 */

import { modelEntries } from "minibatch";

/**
 * @typedef {object} Argument
 * @property {string} name
 * @property {"integer" | "number" | "boolean" | "string" | "integer_pair" | "number_pair" | "integers"
 *   | "integer_sides" | "numbers" | "shape" | "strings" | "scalar" | "scalars" | "replacements" | "counts" | "object"} type
 * @property {any} [default]
 * @property {boolean} [required]
 * @property {string} doc "" before the texts are there
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {number} [above]
 * @property {number} [below]
 * @property {string[]} [choices] of a string, or the class names of an object
 * @property {string} [kind] of an object: which entries may stand here
 * @property {boolean} [nullable]
 * @property {"columns" | "some columns" | "condition" | "slices"} [of] what its texts stand for; not set, all columns or none
 *
 * @typedef {object} Entry
 * @property {string} kind
 * @property {string} class_name
 * @property {string[]} identifiers
 * @property {string} js_name
 * @property {string} doc "" before the texts are there
 * @property {boolean} [merges] of a layer: whether it takes a list of inputs
 * @property {string} [group] of a step: under which heading forms offer it
 * @property {Argument[]} arguments
 */

/** @type {Entry[]} */
const entries = modelEntries.map((entry) => ({
  doc: "",
  ...entry,
  arguments: entry.arguments.map((argument) => ({ doc: "", ...argument })),
}));

/** Replaces these entries by all of them, with their texts. @param {Entry[]} all */
export const useEntries = (all) => void entries.splice(0, entries.length, ...all);

/**
 * @param {string} kind
 * @returns {Entry[]}
 */
export function entriesOf(kind) {
  return entries.filter((entry) => entry.kind === kind);
}

/**
 * @param {string} kind
 * @param {string} name a class name or an identifier
 * @returns {Entry | undefined}
 */
export function entryOf(kind, name) {
  return entriesOf(kind).find(
    (entry) => entry.class_name === name || entry.identifiers.includes(name),
  );
}

/**
 * How Keras's configs name an entry that is given without arguments: "relu", "glorot_uniform".
 * @param {Entry} entry
 */
export function identifierOf(entry) {
  return entry.identifiers[0] ?? entry.class_name;
}

/** Arguments that are set once in a while; a form keeps them folded. */
const seldom = new Set(["initializer", "regularizer", "constraint"]);

/** @param {Argument} argument */
export function isSeldom(argument) {
  return argument.type === "object" && seldom.has(argument.kind ?? "");
}

/** First values for arguments that have no default. */
const starters = new Map(
  Object.entries({
    units: 64,
    filters: 32,
    kernel_size: 3,
    rate: 0.2,
    activation: "relu",
    input_dim: 1000,
    output_dim: 16,
    sequence_length: 12,
    factor: 0.1,
    height_factor: 0.1,
    width_factor: 0.1,
    initial_learning_rate: 0.01,
    decay_steps: 1000,
    first_decay_steps: 1000,
    decay_rate: 0.9,
    boundaries: [1000],
    values: [0.01, 0.001],
    to_replace: "?",
    bins: [0, 50, 100],
    name: "ratio",
  }),
);

/** Arguments that name a column to calculate with. */
const operands = new Set(["left", "right"]);

/**
 * The config of a new object: a value for each argument that must have one.
 * @param {Entry} entry
 * @param {{ names: string[], numbers: string[] }} [columns] those that come to a step, and those of them that
 *   hold numbers
 * @returns {Record<string, any>}
 */
export function starterConfig(entry, columns = { names: [], numbers: [] }) {
  const required = entry.arguments.filter((argument) => argument.required);
  const numbers = [...columns.numbers];
  /** @param {Argument} argument */
  const ofColumns = ({ type, of, name }) => {
    if (of !== "columns") return undefined;
    // To begin with all there are, of which a person takes some away.
    if (type === "strings") return columns.names;
    return (operands.has(name) && numbers.shift()) || columns.names[0];
  };
  return Object.fromEntries(
    required.map((argument) => [
      argument.name,
      ofColumns(argument) ??
        starters.get(argument.name) ??
        starterObject(argument) ??
        argument.choices?.[0] ??
        argument.minimum ??
        1,
    ]),
  );
}

/**
 * The entries an argument may name.
 * @param {Argument} argument
 * @returns {Entry[]}
 */
export function choicesOf({ kind, choices }) {
  return entriesOf(kind ?? "").filter(({ class_name }) => !choices || choices.includes(class_name));
}

/**
 * A first value for an argument that is one of several objects, such as the layer inside another.
 * @param {Argument} argument
 */
function starterObject(argument) {
  if (argument.type !== "object" || !argument.choices) return undefined;
  const [entry] = choicesOf(argument);
  return { class_name: entry.class_name, config: starterConfig(entry) };
}

/**
 * A config in a few words: what must be given, the first setting of a pool or a rate, and whatever differs
 * from its default.
 * @param {string} kind
 * @param {string} className
 * @param {Record<string, any>} config
 * @returns {string[]}
 */
export function summarise(kind, className, config) {
  const entry = entryOf(kind, className);
  if (!entry) return [];
  const anyRequired = entry.arguments.some((argument) => argument.required);
  /** @type {string[]} */
  const parts = [];
  entry.arguments.forEach((argument, index) => {
    const value = config[argument.name] ?? argument.default;
    const leads = !anyRequired && index === 0 && !/^(integer|boolean)$/.test(argument.type);
    if (value === undefined || value === null) return;
    if (!argument.required && !leads && isDefault(argument, value)) return;
    const text = valueText(argument, value);
    if (!text) return;
    const named = !argument.required && !leads && argument.kind !== "activation";
    parts.push(named ? `${argument.name}=${text}` : text);
  });
  return parts;
}

/**
 * Files of Keras have objects in full where a name would do: {class_name: "GlorotUniform", config: {seed: null}}.
 * @param {Argument} argument
 * @param {any} value
 */
function isDefault({ kind, default: usual }, value) {
  const entry = kind && value.class_name ? entryOf(kind, value.class_name) : undefined;
  if (!entry?.identifiers.includes(usual)) return JSON.stringify(value) === JSON.stringify(usual);
  return entry.arguments.every(
    ({ name, default: own = null }) =>
      JSON.stringify(value.config?.[name] ?? own) === JSON.stringify(own),
  );
}

/**
 * @param {Argument} argument
 * @param {any} value
 */
function valueText(argument, value) {
  if (argument.type === "integer_pair") {
    const [first, second] = Array.isArray(value) ? value : [value, value];
    return `${first}×${second}`;
  }
  if (Array.isArray(value)) return value.flat(2).join("×");
  if (argument.kind && typeof value !== "number") {
    return typeof value === "string" ? value : String(value.class_name ?? "");
  }
  return String(value);
}
