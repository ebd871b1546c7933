// Classical models in the package: scikit-learn's numbers, scores as of a network, and what they refuse.

import { readFileSync } from "node:fs";
import { Dataset, baselines, catalog, renderMessage, status, treeText } from "minibatch";
import { ko } from "minibatch/ko";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

/** @param {string} name @returns {Record<string, any>[]} */
const golden = (name) =>
  JSON.parse(readFileSync(inRoot(`tests/parity/golden/${name}.json`), "utf8")).cases;
const tables = golden("baselines_data");
const cases = golden("baselines");

/** @param {{ f32: string }} array */
const floats = ({ f32 }) => new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer);

/** The rows of a table that train, or those that test. @param {string} name @param {number} wanted */
async function part(name, wanted) {
  const { x, y, classes, test } = tables.find((table) => table.name === name) ?? {};
  const [rows, features] = x.shape;
  const width = floats(y).length / rows;
  const chosen = test.flatMap((/** @type {number} */ is, /** @type {number} */ row) =>
    is === wanted ? [row] : [],
  );
  const pick = (/** @type {Float32Array} */ values, /** @type {number} */ size) =>
    Float32Array.from(
      chosen.flatMap((/** @type {number} */ row) => [
        ...values.subarray(row * size, (row + 1) * size),
      ]),
    );
  return Dataset.fromArrays({
    x: { data: pick(floats(x), features), shape: [chosen.length, features] },
    y: {
      data: pick(floats(y), width),
      shape: width === 1 ? [chosen.length] : [chosen.length, width],
    },
    classNames: Array.from({ length: classes }, (_, index) => `class ${index}`),
  });
}

/** @param {string} className */
const build = (className) => {
  const entry = catalog.entries.find(
    ({ kind, class_name }) => kind === "baseline" && class_name === className,
  );
  return /** @type {any} */ (baselines)[entry?.js_name ?? ""];
};

/** @param {string} name */
const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

