/** Python's functions that ask what a value is, or for an attribute by its name. */

import { contains } from "./containers.js";
import { memberOf } from "./methods.js";
import { inClass, isObject } from "./objects.js";
import { Class, Curried, Entry, Func, Method, Ref, Unknown } from "./values.js";

/** @typedef {import("./functions.js").Call} Call */

/** Python's types by the values that are known: a list here is a tuple there, too. @param {any} value @returns {string[] | null} null where it is not known */
function typesOf(value) {
  if (value === null) return ["NoneType"];
  if (typeof value === "boolean") return ["bool", "int"];
  if (typeof value === "string") return ["str"];
  if (typeof value === "number") return Number.isInteger(value) ? ["int"] : ["float"];
  if (Array.isArray(value)) return ["list", "tuple"];
  return value instanceof Map ? ["dict"] : null;
}

/** @param {any} of a type @returns {string | null} */
const typeName = (of) =>
  of instanceof Ref && of.path.startsWith("builtins.") ? of.path.slice("builtins.".length) : null;

/** @type {Call} */
function isInstance(_ev, { list: [value, of] }, node) {
  const known = typesOf(value);
  const names = [of].flat().map(typeName);
  if (known && names.every((name) => name !== null))
    return known.some((type) => contains(names, type));
  if (isObject(value) && of instanceof Class) return isA(value.of, of);
  // A number, a text or a list is no layer.
  const areOthers = [of].flat().every((one) => one instanceof Ref || one instanceof Class);
  return known && areOthers && !names.some(Boolean) ? false : new Unknown(node);
}

/** @param {any} made @param {Class} of @returns {boolean} */
const isA = (made, of) =>
  made === of || (made instanceof Class && made.bases.some((base) => isA(base, of)));

/** @type {Call} */
function typeOf(ev, { list: [value] }, node) {
  if (isObject(value)) return value.of;
  const [type] = typesOf(value) ?? [];
  return type ? new Ref(`builtins.${type}`) : new Unknown(node, ev.findings.textOf(node));
}

/** getattr(layers, "Dense", otherwise) @type {Call} */
function attribute(ev, { list: [object, name, otherwise] }, node) {
  if (typeof name !== "string") return new Unknown(node, ev.findings.textOf(node));
  const isMissing =
    otherwise !== undefined &&
    ((object instanceof Map && !object.has(name)) ||
      (isObject(object) && !object.members.has(name) && inClass(object.of, name) === undefined));
  return isMissing ? otherwise : memberOf(ev, object, { ...node, type: "member", name });
}

/** @type {Call} */
function setAttribute(_ev, { list: [object, name, value] }) {
  if (isObject(object) && typeof name === "string") object.members.set(name, value);
  return null;
}

/** @type {Call} */
function isCallable(_ev, { list: [value] }, node) {
  if (typesOf(value)) return false;
  const calls = [Func, Class, Ref, Curried, Method, Entry];
  return calls.some((kind) => value instanceof kind) ? true : new Unknown(node);
}

/** @type {Record<string, Call>} */
export const objectFunctions = {
  "builtins.isinstance": isInstance,
  "builtins.type": typeOf,
  "builtins.getattr": attribute,
  "builtins.setattr": setAttribute,
  "builtins.callable": isCallable,
};
