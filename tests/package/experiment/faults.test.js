import { describe, expect, it } from "vitest";
import { describeModel, experiment, renderMessage } from "minibatch";
import { ko } from "minibatch/ko";
import { keys, maxLayers } from "../../../wasm/api/catalog.js";
import { entry, sequential } from "./spec.js";

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
    [
      { class_weight: "even" },
      /^fit\.class_weight: expected a weight for each class number.*or "balanced"/,
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
      "model.config.layers[0].config.units: Dense needs this argument: a whole number from 1 to 1000000.",
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
      /^reading: expected \{ class_name, config \} of a reader \(CSV, NumPy, Images\)/,
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
    [{ title: 3 }, "title: expected a string of at most 500 characters, received 3."],
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

  it("and all faults are listed", () => {
    const { faults, message } = faultsOf({ minibatch: 1, fit: { epochs: 0, shufle: 1 }, seeds: 3 });
    expect(faults.map((/** @type {any} */ { path }) => path)).toEqual([
      "seeds",
      "fit.shufle",
      "fit.epochs",
    ]);
    expect(message).toMatch(/ And 2 more faults\.$/);
  });
});

describe("a value that is not an experiment is refused before anything is built from it", () => {
  it.each([
    [null, /^experiment: expected an experiment, \{ minibatch: 1, … \}, received null\.$/],
    [[], /^experiment: expected an experiment/],
    [{}, /^minibatch: it is missing\.$/],
    ["{", /^experiment: expected JSON, but it cannot be parsed/],
    [
      '{"minibatch": 1,\n "seed" 3}',
      /^experiment: expected JSON, .* parsed at line 2, column 9\.$/,
    ],
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

describe("the keys of a model's config", () => {
  const spec = () => ({
    ...sequential({ ...entry("Dense", { units: 2 }), shared_object_id: 3 }),
    name: "mine",
    shared_object_id: 1,
    registered_name: null,
    compile_config: null,
  });

  it("are those that the core takes", async () => {
    expect(keys.object).toContain("shared_object_id");
    const model = /** @type {any} */ (spec());
    model.config.layers.unshift(entry("InputLayer", { batch_shape: [null, 4] }));
    expect(() => experiment({ minibatch: 1, model })).not.toThrow();
    expect((await describeModel(model)).error).toBeUndefined();
  });

  it("are refused by name where it does not", async () => {
    const model = /** @type {any} */ ({ ...spec(), shared_id: 1 });
    expect(messageOf({ minibatch: 1, model })).toMatch(/^model\.shared_id: there is no such key/);
    expect((await describeModel(model)).error?.message).toMatch(/shared_id/);
  });

  it("name no more layers than it builds", async () => {
    const layers = Array.from({ length: maxLayers + 1 }, () => entry("Flatten"));
    const model = /** @type {any} */ (sequential(...layers));
    expect(messageOf({ minibatch: 1, model })).toMatch(/2,?000/);
    expect((await describeModel(model)).error?.message).toMatch(/2,?000/);
  });
});
