// A target for each of several outputs of a model, beside Keras: a class and a number of iris flowers.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { Dataset, baselines, experiment, loadRun, preparation, readFiles } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { csv as iris, folder, minibatch, write } from "../cli.js";
import { kept } from "../kept.js";

/** @typedef {import("minibatch").Run} Run */
/** @typedef {{ f32: string, shape: number[] }} Packed */

const { cases } = JSON.parse(
  readFileSync(new URL("../../parity/golden/outputs.json", import.meta.url), "utf8"),
);
const [golden] = cases;
const classes = ["setosa", "versicolor", "virginica"];

/** @param {Packed} packed */
const unpack = ({ f32, shape }) => ({
  data: new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer),
  shape,
});

/** @param {ArrayLike<number>} actual @param {ArrayLike<number>} expected */
function expectClose(actual, expected, tolerance = 2e-4) {
  expect(actual.length).toBe(expected.length);
  const off = Array.from(actual, (value, i) => Math.abs(value - expected[i]));
  expect(Math.max(...off)).toBeLessThan(tolerance);
}

/** @type {import("minibatch").ExperimentJson} */
const json = {
  minibatch: 1,
  target: {
    outputs: {
      width: { columns: ["petal_width"], task: "regression", scaling: "StandardScaler" },
      kind: { columns: ["species"] },
    },
  },
  preparation: [
    { class_name: "TrainTestSplit", config: { test_size: 30, random_state: 42, stratify: false } },
    { class_name: "MinMaxScaler", config: {} },
  ],
  model: golden.model,
  compile: {
    optimizer: { class_name: "Adam", config: { learning_rate: 0.01 } },
    loss_weights: { kind: 1, width: 0.5 },
  },
  fit: { ...golden.options, shuffle: false },
};
const files = [{ name: "iris.csv", bytes: readFileSync(iris) }];
const weights = golden.weights.map(unpack);

