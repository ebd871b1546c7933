// Targets of known classes suit every loss for classes, and both endings of a model.

import { Dataset, experiment, layers, readFiles, sequential } from "minibatch";
import { describe, expect, it } from "vitest";

const rows = 60;
const csv = ["a,b,kind"]
  .concat(
    Array.from(
      { length: rows },
      (_, i) => `${(i * 37) % 10},${(i * 53) % 7},${i % 3 ? "yes" : "no"}`,
    ),
  )
  .join("\n");

/** @param {number} units @param {"softmax" | "sigmoid"} activation */
const ending = (units, activation) =>
  sequential([layers.dense({ units, activation, inputShape: [2], kernelInitializer: "ones" })]);

async function prepared() {
  const source = await readFiles([{ name: "kinds.csv", bytes: new TextEncoder().encode(csv) }]);
  const made = await source.prepare({ target: { columns: ["kind"] } });
  source.dispose();
  return made;
}

describe("a 0/1 target from a file", () => {
  it.each([
    { units: 1, activation: "sigmoid", loss: "binary_crossentropy" },
    { units: 2, activation: "softmax", loss: "categorical_crossentropy" },
    { units: 2, activation: "softmax", loss: "sparse_categorical_crossentropy" },
    { units: 2, activation: "sigmoid", loss: "binary_crossentropy" },
    { units: 2, activation: "softmax", loss: "mse" },
  ])("trains Dense($units, $activation) with $loss", async ({ units, activation, loss }) => {
    const net = ending(units, /** @type {"softmax"} */ (activation));
    const { train, test } = await prepared();
    await net.compile({
      optimizer: "adam",
      loss: /** @type {"mse"} */ (loss),
      metrics: ["accuracy", "AUC"],
    });
    const { history } = await net.fit(train, { epochs: 2, validationSplit: 0.2 });
    const names = ["AUC", "accuracy", "loss"];
    expect(Object.keys(history)).toEqual([...names, ...names.map((name) => `val_${name}`)]);
    const predictions = await net.predictions(test);
    expect(predictions.outputs[0].classes).toBe(2);
    const matrix = await predictions.confusionMatrix();
    expect(matrix.flat().reduce((a, b) => a + b)).toBe(test.rows);
    const right = matrix[0][0] + matrix[1][1];
    expect(predictions.metrics.accuracy).toBeCloseTo(right / test.rows, 6);
    for (const resource of [predictions, train, test, net]) resource.dispose();
  });

  it("says which endings would fit where the model's does not", async () => {
    const net = ending(3, "softmax");
    const { train } = await prepared();
    await net.compile({ optimizer: "adam", loss: "categorical_crossentropy" });
    await expect(net.fit(train)).rejects.toMatchObject({
      code: "shape-mismatch",
      message: expect.stringContaining(
        'The target has 2 classes: end the model with Dense(2, activation="softmax") or ' +
          'Dense(1, activation="sigmoid").',
      ),
    });
    net.dispose();
  });
});

describe("an experiment that leaves something out", () => {
  const files = [{ name: "kinds.csv", bytes: new TextEncoder().encode(csv) }];
  const fit = { epochs: 1, batch_size: 32 };
  const softmax = { class_name: "Dense", config: { units: 2, activation: "softmax" } };
  const model = { class_name: "Sequential", config: { layers: [softmax] } };
  /** @param {object} parts */
  const completed = async (parts) => {
    const run = await experiment({ minibatch: 1, fit, ...parts }).run(files);
    const { model, compile } = run.experiment;
    run.dispose();
    return { last: model?.config.layers.at(-1).config, loss: compile.loss };
  };

  it("has an output per class and their crossentropy for one-hot rows", async () => {
    const target = { columns: ["kind"], encoding: "one-hot" };
    expect(await completed({ target })).toMatchObject({
      last: { units: 2, activation: "softmax" },
      loss: "categorical_crossentropy",
    });
    expect(await completed({ target, model })).toMatchObject({ loss: "categorical_crossentropy" });
  });

  it("has the loss that belongs to how the model ends", async () => {
    const target = { columns: ["kind"] };
    expect(await completed({ target })).toMatchObject({
      last: { units: 1, activation: "sigmoid" },
      loss: "binary_crossentropy",
    });
    expect(await completed({ target, model })).toMatchObject({
      loss: "sparse_categorical_crossentropy",
    });
  });
});

describe("arrays", () => {
  const x = { data: Float32Array.from({ length: 12 }, (_, i) => i / 12), shape: [6, 2] };
  const y = [0, 1, 2, 1, 0, 2];

  it("are taken as they are, as Keras takes them", async () => {
    const net = ending(3, "softmax");
    await net.compile({ optimizer: "adam", loss: "categorical_crossentropy" });
    await expect(net.fit(x, y)).rejects.toMatchObject({
      code: "shape-mismatch",
      message: expect.stringContaining(
        "For class indices use sparse_categorical_crossentropy, or give one-hot rows.",
      ),
    });
    net.dispose();
  });

  it("of named classes train with either crossentropy, to the same weights", async () => {
    const classNames = ["red", "green", "blue"];
    const oneHot = {
      data: y.flatMap((c) => [0, 1, 2].map((k) => (k === c ? 1 : 0))),
      shape: [6, 3],
    };
    const data = await Dataset.fromArrays({ x, y, classNames });
    const encoded = await Dataset.fromArrays({ x, y: oneHot, classNames });
    expect(data.targets[0]).toMatchObject({ shape: [], classes: 3 });
    expect(encoded.targets[0]).toMatchObject({ shape: [3], classes: 3 });
    const weights = [];
    for (const [loss, rows] of /** @type {const} */ ([
      ["categorical_crossentropy", data],
      ["categorical_crossentropy", encoded],
      ["sparse_categorical_crossentropy", data],
      ["sparse_categorical_crossentropy", encoded],
    ])) {
      const net = ending(3, "softmax");
      await net.compile({ optimizer: "sgd", loss, seed: 1 });
      await net.fit(rows, { epochs: 3, batchSize: 4 });
      weights.push((await net.getWeights()).map(({ data }) => [...data]));
      net.dispose();
    }
    expect(weights[1]).toEqual(weights[0]);
    expect(weights[3]).toEqual(weights[2]);
    const [categorical, sparse] = [weights[0].flat(), weights[2].flat()];
    categorical.forEach((value, i) => expect(value).toBeCloseTo(sparse[i], 5));
    for (const resource of [data, encoded]) resource.dispose();
  });
});
