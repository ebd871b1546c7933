// Models that Keras saved, and what it predicts with them (tests/parity/cases/keras_files.py).

import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const folder = new URL("../../parity/golden/keras-files/", import.meta.url);

/** Whole models, each as `.keras`, `.h5`, `.weights.h5` and `.json`. */
export const names = readdirSync(folder)
  .filter((file) => file.endsWith(".json.gz"))
  .map((file) => file.slice(0, -".json.gz".length));

/** @param {string} file */
export const keras = (file) =>
  new Uint8Array(gunzipSync(readFileSync(new URL(`${file}.gz`, folder))));

/** @param {{ shape: number[], f32: string }} golden */
const arrayOf = ({ shape, f32 }) => ({
  data: new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer),
  shape,
});

/** @param {string} name */
export function golden(name) {
  const all = JSON.parse(new TextDecoder().decode(keras(`${name}.json`)));
  const [x, y, predictions, weights] = ["x", "y", "predictions", "weights"].map((key) =>
    all[key].map(arrayOf),
  );
  return { ...all, x, y, predictions, weights };
}

/** One array alone, several as a list. @template T @param {T[]} all @returns {any} */
export const plain = (all) => (all.length === 1 ? all[0] : all);

/** The largest difference between outputs and golden ones. @param {any} outputs @param {{ data: Float32Array }[]} expected */
export function largestDifference(outputs, expected) {
  const all = Array.isArray(outputs) ? outputs : [outputs];
  return Math.max(
    ...expected.flatMap(({ data }, i) =>
      [...data].map((value, k) => Math.abs(value - all[i].data[k])),
    ),
  );
}
