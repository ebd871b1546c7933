/** `layers.dense({ units: 10 })` and so on: one function for every entry of the catalogue. */

import { camelCase, entriesOf } from "./catalog.js";
import { checkOptions, checkOpenShape, wrong } from "./checks.js";
import { MinibatchError } from "../messages/error.js";
import { nearest } from "../messages/nearest.js";

/** @typedef {import("./catalog.js").Entry} CatalogEntry */

/**
 * An object of a model, as Keras's config has it.
 * @typedef {{ readonly class_name: string, readonly config: Readonly<Record<string, unknown>>, readonly model?: unknown }} Named
 */

/**
 * An entry of one kind, so that an optimizer is not taken for a layer. `kind` exists only in the types.
 * @template {string} K
 * @typedef {Named & { readonly kind?: K }} NamedAs
 */

/** @typedef {import("./functional.js").SymbolicTensor} SymbolicTensor */

/**
 * A layer: for `sequential([…])`, and a function that calls it on the outputs of other layers. Called twice, it
 * is still one layer with one set of weights.
 * @typedef {NamedAs<"layer"> & ((inputs: SymbolicTensor | readonly SymbolicTensor[]) => SymbolicTensor)} BuiltLayer
 */

/**
 * What every layer takes besides its own arguments, and how Keras's config spells it.
 * @type {Record<string, string>}
 */
const layerArguments = { name: "name", trainable: "trainable", inputShape: "input_shape" };

/**
 * Makes the config of an entry from arguments in JavaScript's spelling. Names are checked here; values by
 * the core, which knows the ranges.
 * @param {CatalogEntry} entry
 * @param {string} where
 * @param {Record<string, unknown>} options
 * @returns {Named}
 */
function build(entry, where, options) {
  /** @type {Map<string, string>} */
  const names = new Map(entry.arguments.map(({ name }) => [camelCase(name), name]));
  if (entry.kind === "layer") {
    for (const [name, keras] of Object.entries(layerArguments)) {
      // An InputLayer has its `shape`, and nothing to train.
      if (entry.class_name !== "InputLayer" || name === "name") names.set(name, keras);
    }
  }
  checkOptions(where, options, [...names.keys()]);
  if (options.inputShape !== undefined) checkOpenShape(`${where}: inputShape`, options.inputShape);
  for (const argument of entry.arguments) {
    const name = camelCase(argument.name);
    if (argument.required && options[name] === undefined) {
      throw new MinibatchError("invalid-argument", {
        id: "argument.required",
        values: { where, argument: name },
      });
    }
  }
  /** @type {Record<string, unknown>} */
  const config = {};
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    config[/** @type {string} */ (names.get(name))] = plain(`${where}: ${name}`, value);
  }
  return { class_name: entry.class_name, config: Object.freeze(config) };
}

/**
 * A value of a config: layers inside another are data there.
 * @param {string} where
 * @param {unknown} value
 */
function plain(where, value) {
  // JSON would turn NaN into null, which is another value.
  if (Number.isNaN(value)) throw wrong(where, "number", value);
  if (typeof value !== "function") return value;
  const { class_name, config } = /** @type {Partial<Named>} */ (value);
  if (class_name === undefined) throw wrong(where, "no-function", value);
  return { class_name, config };
}

/**
 * @param {Named} named
 * @param {string} where
 * @returns {BuiltLayer}
 */
function callable(named, where) {
  /** @type {any} */
  const layer = (/** @type {any} */ inputs) => {
    // The code that turns calls into graphs comes with the tensors: a program without input() does not ship it.
    const [tensor] = [inputs].flat();
    if (!tensor?.through) throw wrong(where, "symbolic-tensors", inputs);
    return tensor.through(layer, where, inputs);
  };
  return Object.assign(layer, named, { toJSON: () => named });
}

/**
 * The functions of a group, made by a call that a bundler may drop if nothing uses the group.
 * @param {import("./catalog.js").Kind} kind
 * @param {string} group
 * @param {(kind: import("./catalog.js").Kind) => CatalogEntry[]} list the entries of a kind
 * @param {(named: Named, where: string) => Named} [finish] changes each object
 * @returns {any} see the generated types
 */
export function builders(kind, group, list, finish = (named) => named) {
  /** @type {Record<string, (options?: Record<string, unknown>) => Named>} */
  const functions = {};
  for (const entry of list(kind)) {
    const where = `${group}.${entry.js_name}()`;
    functions[entry.js_name] = (options = {}) =>
      Object.freeze(finish(build(entry, where, options), where));
  }
  return asking(group, functions);
}

/**
 * A group of functions that throws when a program asks for one it does not have and another has a similar name. Any
 * other name may be looked up, as programs do to find out what an object is.
 * @template {object} T
 * @param {string} group
 * @param {T} functions
 * @returns {T}
 */
export const asking = (group, functions) =>
  new Proxy(Object.freeze(functions), {
    get(all, name, receiver) {
      if (typeof name === "string" && !(name in all)) {
        const near = nearest(name, Object.keys(all));
        if (near !== null) {
          throw new MinibatchError("unknown-name", {
            id: "argument.no-function",
            values: { group, name, near },
          });
        }
      }
      return Reflect.get(all, name, receiver);
    },
  });

/** @typedef {import("../../build/generated/builders.js").Layers} Layers */
/** @typedef {import("../../build/generated/builders.js").Losses} Losses */
/** @typedef {import("../../build/generated/builders.js").Optimizers} Optimizers */
/** @typedef {import("../../build/generated/builders.js").Metrics} Metrics */
/** @typedef {import("../../build/generated/builders.js").Initializers} Initializers */
/** @typedef {import("../../build/generated/builders.js").Regularizers} Regularizers */
/** @typedef {import("../../build/generated/builders.js").Constraints} Constraints */
/** @typedef {import("../../build/generated/builders.js").Schedules} Schedules */
/** @typedef {import("../../build/generated/builders.js").Callbacks} Callbacks */

/** Layers by name; each function returns a layer for `sequential()`. @type {Layers} */
export const layers = /* @__PURE__ */ builders("layer", "layers", entriesOf, callable);
/** Losses with arguments other than the defaults; otherwise a name is enough: "mse". @type {Losses} */
export const losses = /* @__PURE__ */ builders("loss", "losses", entriesOf);
/** Optimizers with arguments other than the defaults; otherwise a name is enough: "adam". @type {Optimizers} */
export const optimizers = /* @__PURE__ */ builders("optimizer", "optimizers", entriesOf);
/** Metrics that models are trained with. @type {Metrics} */
export const builtInMetrics = /* @__PURE__ */ builders("metric", "metrics", entriesOf);
/** Initializers with arguments other than the defaults. @type {Initializers} */
export const initializers = /* @__PURE__ */ builders("initializer", "initializers", entriesOf);
/** Penalties that weights add to the loss: `kernelRegularizer`. @type {Regularizers} */
export const regularizers = /* @__PURE__ */ builders("regularizer", "regularizers", entriesOf);
/** Conditions that weights are made to meet after every step: `kernelConstraint`. @type {Constraints} */
export const constraints = /* @__PURE__ */ builders("constraint", "constraints", entriesOf);
/** Learning rates that change while training (keras.optimizers.schedules). @type {Schedules} */
export const schedules = /* @__PURE__ */ builders("schedule", "schedules", entriesOf);
/** Callbacks that the core runs. @type {Callbacks} */
export const builtInCallbacks = /* @__PURE__ */ builders("callback", "callbacks", entriesOf);