describe("targets of a model's outputs", () => {
  /** @type {Run} */
  let run;
  beforeAll(async () => {
    run = await experiment(json).run(files, { onReady: (net) => net.setWeights(weights) });
    return () => run.dispose();
  });

  it("train with Keras's logs", async () => {
    const rows = await run.rows();
    expect([...(rows?.train ?? []), ...(rows?.validation ?? [])]).toEqual(golden.train);
    expect([...(rows?.test ?? [])]).toEqual(golden.test);
    expect(Object.keys(run.history).sort()).toEqual(Object.keys(golden.history).sort());
    for (const [name, values] of Object.entries(golden.history)) {
      expectClose(run.history[name], /** @type {number[]} */ (values));
    }
  });

  it("are completed by what the columns and the tasks say", () => {
    const { target, compile } = run.experiment;
    expect(target.outputs).toEqual({
      kind: { columns: ["species"], task: "classification" },
      width: { columns: ["petal_width"], task: "regression", scaling: "StandardScaler" },
    });
    expect(compile.loss).toEqual({
      kind: "sparse_categorical_crossentropy",
      width: "mean_squared_error",
    });
    expect(compile.metrics).toEqual({ kind: ["accuracy"], width: ["mae"] });
    const { outputs, task, classNames } = /** @type {any} */ (run.prepared);
    expect(outputs.map((/** @type {any} */ { name }) => name)).toEqual(["kind", "width"]);
    expect([task, classNames]).toEqual(["classification", classes]);
  });

  it("are judged one by one, numbers in their own units", async () => {
    const { evaluation } = run;
    // Keras measures scaled numbers, so that only these differ.
    const { width_mae: _, ...logs } = golden.evaluated;
    for (const [name, value] of Object.entries(logs)) {
      expect(evaluation?.[name]).toBeCloseTo(/** @type {number} */ (value), 4);
    }
    expect(evaluation?.width_mae).toBeCloseTo(golden.mae, 5);
    const predictions = kept(/** @type {any} */ (await run.predictions()));
    expect(predictions.outputs).toEqual([
      { name: "kind", classes: 3, classNames: classes, labels: [] },
      { name: "width", classes: 0, classNames: [], labels: [] },
    ]);
    expect(await predictions.confusionMatrix({ output: "kind" })).toEqual(golden.matrix);
    expect(await predictions.classificationReport({ output: "kind" })).toBe(golden.report);
    const [scores] = await predictions.regressionReport({ output: "width" });
    expect(scores.meanAbsoluteError).toBeCloseTo(golden.mae, 5);
    expect(scores.rootMeanSquaredError).toBeCloseTo(golden.rmse, 5);
    expect(scores.r2).toBeCloseTo(golden.r2, 4);
    // As if one were the only one; the mean of the training rows predicts it, too.
    const width = predictions.forOutput("width");
    expect(await width.regressionReport()).toEqual([scores]);
    const prior = kept(await width.prior(/** @type {any} */ (run.prepared).train));
    const [always] = await prior.regressionReport();
    expect(always.r2).toBeLessThan(0);
    expect(always.meanAbsoluteError).toBeLessThan(1);
    const part = kept(await width.slice(3, 5));
    const [row] = (await part.page({ order: "row", count: 1 })).rows;
    const [same] = (await width.page({ order: "row", from: 3, count: 1 })).rows;
    expect(row).toEqual({ ...same, row: 0 });
  });

  it("explain the columns by output, with the scores that each is judged by", async () => {
    const source = kept(await readFiles(files));
    const seen = /** @type {any} */ (run.prepared);
    const options = { nRepeats: 2, randomState: 1 };
    const kind = await run.permutationImportance(source, options);
    expect(kind.scoring).toBe("accuracy");
    expect(kind.baseline).toBeCloseTo(golden.evaluated.kind_accuracy, 6);
    const width = await run.permutationImportance(source, { ...options, output: "width" });
    expect(width.scoring).toBe("r2");
    expect(width.baseline).toBeCloseTo(golden.r2, 4);
    // The mean prediction with one cell in all rows is that of predict() for such rows.
    const found = await run.partialDependence(source, "petal_length", {
      ...{ output: 1, gridResolution: 4 },
    });
    expect(found.outputs).toEqual(["petal_width"]);
    const rows = (await source.rows({ count: 150 })).rows;
    const numbers = /** @type {any} */ (await run.rows()).test;
    const changed = Array.from(numbers, (/** @type {number} */ row) => ({
      sepal_length: rows[row][0],
      sepal_width: rows[row][1],
      petal_length: found.gridValues[2],
    }));
    const dataset = kept(await seen.transform(changed));
    const given = /** @type {any} */ (await run.model.predict(dataset))[1].data;
    const mean =
      given.reduce((/** @type {number} */ sum, /** @type {number} */ one) => sum + one) / 30;
    expect(found.average?.data[2]).toBeCloseTo(mean, 5);
    await expect(run.permutationImportance(source, { output: "size" })).rejects.toThrow(
      /no output "size".*kind, width/,
    );
  });

  it("compare with classical models of one of them, on the same rows and in its units", async () => {
    const source = kept(await readFiles(files));
    const alone = kept(
      await source.prepare({
        target: { columns: ["petal_width"], task: "regression", scaling: null },
        preparation: [
          { class_name: "DropColumns", config: { columns: ["species"] } },
          .../** @type {any[]} */ (json.preparation),
        ],
      }),
    );
    const prepared = /** @type {any} */ (run.prepared);
    const [train, test] = [
      kept(await prepared.forOutput("width", "train")),
      kept(await prepared.forOutput("width", "test")),
    ];
    const reportOf = async (/** @type {any} */ rows, /** @type {any} */ judging) => {
      const fitted = kept(await baselines.linearRegression().fit(rows));
      return kept(await fitted.predictions(judging)).regressionReport();
    };
    const [one] = await reportOf(train, test);
    const [other] = await reportOf(alone.train, alone.test);
    expect(one.r2).toBeCloseTo(other.r2, 5);
    expect(one.meanAbsoluteError).toBeCloseTo(other.meanAbsoluteError, 5);
    const kinds = kept(await prepared.forOutput(0, "train"));
    expect(kinds.classNames).toEqual(classes);
    await expect(prepared.forOutput("size")).rejects.toMatchObject({ code: "invalid-argument" });
  });

  it("predict new rows, each in its own columns and units", async () => {
    const names = ["sepal_length", "sepal_width", "petal_length"];
    const table = Papa.parse(readFileSync(iris, "utf8"), { header: true, skipEmptyLines: true });
    const rows = golden.test.map(
      (/** @type {number} */ row) => /** @type {any} */ (table.data)[row],
    );
    const text = [names, ...rows.map((/** @type {any} */ row) => names.map((name) => row[name]))];
    const given = [{ name: "new.csv", bytes: new TextEncoder().encode(text.join("\n")) }];
    const again = kept(await loadRun(await run.save()));
    const predicted = kept(await again.predictFiles(given));
    expect(predicted.columns).toEqual([
      ...names,
      "predicted_kind",
      ...classes.map((name) => `probability_kind_${name}`),
      "predicted_width",
    ]);
    expectClose(predicted.byOutput.kind, unpack(golden.kind).data);
    expectClose(predicted.byOutput.width, unpack(golden.width).data);
    await expect(again.predictFiles(given, { threshold: 0.3 })).rejects.toMatchObject({
      code: "invalid-argument",
    });
  });

  it("give the command line a report and predictions of each", async () => {
    const path = write("outputs.json", { ...json, fit: { ...json.fit, epochs: 2 } });
    const [predicted, prepared] = ["predicted", "prepared"].map((name) =>
      join(folder, `outputs-${name}.csv`),
    );
    const { status, out } = await minibatch(
      ...["run", path, iris, "--json", "--part", "validation"],
      ...["--baselines", "LinearRegression,GaussianNB"],
      ...["--predictions", predicted, "--prepared", prepared],
    );
    expect(status).toBe(0);
    const { evaluation, steps } = JSON.parse(out);
    expect(evaluation.outputs.kind.report).toContain("virginica");
    expect(evaluation.outputs.width.scores.r2).toBeLessThan(1);
    expect(classes).toContain(evaluation.outputs.kind.baseline.predicted);
    const fitted = evaluation.baselines.map((/** @type {any} */ { output, label }) => [
      output,
      label,
    ]);
    expect(fitted).toEqual([
      ["kind", "GaussianNB"],
      ["width", "LinearRegression"],
    ]);
    expect(evaluation.baselines[1].scores.r2).toBeGreaterThan(0.8);
    expect(Object.keys(steps[0].after.classes)).toEqual(classes);
    const header = readFileSync(predicted, "utf8").split("\n")[0];
    const shares = classes.map((name) => `probability_kind_${name}`);
    expect(header).toBe(
      ["row", "true_kind", "predicted_kind", ...shares, "true_width", "predicted_width"].join(","),
    );
    const [names, first] = readFileSync(prepared, "utf8").split("\n");
    expect(names).toBe("row,part,sepal_length,sepal_width,petal_length,species,petal_width");
    expect(classes).toContain(first.split(",")[5]);
  });
});

