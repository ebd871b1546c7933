// Models of several inputs and outputs, and weights in the loss.

import { readFileSync } from "node:fs";

import { Dataset, layers, losses, metrics, model, sequential } from "minibatch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** @param {string} layer */
const tensor = (layer) => ({
  class_name: "__keras_tensor__",
  config: { shape: [null, 1], dtype: "float32", keras_history: [layer, 0, 0] },
});

/**
 * @param {string} class_name
 * @param {string} name
 * @param {object} config
 * @param {string[]} inputs
 */
function layer(class_name, name, config, inputs = []) {
  const tensors = inputs.map(tensor);
  const args = tensors.length > 1 ? [tensors] : tensors;
  return {
    class_name,
    name,
    config: { ...config, name },
    inbound_nodes: inputs.length > 0 ? [{ args, kwargs: {} }] : [],
  };
}

/** Inputs a (2,) and b (1,); outputs sum, a number, and kind, a softmax of 3: 0 and 1/3 at first. */
const twoOutputs = {
  class_name: "Functional",
  config: {
    name: "two_outputs",
    layers: [
      layer("InputLayer", "a", { batch_shape: [null, 2] }),
      layer("InputLayer", "b", { batch_shape: [null, 1] }),
      layer("Concatenate", "both", {}, ["a", "b"]),
      layer("Dense", "sum", { units: 1, kernel_initializer: "zeros" }, ["both"]),
      layer("Dense", "kind", { units: 3, activation: "softmax", kernel_initializer: "zeros" }, [
        "both",
      ]),
    ],
    input_layers: [
      ["a", 0, 0],
      ["b", 0, 0],
    ],
    output_layers: [
      ["sum", 0, 0],
      ["kind", 0, 0],
    ],
  },
};
const a = { data: Float32Array.of(1, 2, 3, 4, 5, 6), shape: [3, 2] };
const b = Float32Array.of(7, 8, 9);
const sum = Float32Array.of(1, 2, 3);
const kind = [0, 1, 2];
const entropy = Math.log(3);
const sparse = "sparse_categorical_crossentropy";

describe("a model of two inputs and two outputs", () => {
  const net = model(twoOutputs);
  /** @type {import("minibatch").CompileOptions} */
  const compiled = {
    optimizer: "sgd",
    loss: { kind: sparse, sum: "mse" },
    lossWeights: { sum: 0.5, kind: 3 },
    metrics: { kind: "accuracy" },
    weightedMetrics: [["mae"], null],
  };
  beforeAll(() => net.compile(compiled));
  afterAll(() => net.dispose());

  /** @param {Record<string, number>} logs @param {Record<string, number>} expected */
  const expectLogs = (logs, expected) => {
    expect(Object.keys(logs)).toEqual(Object.keys(expected).sort());
    for (const [name, value] of Object.entries(expected)) expect(logs[name]).toBeCloseTo(value, 5);
  };
  const expected = {
    loss: (0.5 * 14) / 3 + 3 * entropy,
    sum_loss: 14 / 3,
    kind_loss: entropy,
    kind_accuracy: 1 / 3,
    sum_mae: 2,
  };

  it("is tested on lists, on arrays by name and on a data set of both", async () => {
    expectLogs(await net.evaluate([a, b], [sum, kind]), expected);
    expectLogs(await net.evaluate({ b, a }, { kind, sum }, { batchSize: 2 }), expected);
    const x = { b: { data: b, shape: [3, 1] }, a };
    const data = await Dataset.fromArrays({ x, y: { kind, sum } });
    expect(data).toMatchObject({
      rows: 3,
      inputs: [
        { name: "b", shape: [1] },
        { name: "a", shape: [2] },
      ],
      hasSampleWeight: false,
    });
    expectLogs(await net.evaluate(data), expected);
    data.dispose();
  });

  it("weighs rows, for all outputs or for each, and divides by their number", async () => {
    const sampleWeight = [1, 0, 2];
    const weighted = { ...expected, sum_loss: 19 / 3, sum_mae: 7 / 3 };
    expectLogs(await net.evaluate([a, b], [sum, kind], { sampleWeight }), {
      ...weighted,
      loss: (0.5 * 19) / 3 + 3 * entropy,
    });
    const byName = { sum: sampleWeight, kind: [0, 0, 3] };
    expectLogs(await net.evaluate([a, b], [sum, kind], { sampleWeight: byName }), {
      ...weighted,
      loss: (0.5 * 19) / 3 + 3 * entropy,
    });
  });

  it("predicts a list, in the order of its outputs", async () => {
    /** @type {import("minibatch").FloatArray[]} */
    const [sums, kinds] = await net.predict([a, b], { batchSize: 2 });
    expect(sums).toEqual({ data: Float32Array.of(0, 0, 0), shape: [3, 1] });
    expect(kinds.shape).toEqual([3, 3]);
    expect(await net.predictOnBatch({ a, b })).toEqual([sums, kinds]);
  });

  it("is trained with the logs of all outputs", async () => {
    const own = model(twoOutputs);
    await own.compile(compiled);
    const { history } = await own.fit([a, b], [sum, kind], {
      epochs: 2,
      batchSize: 3,
      validationData: [{ a, b }, { sum, kind }, [1, 1, 1]],
    });
    for (const [name, value] of Object.entries(expected)) {
      expect(history[name][0]).toBeCloseTo(value, 4);
      expect(history[`val_${name}`]).toHaveLength(2);
    }
    expect(history.val_loss[1]).not.toBe(history.val_loss[0]);
    own.dispose();
  });

  it("says what it takes when it is given something else", async () => {
    const calls = [
      [() => net.evaluate(a, [sum, kind]), /takes 2 inputs: "a" .*"b".*the data has 1/s],
      [() => net.evaluate([a, b], sum), /2 outputs: "sum" .*"kind".*the data has 1 targets/s],
      [() => net.evaluate({ a, c: b }, [sum, kind]), /the shape of x.c is not known|"c"/],
      [() => net.evaluate([a, b], { sum, size: sum }), /output "size"/],
      [() => net.evaluate([a, [1, 2]], [sum, kind]), /x\[1\] has 2 and x\[0\] has 3/],
      [() => net.evaluate([a, b], [sum, [0, 1]]), /x has 3 rows, so y\[1\] needs as many/],
      [
        () => net.evaluate([a, b], [sum, kind], { sampleWeight: [[1, 2, 3]] }),
        /one for each of the 2 targets/,
      ],
      [() => net.fit([a, b], [sum, kind], { classWeight: { 0: 2 } }), /single output/],
      [() => net.compile({ optimizer: "sgd", loss: ["mse"] }), /1 entries.*2 outputs/],
      [() => net.compile({ optimizer: "sgd", loss: { size: "mse" } }), /"sum", "kind"/],
    ];
    for (const [call, message] of calls) {
      await expect(/** @type {() => Promise<unknown>} */ (call)()).rejects.toThrow(
        /** @type {RegExp} */ (message),
      );
    }
  });
});

