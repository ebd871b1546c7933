import { describe, expect, it } from "vitest";
import {
  defaultExperiment,
  experiment,
  renderMessage,
  sameExperiment,
  suggestModel,
} from "minibatch";
import { ko } from "minibatch/ko";
import { migrate } from "../../../wasm/api/experiment/migrate.js";

/** @param {any} json */
function faultsOf(json) {
  try {
    experiment(json);
  } catch (error) {
    return /** @type {any} */ (error);
  }
  throw new Error("It was taken.");
}

/** @param {any} json */
const messageOf = (json) => {
  const { code, message } = faultsOf(json);
  expect(code).toBe("invalid-experiment");
  return message;
};

/** @param {any[]} layers */
const sequential = (...layers) => ({ class_name: "Sequential", config: { layers } });
/** @param {string} class_name @param {any} [config] */
const entry = (class_name, config = {}) => ({ class_name, config });

describe("an experiment", () => {
  it("has everything that was left out", () => {
    expect(experiment({ minibatch: 1 }).json).toEqual({
      minibatch: 1,
      title: "",
      data: null,
      reading: null,
      target: {},
      preparation: null,
      model: null,
      compile: { optimizer: "adam" },
      fit: { epochs: 1, batch_size: 32, validation_split: 0, shuffle: true, callbacks: [] },
      seed: 0,
    });
  });

  it("is made of text, of a value and of an experiment", () => {
    const json = /** @type {const} */ ({ minibatch: 1, seed: 7, data: { sample: "iris" } });
    const made = experiment(json);
    expect(experiment(JSON.stringify(json)).json).toEqual(made.json);
    expect(experiment(made)).toBe(made);
    expect(JSON.parse(JSON.stringify(made))).toEqual(made.json);
  });

  it("is plain and frozen to its depths, and not the value it was made of", () => {
    const columns = ["class"];
    const { json } = experiment({ minibatch: 1, target: { columns } });
    columns.push("id");
    expect(json.target.columns).toEqual(["class"]);
    expect(Object.isFrozen(json.target.columns)).toBe(true);
    expect(Object.isFrozen(json.fit)).toBe(true);
  });

  it("is written in one order, without what says nothing", () => {
    const short = experiment({
      minibatch: 1,
      model: sequential(entry("Dense", { units: 2, activation: "relu" })),
      compile: { optimizer: entry("Adam", { learning_rate: 0.01 }), loss: "mse" },
    });
    const long = {
      compile: {
        loss: "mse",
        optimizer: {
          registered_name: null,
          ...entry("Adam", { beta_1: 0.9, learning_rate: 0.01 }),
        },
      },
      fit: { shuffle: true, epochs: 1 },
      model: {
        module: "keras",
        class_name: "Sequential",
        config: {
          dtype: { module: "keras", class_name: "DTypePolicy", config: { name: "float32" } },
          name: "sequential",
          trainable: true,
          layers: [
            entry("Dense", {
              bias_regularizer: null,
              kernel_initializer: {
                module: "keras.initializers",
                ...entry("GlorotUniform", { seed: null }),
              },
              dtype: "float32",
              trainable: true,
              activation: "relu",
              units: 2,
              lora_rank: null,
            }),
          ],
        },
        registered_name: null,
      },
      minibatch: 1,
    };
    expect(JSON.stringify(experiment(/** @type {any} */ (long)))).toBe(JSON.stringify(short));
    expect(sameExperiment(short.json, /** @type {any} */ (long))).toBe(true);
    expect(short.equals({ ...short.json, seed: 1 })).toBe(false);
    expect(short.with({ seed: 1 }).json).toEqual({ ...short.json, seed: 1 });
  });

  it("keeps what does say something", () => {
    const dense = entry("Dense", {
      units: 2,
      kernel_initializer: entry("GlorotUniform", { seed: 3 }),
      name: "last",
      trainable: false,
    });
    expect(
      experiment({ minibatch: 1, model: sequential(dense) }).json.model?.config.layers[0],
    ).toEqual(dense);
  });
});

