/** The package as a page uses it: a Dataset, compile(), fit(), in the package's own worker. */

import { Dataset, init, layers, sequential } from "minibatch";
import { syntheticRows } from "./data.js";

/** @typedef {import("../models.mjs").BenchModel} BenchModel */
/** @typedef {import("./training.js").Session} Session */

/** @type {ReturnType<typeof init> | undefined} */
let started;

/**
 * Starts the core, once a page: with one thread it is the build that every browser runs.
 * @param {number} [threads]
 * @param {boolean} [relaxed]
 */
export const start = (threads = 1, relaxed = false) => (started ??= init({ threads, relaxed }));

/** @param {BenchModel} model @param {number} rows */
export function makeDataset(model, rows) {
  const { numbers, scale, labels } = syntheticRows(model, rows);
  const shape = [rows, ...model.inputShape];
  // Images are bytes, the columns of a table are numbers.
  const isImage = model.inputShape.length > 1;
  const x = isImage ? numbers : Float32Array.from(numbers, (number) => number * scale);
  return Dataset.fromArrays({
    x: { data: x, shape },
    y: { data: labels, shape: [rows] },
    targetShape: model.classes === 1 ? [1] : [],
    scale,
  });
}

/** @param {BenchModel} model */
export async function makeNetwork({ layers: specs, inputShape, classes }) {
  const makers = /** @type {Record<string, (options?: any) => import("minibatch").Model>} */ (
    /** @type {unknown} */ (layers)
  );
  const net = sequential(
    /** @type {any} */ (
      specs.map(([name, options], index) =>
        makers[name]({ ...options, ...(index === 0 ? { inputShape } : {}) }),
      )
    ),
  );
  const loss = classes === 1 ? "binary_crossentropy" : "sparse_categorical_crossentropy";
  await net.compile({ optimizer: "adam", loss, metrics: ["accuracy"], seed: 42 });
  return net;
}

/**
 * A network and its rows, on the core that start() has started. A round is an epoch, or several in one
 * call, as a page sees it: shuffling, gathering and scaling batches and the worker's messages are in its
 * time.
 * @param {BenchModel} model
 * @param {{ batch: number, rows: number, epochs?: number }} sizes
 * @returns {Promise<Session & { weights: () => Promise<{ data: Float32Array }[]> }>}
 */
export async function openOurs(model, { batch, rows, epochs = 1 }) {
  const info = await start();
  const dataset = await makeDataset(model, rows);
  const net = await makeNetwork(model);
  return {
    info,
    async round() {
      const begin = performance.now();
      await net.fit(dataset, { epochs, batchSize: batch });
      // A last, smaller batch is that part of a step.
      return { ms: performance.now() - begin, steps: (epochs * rows) / batch };
    },
    weights: () => net.getWeights(),
    close() {
      net.dispose();
      dataset.dispose();
    },
  };
}
