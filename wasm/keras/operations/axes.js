/** Operations that move values about: other shapes, other orders of axes, parts, and tensors side by side. */

/** @import { Maker, Operation } from "./maker.js" */

/** @param {any} values @returns {values is number[]} */
const areWhole = (values) => Array.isArray(values) && values.every(Number.isInteger);

/** An axis counted from 0 with the batch; null where it is not known. @param {number} axis @param {number | null} rank */
const fromFront = (axis, rank) => (axis >= 0 ? axis : rank === null ? null : axis + rank);

/** x[:, :, item], and x[..., item] for the last axis. @param {number} axis @param {string} item */
function keyAt(axis, item) {
  if (axis === -1) return `..., ${item}`;
  return axis >= 1 ? [...Array.from({ length: axis }, () => ":"), item].join(", ") : null;
}

/**
 * @template T
 * @param {Maker<T>} maker
 * @param {T} x
 * @param {number} axis
 * @param {string} item
 * @returns {T | null}
 */
function taken(maker, x, axis, item) {
  const rank = maker.shapeOf(x)?.length ?? null;
  const key =
    Number.isInteger(axis) && keyAt(axis === -1 ? -1 : (fromFront(axis, rank) ?? 0), item);
  return key ? maker.layer("GetItem", { key }, [x]) : null;
}

/** The first of a shape stands for all rows. @type {Operation} */
const reshape = (maker, x, shape) => {
  const isOfRows = Array.isArray(shape) && (shape[0] === -1 || shape[0] === null);
  const rest = isOfRows ? shape.slice(1) : [];
  if (!maker.isTensor(x) || rest.length === 0 || !areWhole(rest)) return null;
  return maker.layer("Reshape", { target_shape: rest }, [x]);
};

/**
 * The same values with the sample in another shape, where that is known.
 * @template T
 * @param {Maker<T>} maker
 * @param {T} x
 * @param {(number | null)[]} sample
 * @returns {T | null}
 */
function shaped(maker, x, sample) {
  const open = sample.filter((size) => size === null).length;
  if (open > 1 || sample.length === 0) return null;
  return maker.layer("Reshape", { target_shape: sample.map((size) => size ?? -1) }, [x]);
}

/** @type {Operation} */
const expandDims = (maker, x, axis = -1) => {
  if (!maker.isTensor(x) || !Number.isInteger(axis)) return null;
  const shape = maker.shapeOf(x);
  const at = fromFront(axis, shape && shape.length + 1);
  const sample = shape && at !== null && at >= 1 && shape.slice(1).toSpliced(at - 1, 0, 1);
  return (sample && shaped(maker, x, sample)) || taken(maker, x, at ?? axis, "None");
};

/** @type {Operation} */
const squeeze = (maker, x, axis = null) => {
  if (!maker.isTensor(x)) return null;
  const shape = maker.shapeOf(x);
  const given = axis === null ? null : [axis].flat();
  if (!shape) return given?.length === 1 ? taken(maker, x, given[0], "0") : null;
  const axes = given?.map((one) => fromFront(one, shape.length));
  const left = shape.filter((size, i) => i === 0 || !(axes ? axes.includes(i) : size === 1));
  return shaped(maker, x, left.slice(1));
};

/**
 * @template T
 * @param {Maker<T>} maker
 * @param {T} x
 * @param {number[]} order of all axes, with the batch
 */
const permuted = (maker, x, order) =>
  order[0] === 0 && order.length > 1 ? maker.layer("Permute", { dims: order.slice(1) }, [x]) : null;

/** @type {Operation} */
const transpose = (maker, x, axes) =>
  maker.isTensor(x) && areWhole(axes) ? permuted(maker, x, axes) : null;

/**
 * Axes in another order, which the rank tells.
 * @param {(order: number[], from: number, to: number) => void} move
 * @returns {Operation}
 */
