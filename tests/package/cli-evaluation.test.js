// What the command line says of a run's rows: every score, scikit-learn's report, and a prediction for each row.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { metrics } from "minibatch";
import { csv, folder, iris, minibatch, short, write } from "./cli.js";

/** @param {string} path @returns {Record<string, string>[]} */
const tableIn = (path) =>
  /** @type {any} */ (
    Papa.parse(readFileSync(path, "utf8"), { header: true, skipEmptyLines: true }).data
  );
const file = tableIn(csv);

/** @param {Record<string, string>[]} rows */
const shareRight = (rows) => rows.filter((row) => row.true === row.predicted).length / rows.length;

describe("minibatch run", () => {
  it("gives every score, the report and what the majority gets, and writes each prediction", async () => {
    const path = join(folder, "predicted.csv");
    const { status, out } = await minibatch("run", iris, "--json", "--predictions", path);
    expect(status).toBe(0);
    const { evaluation, rows } = JSON.parse(out);
    const predicted = tableIn(path);
    expect(predicted.map(({ row }) => Number(row))).toEqual(rows.test);
    const classNames = ["setosa", "versicolor", "virginica"];
    for (const { row, true: actual, predicted: guess, ...shares } of predicted) {
      expect(actual).toBe(file[Number(row)].species);
      const numbers = classNames.map((name) => Number(shares[`probability_${name}`]));
      expect(numbers.reduce((sum, number) => sum + number)).toBeCloseTo(1, 5);
      expect(classNames[numbers.indexOf(Math.max(...numbers))]).toBe(guess);
    }
    const accuracy = shareRight(predicted);
    expect(evaluation).toMatchObject({ part: "test", rows: predicted.length });
    expect(evaluation.accuracy).toBeCloseTo(accuracy, 6);
    expect(evaluation.loss).toBeCloseTo(evaluation.scores.logLoss, 4);
    expect(evaluation.scores.accuracy).toBeCloseTo(accuracy, 12);
    expect(evaluation.undefined).toEqual({});
    const lists = ["true", "predicted"].map((name) => predicted.map((row) => row[name]));
    expect(evaluation.report).toBe(await metrics.classificationReport(lists[0], lists[1]));
    const { baseline } = evaluation;
    const right = lists[0].filter((name) => name === baseline.predicted).length;
    expect(baseline.scores.accuracy).toBeCloseTo(right / predicted.length, 12);
    expect(baseline.scores.rocAuc).toBe(0.5);
  });

  it("judges training and validation rows instead with --part", async () => {
    const json = { ...short, fit: { ...short.fit, validation_split: 0.25 } };
    const experiment = write("parts.json", json);
    for (const part of ["train", "validation"]) {
      const path = join(folder, `${part}.csv`);
      const args = ["run", experiment, "--json", "--part", part, "--predictions", path];
      const { status, out } = await minibatch(...args);
      expect(status).toBe(0);
      const { evaluation, rows, history } = JSON.parse(out);
      const predicted = tableIn(path);
      expect(predicted.map(({ row }) => Number(row))).toEqual(rows[part]);
      for (const { row, true: actual } of predicted) {
        expect(actual).toBe(file[Number(row)].species);
      }
      expect(evaluation).toMatchObject({ part, rows: rows[part].length });
      expect(evaluation.scores.accuracy).toBeCloseTo(shareRight(predicted), 12);
      if (part === "validation") {
        expect(evaluation.scores.accuracy).toBeCloseTo(history.val_accuracy.at(-1), 6);
        expect(evaluation.scores.logLoss).toBeCloseTo(history.val_loss.at(-1), 4);
      }
    }
  });

  it("says how many test rows are rows that were trained on", async () => {
    const train = write("train.csv", readFileSync(csv, "utf8"));
    const again = write("test.csv", readFileSync(csv, "utf8"));
    const split = { class_name: "PredefinedSplit", config: { test_fold: "split" } };
    const experiment = write("same.json", {
      ...short,
      preparation: [split, { class_name: "StandardScaler", config: {} }],
    });
    const { status, out } = await minibatch("run", experiment, train, again);
    expect(status).toBe(0);
    expect(out).toContain("150 of the 150 test rows are training rows too");
    const { out: json } = await minibatch("run", experiment, train, again, "--json");
    expect(JSON.parse(json).shared).toMatchObject({
      test: { count: 150, shared: 150, beyondChance: true },
      validation: { shared: 0 },
    });
  });

  it("writes training rows whose labels are likely wrong", async () => {
    const flipped = [3, 60, 110];
    const lines = readFileSync(csv, "utf8").trim().split(/\r?\n/);
    for (const row of flipped) {
      const is = /setosa/.test(lines[row + 1]) ? "virginica" : "setosa";
      lines[row + 1] = lines[row + 1].replace(/[a-z]+$/, is);
    }
    const data = write("flipped.csv", lines.join("\n"));
    const path = join(folder, "doubted.csv");
    const json = { ...short, data: null, fit: { epochs: 40, batch_size: 16 } };
    const preparation = [
      { class_name: "TrainTestSplit", config: { test_size: 3, random_state: 1 } },
      { class_name: "StandardScaler", config: {} },
    ];
    const experiment = write("doubt.json", { ...json, preparation });
    const { status, out, err } = await minibatch(
      "run",
      experiment,
      data,
      "--json",
      "--label-errors",
      path,
    );
    expect(err).not.toContain("rror:");
    expect(status).toBe(0);
    const doubted = tableIn(path);
    expect(JSON.parse(out).labelErrors).toBe(doubted.length);
    const trained = flipped.filter((row) => JSON.parse(out).rows.train.includes(row));
    const first = doubted.slice(0, trained.length).map(({ row }) => Number(row));
    expect(first.toSorted()).toEqual(trained.toSorted());
    for (const { row, label, suggested } of doubted.slice(0, trained.length)) {
      expect(lines[Number(row) + 1].endsWith(label)).toBe(true);
      expect(suggested).toBe(file[Number(row)].species);
    }
  });

  it("judges numbers beside their mean", async () => {
    const path = join(folder, "numbers.csv");
    const experiment = write("numbers.json", {
      ...short,
      target: { columns: ["petal_width"], task: "regression" },
    });
    const { status, out } = await minibatch("run", experiment, "--json", "--predictions", path);
    expect(status).toBe(0);
    const { evaluation, rows } = JSON.parse(out);
    const predicted = tableIn(path);
    const errors = predicted.map((row) => Number(row.predicted) - Number(row.true));
    const mean = (/** @type {number[]} */ list) =>
      list.reduce((sum, number) => sum + number) / list.length;
    expect(evaluation.scores.meanAbsoluteError).toBeCloseTo(mean(errors.map(Math.abs)), 5);
    const targets = [...rows.train, ...rows.validation].map((row) => Number(file[row].petal_width));
    expect(evaluation.baseline.predicted).toBeCloseTo(mean(targets), 5);
    const off = predicted.map((row) => Math.abs(mean(targets) - Number(row.true)));
    expect(evaluation.baseline.scores.meanAbsoluteError).toBeCloseTo(mean(off), 5);
    expect(Object.keys(predicted[0])).toEqual(["row", "true", "predicted"]);
    expect(predicted.map((row) => Number(row.true))).toEqual(
      rows.test.map((/** @type {number} */ row) => Number(file[row].petal_width)),
    );
  });

  it("says before training that there are no such rows", async () => {
    const path = join(folder, "none.csv");
    const experiment = write("none.json", short);
    const { status, out, err } = await minibatch(
      ...["run", experiment, "--part", "validation", "--predictions", path],
    );
    expect(status).toBe(1);
    expect(out).toBe("");
    expect(err).toMatch(/^minibatch: There are no validation rows to predict: .*\n$/);
  });

  it("refuses another part", async () => {
    const { status, err } = await minibatch("run", iris, "--part", "all");
    expect(status).toBe(2);
    expect(err).toContain('--part must be one of train, validation, test, but received "all".');
  });

  it("fits classical models to the same rows and judges them", async () => {
    const names = "LogisticRegression,RandomForestClassifier";
    const { status, out } = await minibatch("run", iris, "--json", "--baselines", names);
    expect(status).toBe(0);
    const { evaluation } = JSON.parse(out);
    const judged = evaluation.baselines;
    expect(judged.map((/** @type {any} */ { class_name }) => class_name)).toEqual(names.split(","));
    for (const { scores, report, seconds } of judged) {
      expect(scores.accuracy).toBeGreaterThan(0.8);
      expect(report).toContain("versicolor");
      expect(seconds).toBeGreaterThan(0);
    }
    expect(evaluation.baseline.scores.accuracy).toBeLessThan(0.6);
    const text = await minibatch("run", write("once.json", short), "--baselines", "GaussianNB");
    expect(text.out).toMatch(/GaussianNB: accuracy: 0\.\d{4}, fitted in/);
  });

  it.each([
    ["DecisionTreeClassifier(max_depth=1, criterion='entropy'), GaussianNB"],
    [
      '[{"class_name": "DecisionTreeClassifier", "config": {"max_depth": 1, "criterion": "entropy"}}, {"class_name": "GaussianNB"}]',
    ],
  ])("fits them with the arguments of %s", async (asked) => {
    const { out } = await minibatch("run", iris, "--json", "--baselines", asked);
    const [tree, bayes] = JSON.parse(out).evaluation.baselines;
    expect(tree.config).toMatchObject({ max_depth: 1, criterion: "entropy" });
    // One question tells two of three classes apart.
    expect(tree.scores.accuracy).toBeLessThan(0.75);
    expect(bayes).toMatchObject({ class_name: "GaussianNB", config: {} });
  });

  it.each([
    ["DecisionTreeClassifier(maxdepth=1)", 2, /max_depth/],
    ["DecisionTreeClassifier(1)", 2, /is no argument/],
    ["LogisticRegresion", 2, /LogisticRegression/],
    ["LinearRegression", 1, /does not suit the target.*GaussianNB/],
  ])("refuses --baselines %s before it trains", async (names, code, text) => {
    const { status, out, err } = await minibatch("run", iris, "--baselines", names);
    expect(status).toBe(code);
    expect(err).toMatch(text);
    expect(out).not.toContain("Epoch");
  });
});
