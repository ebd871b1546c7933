/** What callers give as data, made into what crosses to the engine. */

import { finiteNumber, showShape } from "./checks.js";
import { classesOf, isLabels } from "./labels.js";
import { MinibatchError } from "../messages/error.js";
import { sizeOf, toFeatures, toFloats, unpack } from "./numbers.js";
import { partsOf } from "./parts.js";

/** @typedef {Uint8Array | Uint8ClampedArray | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array | BigInt64Array | BigUint64Array} NumberArray */

/**
 * Numbers in row-major order, rows first: images are (rows, height, width, channels).
 * @typedef {{ data: NumberArray | readonly number[], shape: readonly number[] }} ShapedArray
 */

/**
 * A tensor of onnxruntime-web, with numbers of 32 or 64 bits, whole numbers or bool, in the page's memory: `dims` is its shape.
 * @typedef {{ readonly dims: readonly number[], readonly type: string,
 *   readonly data: { readonly length: number } }} OnnxTensor
 */

/** @typedef {import("./is-image.js").ImageLike} ImageLike */

/** Lists in lists, rows first: [[1, 2], [3, 4]]. @typedef {readonly (NumberArray | readonly number[] | NestedArray)[]} NestedArray */

/**
 * What `x` and `y` may be: numbers with their shape, rows as lists, or the numbers alone where the shape is
 * known; or a tensor of onnxruntime-web; of `x` also an image, which is one row, or a list of images; of `y` also the names of
 * classes.
 * @typedef {ShapedArray | OnnxTensor | NumberArray | readonly number[] | NestedArray | ImageLike | readonly ImageLike[]
 *   | readonly string[]} ArrayLike
 */

/**
 * What models of several inputs or outputs take: a list in their order, or an object by their names.
 * @typedef {ArrayLike | readonly ArrayLike[] | Readonly<Record<string, ArrayLike>>} Data
 */

/** @typedef {import("../wire/protocol.js").DatasetArrays} DatasetArrays */
/** @typedef {import("./parts.js").Part} Part */

/**
 * What crosses, the buffers in it that are nobody else's and so need no copy, and the names of the classes
 * where y has some.
 * @typedef {{ arrays: DatasetArrays, transfer: ArrayBuffer[], classNames: readonly string[] }} Crossing
 */

/**
 * An input of a model, or an output with the target it wants, and the shape of one row there, whose nulls any length
 * fits.
 * @typedef {{ name: string, shape: readonly (number | null)[] }} TensorSpec
 */

/** @typedef {TensorSpec["shape"]} Extents */

/**
 * @typedef {object} Known
 * @property {readonly number[]} [inputShape] of one row, where the caller gives it
 * @property {readonly number[]} [targetShape]
 * @property {readonly TensorSpec[]} [inputs] what the model takes, by input
 * @property {readonly (TensorSpec | null)[]} [targets] likewise by output; null where it wants none
 * @property {number} [scale] for bytes; 1 when left out
 * @property {((where: string, x: any) => Data) & { kinds: readonly string[], of: import("../keras/types.js").Front }} [front] makes what the model takes of what a
 *   caller gives; `kinds` of its layers
 * @property {readonly string[]} [classNames] those that labels are among; the labels themselves where left out
 */

/**
 * The spec that a part of the data belongs to, where that is clear already: by its name, or by its position.
 * @param {Part} part
 * @param {number} index
 * @param {number} count how many parts there are
 * @param {readonly (TensorSpec | null)[]} [specs]
 * @returns {TensorSpec | null | undefined}
 */
export function specFor({ name }, index, count, specs = []) {
  if (name !== "") return specs.find((spec) => spec?.name === name);
  if (specs.length === count) return specs[index];
  return specs.filter((spec) => spec !== null)[index];
}

/**
 * The rows of `x`, `y` and `sampleWeight` with the shapes of one row. Throws where a number of numbers does
 * not fit a shape; the core checks whether names and shapes fit a model.
 * @param {string} where
 * @param {Data} x
 * @param {Data | null | undefined} y
 * @param {Known} known
 * @param {Data | null} [sampleWeight]
 * @returns {Crossing}
 */
export function datasetArrays(where, x, y, known = {}, sampleWeight = null) {
  const scale = known.scale === undefined ? 1 : finiteNumber(`${where}: scale`, known.scale);
  const xParts = partsOf(`${where}: x`, x, known.inputShape ? 1 : known.inputs?.length);
  const yParts = partsOf(`${where}: y`, y, known.targetShape ? 1 : known.targets?.length);
  const weightParts = partsOf(`${where}: sampleWeight`, sampleWeight, Infinity);
  let rows = 0;
  const inputs = xParts.map((part, i) => {
    const expected = specFor(part, i, xParts.length, known.inputs)?.shape;
    const input = inputArray(part, expected, xParts.length === 1 ? known.inputShape : undefined);
    if (i > 0 && input.rows !== rows) {
      throw new MinibatchError("shape-mismatch", {
        id: "arrays.input-rows",
        values: {
          where,
          input: part.label,
          rows: input.rows,
          first: xParts[0].label,
          expected: rows,
        },
      });
    }
    rows = input.rows;
    return input.array;
  });
  let { classNames = [] } = known;
  const targets = yParts.map((part, i) => {
    const expected = specFor(part, i, yParts.length, known.targets)?.shape;
    if (isLabels(part.array)) {
      const labels = classesOf(part.where, part.array, classNames);
      if (yParts.length === 1) ({ classNames } = labels);
      const target = rowArray({ ...part, array: labels.data }, rows, [], undefined);
      return { ...target, shape: [], classes: labels.classNames.length };
    }
    return rowArray(part, rows, expected, yParts.length === 1 ? known.targetShape : undefined);
  });
  const weights = weightParts.map((part, i) => {
    const target = targetOf(part, i, weightParts.length, yParts, known.targets);
    return { ...rowArray(part, rows, undefined, undefined), target };
  });
  const given = [...xParts, ...yParts, ...weightParts].map(({ array }) => array);
  return { ...crossing({ inputs, targets, weights, scale }, given), classNames };
}

