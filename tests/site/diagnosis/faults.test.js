// For each fault, a run that has it: it is found, with its cause and what mends it.

import { afterAll, expect, it } from "vitest";
import { diagnosisOf, entries } from "../../../web/experiment/diagnosis/table.js";
import {
  classTable,
  denseExperiment,
  factsOf,
  filesOf,
  findingIn,
  optimizer,
  random,
  sampleExperiment,
  scaler,
  sigmoid,
  tableFile,
} from "./facts.js";

/** The keys that were found in these runs. @type {Set<string>} */
const seen = new Set();

/** @param {any} json @param {any[]} files @param {string} key */
const finding = (json, files, key) => findingIn(seen, json, files, key);

it("a loss that is no number, by the learning rate", async () => {
  const json = sampleExperiment("auto-mpg", { compile: optimizer("SGD", 1e6) });
  const found = await finding(json, filesOf("auto-mpg"), "notFinite");
  expect(found.values.cause.id).toBe("diagnosis.causeRate");
  expect(found.repair).toEqual({ name: "learningRate", value: 0.2 });
});

it("a loss that is no number, by inputs that are not scaled", async () => {
  const { preparation } = sampleExperiment("auto-mpg");
  const json = sampleExperiment("auto-mpg", {
    preparation: preparation.filter(
      (/** @type {any} */ { class_name }) => !/Scaler/.test(class_name),
    ),
    compile: optimizer("SGD", 0.01),
  });
  const found = await finding(json, filesOf("auto-mpg"), "notFinite");
  expect(found.values).toEqual({
    epoch: 1,
    cause: { id: "diagnosis.causeInput", values: { name: "weight", size: 5140 } },
  });
  expect(found.repair).toEqual({ name: "addStep", title: "StandardScaler" });
});

it("a loss that grows", async () => {
  const json = denseExperiment({
    target: "y",
    last: { units: 1, activation: "linear" },
    hidden: [],
    steps: [scaler],
    compile: { ...optimizer("SGD", 1.2), loss: "mean_squared_error", metrics: ["mae"] },
    fit: { epochs: 6, batch_size: 1000 },
  });
  json.target = /** @type {any} */ ({ columns: ["y"], task: "regression" });
  const next = random(5);
  const rows = Array.from({ length: 200 }, () => {
    const [a, b] = [next(), next()];
    return [a, b, a * 3 - b];
  });
  const found = await finding(json, [tableFile(["a", "b", "y"], rows)], "exploding");
  expect(found.values.last).toBeGreaterThan(found.values.first);
  expect(found.repair).toEqual({ name: "learningRate", value: 0.12 });
});

it("a learning rate that is too small", async () => {
  const json = sampleExperiment("iris", { compile: optimizer("Adam", 1e-6) });
  const found = await finding(json, filesOf("iris"), "noBetterClass");
  expect(found.values).toMatchObject({ rows: 30, cause: { id: "diagnosis.causeSlow" } });
  expect(found.repair).toEqual({ name: "learningRate", value: 0.001 });
});

it("a learning rate that is too large", async () => {
  const json = sampleExperiment("digits", { compile: optimizer("Adam", 3) });
  const found = await finding(json, filesOf("digits"), "noBetterClass");
  expect(found.values.cause).toEqual({ id: "diagnosis.causeRate", values: { rate: 3 } });
  expect(found.repair).toEqual({ name: "learningRate", value: 0.01 });
});

it("numbers to predict that are not scaled", async () => {
  const next = random(7);
  const rows = Array.from({ length: 120 }, () => {
    const a = next();
    return [a.toFixed(4), next().toFixed(4), Math.round(100_000 + a * 50_000)];
  });
  const json = denseExperiment({
    target: "price",
    last: { units: 1, activation: "linear" },
    compile: { ...optimizer("Adam", 0.001), loss: "mean_squared_error", metrics: ["mae"] },
  });
  json.target = /** @type {any} */ ({ columns: ["price"], task: "regression", scaling: null });
  const found = await finding(json, [tableFile(["a", "b", "price"], rows)], "noBetterNumber");
  expect(found.values).toMatchObject({ name: "price", cause: { id: "diagnosis.causeTarget" } });
  expect(found.repair).toEqual({ name: "scaleTarget", title: "StandardScaler" });
});