describe("a model of one output", () => {
  const x = { data: Float32Array.of(1, 2, 3, 4), shape: [4, 1] };
  const y = [0, 1, 1, 0];

  /** Probabilities are 1/2, so every row's loss is log 2. */
  async function coin() {
    const net = sequential([
      layers.dense({
        units: 1,
        activation: "sigmoid",
        kernelInitializer: "zeros",
        inputShape: [1],
      }),
    ]);
    await net.compile({
      optimizer: "sgd",
      loss: "binary_crossentropy",
      metrics: ["accuracy"],
      weightedMetrics: ["accuracy", metrics.binaryCrossentropy()],
    });
    return net;
  }

  it("weighs rows by class or one by one, only in the loss and the weighted metrics", async () => {
    const net = await coin();
    const classWeight = { 0: 2 };
    const { history } = await net.fit(x, y, { classWeight, batchSize: 4 });
    expect(history.loss[0]).toBeCloseTo(1.5 * Math.LN2, 5);
    expect(history.accuracy).toEqual([0.5]);
    expect(history.weighted_accuracy[0]).toBeCloseTo(2 / 3, 6);
    expect(history.binary_crossentropy[0]).toBeCloseTo(Math.LN2, 5);
    const own = await coin();
    const unequal = [0, 0, 0, 1];
    const balanced = await own.fit(x, unequal, { classWeight: "balanced", batchSize: 4 });
    const other = await coin();
    const counted = await other.fit(x, unequal, { classWeight: { 0: 2 / 3, 1: 2 }, batchSize: 4 });
    expect(balanced.history).toEqual(counted.history);
    own.dispose();
    other.dispose();
    const data = await Dataset.fromArrays({ x, y, sampleWeight: [0, 4, 0, 0] });
    expect(data.hasSampleWeight).toBe(true);
    const { weighted_accuracy: share } = await net.evaluate(data);
    expect([0, 1]).toContain(share);
    await expect(net.fit(data, { classWeight })).rejects.toThrow(
      /class_weight or sample_weight, not both/,
    );
    const named = /** @type {any} */ ({ a: 1 });
    await expect(net.fit(x, y, { classWeight: named })).rejects.toThrow(/class number/);
    await expect(net.evaluate(data, null, { sampleWeight: [1] })).rejects.toThrow(/has its own/);
    data.dispose();
    net.dispose();
  });

  it("goes on from batch to batch, with the scores of each alone", async () => {
    const net = await coin();
    const part = { data: Float32Array.of(1, 2), shape: [2, 1] };
    const first = await net.trainOnBatch(part, [0, 1], { classWeight: { 1: 3 } });
    expect(first.loss).toBeCloseTo(2 * Math.LN2, 5);
    const second = await net.testOnBatch(part, [0, 1]);
    expect((await net.testOnBatch(part, [0, 1])).loss).toBe(second.loss);
    expect((await net.getWeights())[0].data[0]).not.toBe(0);
    net.dispose();
  });

  it("reduces its loss as Keras's reductions say", async () => {
    const net = sequential([
      layers.dense({ units: 1, kernelInitializer: "zeros", inputShape: [1] }),
    ]);
    const sampleWeight = [1, 2, 2, 2];
    // Weighted squares add up to 4, weights to 7, rows to 4.
    const expected = /** @type {const} */ ([
      ["sum", 4],
      ["mean", 1],
      ["sum_over_batch_size", 1],
      ["mean_with_sample_weight", 4 / 7],
    ]);
    for (const [reduction, value] of expected) {
      await net.compile({ optimizer: "sgd", loss: losses.meanSquaredError({ reduction }) });
      const { loss } = await net.evaluate(x, y, { sampleWeight, batchSize: 4 });
      expect(loss).toBeCloseTo(value, 5);
    }
    net.dispose();
  });
});

