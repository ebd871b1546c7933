// Columns that tell the answer, rows that two parts share, and columns that tell nothing.

import { readFiles } from "minibatch";
import { expect, it } from "vitest";
import { diagnosisOf } from "../../../web/experiment/diagnosis/table.js";
import {
  classTable,
  denseExperiment,
  factsOf,
  filesOf,
  findingIn,
  optimizer,
  random,
  sampleExperiment,
  sigmoid,
  tableFile,
} from "./facts.js";

/** @param {any} json @param {any[]} files @param {string} key */
const finding = (json, files, key) => findingIn(new Set(), json, files, key);

it("a column that tells the answer", async () => {
  const next = random(11);
  const rows = Array.from({ length: 200 }, (_, row) => {
    const isYes = next() < 0.5;
    return [
      next().toFixed(4),
      isYes ? 1 : 0,
      isYes ? "paid" : row % 3 ? "open" : "late",
      isYes ? "yes" : "no",
    ];
  });
  const json = denseExperiment({
    target: "y",
    last: sigmoid,
    steps: [{ class_name: "OneHotEncoder", config: {} }],
    compile: { ...optimizer("Adam", 0.01), loss: "binary_crossentropy" },
  });
  const text = await finding(json, [tableFile(["a", "b", "state", "y"], rows)], "leakingValues");
  expect(text.values).toEqual({ name: "state", rows: 200 });
  expect(text.repair).toEqual({ name: "dropColumns", title: "state", columns: ["state"] });

  const numbers = rows.map(([a, b, , y]) => [a, b, y]);
  const number = await finding(json, [tableFile(["a", "b", "y"], numbers)], "leakingColumn");
  expect(number.values).toMatchObject({ name: "b", target: "y", r: expect.closeTo(1, 6) });
});

it("a column that tells the answer by a threshold, by its codes, or by its order", async () => {
  const next = random(17);
  const rows = Array.from({ length: 240 }, () => {
    const score = Math.round(next() * 1000) / 10;
    return [next().toFixed(4), score, score >= 40 && score < 75 ? "pass" : "retry"];
  });
  const classes = denseExperiment({
    target: "y",
    last: sigmoid,
    compile: { ...optimizer("Adam", 0.01), loss: "binary_crossentropy" },
    fit: { epochs: 2 },
  });
  const cut = await finding(classes, [tableFile(["a", "b", "y"], rows)], "leakingThreshold");
  expect(cut.values).toMatchObject({ name: "b", rows: 180 });
  expect(cut.values.score).toBeGreaterThan(0.98);
  expect(cut.repair).toEqual({ name: "dropColumns", title: "b", columns: ["b"] });

  const iris = new TextDecoder().decode(filesOf("iris")[0].bytes).trim().split(/\r?\n/);
  const code = { setosa: 7, versicolor: 3, virginica: 5 };
  const coded = iris.map((line, at) => {
    const [, kind] = /(setosa|versicolor|virginica)/.exec(line) ?? [];
    return at === 0 ? `code,${line}` : `${code[/** @type {keyof typeof code} */ (kind)]},${line}`;
  });
  const table = { name: "iris.csv", bytes: new TextEncoder().encode(coded.join("\n")) };
  const { model, ...settings } = sampleExperiment("iris", { fit: { epochs: 2 } });
  const byCode = await finding({ ...settings, model }, [table], "leakingValues");
  expect(byCode.values).toEqual({ name: "code", rows: 150 });

  const numbers = denseExperiment({
    target: "y",
    last: { units: 1, activation: "linear" },
    compile: { ...optimizer("Adam", 0.01), loss: "mean_squared_error", metrics: ["mae"] },
    fit: { epochs: 2 },
  });
  numbers.target = /** @type {any} */ ({ columns: ["y"], task: "regression" });
  const prices = Array.from({ length: 200 }, () => {
    const price = 10 ** (1 + 4 * next());
    return [next().toFixed(4), (-Math.log(price)).toFixed(6), price.toFixed(2)];
  });
  const order = await finding(numbers, [tableFile(["a", "b", "y"], prices)], "leakingOrder");
  expect(order.values).toMatchObject({ name: "b", target: "y" });
});

