/** Python's own containers: dictionaries, named tuples and copies of either. */

import { Args } from "./args.js";
import { RowRange } from "./series.js";
import { Dim, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {(ev: Evaluator, args: Args, node: Syntax) => any} Call */

/** A named tuple: its values by the names of its fields, in their order. */
export class Row extends Map {}

/** What collections.namedtuple() and a class of typing.NamedTuple make. */
export class RowType {
  /** @param {string[]} fields @param {Map<string, any>} defaults */
  constructor(fields, defaults) {
    this.fields = fields;
    this.defaults = defaults;
  }

  /** A row of it; a field that is not given is None, as `__new__.__defaults__` mostly says. @param {Args} args */
  row({ list, named }) {
    return new Row(
      this.fields.map((name, i) => [
        name,
        i < list.length ? list[i] : (named.get(name) ?? this.defaults.get(name) ?? null),
      ]),
    );
  }
}

/** namedtuple("Block", ["kernel", "filters"], defaults=(3,)) @type {Call} */
export function namedTuple(_ev, args, node) {
  const { field_names: given, defaults } = args.bound(["typename", "field_names"]).values;
  const names = typeof given === "string" ? given.split(/[\s,]+/).filter(Boolean) : given;
  if (!Array.isArray(names)) return new Unknown(node, "namedtuple");
  // typing.NamedTuple("Block", [("kernel", int)])
  const fields = names.map((one) => (Array.isArray(one) ? one[0] : one));
  if (!fields.every((name) => typeof name === "string")) return new Unknown(node, "namedtuple");
  const last = Array.isArray(defaults) ? fields.slice(-defaults.length) : [];
  return new RowType(fields, new Map(last.map((name, i) => [name, defaults[i]])));
}

/** What a list gives when it is unpacked or gone through; null where it is none. @param {any} value @returns {any[] | null} */
export function itemsOf(value) {
  if (value instanceof Row) return [...value.values()];
  if (value instanceof Map) return [...value.keys()];
  return Array.isArray(value) ? value : null;
}

/** Whether a container has an item; undefined where that is not known. @param {any} container @param {any} item */
export function contains(container, item) {
  if (typeof container === "string" && typeof item === "string") return container.includes(item);
  return itemsOf(container)?.includes(item);
}

/** @param {any} value @returns {any} */
function deepCopy(value) {
  if (Array.isArray(value)) return value.map(deepCopy);
  if (!(value instanceof Map)) return value;
  const pairs = [...value].map(([key, one]) => /** @type {const} */ ([key, deepCopy(one)]));
  return value instanceof Row ? new Row(pairs) : new Map(pairs);
}

/** @param {any} value */
function shallowCopy(value) {
  if (Array.isArray(value)) return [...value];
  if (value instanceof Row) return new Row(value);
  return value instanceof Map ? new Map(value) : value;
}

/** The pairs that dict() and update() take. @param {Args} args @returns {[any, any][] | null} */
function pairsOf({ list: [given], named }) {
  const own = given instanceof Map ? [...given] : Array.isArray(given) ? given : [];
  const isKnown = given === undefined || given instanceof Map || Array.isArray(given);
  return isKnown && own.every((one) => Array.isArray(one) && one.length === 2)
    ? [...own, ...named]
    : null;
}

/** @type {Call} */
function dictOf(ev, args, node) {
  if (args.list[0] === "balanced") return "balanced";
  const pairs = pairsOf(args);
  return pairs ? new Map(pairs) : new Unknown(node, ev.findings.textOf(node));
}

/** @type {Call} */
function range(_ev, { list }, node) {
  if (list.some((one) => one instanceof Dim)) return new RowRange(list[2]);
  if (!list.every((/** @type {any} */ one) => Number.isInteger(one))) return new Unknown(node);
  const [start, end, step = 1] = list.length > 1 ? list : [0, list[0]];
  const count = step === 0 ? 0 : Math.max(0, Math.ceil((end - start) / step));
  return Array.from({ length: Math.min(count, 2000) }, (_, i) => start + i * step);
}

/** tf.range(start=0, limit=n, delta=1) by places. @param {Args} args */
function positional(args) {
  const order = ["start", ["limit", "stop"], ["delta", "step"]];
  const named = order.map((names) => [names].flat().map((name) => args.named.get(name)));
  const given = named.map((all) => all.find((one) => one !== undefined));
  const list = args.list.length > 0 ? args.list : given.filter((one) => one !== undefined);
  return Object.assign(Object.create(Object.getPrototypeOf(args)), args, { list });
}

/** @param {(all: any[]) => boolean} work @returns {Call} */
const ofTruths =
  (work) =>
  (_ev, { list: [all] }, node) =>
    Array.isArray(all) && all.every((one) => typeof one === "boolean")
      ? work(all)
      : new Unknown(node);

/** map(f, items) @type {Call} */
function mapped(ev, { list: [work, items] }, node) {
  const all = itemsOf(items);
  return all
    ? all.map((one) => ev.call(work, new Args([], [one], new Map(), new Map(), []), node))
    : new Unknown(node, ev.findings.textOf(node));
}

/** @type {Record<string, Call>} */
export const containerFunctions = {
  ...{ "builtins.map": mapped, "builtins.range": range },
  ...Object.fromEntries(
    ["tensorflow.range", "keras.ops.arange", "keras.backend.arange"].map((path) => [
      path,
      (ev, args, node) => range(ev, positional(args), node),
    ]),
  ),
  "collections.namedtuple": namedTuple,
  "typing.NamedTuple": namedTuple,
  "builtins.dict": dictOf,
  "collections.OrderedDict": dictOf,
  "copy.copy": (_ev, { list: [value] }) => shallowCopy(value),
  "copy.deepcopy": (_ev, { list: [value] }) => deepCopy(value),
  "builtins.all": ofTruths((all) => all.every(Boolean)),
  "builtins.any": ofTruths((all) => all.some(Boolean)),
};

/** @typedef {(self: Map<any, any>, args: Args, node: Syntax) => any} MapMethod */

/** @type {Record<string, MapMethod>} */
const mapMethods = {
  items: (self) => [...self],
  values: (self) => [...self.values()],
  keys: (self) => [...self.keys()],
  copy: shallowCopy,
  get(self, { list: [key, otherwise = null] }, node) {
    if (key instanceof Unknown) return new Unknown(node);
    return self.has(key) ? self.get(key) : otherwise;
  },
  setdefault(self, { list: [key, value = null] }) {
    if (!self.has(key)) self.set(key, value);
    return self.get(key);
  },
  pop(self, { list: [key, otherwise] }, node) {
    const value = self.has(key) ? self.get(key) : (otherwise ?? new Unknown(node));
    self.delete(key);
    return value;
  },
  update(self, args) {
    for (const [key, value] of pairsOf(args) ?? []) self.set(key, value);
    return null;
  },
  _asdict: (self) => new Map(self),
  _replace: (self, { named }) => new Row([...self, ...named]),
};

/** What changes the dictionary itself. */
const changes = /^(?:setdefault|pop|update)$/;

/** @param {Evaluator} ev @param {Map<any, any>} self @param {string} name @param {Args} args @param {Syntax} node */
export function callMap(ev, self, name, args, node) {
  if (ev.guessing > 0 && changes.test(name)) ev.grown.add(self);
  return Object.hasOwn(mapMethods, name)
    ? mapMethods[name](self, args, node)
    : new Unknown(node, ev.findings.textOf(node));
}
