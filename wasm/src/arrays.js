/** What callers give as data, made into what crosses to the engine. */

import { checkOptions, checkShape, finiteNumber, showShape, wrong } from "./checks.js";
import { MinibatchError } from "./error.js";

/** @typedef {Uint8Array | Uint8ClampedArray | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array | BigInt64Array | BigUint64Array} NumberArray */

/**
 * Numbers in row-major order, the rows first: images are (rows, height, width, channels).
 * @typedef {{ data: NumberArray | readonly number[], shape: readonly number[] }} ShapedArray
 */

/**
 * What `x` and `y` may be: numbers with their shape, or the numbers alone where the shape is known.
 * @typedef {ShapedArray | NumberArray | readonly number[]} ArrayLike
 */

/** @typedef {import("../worker/protocol.js").DatasetArrays} DatasetArrays */

/**
 * What crosses, and the buffers in it that are nobody else's and so need no copy.
 * @typedef {{ arrays: DatasetArrays, transfer: ArrayBuffer[] }} Crossing
 */

/** @param {readonly number[]} shape */
const sizeOf = (shape) => shape.reduce((product, extent) => product * extent, 1);

/**
 * @param {string} where
 * @param {unknown} value
 * @returns {{ data: NumberArray | readonly number[], shape: number[] | null }}
 */
function unpack(where, value) {
  if (isNumbers(value)) return { data: value, shape: null };
  if (typeof value !== "object" || value === null || !("data" in value)) {
    throw wrong(where, "a typed array, or { data, shape }", value);
  }
  checkOptions(where, value, ["data", "shape"]);
  const { data } = value;
  if (!isNumbers(data)) throw wrong(`${where}.data`, "a typed array or a list of numbers", data);
  const shape = checkShape(`${where}.shape`, /** @type {any} */ (value).shape, 0);
  if (sizeOf(shape) !== data.length) {
    throw new MinibatchError(
      "shape-mismatch",
      `${where}: the shape ${showShape(shape)} has ${sizeOf(shape)} numbers, but data has ` +
        `${data.length}.`,
    );
  }
  return { data, shape };
}

/**
 * @param {unknown} value
 * @returns {value is NumberArray | readonly number[]}
 */
const isNumbers = (value) =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/**
 * @param {string} where
 * @param {NumberArray | readonly number[]} data
 * @returns {Float32Array}
 */
function toFloats(where, data) {
  if (data instanceof Float32Array) return data;
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    return Float32Array.from(data, Number);
  }
  if (!Array.isArray(data)) return Float32Array.from(/** @type {Float64Array} */ (data));
  const floats = new Float32Array(data.length);
  for (let i = 0; i < data.length; ++i) {
    if (typeof data[i] !== "number") throw wrong(`${where}[${i}]`, "a number", data[i]);
    floats[i] = data[i];
  }
  return floats;
}

/**
 * Features as they cross: bytes stay bytes.
 * @param {string} where
 * @param {NumberArray | readonly number[]} data
 */
const toFeatures = (where, data) =>
  data instanceof Uint8Array
    ? data
    : data instanceof Uint8ClampedArray
      ? new Uint8Array(data.buffer, data.byteOffset, data.length)
      : toFloats(where, data);

/**
 * @typedef {object} Known
 * @property {readonly number[]} [inputShape] of one row, where the caller gives it
 * @property {readonly number[]} [targetShape]
 * @property {readonly number[]} [expectedInput] of one row of what the model takes
 * @property {readonly number[]} [expectedTarget]
 * @property {number} [scale] for bytes; 1/255 when left out
 */

/**
 * The rows of `x` and `y` with the shapes of one row. Throws where a number of numbers does not fit a
 * shape; whether the shapes fit a model is the core's to say.
 * @param {string} where
 * @param {ArrayLike} x
 * @param {ArrayLike | null | undefined} y
 * @param {Known} known
 * @returns {Crossing}
 */