describe("a fault is named by its path", () => {
  it.each([
    [{ epoches: 20 }, 'fit.epoches: there is no such key. Did you mean "epochs"?'],
    [{ batchSize: 20 }, 'fit.batchSize: there is no such key. Did you mean "batch_size"?'],
    [{ epochs: "20" }, 'fit.epochs: expected a whole number of at least 1, received "20".'],
    [
      { validation_split: 1 },
      "fit.validation_split: expected a number from 0 to below 1, received 1.",
    ],
    [
      { callbacks: ["EarlyStopping"] },
      /^fit\.callbacks\[0\]: expected \{ class_name, config \} of a callback/,
    ],
    [
      { callbacks: [entry("EarlyStoping")] },
      'fit.callbacks[0]: there is no callback "EarlyStoping". Did you mean "EarlyStopping"?',
    ],
    [
      { callbacks: [entry("EarlyStopping", { patient: 3 })] },
      'fit.callbacks[0].config.patient: EarlyStopping has no such argument. Did you mean "patience"?',
    ],
    [{ class_weight: { a: 1 } }, /^fit\.class_weight\.a: expected a weight for each class number/],
  ])("in fit: %o", (fit, message) => {
    expect(messageOf({ minibatch: 1, fit })).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });

  it.each([
    [
      entry("Dens", { units: 2 }),
      'model.config.layers[0]: there is no layer "Dens". Did you mean "Dense"?',
    ],
    [
      entry("Dense", { units: 2.5 }),
      "model.config.layers[0].config.units: expected a whole number from 1 to 1000000, received 2.5.",
    ],
    [
      entry("Dense"),
      "model.config.layers[0].config.units: Dense needs it: a whole number from 1 to 1000000.",
    ],
    [
      entry("Dense", { units: 2, activation: "rellu" }),
      'model.config.layers[0].config.activation: there is no activation "rellu". Did you mean "relu"?',
    ],
    [
      entry("Conv2D", { filters: 2, kernel_size: [3, 3, 3] }),
      /layers\[0\]\.config\.kernel_size: expected a whole number .*, or a list of 2 of them, received \[3,3,3\]\.$/,
    ],
    ["Dense", /layers\[0\]: expected \{ class_name, config \} of a layer, received "Dense"\.$/],
  ])("in a layer: %o", (layer, message) => {
    expect(messageOf({ minibatch: 1, model: sequential(layer) })).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });

  it.each([
    [
      { optimizer: "adma" },
      'compile.optimizer: there is no optimizer "adma". Did you mean "adam"?',
    ],
    [{ loss: "crossentropy" }, /^compile\.loss: there is no loss "crossentropy"\./],
    [{ metrics: "accuracy" }, 'compile.metrics: expected a list of metrics, received "accuracy".'],
    [
      { metrics: ["acuracy"] },
      'compile.metrics[0]: there is no metric "acuracy". Did you mean "accuracy"?',
    ],
    [{ loss: { a: "mse", b: 3 } }, /^compile\.loss\.b: expected the name of a loss/],
  ])("in compile: %o", (compile, message) => {
    expect(messageOf({ minibatch: 1, compile })).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });

  it.each([
    [{ data: { smaple: "iris" } }, 'data.smaple: there is no such key. Did you mean "sample"?'],
    [{ data: { sample: "../x" } }, /^data\.sample: expected a sample's id/],
    [{ data: { sample: "iris", url: "x.csv" } }, /^data: expected one of/],
    [{ data: { url: "javascript:alert(1)" } }, /^data\.url: expected an address/],
    [
      { data: { files: [{ name: "x.csv", sha256: "AB" }] } },
      /^data\.files\[0\]\.sha256: expected 64 hex/,
    ],
    [{ data: { files: [{ size: 3 }] } }, "data.files[0].name: it is missing."],
    [
      { reading: entry("Excel") },
      /^reading: expected \{ class_name, config \} of a reader \(CSV, Images\)/,
    ],
    [
      { target: { task: "clustering" } },
      /^target\.task: expected one of "classification", "regression"/,
    ],
    [
      { preparation: [entry("MinMaxScalar")] },
      /^preparation\[0\]: there is no preparation .* "MinMaxScaler"\?$/,
    ],
    [{ seed: -1 }, "seed: expected a whole number of at least 0, received -1."],
    [{ title: 3 }, "title: expected a text of at most 500 characters, received 3."],
    [{ learning_rate: 3 }, /^learning_rate: there is no such key/],
    [{ minibatch: "1" }, 'minibatch: expected the version of the format, 1, received "1".'],
  ])("in %o", (parts, message) => {
    expect(messageOf({ minibatch: 1, ...parts })).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });

  it("in Korean too", () => {
    /** @param {any} parts */
    const korean = (parts) => renderMessage(faultsOf({ minibatch: 1, ...parts }), ko);
    expect(korean({ fit: { epoches: 3 } })).toBe(
      'fit.epoches: 그런 항목이 없습니다. 혹시 "epochs"입니까?',
    );
    expect(korean({ fit: { validation_split: 2 }, seed: -1 })).toBe(
      "fit.validation_split: 0 이상 1 미만의 숫자여야 하는데 2를 받았습니다. 그 밖에 잘못된 곳이 1군데 더 있습니다.",
    );
    expect(korean({ model: sequential(entry("Dens")) })).toMatch(/"Dens"라는 층은 없습니다\./);
  });

  it("and all faults are told", () => {
    const { faults, message } = faultsOf({ minibatch: 1, fit: { epochs: 0, shufle: 1 }, seeds: 3 });
    expect(faults.map((/** @type {any} */ { path }) => path)).toEqual([
      "seeds",
      "fit.shufle",
      "fit.epochs",
    ]);
    expect(message).toMatch(/ And 2 more faults\.$/);
  });
});

describe("what is no experiment is refused before anything is made of it", () => {
  it.each([
    [null, /^experiment: expected an experiment, \{ minibatch: 1, … \}, received null\.$/],
    [[], /^experiment: expected an experiment/],
    [{}, /^minibatch: it is missing\.$/],
    ["{", /^experiment: expected JSON, but it cannot be parsed/],
    [{ minibatch: 1, seed: NaN }, /^seed: expected an object, a list, .* received NaN\.$/],
    [{ minibatch: 1, model: new Map() }, /^model: expected an object, .* received a Map\.$/],
    [{ minibatch: 1, title: "\ud800" }, /^title: the text is not well-formed Unicode\.$/],
    ['{"minibatch": 1, "__proto__": {"seed": 3}}', /^__proto__: there is no such key\.$/],
    ['{"minibatch": 1, "fit": {"constructor": 3}}', /^fit\.constructor: there is no such key/],
    ['{"minibatch": 1, "compile": {"optimizer": "toString"}}', /there is no optimizer "toString"/],
  ])("%o", (json, message) => {
    expect(messageOf(json)).toMatch(message);
    expect(/** @type {any} */ ({}).seed).toBeUndefined();
  });

  it("as are a cycle, a million brackets, a long text, many values", () => {
    /** @type {any} */
    const cycle = { minibatch: 1 };
    cycle.model = { cycle };
    expect(messageOf(cycle)).toMatch(/nested more than 64 levels deep/);
    expect(messageOf("[".repeat(1e6))).toMatch(/nested more than 64 levels deep/);
    expect(messageOf(" ".repeat(5_000_001))).toMatch(/at most 5000000 characters/);
    expect(messageOf({ minibatch: 1, title: "x".repeat(5_000_001) })).toMatch(/5000000 characters/);
    expect(messageOf({ minibatch: 1, model: Array(200_001).fill(0) })).toMatch(/200000 values/);
  });
});

describe("the version", () => {
  it("of a newer Minibatch is refused as such", () => {
    expect(() => experiment(/** @type {any} */ ({ minibatch: 2, lessons: [] }))).toThrowError(
      expect.objectContaining({
        code: "newer-version",
        message: expect.stringContaining("made by a newer Minibatch: it has the format 2"),
      }),
    );
  });

  it("of an older one is migrated step by step", () => {
    /** @type {any} */
    const steps = {
      1: (/** @type {any} */ { epochs, ...rest }) => ({ ...rest, fit: { epochs } }),
      2: (/** @type {any} */ { fit, ...rest }) => ({ ...rest, training: fit }),
    };
    expect(migrate({ minibatch: 1, epochs: 3 }, steps, 3)).toEqual({
      minibatch: 3,
      training: { epochs: 3 },
    });
  });
});

describe("what the core says", () => {
  it("is told by the layer", async () => {
    const model = sequential(
      entry("InputLayer", { batch_shape: [null, 28, 28] }),
      entry("Conv2D", { filters: 2, kernel_size: [3, 3] }),
    );
    expect(await experiment({ minibatch: 1, model }).check()).toEqual([
      expect.objectContaining({
        path: "model.config.layers[1]",
        message: expect.stringMatching(/^Layer "conv2d"/),
      }),
    ]);
  });

  it("is nothing where all is well or not known yet", async () => {
    const dense = entry("Dense", { units: 2 });
    const input = entry("InputLayer", { batch_shape: [null, 4] });
    expect(await experiment({ minibatch: 1 }).check()).toEqual([]);
    expect(await experiment({ minibatch: 1, model: sequential(input, dense) }).check()).toEqual([]);
    expect(await experiment({ minibatch: 1, model: sequential(dense) }).check()).toEqual([]);
  });
});

describe("the experiment that opens with data", () => {
  it("has a model that suits it", () => {
    const suits = /** @type {const} */ ({
      task: "binary",
      classNames: ["no", "yes"],
      inputShape: [8],
    });
    const { json } = defaultExperiment({ data: { sample: "pima" } }, suits);
    expect(json.data).toEqual({ sample: "pima" });
    expect(json.model).toEqual(suggestModel(suits));
    expect(json.model?.config.layers.at(-1)).toEqual(
      entry("Dense", { units: 1, activation: "sigmoid" }),
    );
    expect(json.seed).toBe(42);
  });
});
