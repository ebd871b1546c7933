/**
 * Python's pickles of plain data: numbers, texts, lists, tuples, dictionaries and NumPy's arrays, as CIFAR's batches
 * are. A pickle is a program for a small machine, which may name any function and call it: here nothing is called.
 * The few functions that such files name stand for the data that they describe; any other is refused by its name.
 * (Lib/pickletools.py of CPython.)
 */

import { MinibatchError } from "../messages/error.js";

/** Texts of Python 2 come as bytes, tuples as lists, dictionaries as maps whose keys are texts. */

/** @param {unknown} value a text, or bytes that are one @returns {string | undefined} */
export function textOf(value) {
  return value instanceof Uint8Array
    ? new TextDecoder().decode(value)
    : typeof value === "string"
      ? value
      : undefined;
}

/** An array as it lies in the file. */
export class PickledArray {
  /** @type {number[]} */
  shape = [];
  kind = "";
  itemSize = 0;
  isFortran = false;
  data = new Uint8Array();
}

/** NumPy's type of an array's numbers: "u1". */
class Dtype {
  /** @param {string} type */
  constructor(type) {
    this.type = type;
  }
}

/** A function or class that is named. */
class Global {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }
}

/**
 * What the functions that may be named make of their arguments; undefined where that is nothing.
 * @type {Record<string, (args: any[]) => unknown>}
 */
const functions = {
  "numpy.core.multiarray._reconstruct": () => new PickledArray(),
  "numpy.core.numeric._frombuffer": ([data, dtype, shape, order]) =>
    fill(new PickledArray(), shape, dtype, textOf(order) === "F", data),
  "numpy.dtype": ([type]) => new Dtype(textOf(type) ?? ""),
  // How Python 3 writes bytes for Python 2.
  "_codecs.encode": ([text]) =>
    typeof text === "string" ? Uint8Array.from(text, (letter) => letter.charCodeAt(0)) : undefined,
};
/** What may be named only to be handed to them. */
const classes = ["numpy.ndarray"];

/**
 * @param {PickledArray} array
 * @param {any} shape
 * @param {any} dtype
 * @param {boolean} isFortran
 * @param {any} data
 * @returns {PickledArray | undefined}
 */
function fill(array, shape, dtype, isFortran, data) {
  if (!(dtype instanceof Dtype && Array.isArray(shape) && data instanceof Uint8Array))
    return undefined;
  const [, kind, size] = /^([biuf])([1248])$/.exec(dtype.type) ?? [];
  if (!kind || !shape.every((extent) => Number.isSafeInteger(extent) && extent > 0))
    return undefined;
  const itemSize = Number(size);
  const needed = shape.reduce((product, extent) => product * extent, itemSize);
  if (needed !== data.length) return undefined;
  return Object.assign(array, { shape, kind, itemSize, isFortran, data });
}

/**
 * Tells an object its state.
 * @param {unknown} object
 * @param {unknown} state
 * @returns {unknown} undefined where the object has no such state
 */
function build(object, state) {
  if (!Array.isArray(state)) return undefined;
  if (object instanceof PickledArray) {
    const [, shape, dtype, isFortran, data] = state;
    return fill(object, shape, dtype, Boolean(isFortran), data);
  }
  // The order of bytes and the fields of a type: bytes, which are all that is asked for, have neither.
  return object instanceof Dtype ? object : undefined;
}

const mark = Symbol("mark");

class Machine {
  /** @type {any[]} */
  stack = [];
  /** @type {Map<number, unknown>} */
  memo = new Map();
  at = 0;

