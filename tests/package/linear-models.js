/** Linear models that scikit-learn fitted, with its preparation: what explanations of columns are checked with. */

import { readFileSync } from "node:fs";
import { layers, readFiles, sequential } from "minibatch";
import { afterAll, expect } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

/** @type {Record<string, any>[]} */
export const cases = JSON.parse(
  readFileSync(inRoot("tests/parity/golden/dependences.json"), "utf8"),
).cases;

/** @param {{ f32?: string, f64?: string }} array */
export const numbersOf = ({ f32, f64 }) => {
  const { buffer } = Uint8Array.from(Buffer.from(f32 ?? f64 ?? "", "base64"));
  return f32 === undefined ? new Float64Array(buffer) : new Float32Array(buffer);
};

/** The greatest difference. @param {ArrayLike<number>} found @param {ArrayLike<number>} expected */
export function farthest(found, expected) {
  expect(found.length).toBe(expected.length);
  return Math.max(...Array.from(found, (value, i) => Math.abs(value - expected[i])));
}

/** What is disposed of after the tests of a file. @type {{ dispose(): void }[]} */
export const made = [];
afterAll(() => made.forEach((one) => one.dispose()));

/** The model of a case, with the preparation that its pipeline has. @param {Record<string, any>} item */
export async function linear(item) {
  const { csv, columns, classes, features, kernel, bias } = item;
  const source = await readFiles([{ name: "table.csv", bytes: new TextEncoder().encode(csv) }]);
  const prepared = await source.prepare({
    target: {
      columns: ["target"],
      task: classes ? "classification" : "regression",
      ...(!classes && { scaling: null }),
    },
    preparation: [
      { class_name: "StandardScaler", config: {} },
      ...(columns.includes("town") ? [{ class_name: "OneHotEncoder", config: {} }] : []),
    ],
  });
  const width = kernel.shape[1];
  const activation = classes === 0 ? "linear" : classes === 2 ? "sigmoid" : "softmax";
  const net = sequential([
    layers.dense({ units: width, activation, inputShape: [features.length] }),
  ]);
  const rows = numbersOf(kernel);
  // The encoder's columns stand where the column was, in scikit-learn at the end.
  const data = Float32Array.from(
    /** @type {string[]} */ (prepared.featureNames).flatMap((name) => {
      const at = features.indexOf(name);
      return [...rows.subarray(at * width, (at + 1) * width)];
    }),
  );
  await net.compile({
    optimizer: "SGD",
    loss:
      classes === 2 ? "binary_crossentropy" : classes ? "sparse_categorical_crossentropy" : "mse",
  });
  await net.setWeights([
    { data, shape: kernel.shape },
    { data: Float32Array.from(numbersOf(bias)), shape: bias.shape },
  ]);
  made.push(source, prepared, net);
  return { source, prepared, net };
}
