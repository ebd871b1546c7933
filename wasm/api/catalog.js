/**
 * The core's catalogue: everything that can be named in a model and its training, with its arguments. The texts
 * (catalog-texts.js) and the preparation steps and classical models (catalog-steps.js) are separate, so that a program that does not use
 * them does not ship them.
 */

import { catalog as generated } from "../../build/generated/catalog.js";
import { snakeCase } from "../keras/snake-case.js";

export { keys, maxLayers } from "../../build/generated/catalog.js";

/**
 * @typedef {"layer" | "activation" | "loss" | "optimizer" | "metric" | "initializer" | "regularizer"
 *   | "constraint" | "schedule" | "callback" | "preparation" | "baseline"} Kind
 */

/**
 * One argument. Bounds hold for each number of a list.
 * @typedef {object} Argument
 * @property {string} name Keras's: "kernel_size"
 * @property {"integer" | "number" | "boolean" | "string" | "integer_pair" | "number_pair" | "integers"
 *   | "integer_sides" | "numbers" | "shape" | "strings" | "scalar" | "scalars" | "replacements" | "counts" | "object"} type `object` is another entry, of
 *   kind `kind`; a `number` with a `kind` may also be such an entry; a `scalar` is a number or a text
 * @property {boolean} required
 * @property {unknown} [default]
 * @property {boolean} nullable
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {number} [above] exclusive
 * @property {number} [below] exclusive
 * @property {string[]} [choices]
 * @property {Kind} [kind]
 * @property {"columns" | "some columns" | "condition" | "slices"} [of] what texts stand for: columns of the table, where not set all
 *   or none of them, or pandas' words for some of its rows
 */

/**
 * @typedef {object} Entry
 * @property {Kind} kind
 * @property {string} class_name Keras's class: "MaxPooling2D"
 * @property {string[]} identifiers other names Keras takes for it: "mse"
 * @property {string} js_name the function's name here: "maxPooling2d"
 * @property {boolean} [merges] of a layer: whether it takes a list of inputs
 * @property {string} [group] of a step: under which heading forms offer it; "augmentation" of a layer that changes
 *   images at random in training; "classification" or "regression" of a classical model
 * @property {Argument[]} arguments
 */

/**
 * The keys that the core knows: of an object, and beside those of a layer and of a model; and of a model's config.
 * @typedef {Record<"object" | "layer" | "model" | "model_config", string[]>} Keys
 */

/**
 * The catalogue as it is downloaded, by kind: lists in place of objects, whose names would be repeated a thousand
 * times. An argument's number is 1 where it is required, and 2 more where it is nullable.
 * @typedef {[name: string, type: Argument["type"], flags: number, others: Partial<Argument>]} PackedArgument
 * @typedef {[class_name: string, identifiers: string[], args: PackedArgument[], others: Partial<Entry>]} PackedEntry
 * @typedef {Partial<Record<Kind, PackedEntry[]>>} Packed
 */

/**
 * An argument's name here: kernel_size is kernelSize, beta_1 is beta1.
 * @param {string} name
 */
export function camelCase(name) {
  return name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/** @param {PackedArgument} argument @returns {Argument} */
const argumentOf = ([name, type, flags, others]) => ({
  name,
  type,
  required: flags % 2 > 0,
  nullable: flags > 1,
  ...others,
});

/** @param {Packed} packed @returns {Entry[]} */
export const unpack = (packed) =>
  Object.entries(packed).flatMap(([kind, entries]) =>
    entries.map(([class_name, identifiers, args, others]) => ({
      kind: /** @type {Kind} */ (kind),
      class_name,
      identifiers,
      js_name: camelCase(identifiers[0] ?? snakeCase(class_name)),
      arguments: args.map(argumentOf),
      ...others,
    })),
  );

/**
 * What models and their training are made of, known without starting the core: the catalogue but for its texts and
 * the steps of a preparation, which a page that opens with a model may load later.
 */
export const modelEntries = /* @__PURE__ */ unpack(generated);

/**
 * @param {Kind} kind
 * @returns {Entry[]}
 */
export const entriesOf = (kind) => modelEntries.filter((entry) => entry.kind === kind);

/** Entries in this program, which may be named in the wrong place. */
let known = modelEntries;

/** @param {Entry[]} entries */
export const addKnown = (entries) => void (known = [...new Set([...known, ...entries])]);

/** Names for which Keras chooses a metric that suits the model. */
const chosenMetrics = ["acc", "accuracy"];

/**
 * The kind of an object that does not belong where one of `kind` is expected; null if it may be of that kind, or is
 * of none.
 * @param {Kind} kind
 * @param {unknown} value a name, or what a builder made
 * @returns {{ name: string, kind: Kind } | null}
 */
export function otherKind(kind, value) {
  const name = typeof value === "string" ? value : /** @type {any} */ (value)?.class_name;
  if (typeof name !== "string" || (kind === "metric" && chosenMetrics.includes(name))) return null;
  // Only the core knows a kind that this program does not have.
  if (!known.some((entry) => entry.kind === kind)) return null;
  const named = known.filter(
    (entry) => entry.class_name === name || entry.identifiers.includes(name),
  );
  if (named.length === 0 || named.some((entry) => entry.kind === kind)) return null;
  return { name, kind: named[0].kind };
}
