// What is predicted: numbers in their own units, several of them, classes by their names and in their order.

import {
  Preparation,
  customLoss,
  customMetric,
  experiment,
  layers,
  loadRun,
  readFiles,
  sequential,
} from "minibatch";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { idx } from "./formats/make-files.js";

const houses = {
  name: "houses.csv",
  bytes: readFileSync(new URL("./fixtures/houses.csv", import.meta.url)),
};

/** @param {readonly number[]} values */
const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The last column of some rows, as numbers. @param {Uint32Array} rows */
const pricesOf = (rows) => {
  const lines = new TextDecoder().decode(houses.bytes).trim().split(/\r?\n/).slice(1);
  return Array.from(rows, (row) => Number(lines[row].split(",").at(-1)));
};

describe("a price of hundreds of thousands", () => {
  it("is predicted far better than by its mean with everything that is suggested", async () => {
    const run = await experiment({
      minibatch: 1,
      target: { columns: ["price"] },
      fit: { epochs: 60, batch_size: 16 },
      seed: 42,
    }).run([houses]);
    const { prepared } = run;
    if (!prepared) throw new Error("a run has its data");
    const rows = await prepared.rows();
    const mean = meanOf(pricesOf(rows.train));
    const guessing = meanOf(pricesOf(rows.test).map((price) => Math.abs(price - mean)));
    expect(guessing).toBeGreaterThan(50_000);
    expect(run.evaluation?.mae).toBeLessThan(guessing / 5);
    // The loss is of scaled numbers, as the history is.
    expect(run.evaluation?.loss).toBeLessThan(1);
    expect(Math.max(...run.history.mae)).toBeLessThan(5);
    expect(run.experiment.target).toEqual({
      columns: ["price"],
      task: "regression",
      scaling: "StandardScaler",
    });

    // Tables of rows, and new rows: also of a run that was saved.
    const predictions = await run.model.predictions(prepared.test);
    const page = await predictions.page({ order: "row", count: 5 });
    expect(page.rows.map(({ actual }) => Math.round(/** @type {any} */ (actual)))).toEqual(
      pricesOf(rows.test.subarray(0, 5)).map(Math.round),
    );
    const [errors] = await predictions.regressionReport();
    expect(errors.meanAbsoluteError).toBeCloseTo(Number(run.evaluation?.mae), 0);
    expect(errors.r2).toBeGreaterThan(0.9);
    const saved = await loadRun(await run.save());
    const house = { area: 77, rooms: 2, age: 13 };
    const row = await /** @type {Preparation} */ (saved.preparation).transform(house);
    const { data } = await saved.model.predict(row);
    expect(Math.abs(data[0] - 262_100)).toBeLessThan(guessing / 2);
    for (const resource of [predictions, row, saved, run]) resource.dispose();
  });

  it("is in its own units in metrics of the page, too, but not in losses", async () => {
    const source = await readFiles([houses]);
    const { train, test, inputShape } = await source.prepare({ target: { columns: ["price"] } });
    const net = sequential([layers.dense({ units: 1, inputShape })]);
    const distance = customMetric({
      name: "distance",
      value: (yTrue, yPred) => yTrue.data.map((price, row) => Math.abs(price - yPred.data[row])),
    });
    /** @type {number[]} */
    const seen = [];
    const loss = customLoss({
      value: (yTrue, yPred) => {
        seen.push(...yTrue.data);
        return yTrue.data.map((price, row) => (price - yPred.data[row]) ** 2);
      },
      gradient: (yTrue, yPred) => yPred.data.map((guess, row) => 2 * (guess - yTrue.data[row])),
    });
    await net.compile({ optimizer: "sgd", loss, metrics: ["mae", distance] });
    await net.fit(train, { epochs: 1 });
    const { mae, distance: mean } = await net.evaluate(test);
    expect(mean).toBeGreaterThan(1000);
    expect(mean / mae).toBeCloseTo(1, 5);
    expect(Math.max(...seen.map(Math.abs))).toBeLessThan(10);
    for (const resource of [net, source]) resource.dispose();
  });

  it("leaves what a frozen front gives in its own numbers", async () => {
    const source = await readFiles([houses]);
    const { train, inputShape } = await source.prepare({ target: { columns: ["price"] } });
    const make = (/** @type {any[]} */ first) =>
      sequential([
        layers.inputLayer({ shape: inputShape }),
        ...first,
        layers.dense(/** @type {any} */ ({ units: 4, activation: "relu", trainable: false })),
        layers.dense({ units: 1 }),
      ]);
    // Nothing is kept of what comes behind a dropout, even of none.
    const nets = [make([]), make([layers.dropout({ rate: 0 })])];
    for (const net of nets) await net.compile({ optimizer: "sgd", loss: "mse", metrics: ["mae"] });
    await nets[1].setWeights(await nets[0].getWeights());
    const learned = [];
    for (const net of nets) {
      const { history } = await net.fit(train, { epochs: 2, validationSplit: 0.2 });
      learned.push([history, (await net.getWeights()).map(({ data }) => [...data])]);
      net.dispose();
    }
    expect(learned[0]).toEqual(learned[1]);
    source.dispose();
  });

  it.each([null, "StandardScaler", "MinMaxScaler"])(
    "is scaled by %s where told so",
    async (scaling) => {
      const source = await readFiles([houses]);
      const prepared = await source.prepare({
        target: { columns: ["price"], scaling: /** @type {any} */ (scaling) },
      });
      expect(prepared.targetScaling).toBe(scaling);
      const { y } = await prepared.train.take([0]);
      const [first] = pricesOf((await prepared.rows()).train);
      if (scaling === null) expect(y?.[0]).toBe(first);
      else expect(Math.abs(Number(y?.[0]))).toBeLessThan(3);
      prepared.dispose();
      source.dispose();
    },
  );
});