describe("a classical model", () => {
  it.each(
    [...new Set(cases.map(({ class_name }) => class_name))].map(
      (name) =>
        /** @type {const} */ ([name, cases.findLast(({ class_name }) => class_name === name)]),
    ),
  )("%s predicts what scikit-learn's does", async (name, item) => {
    const { data, config, predicted } = item ?? {};
    const [train, test] = await Promise.all([part(data, 0), part(data, 1)]);
    const options = Object.fromEntries(
      Object.entries(config).map(([key, value]) => [camel(key), value]),
    );
    /** @type {number[]} */
    const seen = [];
    const fitted = await build(name)(options).fit(train, {
      onProgress: (/** @type {number} */ done) => void seen.push(done),
    });
    expect(fitted.name).toBe(name);
    expect(seen.at(-1)).toBeGreaterThanOrEqual(0);
    /** @type {import("minibatch").FloatArray} */
    const { data: found, shape } = await fitted.predict(test);
    expect(shape).toEqual([test.rows, predicted.length / test.rows]);
    const size = Math.max(...predicted.map(Math.abs));
    found.forEach((value, i) => expect(Math.abs(value - predicted[i]) / size).toBeLessThan(2e-7));
    for (const one of [fitted, train, test]) one.dispose();
  });

  it("whose probabilities are no numbers has no scores of them, and says so", async () => {
    // Of one row per class, all alike, there is no variance.
    const train = await Dataset.fromArrays({
      x: { data: Float32Array.of(1, 1), shape: [2, 1] },
      y: Float32Array.of(0, 1),
      classNames: ["a", "b"],
    });
    const fitted = await baselines.gaussianNb().fit(train);
    const predictions = await fitted.predictions(train);
    const { scores, undefined: why } = await predictions.scores();
    expect(scores).toMatchObject({ logLoss: null, brierScore: null });
    expect(why).toMatchObject({ logLoss: "not-a-number", brierScore: "not-a-number" });
    const missing = Object.entries(scores).filter(([, value]) => value === null);
    expect(missing.map(([name]) => name).filter((name) => !why[name])).toEqual([]);
    for (const one of [predictions, fitted, train]) one.dispose();
  });

  it.each(cases.filter(({ tree }) => tree))(
    "$class_name of $name has scikit-learn's nodes, and their text",
    async ({ data, class_name, config, tree }) => {
      const train = await part(data, 0);
      const options = Object.fromEntries(
        Object.entries(config).map(([key, value]) => [camel(key), value]),
      );
      const fitted = await build(class_name)(options).fit(train);
      const nodes = await fitted.tree();
      const numbers = nodes.flatMap((/** @type {import("minibatch").TreeNode} */ node) => {
        const { left, right, feature, threshold, impurity, samples, value } = node;
        return [left, right, feature, threshold, impurity, samples, ...value];
      });
      expect(nodes[0].value).toHaveLength(tree.width);
      expect(numbers).toHaveLength(tree.nodes.length);
      numbers.forEach((/** @type {number} */ number, /** @type {number} */ i) =>
        expect(number).toBeCloseTo(tree.nodes[i], 9 - Math.log10(Math.max(1, Math.abs(number)))),
      );
      const classNames = fitted.classNames.map((/** @type {string} */ name) => name.slice(-1));
      expect(treeText(nodes, { classNames, maxDepth: 3 })).toBe(tree.text);
      fitted.dispose();
      train.dispose();
    },
  );

  it("of another kind has no tree", async () => {
    const train = await part("iris", 0);
    const fitted = await baselines.randomForestClassifier({ nEstimators: 2 }).fit(train);
    expect(await fitted.tree()).toBe(null);
  });

  it("is judged as a network is", async () => {
    const [train, test] = await Promise.all([part("iris", 0), part("iris", 1)]);
    const fitted = await baselines.gaussianNb().fit(train);
    const predictions = await fitted.predictions(test);
    const { scores } = await predictions.scores();
    expect(scores.accuracy).toBeGreaterThan(0.9);
    expect(await predictions.classificationReport()).toContain("class 2");
    expect(predictions.classNames).toEqual(["class 0", "class 1", "class 2"]);
    const numbers = await part("diabetes", 0);
    const line = await baselines.linearRegression().fit(numbers);
    const [report] = await (await line.predictions(numbers)).regressionReport();
    expect(report.r2).toBeGreaterThan(0.4);
    expect(report.meanAbsolutePercentageError).toBeGreaterThan(0);
  });

  it("takes arrays, and classes that are named by numbers alone", async () => {
    const x = { data: Float32Array.of(0, 1, 2, 10, 11, 12), shape: [6, 1] };
    const fitted = await baselines
      .kNeighborsClassifier({ nNeighbors: 3 })
      .fit(x, { data: Float32Array.of(0, 0, 0, 2, 2, 2), shape: [6] });
    const { data, shape } = await fitted.predict({ data: Float32Array.of(1, 11), shape: [2, 1] });
    // A class between them that no row has.
    expect(shape).toEqual([2, 3]);
    expect([...data]).toEqual([1, 0, 0, 0, 0, 1]);
  });

  it("learns a hundred classes", async () => {
    const rows = 300;
    const labels = Array.from({ length: rows }, (_, row) => row % 100);
    const x = { data: Float32Array.from(labels, (label) => label * 2), shape: [rows, 1] };
    const y = { data: Float32Array.from(labels), shape: [rows] };
    for (const make of [baselines.decisionTreeClassifier, baselines.gaussianNb]) {
      const fitted = await make().fit(x, y);
      const { data } = await fitted.predict(x);
      const wrong = labels.filter((label, row) => data[row * 100 + label] < 0.5);
      expect(wrong.length).toBeLessThan(make === baselines.gaussianNb ? 101 : 1);
    }
  });

  it("can be stopped, and leaves nothing behind", async () => {
    const rows = 4000;
    const data = Float32Array.from({ length: rows * 20 }, (_, i) => Math.sin(i * 12.9898) * 43758);
    const train = await Dataset.fromArrays({
      x: { data, shape: [rows, 20] },
      y: { data: Float32Array.from({ length: rows }, (_, i) => data[i * 20] % 7), shape: [rows] },
    });
    const before = (await status()).handles;
    const controller = new AbortController();
    const reason = new Error("enough");
    const fitting = baselines.randomForestRegressor({ nEstimators: 5000 }).fit(train, {
      signal: controller.signal,
      onProgress: (done) => void (done > 0 && controller.abort(reason)),
    });
    await expect(fitting).rejects.toBe(reason);
    expect((await status()).handles).toBe(before);
    train.dispose();
  });

  it("may be disposed of while it predicts", async () => {
    const rows = 3000;
    const data = Float32Array.from({ length: rows * 20 }, (_, i) => Math.sin(i * 12.9898));
    const x = { data, shape: [rows, 20] };
    const labels = { data: Float32Array.from({ length: rows }, (_, i) => i % 2), shape: [rows] };
    const fitted = await baselines.kNeighborsClassifier().fit(x, labels);
    const predictions = await fitted.predictions(x, labels, { onProgress: () => fitted.dispose() });
    expect(predictions.rows).toBe(rows);
    await expect(fitted.predict(x)).rejects.toMatchObject({ code: "stale-handle" });
  });
});

