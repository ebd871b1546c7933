/** reshape(): what a sample looks like. */

/** @typedef {import("./values.js").Data} Data */

/**
 * What rows look like after reshape(): the number of rows, and the shape of one.
 * @param {Data} data
 * @param {any[]} dims
 */
export function reshaped(data, dims) {
  if (dims.length === 1 && dims[0] === -1) return data.with({ shape: [] });
  const shape = dims.slice(1);
  // A column stays one.
  if ((data.role === "y" || data.form === "column") && shape.length <= 1) return data;
  const size = (data.shape ?? data.source.known?.shape ?? []).reduce(
    (/** @type {number} */ a, /** @type {any} */ b) => a * b,
    1,
  );
  const place = shape.indexOf(-1);
  if (place >= 0 && Number.isFinite(size) && size > 1) {
    const others = shape.reduce((a, b, i) => (i === place || typeof b !== "number" ? a : a * b), 1);
    shape[place] = size / others;
  }
  return data.with({ shape, form: "array", role: data.role ?? "x" });
}