describe("a model with shared layers, as Keras 3.12 writes it", () => {
  const text = readFileSync(new URL("fixtures/pair.json", import.meta.url), "utf8");
  const net = model(text);
  afterAll(() => net.dispose());

  it("is the table that Keras prints, with the connections", async () => {
    const printed = [
      'Model: "pair"',
      "┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓",
      "┃ Layer (type)        ┃ Output Shape      ┃    Param # ┃ Connected to      ┃",
      "┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩",
      "│ left (InputLayer)   │ (None, 4)         │          0 │ -                 │",
      "├─────────────────────┼───────────────────┼────────────┼───────────────────┤",
      "│ right (InputLayer)  │ (None, 4)         │          0 │ -                 │",
      "├─────────────────────┼───────────────────┼────────────┼───────────────────┤",
      "│ shared_projection   │ (None, 3)         │         15 │ left[0][0],       │",
      "│ (Dense)             │                   │            │ right[0][0]       │",
      "├─────────────────────┼───────────────────┼────────────┼───────────────────┤",
      "│ difference          │ (None, 3)         │          0 │ shared_projectio… │",
      "│ (Subtract)          │                   │            │ shared_projectio… │",
      "├─────────────────────┼───────────────────┼────────────┼───────────────────┤",
      "│ joined              │ (None, 9)         │          0 │ difference[0][0], │",
      "│ (Concatenate)       │                   │            │ shared_projectio… │",
      "│                     │                   │            │ shared_projectio… │",
      "├─────────────────────┼───────────────────┼────────────┼───────────────────┤",
      "│ kind (Dense)        │ (None, 2)         │         20 │ joined[0][0]      │",
      "├─────────────────────┼───────────────────┼────────────┼───────────────────┤",
      "│ size (Dense)        │ (None, 1)         │          4 │ difference[0][0]  │",
      "└─────────────────────┴───────────────────┴────────────┴───────────────────┘",
      " Total params: 39 (156.00 B)",
      " Trainable params: 35 (140.00 B)",
      " Non-trainable params: 4 (16.00 B)",
    ].join("\n");
    expect(await net.summary()).toBe(printed);
    expect(await net.countParams()).toBe(39);
  });

  it("gives its layers by name and by number", async () => {
    const shared = await net.getLayer("shared_projection");
    expect(shared).toMatchObject({ class_name: "Dense", parameters: 15, output_shape: [null, 3] });
    expect(shared.config).toMatchObject({ units: 3, activation: "relu" });
    expect((await shared.getWeights()).map(({ shape }) => shape)).toEqual([[4, 3], [3]]);
    expect((await net.getLayer(2)).name).toBe("shared_projection");
    expect((await net.getLayer(-1)).name).toBe("size");
    await expect(net.getLayer("shared")).rejects.toThrow(/"shared".*"left", "right"/);
    await expect(net.getLayer(9)).rejects.toThrow(/no layer 9/);
  });
});
