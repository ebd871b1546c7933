// Counts and sizes that the core could not hold are refused where they are given, with what was received.

import {
  Dataset,
  catalog,
  describeModel,
  experiment,
  layers,
  metrics,
  optimizers,
  preparation,
  readFiles,
  sequential,
} from "minibatch";
import { expect, it } from "vitest";

const x = { data: new Float32Array(64), shape: [32, 2] };
const y = new Float32Array(32);
const tooMany = [2 ** 31, 2 ** 32, 2 ** 32 + 5, 2 ** 53];

const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);

const csv = `a,b\n${Array.from({ length: 40 }, (_, i) => `${i},${i % 2}`).join("\n")}`;
const source = readFiles([{ name: "t.csv", bytes: new TextEncoder().encode(csv) }]);

/** @type {[what: string, call: (count: any) => unknown][]} */
const counts = [
  ["fit(): batchSize", (batchSize) => net.fit(x, y, { batchSize })],
  ["fit(): epochs", (epochs) => net.fit(x, y, { epochs })],
  ["fit(): initialEpoch", (initialEpoch) => net.fit(x, y, { initialEpoch })],
  [
    "fit(): validationBatchSize",
    (validationBatchSize) => net.fit(x, y, { validationSplit: 0.5, validationBatchSize }),
  ],
  ["fit(): stepsPerEpoch", (stepsPerEpoch) => net.fit(x, y, { stepsPerEpoch })],
  ["fit(): validationSteps", (validationSteps) => net.fit(x, y, { validationSteps })],
  ["fit(): validationFreq", (validationFreq) => net.fit(x, y, { validationFreq })],
  ["predictions(): batchSize", (batchSize) => net.predictions(x, y, { batchSize })],
  ["rows(): from", async (from) => (await source).rows({ from })],
  ["examples(): count", async (count) => (await source).examples({ count })],
  ["evaluate(): batchSize", (batchSize) => net.evaluate(x, y, { batchSize })],
  ["predict(): batchSize", (batchSize) => net.predict(x, { batchSize })],
  ["profile(): batchSize", (batchSize) => net.profile(x, y, { batchSize })],
  ["profile(): steps", (steps) => net.profile(x, y, { steps })],
  ["profile(): warmUp", (warmUp) => net.profile(x, y, { warmUp })],
  ["metrics.confusionMatrix(): classes", (classes) => metrics.confusionMatrix([0], [0], classes)],
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

it("rows(): count is at most what can be shown at once", async () => {
  for (const count of [10_001, ...tooMany]) {
    await expect((await source).rows({ count })).rejects.toMatchObject({
      code: "invalid-argument",
      message: `rows(): count: expected at most 10000, received ${count}.`,
    });
  }
});

/** @type {[option: string, allowed: RegExp, values: unknown[]][]} */
const ranges = [
  ["epochs", /a whole number of at least 1/, [0, -1, 1.5, NaN, "2", null]],
  ["batchSize", /a whole number of at least 1/, [0, -1, 1.5, NaN, "2", null]],
  ["validationBatchSize", /a whole number of at least 1/, [0, -1, 1.5, NaN, "2"]],
  ["stepsPerEpoch", /a whole number of at least 1/, [0, -1, 1.5, NaN, "2"]],
  ["validationSteps", /a whole number of at least 1/, [0, -1, 1.5, NaN, "2"]],
  ["validationFreq", /a whole number of at least 1/, [0, -1, 1.5, NaN, "2"]],
  ["initialEpoch", /a whole number of at least 0/, [-1, 1.5, NaN, "2", null]],
  ["validationSplit", /a number|at least 0 and less than 1/, [-1, 1, 200, 2 ** 40, NaN, "0.2"]],
  ["verbose", /0, 1, 2 or "auto"/, [-1, 3, 2 ** 32, "2", null]],
  ["shuffle", /true or false/, [0, "batch", null]],
];

it.each(ranges)(
  "fit(): %s says what is allowed and what was received",
  async (name, allowed, values) => {
    await net.compile({ optimizer: "sgd", loss: "mse" });
    for (const value of values) {
      const error = await net.fit(x, y, { [name]: /** @type {any} */ (value) }).catch((e) => e);
      expect(error, `${value}`).toMatchObject({ code: "invalid-argument" });
      expect(error.message).toMatch(allowed);
      expect(error.message).toContain(
        `received ${JSON.stringify(value).replace("null", `${value}`)}`,
      );
    }
  },
);

it("arguments of builders and steps say so, too", async () => {
  const split = (/** @type {any} */ testSize) => preparation.trainTestSplit({ testSize });
  /** @type {[value: unknown, message: RegExp][]} */
  const sizes = [
    [0, /test_size" of TrainTestSplit must be a number greater than 0, or null, but received 0/],
    [-1, /must be a number greater than 0, or null, but received -1/],
    ["0.2", /must be a number greater than 0, or null, but received "0\.2"/],
    [1.5, /a fraction between 0 and 1, or a whole number of rows, but received 1\.5/],
    [200, /A test_size of 200 cannot split 40 rows/],
    [2 ** 40, /A test_size of 1099511627776 cannot split 40 rows/],
    [NaN, /testSize: expected a number, received NaN/],
  ];
  for (const [value, message] of sizes) {
    const error = await (async () =>
      (await source).prepare({ preparation: [split(value)] }))().catch((reason) => reason);
    expect(error.message).toMatch(message);
  }
  // scikit-learn takes a number of rows.
  expect((await (await source).prepare({ preparation: [split(20)] })).test.rows).toBe(20);
  expect(() => optimizers.adam({ learningRate: NaN })).toThrow("a number, received NaN");
  const columns = (await source).prepare({
    preparation: [preparation.selectColumns({ columns: [] })],
  });
  await expect(columns).rejects.toThrow("must be a list of strings, but received []");
  const json = (/** @type {unknown} */ test_size) => ({
    minibatch: 1,
    preparation: [{ class_name: "TrainTestSplit", config: { test_size } }],
    fit: { epochs: 2 ** 31 },
  });
  expect(() => experiment(/** @type {any} */ (json(0.2)))).toThrow(
    "fit.epochs: expected a whole number from 1 to 2147483647, received 2147483648",
  );
  for (const value of [0, -1, "0.2"]) {
    const expected = `preparation[0].config.test_size: expected a number greater than 0, or null, received ${JSON.stringify(value)}`;
    expect(() => experiment(/** @type {any} */ (json(value)))).toThrow(expected);
  }
});

/** A model may leave a length open, data may not. @type {[what: string, call: (shape: any) => unknown, more: unknown[]][]} */
const shapes = [
  ["layers.dense(): inputShape", (inputShape) => layers.dense({ units: 1, inputShape }), []],
  [
    "Dataset.fromArrays(): inputShape",
    (inputShape) => Dataset.fromArrays({ x, y, inputShape }),
    [[null]],
  ],
  [
    "Dataset.fromArrays(): targetShape",
    (targetShape) => Dataset.fromArrays({ x, y, targetShape }),
    [[null]],
  ],
];

it.each(shapes)("%s is a list of sizes that fit", async (what, call, more) => {
  const wrong = [
    ...tooMany.map((size) => [size]),
    [0],
    [-1],
    [1.5],
    ["2"],
    ...more,
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
    expect(described[0].error?.message).toMatch(/shape.* 67108864 or null, but received/);
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
