// Permutation importance and partial dependence: scikit-learn's numbers for the same linear models, on columns of the file.

import { experiment, loadRun, readFiles } from "minibatch";
import { describe, expect, it } from "vitest";
import { bytes, file, json } from "./experiment/iris.js";
import { cases, farthest, linear, made, numbersOf } from "./linear-models.js";

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
