// The data and the model. What computes runs in a worker: the page stays free.

import { callbacks, layers, sequential } from "minibatch";

/** Points in a square, and whether each lies in a circle: 1 or 0. */
export function points(count = 600) {
  const x = Array.from({ length: count }, () => [2 * Math.random() - 1, 2 * Math.random() - 1]);
  const y = x.map(([a, b]) => (a * a + b * b < 0.5 ? 1 : 0));
  return { x, y };
}

/** Trains on four fifths of the points, and tests on the others. */
export async function train({ x, y }, onEpochEnd) {
  const net = sequential([
    layers.dense({ units: 16, activation: "relu", inputShape: [2] }),
    layers.dense({ units: 16, activation: "relu" }),
    layers.dense({ units: 1, activation: "sigmoid" }),
  ]);
  await net.compile({
    optimizer: "adam",
    loss: "binary_crossentropy",
    metrics: ["accuracy"],
    // The same seed gives the same weights, in every browser.
    seed: 42,
  });
  const split = Math.floor(x.length * 0.8);
  await net.fit(x.slice(0, split), y.slice(0, split), {
    epochs: 100,
    batchSize: 16,
    validationSplit: 0.2,
    callbacks: [callbacks.earlyStopping({ patience: 20, restoreBestWeights: true })],
    onEpochEnd,
  });
  const { accuracy } = await net.evaluate(x.slice(split), y.slice(split));
  return { net, accuracy };
}
