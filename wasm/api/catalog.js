/** The core's catalogue: everything that can be named in a model, with its arguments. */

import { catalog as generated } from "../../build/generated/catalog.js";

/**
 * @typedef {"layer" | "activation" | "loss" | "optimizer" | "metric" | "initializer" | "regularizer"
 *   | "constraint" | "schedule" | "callback" | "preparation"} Kind
 */

/**
 * One argument. Bounds hold for each number of a list.
 * @typedef {object} CatalogArgument
 * @property {string} name Keras's: "kernel_size"
 * @property {"integer" | "number" | "boolean" | "string" | "integer_pair" | "number_pair" | "integers"
 *   | "integer_sides" | "numbers" | "shape" | "strings" | "scalar" | "object"} type `object` is another entry, of
 *   kind `kind`; a `number` with a `kind` may also be such an entry; a `scalar` is a number or a text
 * @property {boolean} [required]
 * @property {unknown} [default]
 * @property {boolean} [nullable]
 * @property {string} doc one line
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {number} [above] exclusive
 * @property {number} [below] exclusive
 * @property {string[]} [choices]
 * @property {Kind} [kind]
 */

/**
 * @typedef {object} CatalogEntry
 * @property {Kind} kind
 * @property {string} class_name Keras's class: "MaxPooling2D"
 * @property {string[]} identifiers other names Keras takes for it: "mse"
 * @property {string} js_name the function's name here: "maxPooling2d"
 * @property {string} doc one line
 * @property {boolean} [merges] of a layer: whether it takes a list of inputs
 * @property {CatalogArgument[]} arguments
 */

/** @typedef {{ entries: CatalogEntry[] }} Catalog */

/**
 * The whole catalogue, known without starting the core: forms and menus are made from it.
 * @type {Catalog}
 */
export const catalog = generated;

/**
 * An argument's name here: kernel_size is kernelSize, beta_1 is beta1.
 * @param {string} name
 */
export const camelCase = (name) =>
  name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/**
 * @param {Kind} kind
 * @returns {CatalogEntry[]}
 */
export const entriesOf = (kind) => catalog.entries.filter((entry) => entry.kind === kind);
