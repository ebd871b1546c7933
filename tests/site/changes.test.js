import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { experiment } from "minibatch";
import "../../web/experiment/whole-catalogue.js";
import { changesOf } from "../../web/experiment/changes.js";
import { toldChanges } from "../../web/runs/run-name.js";

/** @param {string} class_name @param {any} [config] */
const entry = (class_name, config = {}) => ({ class_name, config });

/** @type {any} */
const first = {
  minibatch: 1,
  data: { sample: "iris" },
  target: { columns: ["species"] },
  preparation: [entry("SimpleImputer"), entry("TrainTestSplit", { test_size: 0.2 })],
  model: {
    class_name: "Sequential",
    config: {
      layers: [
        entry("Dense", { units: 64, activation: "relu", name: "dense" }),
        entry("Dropout", { rate: 0.2, name: "dropout" }),
        entry("Dense", { units: 3, activation: "softmax", name: "dense_1" }),
      ],
    },
  },
  compile: { optimizer: entry("Adam", { learning_rate: 0.01 }), metrics: ["accuracy"] },
  fit: { epochs: 30, batch_size: 32, validation_split: 0.2 },
  seed: 42,
};

/** A copy that was changed. @param {(copy: any) => void} edit */
const edited = (edit) => {
  const copy = structuredClone(first);
  edit(copy);
  return copy;
};

/** As the English page has it, without its locale files. @param {import("../../web/experiment/changes.js").Change} change */
function text({ kind, values }) {
  const of = (/** @type {any} */ value) => (typeof value === "object" ? value.id : String(value));
  const { name, before, after } = values;
  if (kind === "set") return `${of(name)} ${of(before)} → ${of(after)}`;
  return `${kind} ${of(name)}`;
}

/** @param {any} before @param {any} after */
const told = (before, after) => changesOf(before, after).map(text);