it("predicts several columns together, each in its own units", async () => {
  const run = await experiment({
    minibatch: 1,
    target: { columns: ["price", "rooms"] },
    fit: { epochs: 30, batch_size: 16 },
    seed: 1,
  }).run([houses]);
  const { prepared } = run;
  if (!prepared) throw new Error("a run has its data");
  expect(prepared.featureNames).toEqual(["area", "age"]);
  expect(prepared.targetColumns).toEqual(["price", "rooms"]);
  expect(prepared.targetShape).toEqual([2]);
  const { layers: list } = /** @type {any} */ (run.experiment.model).config;
  expect(list.at(-1)).toMatchObject({ class_name: "Dense", config: { units: 2 } });
  const predictions = await run.model.predictions(prepared.test);
  const report = await predictions.regressionReport();
  expect(report).toHaveLength(2);
  const row = await prepared.transform({ area: 77, age: 13 });
  const { data } = await run.model.predict(row);
  expect(data[0]).toBeGreaterThan(100_000);
  expect(data[1]).toBeLessThan(10);
  for (const resource of [predictions, row, run]) resource.dispose();
});

const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);
const table = (/** @type {number} */ classes) => ({
  name: "kinds.csv",
  bytes: bytesOf(
    `a,b,kind\n${Array.from({ length: 60 }, (_, i) => `${(i * 37) % 11},${(i * 53) % 7},${(i * 7) % classes}`).join("\n")}\n`,
  ),
});
/** 4 × 4 images. @param {number} classes */
const images = (classes) => [
  {
    name: "train-images-idx3-ubyte",
    bytes: idx(
      [60, 4, 4],
      Array.from({ length: 960 }, (_, i) => (i * 31) % 256),
    ),
  },
  {
    name: "train-labels-idx1-ubyte",
    bytes: idx(
      [60],
      Array.from({ length: 60 }, (_, i) => (i * 7) % classes),
    ),
  },
];

