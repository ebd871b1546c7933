/** Numbers of categories as Keras's layers give them: as they are, one-hot, or how many of each there are in a row. */

/** @typedef {{ data: ArrayLike<number> | readonly string[], shape: number[] }} Values rows first */
/** @typedef {(number | null)[]} Extents of one row; null where the length is open */

const sizeOf = (/** @type {readonly number[]} */ shape) => shape.reduce((all, n) => all * n, 1);

/**
 * The shape of one row behind an encoding.
 * @param {string} mode
 * @param {Extents} shape
 * @param {number} depth
 * @returns {Extents}
 */
export function encodedShape(mode, shape, depth) {
  if (mode === "int") return shape;
  const last = shape.at(-1);
  return mode === "one_hot" && last !== 1 ? [...shape, depth] : [...shape.slice(0, -1), depth];
}

/**
 * @param {string} mode "int", "one_hot", "multi_hot", "count" or "tf_idf"
 * @param {{ data: ArrayLike<number>, shape: number[] }} values numbers that are not of a category leave none
 * @param {number} depth how many categories there are
 * @param {readonly number[]} [weights] of the categories, for "tf_idf"
 * @returns {{ data: Float32Array, shape: number[] }}
 */
export function encoded(mode, { data, shape }, depth, weights) {
  if (mode === "int") return { data: Float32Array.from(data), shape };
  const [rows, ...sample] = shape;
  const out = [rows, .../** @type {number[]} */ (encodedShape(mode, sample, depth))];
  const result = new Float32Array(sizeOf(out));
  const together = mode === "one_hot" ? 1 : (sample.at(-1) ?? 1);
  for (let i = 0; i < data.length; ++i) {
    const category = data[i];
    if (!(category >= 0 && category < depth)) continue;
    const place = Math.floor(i / together) * depth + Math.trunc(category);
    if (mode === "multi_hot" || mode === "one_hot") result[place] = 1;
    else result[place] += weights ? weights[category] : 1;
  }
  return { data: result, shape: out };
}
