// The iris data, an experiment on it, and what its tests ask of it.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";

export const sha256 = (/** @type {Uint8Array} */ bytes) =>
  createHash("sha256").update(bytes).digest("hex");
export const bytes = readFileSync(inRoot("public/samples/iris.csv"));
export const file = { name: "iris.csv", bytes: new Uint8Array(bytes) };
export const named = { name: "iris.csv", size: bytes.length, sha256: sha256(bytes) };

/** An experiment on it. @type {any} */
export const json = {
  minibatch: 1,
  data: { sample: "iris" },
  target: { columns: ["species"] },
  model: {
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "Dense", config: { units: 8, activation: "relu" } },
        { class_name: "Dense", config: { units: 3, activation: "softmax" } },
      ],
    },
  },
  compile: {
    optimizer: { class_name: "Adam", config: { learning_rate: 0.05 } },
    loss: "sparse_categorical_crossentropy",
    metrics: ["accuracy"],
  },
  fit: { epochs: 4, batch_size: 16, validation_split: 0.2 },
  seed: 7,
};

/** @param {{ data: Float32Array }[]} weights */
export const hashOf = (weights) =>
  sha256(Buffer.concat(weights.map(({ data }) => Buffer.from(data.buffer))));

/** @param {() => Promise<unknown>} work */
export const failure = (work) =>
  work().then(
    () => expect.unreachable("It was taken."),
    (error) => error,
  );