it("no leak: a column that tells much, kinds that lie far apart, and the only column", async () => {
  const keys = async (/** @type {any} */ json, /** @type {any[]} */ files) =>
    diagnosisOf(await factsOf(json, files)).map(({ key }) => key);
  // The length of a petal alone gives 0.95 for three species, and 1 for setosa: so does its width.
  const iris = new TextDecoder().decode(filesOf("iris")[0].bytes);
  const setosa = iris.replace(/versicolor|virginica/g, "other");
  const binary = denseExperiment({
    target: sampleExperiment("iris").target.columns[0],
    last: sigmoid,
    compile: { ...optimizer("Adam", 0.01), loss: "binary_crossentropy" },
  });
  const table = { name: "setosa.csv", bytes: new TextEncoder().encode(setosa) };
  expect(await keys(binary, [table])).toEqual([]);

  const next = random(19);
  const degrees = Array.from({ length: 120 }, () => {
    const celsius = Math.round(next() * 1000) / 10;
    return [celsius, celsius * 1.8 + 32];
  });
  const line = denseExperiment({
    target: "f",
    last: { units: 1, activation: "linear" },
    compile: { ...optimizer("Adam", 0.01), loss: "mean_squared_error", metrics: ["mae"] },
    fit: { epochs: 30 },
  });
  line.target = /** @type {any} */ ({ columns: ["f"], task: "regression" });
  expect(await keys(line, [tableFile(["c", "f"], degrees)])).not.toContain(
    "diagnosis.leakingColumn",
  );
});

it("rows that are there twice, and a column with one value", async () => {
  const next = random(13);
  const once = Array.from({ length: 100 }, () => {
    const a = next();
    return [a.toFixed(4), 7, a + next() * 0.3 > 0.6 ? "yes" : "no"];
  });
  const rows = [...once, ...once.slice(0, 40)];
  const json = denseExperiment({
    target: "y",
    last: sigmoid,
    compile: { ...optimizer("Adam", 0.01), loss: "binary_crossentropy" },
  });
  const files = [tableFile(["a", "c", "y"], rows)];
  const twice = await finding(json, files, "sharedBoth");
  // Each row with its copy in the part that is trained on, counted here once more.
  const source = await readFiles(files);
  const { target, preparation, seed } = json;
  const prepared = await source.prepare({ target, preparation, seed });
  const { train, test } = await prepared.rows();
  const trained = Math.floor(train.length * 0.8);
  const known = new Set([...train.subarray(0, trained)].map((row) => rows[row].join()));
  const shared = (/** @type {Uint32Array} */ part) =>
    [...part].filter((row) => known.has(rows[row].join())).length;
  expect(twice.values).toEqual({
    ...{ count: train.length - trained, shared: shared(train.subarray(trained)) },
    ...{ tested: test.length, sharedTest: shared(test) },
  });
  prepared.dispose();
  source.dispose();
  const columns = ["a", "c", "y"];
  expect(twice.repair).toEqual({ name: "dropDuplicates", title: "DropDuplicates", columns });
  const dropping = { class_name: "DropDuplicates", config: { subset: columns } };
  const mended = { ...json, preparation: [dropping, ...json.preparation] };
  expect(diagnosisOf(await factsOf(mended, files)).map(({ key }) => key)).toEqual([
    "diagnosis.constantColumn",
  ]);
  const constant = await finding(json, files, "constantColumn");
  expect(constant.values).toEqual({ names: "c", count: 1 });
  expect(constant.repair).toEqual({ name: "dropColumns", title: "c", columns: ["c"] });
});

it("a test file that is the training file, a part at a time, and copies of an oversampler", async () => {
  const json = denseExperiment({
    target: "y",
    last: sigmoid,
    compile: { ...optimizer("Adam", 0.01), loss: "binary_crossentropy" },
    fit: { epochs: 2, validation_split: 0 },
  });
  const table = classTable(120, 0.3);
  const { suggestedPreparation: preparation } = (
    await readFiles([
      { ...table, name: "train.csv" },
      { ...table, name: "test.csv" },
    ])
  ).description;
  const pair = [
    { ...table, name: "train.csv" },
    { ...table, name: "test.csv" },
  ];
  const same = await finding({ ...json, preparation }, pair, "sharedTest");
  expect(same.values).toEqual({ shared: 120, count: 120 });
  expect(same.repair.name).toBe("splitAnew");

  const sampler = { class_name: "RandomOverSampler", config: {} };
  const copied = await finding(
    {
      ...json,
      preparation: [...json.preparation, sampler],
      fit: { ...json.fit, validation_split: 0.2 },
    },
    [classTable(400, 0.3, 0.2)],
    "sharedCopies",
  );
  expect(copied.values.step).toBe("RandomOverSampler");
  expect(copied.values.shared).toBe(copied.values.count);
  expect(copied.repair).toEqual({ name: "weightInstead", title: "RandomOverSampler" });

  // Few different rows are equal by chance: that is no fault.
  const next = random(23);
  const few = Array.from({ length: 300 }, () => {
    const [a, b] = [Math.floor(next() * 4), Math.floor(next() * 3)];
    return [a, b, a + b + 2 * next() > 3.5 ? "yes" : "no"];
  });
  const facts = await factsOf(json, [tableFile(["a", "b", "y"], few)]);
  expect(facts.looks.shared?.test.shared).toBeGreaterThan(50);
  expect(diagnosisOf(facts).map(({ key }) => key)).not.toContain("diagnosis.sharedTest");
});