describe("a classical model refuses", () => {
  const x = { data: Float32Array.of(0, 1, 2, 3), shape: [4, 1] };
  const y = { data: Float32Array.of(0, 1, 0, 1), shape: [4] };
  const nan = { data: Float32Array.of(0, NaN, 2, 3), shape: [4, 1] };
  const one = { data: Float32Array.of(1, 1, 1, 1), shape: [4] };
  const half = { data: Float32Array.of(0.5, 1, 1, 1), shape: [4] };

  it.each([
    ["missing features", () => baselines.ridge().fit(nan, y), "feature 0 of row 1"],
    ["one class", () => baselines.logisticRegression().fit(x, one), "at least 2 classes"],
    ["numbers as classes", () => baselines.gaussianNb().fit(x, half), "LinearRegression"],
    ["more neighbors than rows", () => baselines.kNeighborsRegressor().fit(x, y), "only 4"],
    [
      "rows without targets",
      () => baselines.ridge().fit(x),
      "one class or one list of numbers per row",
    ],
    [
      "other features",
      async () =>
        (await baselines.ridge().fit(x, y)).predict({ data: new Float32Array(4), shape: [2, 2] }),
      "rows of 1 features, but these rows have 2",
    ],
    [
      "several numbers, where it predicts one",
      () =>
        baselines.gradientBoostingRegressor().fit(x, { data: new Float32Array(8), shape: [4, 2] }),
      "the target has 2",
    ],
  ])("%s", async (_, fit, text) => {
    /** @type {any} */
    const error = await fit().catch((/** @type {unknown} */ reason) => reason);
    expect(error).toMatchObject({ name: "MinibatchError", code: "invalid-data" });
    expect(error.message).toContain(text);
    expect(renderMessage(error, ko)).toMatch(/[가-힣]/);
  });

  it("classes where it predicts numbers", async () => {
    await expect(baselines.linearRegression().fit(await part("iris", 0))).rejects.toThrow(
      /Use a classifier/,
    );
  });

  it("wrong arguments and options by name", async () => {
    // @ts-expect-error no such argument
    expect(() => baselines.ridge({ alfa: 1 })).toThrow(/alfa/);
    await expect(baselines.ridge({ alpha: -1 }).fit(x, y)).rejects.toThrow(/alpha/);
    // @ts-expect-error no such option
    await expect(async () => baselines.ridge().fit(x, y, { epochs: 3 })).rejects.toThrow(/epochs/);
  });

  it("a model that would not fit in memory, before it takes any", async () => {
    const wide = { data: new Float32Array(2 * 20000), shape: [2, 20000] };
    await expect(
      baselines.linearRegression().fit(wide, { data: Float32Array.of(1, 2), shape: [2] }),
    ).rejects.toMatchObject({ code: "out-of-memory" });
  });
});
