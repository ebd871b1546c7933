/** Objects of a notebook's own classes: what their methods set and give. */

import { Args } from "./args.js";
import { findEntry } from "./names.js";
import { asSeen, sizesOf } from "./shapes.js";
import { Class, Curried, Entry, Func, Method, Ref, Tensor, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */

const oneArg = (/** @type {any} */ value) => new Args([], [value], new Map(), new Map(), []);
const noArgs = () => new Args([], [], new Map(), new Map(), []);

/** What a class has under a name, or one of the notebook's that it is derived from. @param {Class} made @param {string} name @returns {any} */
export function inClass({ members, bases }, name) {
  if (members.has(name)) return members.get(name);
  return inBases(bases, name);
}

/** @param {any[]} bases @param {string} name */
function inBases(bases, name) {
  for (const base of bases) {
    const found = base instanceof Class ? inClass(base, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** super(): the classes that a method's own is derived from. */
export class Super {
  /** @param {any} self @param {Class} of */
  constructor(self, of) {
    this.self = self;
    this.of = of;
  }
}

/** A function with the object that it is a method of. @param {any} found @param {any} self @param {Syntax} node */
const bound = (found, self, node) =>
  new Curried(
    found,
    new Args([], [found, self], new Map(), new Map(), /** @type {any[]} */ ([node, node])),
  );

/** @param {Evaluator} ev @param {any} found @param {any} self @param {Class} of @param {Syntax} node */
function asMember(ev, found, self, of, node) {
  if (!(found instanceof Func) || found.role === "static") return found;
  if (found.role === "class") return bound(found, of, node);
  const method = bound(found, self, node);
  return found.role === "property" ? ev.call(method, noArgs(), node) : method;
}

/**
 * What an object, a class or super() has under a name; a method that is not known where it has none.
 * @param {Evaluator} ev
 * @param {Entry | Class | Super} object
 * @param {Syntax} node
 */
export function memberOfObject(ev, object, node) {
  const { name } = node;
  const missing = () =>
    node.isCalled ? new Method(object, name, node) : new Unknown(node, ev.findings.textOf(node));
  if (object instanceof Class) {
    const found = inClass(object, name) ?? missing();
    return found instanceof Func && found.role === "class" ? bound(found, object, node) : found;
  }
  if (object instanceof Super) {
    const found = inBases(object.of.bases, name);
    return found === undefined
      ? new Method(object, name, node)
      : asMember(ev, found, object.self, object.of, node);
  }
  if (object.members?.has(name)) return object.members.get(name);
  const of = /** @type {Class} */ (object.of);
  const found = inClass(of, name);
  if (found !== undefined) return asMember(ev, found, object, of, node);
  const { config } = object.base ?? {};
  return config && Object.hasOwn(config, name) ? config[name] : missing();
}

/** @param {any} value @returns {value is Entry & { of: Class, members: Map<string, any> }} */
export const isObject = (value) => value instanceof Entry && value.of instanceof Class;

/**
 * An object of the class, as its __init__() leaves it.
 * @param {Evaluator} ev
 * @param {Class} of
 * @param {Args} args
 * @param {Syntax} node
 */
export function objectOf(ev, of, args, node) {
  const made = new Entry("class", of.name, { bases: of.bases }, node);
  made.of = of;
  ev.made.add(of.place);
  made.members = new Map();
  const begin = inClass(of, "__init__");
  const models = ev.models.length;
  if (begin instanceof Func) ev.call(bound(begin, made, node), args, node);
  else makeBase(ev, made, of, args, node);
  // Models that call() uses are layers.
  if (inClass(of, "call")) ev.models.length = models;
  // Of a layer that does what the one does that it is derived from, that one.
  else if (made.base) return made.base;
  return made;
}

/** The layer of the catalogue that a class is derived from. @param {Class} of @returns {Ref | null} */
function layerOfClass({ bases }) {
  for (const base of bases) {
    const found = base instanceof Class ? layerOfClass(base) : base;
    if (!(found instanceof Ref) || !found.path.startsWith("keras.layers.")) continue;
    if (findEntry("layer", found.path.slice("keras.layers.".length))) return found;
  }
  return null;
}

/** Makes that layer with what its __init__() is given. @param {Evaluator} ev @param {Entry} made @param {Class} of @param {Args} args @param {Syntax} node */
function makeBase(ev, made, of, args, node) {
  const ref = layerOfClass(of);
  const base = ref && ev.call(ref, args, node);
  if (base instanceof Entry) made.base = base;
}

/** super().__init__(…), and super().call(x) of a layer of the catalogue. @param {Evaluator} ev @param {Super} self @param {string} name @param {Args} args @param {Syntax} node */
export function callSuper(ev, { self, of }, name, args, node) {
  if (name === "__init__" && isObject(self)) {
    makeBase(ev, self, of, args, node);
    return null;
  }
  const isCall = /^(?:__)?call(?:__)?$/.test(name) && self?.base;
  return isCall ? ev.call(self.base, args, node) : new Unknown(node, ev.findings.textOf(node));
}

/** Calls build() of a layer once, as Keras does before it calls the layer. @param {Evaluator} ev @param {Entry} layer @param {any} given @param {Syntax} node */
function build(ev, layer, given, node) {
  const own = layer.of && inClass(layer.of, "build");
  if (!(own instanceof Func) || ev.built.has(layer)) return;
  ev.built.add(layer);
  const shapeOf = (/** @type {any} */ one) =>
    asSeen(one instanceof Tensor ? sizesOf(one) : null, new Unknown(node));
  const shape = Array.isArray(given) ? given.map(shapeOf) : shapeOf(given);
  ev.call(bound(own, layer, node), oneArg(shape), node);
}

/**
 * What a layer of the notebook's own makes of the tensors that it is called on: the layers that its call() puts there.
 * @param {Evaluator} ev
 * @param {Entry} layer
 * @param {Args} args
 * @param {Syntax} node
 * @returns {Tensor | Unknown | null} what no layer does; null where nothing can be told
 */
export function calledObject(ev, layer, args, node) {
  const call = layer.of && (inClass(layer.of, "call") ?? inClass(layer.of, "__call__"));
  if (!(call instanceof Func)) return null;
  build(ev, layer, args.list[0] ?? args.named.get("inputs"), node);
  const made = ev.call(bound(call, layer, node), args, node);
  const isReason = made instanceof Unknown && made.operation !== null;
  return made instanceof Tensor || isReason ? made : null;
}

/** super() in a method, or super(Own, self). @param {Evaluator} ev @param {Args} args @param {Syntax} node */
export function superOf(ev, { list: [of, self] }, node) {
  const scope = ev.scopes.at(-1);
  const own = of instanceof Class ? of : scope?.get("__class__");
  return own instanceof Class
    ? new Super(self ?? scope?.get("__self__"), own)
    : new Unknown(node, ev.findings.textOf(node));
}
