// A name that nobody knows is answered with the one that was probably meant; a thing in the wrong place with what
// it is.

import {
  callbacks,
  customMetric,
  experiment,
  init,
  initializers,
  input,
  layers,
  losses,
  metrics,
  model,
  optimizers,
  preparation,
  readFiles,
  renderMessage,
  sequential,
} from "minibatch";
import { ko } from "minibatch/ko";
import { beforeAll, describe, expect, it } from "vitest";

/** @type {any} What a program without types may write. */
const any = (/** @type {unknown} */ value) => value;

const csv = `length,width,kind\n${Array.from({ length: 20 }, (_, i) => `${i},${i % 7},${"ab"[i % 2]}`).join("\n")}`;
const table = [{ name: "t.csv", bytes: new TextEncoder().encode(csv) }];
const x = { data: new Float32Array(20), shape: [10, 2] };
const y = new Float32Array(10);

/** @type {import("minibatch").Model} */
let net;
/** @type {import("minibatch").DataSource} */
let source;
beforeAll(async () => {
  net = sequential([layers.dense({ units: 1, inputShape: [2], name: "last" })]);
  await net.compile({ loss: "mse", metrics: ["mae"] });
  source = await readFiles(table);
});

/** @param {object} config @param {string} class_name */
const oneLayer = (config, class_name = "Dense") =>
  model({
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "InputLayer", config: { shape: [2] } },
        { class_name, config },
      ],
    },
  }).compile({ loss: "mse" });

/** @param {any} options */
const compiled = (options) => net.compile({ loss: "mse", ...options });
/** @param {any} options */
const prepared = (options) => source.prepare(options);

/** @type {[what: string, meant: string, call: () => unknown][]} */
const typos = [
  ["a layer's class", "Dense", () => oneLayer({ units: 1 }, "Dens")],
  ["a layer's argument", "units", () => layers.dense(any({ unit: 1 }))],
  ["an argument in a config", "units", () => oneLayer({ unit: 1 })],
  ["an optimizer", "Adam", () => compiled({ optimizer: "adm" })],
  ["an optimizer's argument", "learningRate", () => optimizers.adam(any({ learning_rate: 1 }))],
  ["a loss", "MeanSquaredError", () => compiled({ loss: "mean_squared_eror" })],
  ["a metric", "Accuracy", () => compiled({ metrics: ["acuracy"] })],
  ["an activation", "relu", () => oneLayer({ units: 1, activation: "rleu" })],
  ["an initializer", "HeNormal", () => oneLayer({ units: 1, kernel_initializer: "he_norml" })],
  [
    "a key of an entry",
    "config",
    () => oneLayer({ units: 1, activation: { class_name: "ReLU", confg: {} } }),
  ],
  ["an option of compile()", "optimizer", () => compiled({ optimiser: "adam" })],
  ["an option of fit()", "epochs", () => net.fit(x, y, any({ epoch: 1 }))],
  ["an option of evaluate()", "batchSize", () => net.evaluate(x, y, any({ batch_size: 1 }))],
  ["an option of predict()", "batchSize", () => net.predict(x, any({ batchsize: 1 }))],
  ["an option of profile()", "steps", () => net.profile(x, y, any({ step: 1 }))],
  ["an option of init()", "threads", () => init(any({ thread: 1 }))],
  ["an option of readFiles()", "onProgress", () => readFiles(table, any({ onprogress() {} }))],
  ["an option of prepare()", "preparation", () => prepared({ preperation: [] })],
  ["a key of a target", "columns", () => prepared({ target: { column: ["kind"] } })],
  ["a column to predict", "kind", () => prepared({ target: { columns: ["kinds"] } })],
  [
    "a column of a step",
    "width",
    () => prepared({ preparation: [preparation.selectColumns({ columns: ["widht"] })] }),
  ],
  [
    "a step",
    "MinMaxScaler",
    () => prepared({ preparation: [{ class_name: "MinMaxScalar", config: {} }] }),
  ],
  [
    "a column of a new row",
    "length",
    async () => (await prepared({})).transform({ lenght: 1, width: 2 }),
  ],
  ["a hook", "onEpochEnd", () => callbacks.lambdaCallback(any({ onEpochsEnd() {} }))],
  [
    "a log to monitor",
    "loss",
    () => net.fit(x, y, { callbacks: [callbacks.earlyStopping(any({ monitor: "los" }))] }),
  ],
  ["a layer", "last", () => net.getLayer("lst")],
  ["a function", "dense", () => any(layers).desne],
  ["a function among others", "earlyStopping", () => any(callbacks).earlyStoping],
  [
    "the outputs of a model",
    "outputs",
    () => model(any({ inputs: input({ shape: [1] }), output: 1 })),
  ],
  ["an output's targets", "last", () => net.fit(x, { lasst: y })],
  ["an output's loss", "last", () => compiled({ loss: { las: "mse" } })],
  ["a key of an experiment", "epochs", () => experiment(any({ minibatch: 1, fit: { epohcs: 1 } }))],
  [
    "a class",
    "cat",
    () =>
      net.fit(x, [...Array(9).fill("cat"), "dog"], {
        validationData: [x, any([...Array(9).fill("cat"), "caat"])],
      }),
  ],
];

