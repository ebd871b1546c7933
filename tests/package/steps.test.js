// stepsPerEpoch, validationSteps and validationFreq of fit().

import { layers, sequential } from "minibatch";
import { describe, expect, it } from "vitest";

describe("fit() with counts of steps", () => {
  const x = Array.from({ length: 10 }, (_, i) => [i, 1]);
  const y = Array.from({ length: 10 }, (_, i) => i);

  /** @param {object} options */
  async function seen(options) {
    const net = sequential([
      layers.dense({ units: 1, kernelInitializer: "zeros", inputShape: [2] }),
    ]);
    await net.compile({ optimizer: "sgd", loss: "mse" });
    await net.setLearningRate(0);
    /** @type {number[][]} */
    const batches = [];
    const result = await net.fit(x, y, {
      batchSize: 2,
      shuffle: false,
      ...options,
      callbacks: [
        {
          onEpochBegin: () => batches.push([]),
          // The mean squared error so far tells which rows there were.
          onTrainBatchEnd: (_batch, logs) => batches.at(-1)?.push(logs.loss),
        },
      ],
    });
    net.dispose();
    return { batches, result };
  }

  /** The mean of y² over rows. @param {number} from @param {number} to */
  const mean = (from, to) =>
    y.slice(from, to).reduce((sum, value) => sum + value * value, 0) / (to - from);

  it("goes on where the epoch before stopped, and begins again at the end", async () => {
    // Five batches. As Keras 3.15.1: an epoch ends where the rows do.
    const { batches } = await seen({ epochs: 4, stepsPerEpoch: 2 });
    expect(batches).toEqual([
      [mean(0, 2), mean(0, 4)],
      [mean(4, 6), mean(4, 8)],
      [mean(8, 10)],
      [mean(0, 2), mean(0, 4)],
    ]);
  });

  it("validates some batches, in some epochs", async () => {
    const { result } = await seen({
      epochs: 4,
      validationData: [x, y],
      validationSteps: 2,
      validationFreq: 2,
    });
    expect(result.history.val_loss).toEqual([mean(0, 4), mean(0, 4)]);
    expect(result.history.loss).toHaveLength(4);
  });

  it("refuses none", async () => {
    await expect(seen({ stepsPerEpoch: 0 })).rejects.toThrow("stepsPerEpoch");
  });
});