describe("every ending", () => {
  const endings = /** @type {const} */ ([
    [2, 1, "sigmoid", "binary_crossentropy"],
    [2, 2, "softmax", "categorical_crossentropy"],
    [2, 2, "softmax", "sparse_categorical_crossentropy"],
    [10, 10, "softmax", "categorical_crossentropy"],
    [10, 10, "softmax", "sparse_categorical_crossentropy"],
  ]);
  const cases = endings.flatMap(([classes, units, activation, loss]) =>
    /** @type {const} */ (["table", "images"]).map((kind) => ({
      kind,
      classes,
      units,
      activation,
      loss,
    })),
  );
  it.each(cases)(
    "trains: $kind of $classes classes, Dense($units, $activation), $loss",
    async ({ kind, classes, units, activation, loss }) => {
      const source = await readFiles(kind === "table" ? [table(classes)] : images(classes));
      for (const encoding of /** @type {const} */ ([undefined, "integer", "one-hot"])) {
        // What is chosen by hand has to suit the loss.
        const sparse = loss.startsWith("sparse") || loss.startsWith("binary");
        if (encoding && (encoding === "integer") !== sparse) continue;
        const prepared = await source.prepare({
          target: { ...(kind === "table" && { columns: ["kind"] }), ...(encoding && { encoding }) },
        });
        const net = sequential([
          layers.flatten({ inputShape: prepared.inputShape }),
          layers.dense({ units, activation }),
        ]);
        await net.compile({ optimizer: "adam", loss, metrics: ["accuracy"] });
        const { history } = await net.fit(prepared.train, { epochs: 1, validationSplit: 0.2 });
        expect(history.loss[0]).toBeGreaterThan(0);
        const predictions = await net.predictions(prepared.test);
        expect(predictions.outputs[0].classes).toBe(classes);
        const report = await predictions.classificationReport({ outputDict: true });
        expect(report.accuracy).toBeCloseTo(predictions.metrics.accuracy, 6);
        for (const resource of [predictions, net, prepared]) resource.dispose();
      }
      source.dispose();
    },
  );
});

describe("classes", () => {
  it.each([
    ["a table", () => [table(2)], { columns: ["kind"] }],
    ["images", () => images(2), {}],
  ])("of %s have names, and the positive one is class 1", async (_, files, target) => {
    const source = await readFiles(files());
    const usual = await source.prepare({ target });
    const turned = await source.prepare({
      target: { ...target, class_names: ["sick", "well"], positive_class: "sick" },
    });
    expect(usual.classNames).toEqual(["0", "1"]);
    expect(turned.classNames).toEqual(["well", "sick"]);
    /** Class by row of the file. @param {import("minibatch").Prepared} prepared */
    const classOf = async (prepared) => {
      const { train } = await prepared.rows();
      const { y } = await prepared.train.take([...train.keys()]);
      return new Map(Array.from(train, (row, i) => [row, y?.[i]]));
    };
    const [one, other] = await Promise.all([classOf(usual), classOf(turned)]);
    const both = [...one.keys()].filter((row) => other.has(row));
    expect(both.length).toBeGreaterThan(30);
    for (const row of both) expect(other.get(row)).toBe(1 - Number(one.get(row)));
    // The same from what was saved.
    const restored = await Preparation.fromJSON(JSON.parse(JSON.stringify(turned)));
    expect(restored.classNames).toEqual(["well", "sick"]);
    for (const resource of [restored, usual, turned, source]) resource.dispose();
  });

  it("of digits are called by letters", async () => {
    const source = await readFiles(images(10));
    const letters = [..."ABCDEFGHIJ"];
    const prepared = await source.prepare({ target: { class_names: letters } });
    expect(prepared.test.classNames).toEqual(letters);
    await expect(source.prepare({ target: { class_names: ["A"] } })).rejects.toMatchObject({
      id: "target.class-names",
      values: { received: 1, count: 10 },
    });
    prepared.dispose();
    source.dispose();
  });
});

describe("what cannot be predicted", () => {
  const bad = {
    name: "bad.csv",
    bytes: bytesOf(
      `id,name,same,gone,x\n${Array.from({ length: 30 }, (_, i) => `${i},n${i},a,,${i % 4}`).join("\n")}\n`,
    ),
  };
  it.each([
    [{ columns: ["name"] }, "target.a-class-a-row", "Choose another target."],
    [{ columns: ["id"], task: "classification" }, "target.a-number-a-row", "Choose regression"],
    [{ columns: ["same"] }, "target.one-class", "Choose another target."],
    [{ columns: ["gone"] }, "target.no-values", "cannot be the target"],
    [
      { columns: ["id", "x"], task: "classification" },
      "target.several-classes",
      "Choose regression",
    ],
    [
      { columns: ["x"], task: "classification", scaling: "MinMaxScaler" },
      "target.scaling-of-classes",
      "numbers",
    ],
    [{ columns: ["id"], positive_class: "1" }, "target.classes-of-numbers", "positive_class"],
    [{ columns: ["x"], positive_class: "1" }, "target.positive-of-two", "4 classes"],
  ])("is refused with what to do: %j", async (target, id, text) => {
    const source = await readFiles([bad]);
    await expect(source.prepare({ target: /** @type {any} */ (target) })).rejects.toMatchObject({
      id,
      message: expect.stringContaining(text),
    });
    source.dispose();
  });
});
