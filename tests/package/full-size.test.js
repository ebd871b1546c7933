// What the core's memory is at full size: the Fashion-MNIST CNN on as many images as Fashion-MNIST has.

import { Dataset, layers, sequential, status } from "minibatch";
import { expect, it } from "vitest";
import { models } from "../bench/models.mjs";
import { syntheticRows } from "../bench/page/data.js";

const { inputShape, classes, batch, layers: specs } = models.fashion_cnn;
const images = 60_000;

it("holds 60,000 images and trains the CNN on them within 300 MB, and the first step is the largest", async () => {
  const makers = /** @type {Record<string, (options?: any) => any>} */ (
    /** @type {unknown} */ (layers)
  );
  const net = sequential(
    specs.map(([name, options], index) =>
      makers[name](index === 0 ? { ...options, inputShape } : options),
    ),
  );
  await net.compile({
    optimizer: "adam",
    loss: "sparse_categorical_crossentropy",
    metrics: ["accuracy"],
    seed: 42,
  });
  const { numbers, labels } = syntheticRows({ inputShape, classes }, images);
  const data = await Dataset.fromArrays({
    x: { data: numbers, shape: [images, ...inputShape] },
    y: labels,
  });

  /** @param {number} steps at least; the run is stopped then @returns the memory and the steps taken */
  async function train(steps) {
    let taken = 0;
    await net.fit(data, {
      batchSize: batch,
      onBatchEnd: (index) => {
        taken = index + 1;
        if (taken >= steps) net.stop();
      },
    });
    return { taken, memory: await status() };
  }
  const first = await train(1);
  const later = await train(5);
  expect(first.taken).toBeLessThan(later.taken);
  expect(later.taken).toBeLessThan(images / batch / 2); // stopped, not run to its end

  const imageBytes = images * inputShape.reduce((size, extent) => size * extent, 1);
  expect(first.memory.usedBytes).toBeGreaterThan(imageBytes); // else it measures something else
  expect(first.memory.memoryBytes).toBeLessThan(300e6);
  expect(later.memory).toEqual(first.memory);

  data.dispose();
  net.dispose();
});