  /** @param {Uint8Array} bytes @param {string} path */
  constructor(bytes, path) {
    this.bytes = bytes;
    this.path = path;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** @param {string} id @param {import("../messages/render.js").MessageValues} [values] @returns {never} */
  refuse(id, values = { at: this.at }) {
    throw new MinibatchError("invalid-data", {
      id: "pickle.refused",
      values: { path: this.path, why: { id: `pickle.${id}`, values } },
    });
  }

  /** Goes over bytes. @param {number} count @returns {number} where they begin */
  over(count) {
    const from = this.at;
    if (count > this.bytes.length - from) this.refuse("cut", { size: this.bytes.length });
    this.at += count;
    return from;
  }

  u1 = () => this.bytes[this.over(1)];
  u2 = () => this.view.getUint16(this.over(2), true);
  u4 = () => this.view.getUint32(this.over(4), true);
  i4 = () => this.view.getInt32(this.over(4), true);
  u8 = () => Number(this.view.getBigUint64(this.over(8), true));
  f8 = () => this.view.getFloat64(this.over(8));
  /** @param {number} count */
  take = (count) => this.bytes.subarray(this.over(count), this.at);
  /** @param {number} count */
  text = (count) => new TextDecoder().decode(this.take(count));

  line() {
    const end = this.bytes.indexOf(0x0a, this.at);
    if (end < 0) this.refuse("cut", { size: this.bytes.length });
    const text = this.text(end - this.at);
    ++this.at;
    return text;
  }

  /** A whole number of so many bytes. @param {number} count */
  long(count) {
    if (count > 8) this.refuse("number");
    return [...this.take(count)].reduce(
      (sum, byte, i) => sum + (i === count - 1 && byte > 127 ? byte - 256 : byte) * 256 ** i,
      0,
    );
  }

  /** @param {unknown} value undefined where there is none */
  push(value) {
    if (value === undefined) this.refuse("damaged");
    this.stack.push(value);
  }

  pop() {
    const value = this.stack.pop();
    if (value === undefined || value === mark) this.refuse("damaged");
    return value;
  }

  /** @param {number} count */
  popMany(count) {
    return Array.from({ length: count }, () => this.pop()).reverse();
  }

  /** What lies above the last mark. */
  popMark() {
    const at = this.stack.lastIndexOf(mark);
    if (at < 0) this.refuse("damaged");
    const items = this.stack.splice(at);
    return items.slice(1);
  }

  /** @param {any[]} items */
  append(items) {
    const list = this.stack.at(-1);
    if (!Array.isArray(list)) return this.refuse("damaged");
    for (const item of items) list.push(item);
  }

  /** @param {any[]} items key, value, key, value … */
  setItems(items) {
    const map = this.stack.at(-1);
    if (!(map instanceof Map)) return this.refuse("damaged");
    for (let i = 0; i + 1 < items.length; i += 2) {
      const key = textOf(items[i]) ?? items[i];
      if (typeof key !== "string" && typeof key !== "number") this.refuse("damaged");
      map.set(String(key), items[i + 1]);
    }
  }

  /** @param {string} module @param {string} name */
  global(module, name) {
    // NumPy 2 calls its inner modules otherwise.
    const whole = `${module}.${name}`.replace(/^numpy\._core\./, "numpy.core.");
    if (!Object.hasOwn(functions, whole) && !classes.includes(whole)) {
      this.refuse("global", { name: `${module}.${name}` });
    }
    this.push(new Global(whole));
  }

  reduce() {
    const [named, args] = this.popMany(2);
    const make =
      named instanceof Global && Object.hasOwn(functions, named.name) && functions[named.name];
    if (!make || !Array.isArray(args)) return this.refuse("damaged");
    this.push(make(args));
  }
}

/** What each operation does, by its code. @type {Record<number, (machine: Machine) => void>} */
const operations = {
  0x80: (m) => void m.u1(), // PROTO
  0x95: (m) => void m.u8(), // FRAME
  0x28: (m) => m.push(mark),
  // Constants and numbers.
  0x4e: (m) => m.push(null),
  0x88: (m) => m.push(true),
  0x89: (m) => m.push(false),
  0x4b: (m) => m.push(m.u1()),
  0x4d: (m) => m.push(m.u2()),
  0x4a: (m) => m.push(m.i4()),
  0x8a: (m) => m.push(m.long(m.u1())),
  0x47: (m) => m.push(m.f8()),
  // Bytes and texts: those of Python 2 first.
  0x55: (m) => m.push(m.take(m.u1())),
  0x54: (m) => m.push(m.take(m.u4())),
  0x43: (m) => m.push(m.take(m.u1())),
  0x42: (m) => m.push(m.take(m.u4())),
  0x8e: (m) => m.push(m.take(m.u8())),
  0x96: (m) => m.push(m.take(m.u8())),
  0x8c: (m) => m.push(m.text(m.u1())),
  0x58: (m) => m.push(m.text(m.u4())),
  0x8d: (m) => m.push(m.text(m.u8())),
  // Lists, tuples and dictionaries.
  0x5d: (m) => m.push([]),
  0x61: (m) => m.append([m.pop()]),
  0x65: (m) => m.append(m.popMark()),
  0x29: (m) => m.push([]),
  0x85: (m) => m.push(m.popMany(1)),
  0x86: (m) => m.push(m.popMany(2)),
  0x87: (m) => m.push(m.popMany(3)),
  0x74: (m) => m.push(m.popMark()),
  0x7d: (m) => m.push(new Map()),
  0x73: (m) => m.setItems(m.popMany(2)),
  0x75: (m) => m.setItems(m.popMark()),
  // What was there before.
  0x71: (m) => void m.memo.set(m.u1(), m.stack.at(-1)),
  0x72: (m) => void m.memo.set(m.u4(), m.stack.at(-1)),
  0x94: (m) => void m.memo.set(m.memo.size, m.stack.at(-1)),
  0x68: (m) => m.push(m.memo.get(m.u1())),
  0x6a: (m) => m.push(m.memo.get(m.u4())),
  // Functions and classes.
  0x63: (m) => m.global(m.line(), m.line()),
  0x93: (m) => {
    const [module, name] = m.popMany(2).map(textOf);
    m.global(String(module), String(name));
  },
  0x52: (m) => m.reduce(),
  0x62: (m) => {
    const [object, state] = m.popMany(2);
    m.push(build(object, state));
  },
};
const stop = 0x2e;

/**
 * @param {Uint8Array} bytes
 * @param {string} path for messages
 * @returns {unknown}
 */
export function readPickle(bytes, path) {
  const machine = new Machine(bytes, path);
  for (let code = machine.u1(); code !== stop; code = machine.u1()) {
    const operation = operations[code];
    if (!operation) {
      machine.refuse("operation", { code: code.toString(16).padStart(2, "0"), at: machine.at - 1 });
    }
    operation(machine);
  }
  return machine.pop();
}