const moved = (move) => (maker, x, from, to) => {
  const rank = maker.isTensor(x) ? (maker.shapeOf(x)?.length ?? null) : null;
  const [one, other] = [from, to].map((axis) =>
    Number.isInteger(axis) ? fromFront(axis, rank) : null,
  );
  if (rank === null || one === null || other === null) return null;
  const order = Array.from({ length: rank }, (_, axis) => axis);
  move(order, one, other);
  return permuted(maker, x, order);
};

/** @type {Operation} */
const flip = (maker, x, axis) => {
  const axes = [axis].flat();
  return maker.isTensor(x) && axes.length === 1 ? taken(maker, x, axes[0], "::-1") : null;
};

/** @type {Operation} */
const concatenate = (maker, all, axis = 0) => {
  if (!Array.isArray(all) || !all.every(maker.isTensor) || !Number.isInteger(axis)) return null;
  return all.length === 1
    ? maker.layer("Identity", {}, all)
    : maker.layer("Concatenate", { axis }, all);
};

/** @type {Operation} */
const stack = (maker, all, axis = 0) => {
  if (!Array.isArray(all) || !all.every(maker.isTensor)) return null;
  const parts = all.map((one) => expandDims(maker, one, axis));
  return parts.every((one) => one !== null) ? concatenate(maker, parts, axis) : null;
};

/**
 * @param {number[]} ends where each part ends; the last may be missing
 * @param {number} count of parts
 */
const slices = (ends, count) =>
  Array.from({ length: count }, (_, i) => `${ends[i - 1] ?? ""}:${ends[i] ?? ""}`);

/**
 * Parts of an axis: so many of one size, or as they are cut.
 * @template T
 * @param {(given: number[]) => number[] | null} endsOf where to cut
 * @returns {(maker: Maker<T>, x: T, parts: any, axis?: number) => T[] | null}
 */
const split =
  (endsOf) =>
  (maker, x, given, axis = 0) => {
    if (!maker.isTensor(x) || !Number.isInteger(axis)) return null;
    const shape = maker.shapeOf(x);
    const extent = shape?.[fromFront(axis, shape.length) ?? 0] ?? null;
    const areEqual = Number.isInteger(given) && extent !== null && extent % given === 0;
    const ends = areEqual
      ? Array.from({ length: given - 1 }, (_, i) => ((i + 1) * extent) / given)
      : areWhole(given) && endsOf(given);
    if (!ends) return null;
    const parts = slices(ends, ends.length + 1).map((item) => taken(maker, x, axis, item));
    return parts.every((one) => one !== null) ? parts : null;
  };

/** @param {number[]} sizes of the parts */
const endsOfSizes = (sizes) =>
  sizes.every((size) => size > 0)
    ? sizes.slice(0, -1).map((_, i) => sizes.slice(0, i + 1).reduce((a, b) => a + b))
    : null;

/** @type {Operation} */
const pad = (maker, x, widths, mode = "constant", value = 0) => {
  const isZero = /^constant$/i.test(mode) && !value;
  if (!maker.isTensor(x) || !isZero || !Array.isArray(widths)) return null;
  const [rows, ...sample] = widths;
  const channels = sample.pop();
  const areKept = [rows, channels].every((one) => areWhole(one) && one.every((n) => n === 0));
  if (!areKept || !sample.every(areWhole) || sample.length > 3) return null;
  const padding = sample.length === 1 ? sample[0] : sample;
  return maker.layer(`ZeroPadding${sample.length}D`, { padding }, [x]);
};

/** Of matrices: (batch, n, m) and (batch, m, k). @type {Operation} */
const matmul = (maker, x, y, first = false, second = false) => {
  const areMatrices = [x, y].every(
    (one) => maker.isTensor(one) && (maker.shapeOf(one) ?? [1, 1, 1]).length === 3,
  );
  if (!areMatrices) return null;
  return maker.layer("Dot", { axes: [first ? 1 : 2, second ? 2 : 1] }, [x, y]);
};

