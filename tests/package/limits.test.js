// Counts and sizes that the core could not hold are refused where they are given, with what was received.

import { Dataset, catalog, describeModel, evaluation, layers, sequential } from "minibatch";
import { expect, it } from "vitest";

const x = { data: new Float32Array(64), shape: [32, 2] };
const y = new Float32Array(32);
const tooMany = [2 ** 31, 2 ** 32, 2 ** 32 + 5, 2 ** 53];

const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);

/** @type {[what: string, call: (count: any) => unknown][]} */
const counts = [
  ["fit(): batchSize", (batchSize) => net.fit(x, y, { batchSize })],
  ["fit(): epochs", (epochs) => net.fit(x, y, { epochs })],
  ["fit(): initialEpoch", (initialEpoch) => net.fit(x, y, { initialEpoch })],
  [
    "fit(): validationBatchSize",
    (validationBatchSize) => net.fit(x, y, { validationSplit: 0.5, validationBatchSize }),
  ],
  ["evaluate(): batchSize", (batchSize) => net.evaluate(x, y, { batchSize })],
  ["predict(): batchSize", (batchSize) => net.predict(x, { batchSize })],
  ["profile(): batchSize", (batchSize) => net.profile(x, y, { batchSize })],
  ["profile(): steps", (steps) => net.profile(x, y, { steps })],
  ["profile(): warmUp", (warmUp) => net.profile(x, y, { warmUp })],
  [
    "evaluation.confusionMatrix(): classes",
    (classes) => evaluation.confusionMatrix([0], [0], classes),
  ],
  [
    "evaluation.classificationReport(): classes",
    (classes) => evaluation.classificationReport([0], [0], classes),
  ],
];

it.each(counts)("%s is at most what 32 bits hold", async (what, call) => {
  await net.compile({ optimizer: "sgd", loss: "mse" });
  for (const count of tooMany) {
    const error = await Promise.resolve(count)
      .then(call)
      .catch((reason) => reason);
    expect(error).toMatchObject({
      code: "invalid-argument",
      message: `${what}: expected at most 2147483647, received ${count}.`,
    });
  }
});

/** @type {[what: string, call: (shape: any) => unknown][]} */
const shapes = [
  ["layers.dense(): inputShape", (inputShape) => layers.dense({ units: 1, inputShape })],
  ["Dataset.fromArrays(): inputShape", (inputShape) => Dataset.fromArrays({ x, y, inputShape })],
  ["Dataset.fromArrays(): targetShape", (targetShape) => Dataset.fromArrays({ x, y, targetShape })],
];

it.each(shapes)("%s is a list of sizes that fit", async (what, call) => {
  const wrong = [
    ...tooMany.map((size) => [size]),
    [0],
    [-1],
    [1.5],
    ["2"],
    [null],
    2,
    0,
    NaN,
    "",
    false,
  ];
  for (const shape of wrong) {
    const error = await Promise.resolve(shape)
      .then(call)
      .catch((reason) => reason);
    expect(error, String(shape)).toMatchObject({
      code: "invalid-argument",
      message: expect.stringContaining(`${what}: expected a list of whole numbers of at `),
    });
  }
});

it("does not take sizes in a model's config that the core could not hold", async () => {
  for (const size of tooMany) {
    const { layers: described } = await describeModel({
      class_name: "Sequential",
      config: {
        layers: [
          { class_name: "InputLayer", config: { batch_shape: [null, size] } },
          { class_name: "Dense", config: { units: 1 } },
        ],
      },
    });
    expect(described[0].error?.message).toMatch(/shape.* 1073741824, but received/);
  }
});

it("has a largest value for every whole number of the catalogue", () => {
  const whole = Object.values(catalog)
    .flat()
    .flatMap((/** @type {any} */ entry) =>
      entry.arguments.map((/** @type {any} */ argument) => ({ ...argument, of: entry.class_name })),
    )
    .filter(({ type, name }) => /^integer|shape/.test(type) && !/^(seed|random_state)$/.test(name));
  expect(whole.length).toBeGreaterThan(20);
  const open = whole.filter(({ maximum }) => !(maximum < 2 ** 31));
  expect(open.map(({ of, name }) => `${of}.${name}`)).toEqual([]);
});