describe("a typo in the name of", () => {
  it.each(typos)("%s", async (_, meant, call) => {
    const error = await new Promise((resolve) => resolve(call())).catch((error) => error);
    expect(error.message).toContain(`Did you mean "${meant}"?`);
  });

  it("nothing near is only told what there is", async () => {
    await expect(compiled({ optimizer: "quantum" })).rejects.toThrow(
      /no optimizer "quantum"\. Known: SGD/,
    );
  });

  it("is asked for in Korean, too", async () => {
    const error = await compiled({ optimizer: "adm" }).catch((error) => error);
    expect(renderMessage(error, ko)).toContain('혹시 "Adam"입니까?');
  });
});

it("a row may have more than its columns, and may lack some", async () => {
  const ready = await prepared({ target: { columns: ["kind"] } });
  expect((await ready.transform({ width: 2, note: "far from all" })).rows).toBe(1);
  expect((await ready.transform({ lenght: 1, length: 2, width: 3 })).rows).toBe(1);
});

it("what nobody could have meant may be looked for in a group of functions", async () => {
  expect([any(layers).then, any(losses).toJSON, any(metrics).length]).toEqual(
    Array(3).fill(undefined),
  );
  expect(await Promise.resolve(layers)).toBe(layers);
  expect({ ...layers }.dense).toBe(layers.dense);
});

describe("what stands in another's place", () => {
  /** @type {[call: () => unknown, message: string][]} */
  const swaps = [
    [
      () => sequential([any(optimizers.adam())]),
      "layer 1: expected a layer, but Adam is an optimizer",
    ],
    [() => compiled({ loss: optimizers.sgd() }), "loss: expected a loss, but SGD is an optimizer"],
    [() => compiled({ loss: "adam" }), "loss: expected a loss, but adam is an optimizer"],
    [() => compiled({ optimizer: losses.huber() }), "expected an optimizer, but Huber is a loss"],
    [
      () => compiled({ metrics: [initializers.zeros()] }),
      "expected a metric, but Zeros is an initializer",
    ],
    [
      () => compiled({ metrics: { last: optimizers.adam() } }),
      "expected a metric, but Adam is an opt",
    ],
    [
      () => prepared({ preparation: [metrics.auc()] }),
      "[0]: expected a preparation step, but AUC is a m",
    ],
    [
      () => net.fit(x, y, { callbacks: [any(losses.poisson())] }),
      "expected a callback, but Poisson is a loss",
    ],
    [
      () => experiment(any({ minibatch: 1, compile: { optimizer: "mse" } })),
      "compile.optimizer: expected an optimizer, but mse is a loss",
    ],
    [() => compiled({ loss: () => 1 }), "customLoss({ value, gradient })"],
    [() => compiled({ optimizer: () => 1 }), "optimizers.adam({ learningRate: 0.001 })"],
    [() => layers.dense(any({ units: 1, kernelInitializer: () => 1 })), "initializers.heNormal()"],
    [
      () => net.fit(x, y, { callbacks: [any({})] }),
      "callbacks of the core (CSVLogger, EarlyStopping",
    ],
  ];
  it.each(swaps)("%#", async (call, message) => {
    const error = await new Promise((resolve) => resolve(call())).catch((error) => error);
    expect(error.message).toContain(message);
  });

  it("is taken where Keras takes it in both", async () => {
    await compiled({
      metrics: [
        "mse",
        "accuracy",
        losses.meanSquaredError(),
        customMetric({ name: "one", value: () => 1 }),
      ],
    });
  });
});
