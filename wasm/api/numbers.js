/** Numbers as callers give them: with their shape or without, in any of JavaScript's arrays. */

import { checkOptions, checkShape, showShape, wrong } from "./checks.js";
import { MinibatchError } from "../messages/error.js";

/** @typedef {import("./arrays.js").NumberArray} NumberArray */

/**
 * @param {unknown} value
 * @returns {value is import("./arrays.js").NumberArray | readonly number[]}
 */
export const isNumbers = (value) =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** @param {readonly number[]} shape */
export const sizeOf = (shape) => shape.reduce((product, extent) => product * extent, 1);

/**
 * @param {string} where
 * @param {unknown} value
 * @returns {{ data: NumberArray | readonly number[], shape: number[] | null }}
 */
export function unpack(where, value) {
  if (Array.isArray(value) && typeof value[0] === "object") return fromNested(where, value);
  if (isNumbers(value)) return { data: value, shape: null };
  if (typeof value !== "object" || value === null || !("data" in value)) {
    throw wrong(where, "array", value);
  }
  const shaped = "dims" in value ? ofTensor(where, /** @type {any} */ (value)) : value;
  checkOptions(where, shaped, ["data", "shape"]);
  const { data } = shaped;
  if (!isNumbers(data)) throw wrong(`${where}.data`, "typed-array-or-list", data);
  const shape = checkShape(`${where}.shape`, /** @type {any} */ (shaped).shape, 0);
  if (sizeOf(shape) !== data.length) {
    throw new MinibatchError("shape-mismatch", {
      id: "arrays.data-and-shape",
      values: { where, shape: showShape(shape), numbers: sizeOf(shape), received: data.length },
    });
  }
  return { data, shape };
}

/**
 * A tensor of onnxruntime-web. Halves come as whole numbers with the same bits. `data` throws where it lies on a GPU.
 * @param {string} where
 * @param {import("./arrays.js").OnnxTensor} tensor
 */
function ofTensor(where, { data, dims, type }) {
  if (!/^(float32|float64|u?int(8|16|32|64)|bool)$/.test(type)) {
    throw new MinibatchError("invalid-argument", { id: "arrays.tensor", values: { where, type } });
  }
  return { data, shape: dims };
}

/**
 * The numbers of lists in lists, rows first, with their shape.
 * @param {string} where
 * @param {readonly any[]} rows
 */
function fromNested(where, rows) {
  /** @type {number[]} */
  const shape = [];
  for (let part = /** @type {any} */ (rows); isNumbers(part); part = part[0]) {
    shape.push(part.length);
    if (ArrayBuffer.isView(part)) break;
  }
  const data = new Float32Array(sizeOf(shape));
  let count = 0;
  /** @param {any} part @param {number} axis @param {string} place */
  const add = (part, axis, place) => {
    if (axis === shape.length) {
      if (typeof part !== "number") throw wrong(place, "number", part);
      data[count++] = part;
      return;
    }
    if (!isNumbers(part) || part.length !== shape[axis]) {
      const values = { numbers: shape[axis] };
      throw wrong(place, { id: "expected.list-of", values }, part);
    }
    for (let i = 0; i < shape[axis]; ++i) add(part[i], axis + 1, `${place}[${i}]`);
  };
  add(rows, 0, where);
  return { data, shape };
}

/**
 * @param {string} where
 * @param {NumberArray | readonly number[]} data
 * @returns {Float32Array}
 */
export function toFloats(where, data) {
  if (data instanceof Float32Array) return data;
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    return Float32Array.from(data, Number);
  }
  if (!Array.isArray(data)) return Float32Array.from(/** @type {Float64Array} */ (data));
  const floats = new Float32Array(data.length);
  for (let i = 0; i < data.length; ++i) {
    if (typeof data[i] !== "number") throw wrong(`${where}[${i}]`, "number", data[i]);
    floats[i] = data[i];
  }
  return floats;
}

/**
 * Features as they cross: bytes stay bytes.
 * @param {string} where
 * @param {NumberArray | readonly number[]} data
 */
export const toFeatures = (where, data) =>
  data instanceof Uint8Array
    ? data
    : data instanceof Uint8ClampedArray
      ? new Uint8Array(data.buffer, data.byteOffset, data.length)
      : toFloats(where, data);

/**
 * Class numbers, checked to be whole.
 * @param {string} where
 * @param {unknown} values
 * @returns {Int32Array}
 */
export function classNumbers(where, values) {
  if (values instanceof Int32Array) return values;
  if (!isNumbers(values)) throw wrong(where, "class-numbers", values);
  const numbers = toFloats(where, values);
  const bad = numbers.findIndex((value) => !Number.isInteger(value));
  if (bad >= 0) throw wrong(`${where}[${bad}]`, "class-number", numbers[bad]);
  return Int32Array.from(numbers);
}