/**
 * K.batch_dot(): without axes the last of the first by the last but one of the second, if that has rows.
 * @type {Operation}
 */
const batchDot = (maker, x, y, given = null) => {
  if (!maker.isTensor(x) || !maker.isTensor(y)) return null;
  const [rank, other] = [x, y].map((one) => maker.shapeOf(one)?.length ?? 0);
  if (given === null && !(rank && other)) return null;
  const usual = [rank - 1, other === 2 ? 1 : other - 2];
  const axes = given === null ? usual : Array.isArray(given) ? given : [given, given];
  return areWhole(axes) && axes.length === 2 ? maker.layer("Dot", { axes }, [x, y]) : null;
};

/** The root of a row's summed squares is the row times itself at length 1. @type {Operation} */
const norm = (maker, x) => {
  const row = maker.isTensor(x) ? (maker.squaresIn?.(x) ?? null) : null;
  if (row === null) return null;
  return maker.layer("Dot", { axes: 1 }, [row, maker.layer("UnitNormalization", {}, [row])]);
};

/** @type {Operation} */
const resize = (maker, x, size, interpolation = "bilinear") => {
  if (!maker.isTensor(x) || !areWhole(size) || size.length !== 2) return null;
  const [height, width] = size;
  return maker.layer("Resizing", { height, width, interpolation }, [x]);
};

/** @type {Record<string, [params: string[], make: (maker: Maker<any>, ...values: any[]) => any]>} */
export const axes = {
  reshape: [["x|tensor", "newshape|shape"], reshape],
  expand_dims: [["x|input", "axis"], expandDims],
  squeeze: [["x|input", "axis"], squeeze],
  transpose: [["x|a", "axes|perm"], transpose],
  swapaxes: [
    ["x", "axis1", "axis2"],
    moved((order, one, other) => {
      [order[one], order[other]] = [order[other], order[one]];
    }),
  ],
  moveaxis: [
    ["x", "source", "destination"],
    moved((order, from, to) => void order.splice(to, 0, ...order.splice(from, 1))),
  ],
  flip: [["x|tensor", "axis"], flip],
  concatenate: [["xs|values|arrays|tensors", "axis"], concatenate],
  stack: [["x|arrays|values", "axis"], stack],
  split: [["x", "indices_or_sections", "axis"], split((ends) => ends)],
  // TensorFlow's.
  split_sizes: [["value", "num_or_size_splits", "axis"], split(endsOfSizes)],
  pad: [["x|tensor", "pad_width|paddings", "mode", "constant_values"], pad],
  matmul: [["x1|x|a", "x2|y|b", "transpose_a", "transpose_b"], matmul],
  batch_dot: [["x", "y", "axes"], batchDot],
  resize_bilinear: [
    ["images", "size", "align_corners", "half_pixel_centers"],
    (maker, x, size, corners) => (corners === true ? null : resize(maker, x, size)),
  ],
  resize_nearest_neighbor: [
    ["images", "size"],
    (maker, x, size) => resize(maker, x, size, "nearest"),
  ],
  resize_images: [
    ["x", "height_factor", "width_factor", "data_format", "interpolation"],
    (maker, x, height, width, _format, interpolation = "nearest") =>
      areWhole([height, width]) && maker.isTensor(x)
        ? maker.layer("UpSampling2D", { size: [height, width], interpolation }, [x])
        : null,
  ],
  resize: [["images|image", "size", "interpolation|method"], resize],
  normalize: [
    ["x", "axis", "order"],
    (maker, x, axis = -1, order = 2) =>
      order === 2 ? maker.layer("UnitNormalization", { axis }, [x]) : null,
  ],
  // Of sums of squares only: keras.ops.norm() of what is squared.
  sqrt: [["x"], norm],
  identity: [["x|input"], (maker, x) => maker.layer("Identity", {}, [x])],
  cast: [
    ["x", "dtype"],
    (maker, x, dtype) => (dtype === "float32" ? maker.layer("Identity", {}, [x]) : null),
  ],
};