it("a model without a hidden layer where one is needed", async () => {
  const { model } = sampleExperiment("xor");
  const layers = [model.config.layers.at(-1)];
  const xor = sampleExperiment("xor", { seed: 1, model: { ...model, config: { layers } } });
  const found = await finding(xor, filesOf("xor"), "noBetterClass");
  expect(found.values.cause).toEqual({ id: "diagnosis.causeNoHidden", values: {} });
  expect(found.repair).toEqual({ name: "hidden", units: 32 });
  const spiral = sampleExperiment("spiral", { model: { ...model, config: { layers } } });
  const small = await finding(spiral, filesOf("spiral"), "underfittingClass");
  expect(small.repair).toEqual({ name: "hidden", units: 32 });
});

it("a model that a simple one outdoes: too few units, for classes and for numbers", async () => {
  const narrow = (/** @type {string} */ id, /** @type {number} */ units, fit = {}) => {
    const { model } = sampleExperiment(id);
    const layers = [
      { class_name: "Dense", config: { units, activation: "relu" } },
      model.config.layers.at(-1),
    ];
    return sampleExperiment(id, { seed: 2, fit, model: { ...model, config: { layers } } });
  };
  const spiral = narrow("spiral", 4, { epochs: 60, callbacks: [] });
  const classes = await finding(spiral, filesOf("spiral"), "underfittingClass");
  expect(classes.values.score).toBeGreaterThan(classes.values.own + 0.1);
  expect(classes.repair).toEqual({ name: "wider", units: 32 });

  const next = random(29);
  const waves = Array.from({ length: 400 }, () => {
    const [a, b] = [next(), next()];
    return [a.toFixed(4), b.toFixed(4), (2 * a + Math.sin(9 * a) + Math.cos(7 * b)).toFixed(4)];
  });
  const json = denseExperiment({
    target: "y",
    hidden: [],
    last: { units: 1, activation: "linear" },
    compile: { ...optimizer("Adam", 0.02), loss: "mean_squared_error", metrics: ["mae"] },
    fit: { epochs: 120 },
  });
  json.target = /** @type {any} */ ({ columns: ["y"], task: "regression" });
  const numbers = await finding(json, [tableFile(["a", "b", "y"], waves)], "underfittingNumber");
  expect(numbers.values.own).toBeLessThan(0.5);
  expect(numbers.values.score).toBeGreaterThan(0.7);
  expect(numbers.repair).toEqual({ name: "hidden", units: 32 });
});

it("labels that are told no better than the usual ones of all rows, and none that are", async () => {
  const next = random(11);
  /** Whether what the labels are told by is in the table. @param {boolean} isKnown */
  const films = (isKnown) =>
    Array.from({ length: 200 }, () => {
      const [a, b, c] = [next(), next(), next()];
      return [isKnown ? a : next(), isKnown ? b : next(), ...[a > 0.3, b > 0.6, c > 2].map(Number)];
    });
  const json = denseExperiment({
    target: "y",
    last: { units: 3, activation: "sigmoid" },
    steps: [scaler],
    compile: { ...optimizer("Adam", 0.02), loss: "binary_crossentropy", metrics: [] },
  });
  json.target = { columns: ["old", "long", "odd"] };
  json.preparation[0].config.stratify = false;
  const columns = ["a", "b", "old", "long", "odd"];
  // A label that no row has but one: the others decide.
  const table = (/** @type {boolean} */ isKnown) => {
    const rows = films(isKnown);
    rows[0][4] = 1;
    return [tableFile(columns, rows)];
  };
  const few = { ...json, fit: { ...json.fit, epochs: 2 } };
  const found = await finding(few, table(false), "noBetterLabels");
  expect(found.values).toMatchObject({ name: "old", rows: 50 });
  expect(found.values.score).toBeLessThanOrEqual(found.values.base + 0.05);
  const good = diagnosisOf(await factsOf(json, table(true)));
  expect(good.map(({ key }) => key)).toEqual([]);
});