export function datasetArrays(where, x, y, known = {}) {
  const features = unpack(`${where}: x`, x);
  const sampleShape =
    known.inputShape ?? sampleOf(features.shape, known.expectedInput) ?? known.expectedInput;
  if (!sampleShape) {
    throw new MinibatchError(
      "shape-mismatch",
      `${where}: the shape of x is not known. Give x as { data, shape: [rows, …] }, or inputShape.`,
    );
  }
  const rows = rowsOf(`${where}: x`, features, sampleShape);
  const scale = known.scale === undefined ? 1 / 255 : finiteNumber(`${where}: scale`, known.scale);
  /** @type {DatasetArrays} */
  const arrays = {
    x: toFeatures(`${where}: x`, features.data),
    sampleShape: [...sampleShape],
    y: null,
    targetShape: [],
    scale,
  };
  if (y === undefined || y === null) return crossing(arrays, x, y);

  const targets = unpack(`${where}: y`, y);
  const targetRows = targets.shape?.[0];
  const given =
    known.targetShape ??
    (targets.shape
      ? targets.shape.slice(1)
      : known.expectedTarget && targets.data.length === rows * sizeOf(known.expectedTarget)
        ? known.expectedTarget
        : targets.data.length === rows
          ? []
          : [targets.data.length / rows]);
  const fits = given.every(Number.isInteger) && targets.data.length === rows * sizeOf(given);
  if ((targetRows ?? rows) !== rows || !fits) {
    throw new MinibatchError(
      "shape-mismatch",
      `${where}: x has ${rows} rows, so y needs as many; it has ` +
        `${targets.shape ? `the shape ${showShape(targets.shape)}` : `${targets.data.length} numbers`}.`,
    );
  }
  arrays.y = toFloats(`${where}: y`, targets.data);
  arrays.targetShape = sameSize(given, known.expectedTarget);
  return crossing(arrays, x, y);
}

/**
 * A part of a larger buffer is copied out of it, or all of the buffer would cross. The caller's own
 * buffers are never given away.
 * @param {DatasetArrays} arrays
 * @param {...unknown} given
 * @returns {Crossing}
 */
function crossing(arrays, ...given) {
  /** @type {Set<unknown>} */
  const callers = new Set(
    given.map(
      (value) => /** @type {any} */ (value)?.data?.buffer ?? /** @type {any} */ (value)?.buffer,
    ),
  );
  /** @type {ArrayBuffer[]} */
  const transfer = [];
  /** @param {Uint8Array | Float32Array} array */
  const own = (array) => {
    const part = array.byteLength < array.buffer.byteLength ? array.slice() : array;
    if (!callers.has(part.buffer)) transfer.push(/** @type {ArrayBuffer} */ (part.buffer));
    return part;
  };
  const y = arrays.y && /** @type {Float32Array} */ (own(arrays.y));
  return { arrays: { ...arrays, x: own(arrays.x), y }, transfer };
}

/**
 * One target a row may stand as (rows,) or as (rows, 1), as in Keras.
 * @param {readonly number[]} given
 * @param {readonly number[] | undefined} expected
 */
const sameSize = (given, expected) =>
  expected && sizeOf(given) === 1 && sizeOf(expected) === 1 ? [...expected] : [...given];

/**
 * One row's shape in an array of rows. Images without a channel axis get one where the model has one.
 * @param {number[] | null} shape
 * @param {readonly number[] | undefined} expected
 */
function sampleOf(shape, expected) {
  if (!shape) return undefined;
  const sample = shape.slice(1);
  const withChannel = [...sample, 1];
  const fits =
    expected?.length === withChannel.length &&
    expected.every((extent, axis) => extent === withChannel[axis]);
  return fits ? withChannel : sample;
}

/**
 * @param {string} where
 * @param {{ data: NumberArray | readonly number[], shape: number[] | null }} array
 * @param {readonly number[]} sampleShape
 */
function rowsOf(where, { data, shape }, sampleShape) {
  const size = sizeOf(sampleShape);
  const rows = data.length / size;
  if (data.length === 0) {
    throw new MinibatchError("invalid-data", `${where}: there is not a single row.`);
  }
  if (!Number.isInteger(rows) || (shape && shape[0] !== rows)) {
    throw new MinibatchError(
      "shape-mismatch",
      `${where}: rows of shape ${showShape(sampleShape)} have ${size} numbers each, but it has ` +
        `${shape ? `the shape ${showShape(shape)}` : `${data.length} numbers`}.`,
    );
  }
  return rows;
}

/**
 * Class numbers, checked to be whole.
 * @param {string} where
 * @param {unknown} values
 * @returns {Int32Array}
 */
export function classNumbers(where, values) {
  if (values instanceof Int32Array) return values;
  if (!isNumbers(values)) throw wrong(where, "a list of class numbers", values);
  const numbers = toFloats(where, values);
  const bad = numbers.findIndex((value) => !Number.isInteger(value));
  if (bad >= 0) throw wrong(`${where}[${bad}]`, "a class number", numbers[bad]);
  return Int32Array.from(numbers);
}
