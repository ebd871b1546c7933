// Permutation importance and partial dependence: scikit-learn's numbers for the same linear models, on columns of the file.

import { readFileSync } from "node:fs";
import { experiment, layers, loadRun, readFiles, sequential } from "minibatch";
import { afterAll, describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { bytes, file, json } from "./experiment/iris.js";

/** @typedef {import("minibatch").Model} Model */

/** @type {Record<string, any>[]} */
const cases = JSON.parse(
  readFileSync(inRoot("tests/parity/golden/dependences.json"), "utf8"),
).cases;

/** @param {{ f32?: string, f64?: string }} array */
const numbersOf = ({ f32, f64 }) => {
  const { buffer } = Uint8Array.from(Buffer.from(f32 ?? f64 ?? "", "base64"));
  return f32 === undefined ? new Float64Array(buffer) : new Float32Array(buffer);
};

/** The greatest difference. @param {ArrayLike<number>} found @param {ArrayLike<number>} expected */
function farthest(found, expected) {
  expect(found.length).toBe(expected.length);
  return Math.max(...Array.from(found, (value, i) => Math.abs(value - expected[i])));
}

/** @type {{ dispose(): void }[]} */
const made = [];
afterAll(() => made.forEach((one) => one.dispose()));

/** The model of a case, with the preparation that its pipeline has. @param {Record<string, any>} item */
async function linear(item) {
  const { csv, columns, classes, features, kernel, bias } = item;
  const source = await readFiles([{ name: "table.csv", bytes: new TextEncoder().encode(csv) }]);
  const prepared = await source.prepare({
    target: {
      columns: ["target"],
      task: classes ? "classification" : "regression",
      ...(!classes && { scaling: null }),
    },
    preparation: [
      { class_name: "StandardScaler", config: {} },
      ...(columns.includes("town") ? [{ class_name: "OneHotEncoder", config: {} }] : []),
    ],
  });
  const width = kernel.shape[1];
  const activation = classes === 0 ? "linear" : classes === 2 ? "sigmoid" : "softmax";
  const net = sequential([
    layers.dense({ units: width, activation, inputShape: [features.length] }),
  ]);
  const rows = numbersOf(kernel);
  // The encoder's columns stand where the column was, in scikit-learn at the end.
  const data = Float32Array.from(
    /** @type {string[]} */ (prepared.featureNames).flatMap((name) => {
      const at = features.indexOf(name);
      return [...rows.subarray(at * width, (at + 1) * width)];
    }),
  );
  await net.compile({
    optimizer: "SGD",
    loss:
      classes === 2 ? "binary_crossentropy" : classes ? "sparse_categorical_crossentropy" : "mse",
  });
  await net.setWeights([
    { data, shape: kernel.shape },
    { data: Float32Array.from(numbersOf(bias)), shape: bias.shape },
  ]);
  made.push(source, prepared, net);
  return { source, prepared, net };
}

describe.each(cases)("a linear model of $name", (item) => {
  it("has scikit-learn's permutation importances", async () => {
    const { source, prepared, net } = await linear(item);
    /** @type {number[]} */
    const done = [];
    const found = await net.permutationImportance(source, prepared, {
      ...{ part: "train", nRepeats: 7, randomState: 3 },
      onProgress: (count, total) => done.push(count / total),
    });
    expect(found.columns).toEqual(item.columns);
    expect(found.scoring).toBe(item.classes ? "accuracy" : "r2");
    expect(found.baseline).toBeCloseTo(item.baseline, 6);
    expect(farthest(found.importances.flat(), numbersOf(item.importances))).toBeLessThan(1e-6);
    expect(farthest(found.importancesMean, item.mean)).toBeLessThan(1e-6);
    expect(farthest(found.importancesStd, item.std)).toBeLessThan(1e-6);
    expect(done.length).toBe(7 * item.columns.length);
    expect(done.at(-1)).toBe(1);
  });

  it("has scikit-learn's partial dependences", async () => {
    const { source, prepared, net } = await linear(item);
    for (const { column, grid, average, individual } of item.dependences) {
      const found = await net.partialDependence(source, prepared, column, {
        ...{ part: "train", kind: "both", gridResolution: 20 },
      });
      const values = found.gridValues;
      if (typeof grid[0] === "string") expect(values).toEqual(grid);
      else expect(farthest(values.map(Number), grid)).toBeLessThan(1e-9);
      const scale = item.name === "large numbers" ? 1e-3 : 1e-6;
      // Of two classes a model may give one probability, as here.
      expect(farthest(found.average?.data ?? [], numbersOf(average))).toBeLessThan(scale);
      const few = await net.partialDependence(source, prepared, column, {
        ...{ part: "train", kind: "individual", gridResolution: 20 },
      });
      expect(few.average).toBeNull();
      const [outputs, rows, width] = few.individual?.shape ?? [0, 0, 0];
      const first = Array.from({ length: outputs }, (_, output) => [
        ...(few.individual?.data.subarray(output * rows * width, (output * rows + 5) * width) ??
          []),
      ]).flat();
      expect(farthest(first, numbersOf(individual))).toBeLessThan(scale);
    }
  });
});

describe("a run", () => {
  it("explains its test rows, also where it was loaded", async () => {
    const run = await experiment(json).run([file]);
    const source = await readFiles([file]);
    made.push(run, source);
    const rows = await run.rows();
    const found = await run.permutationImportance(source);
    expect(found.columns).toEqual(["sepal_length", "sepal_width", "petal_length", "petal_width"]);
    expect(found.baseline).toBeCloseTo(run.evaluation?.accuracy ?? 0, 6);
    const loaded = await loadRun(await run.save());
    made.push(loaded);
    expect(await loaded.permutationImportance(source)).toEqual(found);
    const dependence = await loaded.partialDependence(source, "petal_width", { kind: "both" });
    expect(dependence.outputs).toEqual(["setosa", "versicolor", "virginica"]);
    expect(dependence.individual?.shape).toEqual([
      3,
      rows?.test.length,
      dependence.gridValues.length,
    ]);
  });

  it("measures numbers in the target's own units, however they were scaled", async () => {
    const lines = Array.from(
      { length: 80 },
      (_, i) => `${i % 9},${(i * 7) % 11},${i % 2},${3000 + 500 * (i % 9)}`,
    );
    const houses = {
      name: "houses.csv",
      bytes: new TextEncoder().encode(["size,noise,flag,price", ...lines].join("\n")),
    };
    const run = await experiment({
      ...{
        minibatch: 1,
        target: { columns: ["price"], task: "regression" },
        compile: { optimizer: { class_name: "Adam", config: { learning_rate: 0.05 } } },
      },
      ...{ fit: { epochs: 60, batch_size: 16 }, seed: 1 },
    }).run([houses]);
    const source = await readFiles([houses]);
    made.push(run, source);
    expect(run.prepared?.targetScaling).toBe("StandardScaler");
    const predictions = await run.model.predictions(/** @type {any} */ (run.prepared).test);
    made.push(predictions);
    const [{ r2 }] = /** @type {any} */ (await predictions.regressionReport());
    const found = await run.permutationImportance(source);
    expect(found.baseline).toBeCloseTo(r2, 5);
    expect(r2).toBeGreaterThan(0.8);
    const [size, noise, flag] = found.importancesMean;
    expect(size).toBeGreaterThan(0.8);
    expect(Math.abs(noise)).toBeLessThan(size / 5);
    expect(Math.abs(flag)).toBeLessThan(size / 5);
  });

  it("says what it cannot explain, and stops when it is told to", async () => {
    const run = await experiment(json).run([file]);
    const source = await readFiles([file]);
    made.push(run, source);
    await expect(run.partialDependence(source, "petal_widht")).rejects.toThrow(
      /uses no column "petal_widht".*petal_width/s,
    );
    await expect(run.permutationImportance(/** @type {any} */ (bytes))).rejects.toMatchObject({
      code: "invalid-argument",
    });
    const controller = new AbortController();
    const stopped = run.permutationImportance(source, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error("enough")),
    });
    await expect(stopped).rejects.toThrow("enough");
  });
});