describe("what changed", () => {
  /** @type {[string, (copy: any) => void, string[]][]} */
  const edits = [
    ["a rate", ({ model }) => (model.config.layers[1].config.rate = 0.3), ["dropout 0.2 → 0.3"]],
    ["the batch size", ({ fit }) => (fit.batch_size = 64), ["batch_size 32 → 64"]],
    ["the seed", (copy) => (copy.seed = 7), ["seed 42 → 7"]],
    [
      "a layer that is added",
      ({ model }) =>
        model.config.layers.splice(1, 0, entry("Dense", { units: 16, name: "dense_2" })),
      ["added Dense(16)"],
    ],
    [
      "a layer that is removed",
      ({ model }) => model.config.layers.splice(1, 1),
      ["removed Dropout(0.2)"],
    ],
    [
      "layers that change places",
      ({ model }) => model.config.layers.unshift(model.config.layers.splice(1, 1)[0]),
      ["moved Dense(64)"],
    ],
    [
      "an argument that had its default",
      ({ model }) => (model.config.layers[0].config.use_bias = false),
      ["dense · use_bias true → false"],
    ],
    [
      "a list",
      ({ model }) =>
        model.config.layers.splice(0, 1, entry("Conv2D", { filters: 8, kernel_size: [3, 3] })),
      ["removed Dense(64)", "added Conv2D(8, (3, 3))"],
    ],
    [
      "a step that is added",
      ({ preparation }) => preparation.push(entry("SMOTE")),
      ["stepAdded SMOTE"],
    ],
    [
      "a step that is removed",
      ({ preparation }) => preparation.shift(),
      ["stepRemoved SimpleImputer"],
    ],
    [
      "a step that is switched off",
      ({ preparation }) => (preparation[0].enabled = false),
      ["stepOff SimpleImputer"],
    ],
    [
      "a step's argument",
      ({ preparation }) => (preparation[1].config.test_size = 0.3),
      ["TrainTestSplit · test_size 0.2 → 0.3"],
    ],
    [
      "steps that change places",
      ({ preparation }) => preparation.reverse(),
      ["moved SimpleImputer"],
    ],
    [
      "the learning rate",
      ({ compile }) => (compile.optimizer.config.learning_rate = 0.1),
      ["learning_rate 0.01 → 0.1"],
    ],
    [
      "the optimizer",
      ({ compile }) => (compile.optimizer = "sgd"),
      ["optimizer Adam(learning_rate=0.01) → SGD"],
    ],
    ["the loss", ({ compile }) => (compile.loss = "mse"), ["loss runs.none → mse"]],
    [
      "the metrics",
      ({ compile }) => compile.metrics.push("mae"),
      ["metrics (accuracy) → (accuracy, mae)"],
    ],
    [
      "a callback",
      ({ fit }) => (fit.callbacks = [entry("EarlyStopping", { patience: 5 })]),
      ["added EarlyStopping(patience=5)"],
    ],
    ["the target", ({ target }) => (target.columns = ["petal"]), ["target species → petal"]],
    ["the data", (copy) => (copy.data = { sample: "pima" }), ["runs.dataOf iris → pima"]],
    ["the title", (copy) => (copy.title = "Two"), ["runs.titleOf runs.none → Two"]],
    [
      "how the file is read",
      (copy) => (copy.reading = entry("CSV", { sep: ";" })),
      ["sep runs.none → ;"],
    ],
    [
      "a layer's name alone",
      ({ model }) => (model.config.layers[0].config.name = "hidden"),
      ["model.config.layers[0].config.name dense → hidden"],
    ],
    [
      "several things",
      ({ model, fit }) => {
        model.config.layers[1].config.rate = 0.6;
        model.config.layers[0].config.units = 32;
        fit.epochs = 50;
      },
      ["dense · units 64 → 32", "dropout 0.2 → 0.6", "epochs 30 → 50"],
    ],
  ];

  it.each(edits)("tells of %s", (_, edit, expected) => {
    expect(told(first, edited(edit))).toEqual(expected);
  });

  it("tells the other way round of each", () => {
    for (const [name, edit] of edits) {
      expect(told(edited(edit), first).length, name).toBeGreaterThan(0);
    }
  });

  it("says nothing where nothing differs but the words", () => {
    expect(told(first, structuredClone(first))).toEqual([]);
    const inOtherWords = edited(({ compile, model }) => {
      compile.optimizer = { config: { learning_rate: 0.01, beta_1: 0.9 }, class_name: "Adam" };
      model.config.layers[0].config.kernel_initializer = "glorot_uniform";
    });
    expect(told(first, inOtherWords)).toEqual([]);
  });

  it("tells files of one name apart", () => {
    const of = (/** @type {number} */ size) => ({
      ...first,
      data: { files: [{ name: "a.csv", size }] },
    });
    expect(told(of(1), of(2))).toEqual(["data.files[0].size 1 → 2"]);
  });

  it("tells what a layer of a graph reads", () => {
    const graph = (/** @type {string} */ from) => ({
      ...first,
      model: {
        class_name: "Functional",
        config: {
          layers: ["a", "b", "c"].map((name, i) => ({
            ...entry("Dense", { units: 2, name }),
            name,
            inbound_nodes: i < 2 ? [] : [[[from, 0, 0, {}]]],
          })),
          input_layers: [["a", 0, 0]],
          output_layers: [["c", 0, 0]],
        },
      },
    });
    expect(told(graph("a"), graph("b"))).toEqual(["inputs c"]);
  });

  it("are told in a row of the table but the first, where there are many", () => {
    const t = (/** @type {string} */ key, /** @type {any} */ { told, count }) =>
      `${key}: ${told} + ${count}`;
    const language = /** @type {any} */ ({ t });
    const lines = (/** @type {number} */ count) =>
      Array.from({ length: count }, (_, i) => `c${i}`).join("\n");
    expect(toldChanges(language, lines(6)).told).toBe("c0, c1, c2, c3, c4, c5");
    expect(toldChanges(language, lines(9))).toEqual({
      told: "runs.moreChanges: c0, c1, c2, c3, c4 + 4",
      all: "c0, c1, c2, c3, c4, c5, c6, c7, c8",
    });
    expect(toldChanges(language, "")).toEqual({ told: "", all: "" });
  });

  it("never says nothing where something differs", () => {
    const number = fc.constantFrom(0.1, 0.2, 0.5);
    const layer = fc.oneof(
      fc
        .record({ units: fc.constantFrom(1, 2, 3), use_bias: fc.boolean() })
        .map((config) => entry("Dense", config)),
      number.map((rate) => entry("Dropout", { rate })),
      fc.constant(entry("Flatten")),
      fc.constantFrom("one", "two").map((name) => entry("Flatten", { name })),
    );
    const step = fc
      .tuple(
        fc.constantFrom("SMOTE", "MinMaxScaler", "StandardScaler"),
        fc.constantFrom(true, false),
      )
      .map(([name, enabled]) => ({ ...entry(name), enabled }));
    const one = fc.record(
      {
        minibatch: fc.constant(1),
        title: fc.constantFrom("", "a"),
        data: fc.constantFrom(
          null,
          { sample: "iris" },
          { url: "x.csv" },
          { files: [{ name: "x" }] },
        ),
        target: fc.record({ columns: fc.subarray(["a", "b"]) }, { requiredKeys: [] }),
        preparation: fc.option(fc.array(step, { maxLength: 4 })),
        model: fc.option(
          fc.array(layer, { minLength: 1, maxLength: 5 }).map((layers) => ({
            class_name: "Sequential",
            config: { layers },
          })),
        ),
        compile: fc.record(
          {
            optimizer: fc.constantFrom("sgd", "adam", entry("SGD", { momentum: 0.9 })),
            loss: fc.constantFrom("mse", "mae"),
            metrics: fc.subarray(["mae", "mse"]),
          },
          { requiredKeys: [] },
        ),
        fit: fc.record(
          {
            epochs: fc.constantFrom(1, 2),
            shuffle: fc.boolean(),
            class_weight: fc.constantFrom("balanced", { 0: 1 }, { 0: 2 }),
            callbacks: fc.subarray([entry("CSVLogger"), entry("EarlyStopping", { patience: 2 })]),
          },
          { requiredKeys: [] },
        ),
        seed: fc.constantFrom(0, 1),
      },
      { requiredKeys: ["minibatch"] },
    );
    fc.assert(
      fc.property(one, one, (/** @type {any} */ before, /** @type {any} */ after) => {
        const differ = !experiment(before).equals(after);
        expect(changesOf(before, after).length > 0).toBe(differ);
        expect(changesOf(before, before)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});
