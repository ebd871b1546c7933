/** Entries of the catalogue as an experiment names them: a name, or { class_name, config }. */

import { keys, otherKind } from "../catalog.js";
import { entriesOf } from "../catalog-steps.js";
import { expectation, fits, takesNull } from "./arguments.js";
import { checkKeys } from "./check.js";
import { say } from "./faults.js";
import { below } from "./plain.js";
import { isObject } from "../../messages/is-object.js";

/** @typedef {import("../catalog.js").Entry} CatalogEntry */
/** @typedef {import("../catalog.js").Kind} Kind */
/** @typedef {import("./faults.js").Faults} Faults */

/**
 * What Keras writes into the config of any object besides its own arguments, and what changes no number here.
 * As kCommon of core/base/arguments.cpp.
 */
export const commonKeys = new Set([
  ...["name", "dtype", "trainable", "batch_shape", "batch_input_shape", "input_shape"],
  ...["build_config", "module", "registered_name", "data_format", "jit_compile"],
  "zero_output_for_mask",
]);

/** @type {Map<Kind, Map<string, CatalogEntry>>} */
const byName = new Map();

/** @param {Kind} kind */
function namesOf(kind) {
  let names = byName.get(kind);
  if (!names) {
    names = new Map();
    for (const entry of entriesOf(kind)) {
      for (const name of [entry.class_name, ...entry.identifiers]) names.set(name, entry);
    }
    byName.set(kind, names);
  }
  return names;
}

/**
 * The entry of that class name or identifier.
 * @param {Kind} kind
 * @param {string} name
 */
export const findEntry = (kind, name) => namesOf(kind).get(name);

/**
 * The entry's class name and its arguments, as the JSON names them: null for what is none.
 * @param {Kind} kind
 * @param {unknown} value
 */
export function readEntry(kind, value) {
  if (typeof value === "string") {
    const entry = findEntry(kind, value);
    return entry ? { entry, config: {} } : null;
  }
  if (!isObject(value) || typeof value.class_name !== "string") return null;
  // How Keras writes a bare activation function.
  if (value.class_name === "function" && typeof value.config === "string") {
    const entry = findEntry(kind, value.config);
    return entry ? { entry, config: {} } : null;
  }
  const entry = findEntry(kind, value.class_name);
  const config = value.config ?? {};
  return entry && isObject(config) ? { entry, config } : null;
}

/** Names that stand for several entries, by what the output is. @type {Partial<Record<Kind, string[]>>} */
const generic = { metric: ["accuracy", "acc", "Accuracy"] };

/**
 * @param {Kind} kind
 * @param {unknown} value not null
 * @param {string} path
 * @param {Faults} faults
 * @param {{ named?: boolean, extra?: readonly string[] }} [options] named: whether a name alone will do; extra:
 *   keys that may stand beside class_name and config
 */
export function checkEntry(kind, value, path, faults, { named = true, extra = [] } = {}) {
  const wanted = say(named ? "expected.name-or-entry" : "expected.entry", {
    kind: say(`a.${kind}`),
  });
  if (typeof value === "string") {
    if (!named) return faults.wrong(path, wanted, value);
    if (generic[kind]?.includes(value)) return;
    return void required(kind, value, path, faults, {});
  }
  if (!isObject(value) || typeof value.class_name !== "string")
    return faults.wrong(path, wanted, value);
  checkKeys(value, [...keys.object, ...extra], path, faults);
  if (value.class_name === "function" && typeof value.config === "string") {
    return void required(kind, value.config, below(path, "config"), faults, {});
  }
  const { config = {} } = value;
  if (!isObject(config))
    return faults.wrong(below(path, "config"), say("expected.arguments"), config);
  required(kind, value.class_name, path, faults, config);
}

/**
 * @param {Kind} kind
 * @param {string} name
 * @param {string} path
 * @param {Faults} faults
 * @param {Record<string, unknown>} config
 */
function required(kind, name, path, faults, config) {
  const entry = findEntry(kind, name);
  if (!entry) {
    const other = otherKind(kind, name);
    if (other) {
      const kinds = { expected: say(`a.${kind}`), kind: say(`a.${other.kind}`) };
      return faults.add(path, say("fault.other-kind", { ...kinds, name }));
    }
    const known = entriesOf(kind).map(({ class_name }) => class_name);
    const others = [...(generic[kind] ?? []), ...namesOf(kind).keys()];
    const what = say("fault.no-such-entry", { kind: say(`kind.${kind}`), name: name.slice(0, 60) });
    return faults.unknown(path, what, name, known, others);
  }
  checkArguments(entry, config, below(path, "config"), faults);
}

/**
 * @param {CatalogEntry} entry
 * @param {Record<string, unknown>} config
 * @param {string} path
 * @param {Faults} faults
 */
function checkArguments(entry, config, path, faults) {
  const known = new Map(entry.arguments.map((argument) => [argument.name, argument]));
  for (const [key, value] of Object.entries(config)) {
    const argument = known.get(key);
    const at = below(path, key);
    if (!argument) {
      // Keras writes null for what was not asked for; only a value would change anything.
      if (commonKeys.has(key) || value === null || value === false) continue;
      const what = say("fault.no-such-argument", { class: entry.class_name });
      faults.unknown(at, what, key, [...known.keys()]);
    } else if (value === null ? !takesNull(argument) : !fits(argument, value)) {
      faults.wrong(at, expectation(argument), value);
    } else if (argument.kind && (typeof value === "string" || isObject(value))) {
      checkEntry(argument.kind, value, at, faults);
    }
  }
  for (const argument of entry.arguments) {
    if (!argument.required || Object.hasOwn(config, argument.name)) continue;
    // An InputLayer's shape may be given with the batch's axis.
    const shapes = ["batch_shape", "batch_input_shape", "input_shape"];
    if (argument.name === "shape" && shapes.some((name) => Object.hasOwn(config, name))) continue;
    // Keras says what x[key] takes in the call alone.
    if (entry.class_name === "GetItem") continue;
    const values = { class: entry.class_name, expected: expectation(argument) };
    faults.add(below(path, argument.name), say("fault.needed", values));
  }
}
