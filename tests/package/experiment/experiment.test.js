import { describe, expect, it } from "vitest";
import { defaultExperiment, experiment, sameExperiment, suggestModel } from "minibatch";
import { migrate } from "../../../wasm/api/experiment/migrate.js";
import { entry, sequential } from "./spec.js";

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
      fit: null,
      seed: 0,
    });
  });

  it("says which steps are switched off, and nothing of the others", () => {
    const off = { class_name: "MinMaxScaler", config: {}, enabled: false };
    const made = experiment({
      minibatch: 1,
      preparation: [off, { class_name: "TrainTestSplit", config: {}, enabled: true }],
    });
    expect(made.json.preparation).toEqual([off, { class_name: "TrainTestSplit", config: {} }]);
    expect(experiment.fromLink(made.toLink()).json.preparation).toEqual(made.json.preparation);
    const wrong = /** @type {any} */ ([{ ...off, enabled: "no" }]);
    expect(() => experiment({ minibatch: 1, preparation: wrong })).toThrow(
      /preparation\[0\]\.enabled: expected true or false/,
    );
    const callback = /** @type {any} */ ([{ class_name: "CSVLogger", config: {}, enabled: false }]);
    expect(() => experiment({ minibatch: 1, fit: { callbacks: callback } })).toThrow(/no such key/);
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

  it("is written in one order, without defaults", () => {
    const short = experiment({
      minibatch: 1,
      model: sequential(entry("Dense", { units: 2, activation: "relu" })),
      compile: { optimizer: entry("Adam", { learning_rate: 0.01 }), loss: "mse" },
      fit: {},
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

  it("keeps what is not a default", () => {
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

describe("the version", () => {
  it("of a newer Minibatch is refused as such", () => {
    expect(() => experiment(/** @type {any} */ ({ minibatch: 2, lessons: [] }))).toThrowError(
      expect.objectContaining({
        code: "newer-version",
        message: expect.stringContaining("made by a newer Minibatch: its format is 2"),
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
  it("names the layer", async () => {
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