/**
 * One input's array, and how many rows it has.
 * @param {Part} part
 * @param {Extents | undefined} expected shape of one row of what the model takes
 * @param {readonly number[] | undefined} said shape of one row, where the caller says it
 */
function inputArray({ where, name, label, array }, expected, said) {
  const features = unpack(where, array);
  const shape = said ?? sampleOf(features.shape, expected) ?? known(expected);
  if (!shape) {
    throw new MinibatchError("shape-mismatch", {
      id: "arrays.no-shape",
      values: { where: where.slice(0, -label.length), label },
    });
  }
  const rows = rowsOf(where, features, shape);
  return { rows, array: { name, data: toFeatures(where, features.data), shape: [...shape] } };
}

/**
 * One target's array, or sample weights.
 * @param {Part} part
 * @param {number} rows how many rows x has
 * @param {Extents | undefined} open shape of one row of what the model takes
 * @param {readonly number[] | undefined} said shape of one row, where the caller says it
 */
function rowArray({ where, name, label, array }, rows, open, said) {
  const expected = known(open);
  const targets = unpack(where, array);
  const given =
    said ??
    (targets.shape
      ? targets.shape.slice(1)
      : expected && targets.data.length === rows * sizeOf(expected)
        ? expected
        : targets.data.length === rows
          ? []
          : [targets.data.length / rows]);
  const fits = given.every(Number.isInteger) && targets.data.length === rows * sizeOf(given);
  if ((targets.shape?.[0] ?? rows) !== rows || !fits) {
    throw new MinibatchError("shape-mismatch", {
      id: "arrays.target-rows",
      values: {
        where: where.slice(0, -label.length),
        rows,
        label,
        found: targets.shape ? shapeFound(targets.shape) : numbersFound(targets.data),
      },
    });
  }
  return { name, data: toFloats(where, targets.data), shape: sameSize(given, expected) };
}

/** A shape that leaves nothing open. @param {Extents | undefined} shape */
const known = (shape) =>
  shape?.includes(null) ? undefined : /** @type {readonly number[] | undefined} */ (shape);

/** How a message says what an array is. @param {readonly number[]} shape */
const shapeFound = (shape) => ({ id: "found.shape", values: { shape: showShape(shape) } });
/** @param {{ length: number }} data */
const numbersFound = (data) => ({ id: "found.numbers", values: { numbers: data.length } });

/**
 * Which target sample weights are for; -1 for all.
 * @param {Part} part
 * @param {number} index
 * @param {number} count how many sample weights there are
 * @param {readonly Part[]} targets
 * @param {readonly (TensorSpec | null)[]} [outputs]
 */
function targetOf({ where, name, isAlone }, index, count, targets, outputs = []) {
  if (isAlone) return -1;
  const named = targets.findIndex((target) => target.name === name);
  const known = outputs.findIndex((output) => output?.name === name);
  const target = name === "" ? index : named >= 0 ? named : known;
  if (target < 0 || target >= targets.length || (name === "" && count !== targets.length)) {
    throw new MinibatchError("invalid-argument", {
      id: "arrays.sample-weights",
      values: { where, targets: targets.length, names: targets.map(({ label }) => label) },
    });
  }
  return target;
}

/**
 * A part of a larger buffer is copied out of it, or all of the buffer would cross. The caller's own
 * buffers are never given away.
 * @param {DatasetArrays} arrays
 * @param {readonly any[]} given
 */
function crossing({ inputs, targets, weights, scale }, given) {
  /** @type {Set<unknown>} */
  const callers = new Set(given.map((value) => value?.data?.buffer ?? value?.buffer));
  /** @type {Set<ArrayBuffer>} */
  const transfer = new Set();
  /** @template {{ data: Uint8Array | Float32Array }} T @param {T} array @returns {T} */
  const own = (array) => {
    const { data } = array;
    const part = data.byteLength < data.buffer.byteLength ? data.slice() : data;
    if (!callers.has(part.buffer)) transfer.add(/** @type {ArrayBuffer} */ (part.buffer));
    return { ...array, data: part };
  };
  const arrays = {
    inputs: inputs.map(own),
    targets: targets.map(own),
    weights: weights.map(own),
    scale,
  };
  return { arrays, transfer: [...transfer] };
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
 * @param {Extents | undefined} expected
 */
function sampleOf(shape, expected) {
  if (!shape) return undefined;
  const sample = shape.slice(1);
  const withChannel = [...sample, 1];
  const fits =
    expected?.length === withChannel.length &&
    expected.every((extent, axis) => (extent ?? withChannel[axis]) === withChannel[axis]) &&
    expected.at(-1) !== null;
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
    throw new MinibatchError("invalid-data", { id: "arrays.no-rows", values: { where } });
  }
  if (!Number.isInteger(rows) || (shape && shape[0] !== rows)) {
    throw new MinibatchError("shape-mismatch", {
      id: "arrays.rows-of-shape",
      values: {
        where,
        shape: showShape(sampleShape),
        size,
        found: shape ? shapeFound(shape) : numbersFound(data),
      },
    });
  }
  return rows;
}
