// Models that Keras saved, and what it predicts with them (tests/parity/cases/keras_files.py).

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export const names = ["mlp", "cnn", "sequence", "text", "branches", "frozen", "nested"];

/** @param {string} file */
export function keras(file) {
  const url = new URL(`../../parity/golden/keras-files/${file}.gz`, import.meta.url);
  return new Uint8Array(gunzipSync(readFileSync(url)));
}

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
