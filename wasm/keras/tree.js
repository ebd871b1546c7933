/** HDF5's tree as model files use it: groups by their paths, numbers as float32, lists of names. */

import { longestAttribute } from "../formats/hdf5/write.js";
import { refuse } from "./refuse.js";

/** @import { ArrayNode, Attribute, GroupNode, NumberValues } from "../formats/hdf5/types.js" */

/**
 * @param {GroupNode} group
 * @param {string} path
 */
export function nodeAt(group, path) {
  /** @type {import("../formats/hdf5/types.js").Node | undefined} */
  let node = group;
  for (const name of path.split("/").filter(Boolean)) {
    node = node?.kind === "group" ? node.members.get(name) : undefined;
  }
  return node;
}

/**
 * @param {GroupNode} group
 * @param {string} path
 */
export function groupAt(group, path) {
  const node = nodeAt(group, path);
  return node?.kind === "group" ? node : undefined;
}

/**
 * An array as float32, once its shape is known to be right.
 * @param {string} file
 * @param {GroupNode} group
 * @param {string} path
 * @param {{ name: string, shape: readonly number[] }} wanted
 */
export function weightAt(file, group, path, { name, shape }) {
  const node = nodeAt(group, path);
  if (node?.kind !== "array") return refuse(file, "no-weight", { name, place: path });
  checkShape(file, name, node.shape, shape);
  return numbersOf(file, node, path);
}

/**
 * @param {string} file
 * @param {string} name
 * @param {readonly number[]} received
 * @param {readonly number[]} expected
 */
export function checkShape(file, name, received, expected) {
  const same =
    received.length === expected.length && received.every((n, axis) => n === expected[axis]);
  const show = (/** @type {readonly number[]} */ shape) => `(${shape.join(", ")})`;
  if (!same) refuse(file, "shape", { name, expected: show(expected), received: show(received) });
}

/**
 * @param {string} file
 * @param {ArrayNode} node
 * @param {string} path
 * @returns {Float32Array}
 */
export function numbersOf(file, node, path) {
  const values = node.read();
  if (Array.isArray(values)) return refuse(file, "texts", { place: path });
  if (values instanceof Float32Array) return values;
  if (node.type !== "uint16" || textAt(node, "dtype") !== "bfloat16")
    return Float32Array.from(values);
  // The upper half of a float32.
  return new Float32Array(Uint32Array.from(values, (half) => half << 16).buffer);
}

/** A text among the attributes. @param {{ attributes: Map<string, Attribute> }} node @param {string} name */
export function textAt({ attributes }, name) {
  const value = attributes.get(name)?.values[0];
  return typeof value === "string" ? value : undefined;
}

/**
 * A list of names, which Keras splits where it is long: name0, name1 …
 * @param {GroupNode} group
 * @param {string} name
 * @returns {string[] | undefined}
 */
export function namesAt({ attributes }, name) {
  const whole = attributes.get(name);
  if (whole) return listOf(whole);
  /** @type {string[]} */
  const names = [];
  let part = attributes.get(`${name}0`);
  if (!part) return undefined;
  for (let i = 1; part; ++i) {
    names.push(...listOf(part));
    part = attributes.get(`${name}${i}`);
  }
  return names;
}

/** An empty list is written as one of numbers. @param {Attribute} attribute */
const listOf = ({ values }) =>
  [...values].flatMap((value) => (typeof value === "string" ? [value] : []));

/** @returns {GroupNode} */
export const newGroup = () => ({ kind: "group", attributes: new Map(), members: new Map() });

/** @param {GroupNode} group @param {string} name @param {string} text */
export const setText = ({ attributes }, name, text) =>
  void attributes.set(name, { type: "string", shape: [], values: [text] });

/** @param {GroupNode} group @param {string} name @param {readonly string[]} names */
export function setNames({ attributes }, name, names) {
  const bytes = names.map((text) => new TextEncoder().encode(text).length);
  const all = Math.max(1, ...bytes) * names.length;
  const parts = Math.max(1, Math.ceil(all / longestAttribute));
  const size = Math.ceil(names.length / parts);
  for (let i = 0; i < parts; ++i) {
    const values = names.slice(i * size, (i + 1) * size);
    /** @type {Attribute} */
    const attribute =
      values.length > 0
        ? { type: "bytes", shape: [values.length], values }
        : { type: "float64", shape: [0], values: new Float64Array() };
    attributes.set(parts > 1 ? `${name}${i}` : name, attribute);
  }
}

/**
 * The group at a path, made where there is none.
 * @param {GroupNode} root
 * @param {string} path
 */
export function makeGroup(root, path) {
  let group = root;
  for (const name of path.split("/").filter(Boolean)) {
    const found = group.members.get(name);
    const next = found?.kind === "group" ? found : newGroup();
    group.members.set(name, next);
    group = next;
  }
  return group;
}

/**
 * @param {GroupNode} root
 * @param {string} path
 * @param {readonly number[]} shape
 * @param {NumberValues} values
 * @param {import("../formats/hdf5/types.js").ElementType} [type]
 */
export function setArray(root, path, shape, values, type = "float32") {
  const cut = path.lastIndexOf("/");
  const group = makeGroup(root, path.slice(0, Math.max(cut, 0)));
  group.members.set(path.slice(cut + 1), {
    ...{ kind: "array", type, shape, attributes: new Map(), read: () => values },
  });
}