it("a model that always gives the frequent class", async () => {
  const json = denseExperiment({
    target: "y",
    last: sigmoid,
    steps: [scaler],
    compile: { ...optimizer("Adam", 0.001), loss: "binary_crossentropy" },
    fit: { epochs: 10 },
  });
  const found = await finding(json, [classTable(600, 0.15, 0.06)], "noBetterClass");
  expect(found.values).toMatchObject({ name: "no", cause: { id: "diagnosis.causeRare" } });
  expect(found.repair).toEqual({ name: "classWeight" });
});

it("a rare class that is passed over", async () => {
  const json = denseExperiment({
    target: "y",
    last: sigmoid,
    steps: [scaler],
    compile: { ...optimizer("Adam", 0.003), loss: "binary_crossentropy" },
    fit: { epochs: 40 },
  });
  const found = await finding(json, [classTable(1500, 0.35, 0.15)], "neglected");
  expect(found.values.right / found.values.rows).toBeLessThan(0.5);
  expect(found.repair).toEqual({ name: "classWeight" });
});

it("a model that learns its training rows by heart", async () => {
  const json = denseExperiment({
    target: "y",
    last: sigmoid,
    hidden: [64, 64],
    steps: [scaler],
    compile: { ...optimizer("Adam", 0.01), loss: "binary_crossentropy" },
    fit: { epochs: 80 },
  });
  const table = classTable(300, 0.5);
  const found = await finding(json, [table], "overfitting");
  expect(found.values.epoch).toBeLessThan(30);
  expect(found.values.last).toBeGreaterThan(found.values.least * 1.25);
  expect(found.repair).toEqual({ name: "earlyStopping", title: "EarlyStopping" });

  // Where it stops early it brings the best weights back, and there is nothing to say.
  const stopping = {
    class_name: "EarlyStopping",
    config: { patience: 5, restore_best_weights: true },
  };
  const facts = await factsOf({ ...json, fit: { ...json.fit, callbacks: [stopping] } }, [table]);
  expect(diagnosisOf(facts).map(({ key }) => key)).not.toContain("diagnosis.overfitting");
});

it("a run that ended before it had learned", async () => {
  const json = sampleExperiment("digits", {
    compile: optimizer("SGD", 0.01),
    fit: { epochs: 8 },
  });
  const found = await finding(json, filesOf("digits"), "unfinished");
  expect(found.values.last).toBeLessThan(found.values.before);
  expect(found.repair.name).toMatch(/^(epochs|learningRate)$/);
});

it("a gradient that vanishes in a stack of sigmoids", async () => {
  const dense = (/** @type {any} */ config) => ({ class_name: "Dense", config });
  const hidden = Array.from({ length: 8 }, () => dense({ units: 16, activation: "sigmoid" }));
  const json = sampleExperiment("pima", {
    model: { class_name: "Sequential", config: { layers: [...hidden, dense(sigmoid)] } },
    compile: { loss: "binary_crossentropy" },
    fit: { epochs: 4 },
  });
  const found = await finding(json, filesOf("pima"), "vanishing");
  expect(found.values).toMatchObject({ first: "dense", last: "dense_8" });
  expect(found.values.times).toBeGreaterThan(100);
  expect(found.repair).toEqual({ name: "activation", activation: "relu" });
});

it("dead ReLUs, of biases that no row outweighs", async () => {
  const json = denseExperiment({
    target: "y",
    hidden: [16],
    last: sigmoid,
    compile: { ...optimizer("SGD", 0.01), loss: "binary_crossentropy" },
  });
  const [hidden] = json.model.config.layers;
  hidden.config.bias_initializer = { class_name: "Constant", config: { value: -50 } };
  const found = await finding(json, [classTable(200, 0.5)], "dead");
  expect(found.values).toEqual({ layer: "dense", units: 16, dead: 16 });
  expect(found.repair).toEqual({ name: "learningRate", value: 0.001 });
});

afterAll(() => {
  // Every entry has a run above, but those about the data, which have theirs beside this.
  const others = entries.filter(({ group }) => !["leak", "rows", "columns"].includes(group));
  expect(seen.size).toBeGreaterThanOrEqual(others.length);
});
