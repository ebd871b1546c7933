// Models: what Keras's words do.

import {
  constraints,
  describeModel,
  layers,
  losses,
  metrics,
  model,
  optimizers,
  regularizers,
  schedules,
  sequential,
} from "minibatch";
import { describe, expect, it } from "vitest";

/** A line through two features, with known weights. */
async function line(optimizer = optimizers.sgd({ learningRate: 0.1 })) {
  const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
  await net.compile({ optimizer, loss: "mse", metrics: ["mae"] });
  await net.setWeights([
    { data: Float32Array.of(0.5, -1), shape: [2, 1] },
    { data: Float32Array.of(0), shape: [1] },
  ]);
  return net;
}
const x = { data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] };
const y = { data: Float32Array.of(1, 2), shape: [2, 1] };

/** @param {{ data: Float32Array }[]} weights */
const flat = (weights) => weights.flatMap(({ data }) => [...data]);

describe("fit, evaluate and predict", () => {
  it("take the step that mean squared error and gradient descent ask for", async () => {
    const net = await line();
    // Predictions -1.5 and -2.5, so errors e = -2.5 and -4.5.
    expect(await net.evaluate(x, y)).toEqual({ loss: 13.25, mae: 3.5 });
    const { history, epoch, stopReason, bestEpoch } = await net.fit(x, y, { batchSize: 2 });
    expect(history).toEqual({ loss: [13.25], mae: [3.5] });
    expect({ epoch, stopReason, bestEpoch }).toEqual({
      epoch: [0],
      stopReason: "completed",
      bestEpoch: null,
    });
    // Gradient of mean(e²): mean(2 e x) = (-16, -23), and -7 for the bias.
    for (const [i, value] of [2.1, 1.3, 0.7].entries()) {
      expect(flat(await net.getWeights())[i]).toBeCloseTo(value, 5);
    }
    const { data, shape } = await net.predict(x);
    expect(shape).toEqual([2, 1]);
    expect(data[0]).toBeCloseTo(2.1 + 2.6 + 0.7, 5);
    net.dispose();
  });

  it("take numbers in any array, and rows in any split into batches", async () => {
    const net = await line();
    const expected = (await net.predict(x)).data;
    const forms = [
      { data: [1, 2, 3, 4], shape: [2, 2] },
      Float64Array.of(1, 2, 3, 4),
      new BigInt64Array([1n, 2n, 3n, 4n]),
      Int8Array.of(1, 2, 3, 4),
    ];
    for (const form of forms) {
      expect((await net.predict(form, { batchSize: 1 })).data).toEqual(expected);
    }
    net.dispose();
  });

  it("take one target per row with or without its axis", async () => {
    const results = [];
    for (const targets of [y, { data: y.data, shape: [2] }, y.data]) {
      const net = await line();
      await net.fit(x, targets, { epochs: 2 });
      results.push(flat(await net.getWeights()));
      net.dispose();
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it("take grey images without a channel axis", async () => {
    const net = sequential([
      layers.flatten({ inputShape: [1, 2, 1] }),
      layers.dense({ units: 1, kernelInitializer: "ones" }),
    ]);
    const { data } = await net.predict({ data: Uint8Array.of(51, 102), shape: [1, 1, 2] });
    expect(data[0]).toBe(153);
    net.dispose();
  });

  it("work on a model that was never compiled, as far as they can", async () => {
    const net = sequential([layers.dense({ units: 2, inputShape: [2] })]);
    expect((await net.predict(x)).shape).toEqual([2, 2]);
    await expect(net.evaluate(x, y)).rejects.toMatchObject({ code: "invalid-state" });
    await expect(net.fit(x, y)).rejects.toThrow("compile(");
    net.dispose();
  });
});

describe("compile", () => {
  it("draws the weights from the seed at first, and keeps them later", async () => {
    const make = () => sequential([layers.dense({ units: 4, inputShape: [3] })]);
    const [a, b, c] = [make(), make(), make()];
    await a.compile({ optimizer: "sgd", loss: "mse", seed: 7 });
    await b.compile({ optimizer: "adam", loss: "mae", seed: 7 });
    await c.compile({ optimizer: "sgd", loss: "mse", seed: 8 });
    const first = flat(await a.getWeights());
    expect(flat(await b.getWeights())).toEqual(first);
    expect(flat(await c.getWeights())).not.toEqual(first);
    await a.compile({ optimizer: "adam", loss: "mae", seed: 8 });
    expect(flat(await a.getWeights())).toEqual(first);
    for (const net of [a, b, c]) net.dispose();
  });

  it("takes names, and functions of losses, metrics and optimizers alike", async () => {
    const net = sequential([layers.dense({ units: 1, activation: "sigmoid", inputShape: [2] })]);
    await net.compile({
      optimizer: optimizers.adam({ learningRate: 0.01, beta1: 0.8 }),
      loss: losses.binaryCrossentropy(),
      metrics: [metrics.binaryAccuracy({ threshold: 0.3 }), "mse"],
    });
    const names = Object.keys(await net.evaluate(x, Uint8Array.of(0, 1)));
    expect(names).toEqual(["binary_accuracy", "loss", "mse"]);
    net.dispose();
  });
});

describe("penalties, constraints and schedules", () => {
  it("come from the catalogue, are kept in the config and work", async () => {
    const net = sequential([
      layers.dense({
        units: 1,
        inputShape: [2],
        kernelRegularizer: regularizers.l2({ l2: 0.1 }),
        kernelConstraint: constraints.nonNeg(),
      }),
    ]);
    const schedule = { initialLearningRate: 0.5, decaySteps: 1, decayRate: 4 };
    await net.compile({
      optimizer: optimizers.sgd({ learningRate: schedules.inverseTimeDecay(schedule) }),
      loss: "mse",
    });
    await net.setWeights([
      { data: Float32Array.of(0.5, -1), shape: [2, 1] },
      { data: Float32Array.of(0), shape: [1] },
    ]);
    const { loss } = await net.evaluate(x, y);
    expect(loss).toBeCloseTo(13.25 + 0.1 * (0.25 + 1), 5);
    await net.fit(x, y);
    expect(Math.min(...(await net.getWeights())[0].data)).toBeGreaterThanOrEqual(0);
    await expect(net.setLearningRate(0.1)).rejects.toThrow("a schedule determines it");
    // What is saved goes on, the schedule where it was.
    const copy = model(net.toJSON());
    await copy.restoreCheckpoint(await net.saveCheckpoint());
    await net.fit(x, y);
    await copy.fit(x, y);
    expect(flat(await copy.getWeights())).toEqual(flat(await net.getWeights()));
    for (const each of [net, copy]) each.dispose();
  });
});

describe("weights", () => {
  it("come with Keras's names and layouts, and go back", async () => {
    const net = sequential([
      layers.conv2d({ filters: 3, kernelSize: [2, 1], inputShape: [4, 4, 2] }),
      layers.batchNormalization(),
      layers.flatten(),
      layers.dense({ units: 2, name: "head", useBias: false }),
    ]);
    const weights = await net.getWeights();
    expect(weights.map(({ name, shape }) => [name, shape])).toEqual([
      ["conv2d/kernel", [2, 1, 2, 3]],
      ["conv2d/bias", [3]],
      ["batch_normalization/gamma", [3]],
      ["batch_normalization/beta", [3]],
      ["batch_normalization/moving_mean", [3]],
      ["batch_normalization/moving_variance", [3]],
      ["head/kernel", [36, 2]],
    ]);
    const doubled = weights.map(({ data, shape }) => ({ data: data.map((w) => 2 * w), shape }));
    await net.setWeights(doubled);
    expect(flat(await net.getWeights())).toEqual(flat(doubled));
    net.dispose();
  });
});

describe("a model's description", () => {
  const net = sequential([
    layers.conv2d({ filters: 32, kernelSize: 4, activation: "relu", inputShape: [28, 28, 1] }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.batchNormalization(),
    layers.dropout({ rate: 0.2 }),
    layers.flatten(),
    layers.dense({ units: 10, activation: "softmax" }),
  ]);

  it("is the table that Keras 3.12 prints, before and after the model is built", async () => {
    const printed = [
      'Model: "sequential"',
      "┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓",
      "┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃",
      "┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩",
      "│ conv2d (Conv2D)                 │ (None, 25, 25, 32)     │           544 │",
      "├─────────────────────────────────┼────────────────────────┼───────────────┤",
      "│ max_pooling2d (MaxPooling2D)    │ (None, 12, 12, 32)     │             0 │",
      "├─────────────────────────────────┼────────────────────────┼───────────────┤",
      "│ batch_normalization             │ (None, 12, 12, 32)     │           128 │",
      "│ (BatchNormalization)            │                        │               │",
      "├─────────────────────────────────┼────────────────────────┼───────────────┤",
      "│ dropout (Dropout)               │ (None, 12, 12, 32)     │             0 │",
      "├─────────────────────────────────┼────────────────────────┼───────────────┤",
      "│ flatten (Flatten)               │ (None, 4608)           │             0 │",
      "├─────────────────────────────────┼────────────────────────┼───────────────┤",
      "│ dense (Dense)                   │ (None, 10)             │        46,090 │",
      "└─────────────────────────────────┴────────────────────────┴───────────────┘",
      " Total params: 46,762 (182.66 KB)",
      " Trainable params: 46,698 (182.41 KB)",
      " Non-trainable params: 64 (256.00 B)",
    ].join("\n");
    expect(await net.summary()).toBe(printed);
    expect(await net.countParams()).toBe(46762);
    await net.getWeights();
    expect(await net.summary()).toBe(printed);
  });

  it("goes through JSON", async () => {
    const copy = model(JSON.stringify(net));
    expect(await copy.summary()).toBe(await net.summary());
    expect(copy.toJSON()).toEqual(net.toJSON());
  });

  it("names the first faulty layer and does not reject", async () => {
    const { layers: described } = await describeModel({
      class_name: "Sequential",
      config: {
        layers: [
          { class_name: "InputLayer", config: { shape: [8, 8, 1] } },
          { class_name: "Conv2D", config: { filters: 4, kernel_size: 9 } },
          { class_name: "Flatten", config: {} },
        ],
      },
    });
    expect(described[0].output_shape).toEqual([null, 8, 8, 1]);
    expect(described[1].error?.message).toMatch(/9.*8/s);
    expect(described[2].output_shape).toBeNull();
  });
});