describe("targets by output", () => {
  const column = { columns: ["petal_width"] };

  it("are refused where the model has no such outputs, or a key stands beside them", () => {
    const faultsOf = (/** @type {any} */ given) => {
      try {
        experiment(given);
      } catch (error) {
        return /** @type {any} */ (error).faults.map((/** @type {any} */ { path, id }) => [
          path,
          id,
        ]);
      }
      return [];
    };
    const outputs = (/** @type {any} */ given) => faultsOf({ ...json, target: { outputs: given } });
    expect(outputs({ kind: column, size: column })).toEqual([
      ["target.outputs.size", "fault.unknown"],
    ]);
    expect(outputs({})).toEqual([["target.outputs", "fault.expected"]]);
    expect(outputs({ kind: { columns: "species" } })[0][0]).toBe("target.outputs.kind.columns");
    expect(faultsOf({ ...json, model: null })).toEqual([["target.outputs", "fault.no-outputs"]]);
    const both = { ...json, target: { ...json.target, columns: ["species"] } };
    expect(faultsOf(both)).toEqual([["target.columns", "fault.unknown"]]);
  });

  it("may be of one column, leave rows out, and stay as numbers where steps resample", async () => {
    const text = "x,a,b\n1,1,u\n2,,v\n3,3,\n4,4,u\n5,5,v\n6,6,u\n";
    const source = kept(
      await readFiles([{ name: "rows.csv", bytes: new TextEncoder().encode(text) }]),
    );
    const outputs = {
      number: { columns: ["a"], task: /** @type {const} */ ("regression"), scaling: null },
      same: { columns: ["a"], task: /** @type {const} */ ("regression"), scaling: null },
      kind: { columns: ["b"] },
    };
    const prepared = kept(await source.prepare({ target: { outputs }, preparation: [] }));
    expect(prepared.featureNames).toEqual(["x"]);
    expect([...(await prepared.rows()).train]).toEqual([0, 3, 4, 5]);
    expect(prepared.train.targets.map(({ name }) => name)).toEqual(["number", "same", "kind"]);
    const numbers = await prepared.train.take([0, 1, 2, 3], { target: 1 });
    expect([...(numbers.y ?? [])]).toEqual([1, 4, 5, 6]);
    const kinds = await prepared.train.take([0, 1, 2, 3], { target: 2 });
    expect([...(kinds.y ?? [])]).toEqual([0, 0, 1, 0]);
    const table = kept(await prepared.table());
    expect((await table.head()).header).toEqual(["x", "a", "a_", "b"]);
    const rows = kept(await prepared.train.subset([2]));
    expect(rows).toBeInstanceOf(Dataset);
    expect(rows.targets[2].classNames).toEqual(["u", "v"]);
    const resampled = source.prepare({
      target: { outputs },
      preparation: [preparation.randomOverSampler()],
    });
    await expect(resampled).rejects.toMatchObject({
      code: "invalid-data",
      id: "sampling.one-output",
    });
  });
});
