// `--threshold`: above which probability classes and labels are predicted, of new rows and of a part's.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { metrics } from "minibatch";
import { csv, folder, minibatch, short, write } from "./cli.js";

const films = Array.from({ length: 60 }, (_, i) => {
  const [long, old] = [((i * 37) % 61) / 61, ((i * 23) % 59) / 59];
  return [long, old, Number(long > 0.5), Number(old > 0.4), Number(long + old > 1)].join(",");
});
const labels = {
  minibatch: 1,
  target: { columns: ["action", "comedy", "drama, sad"] },
  preparation: [{ class_name: "TrainTestSplit", config: { random_state: 1 } }],
  fit: { epochs: 2, batch_size: 16 },
  seed: 1,
};
const names = labels.target.columns;

/** @param {string} text @returns {any[]} */
const rowsOf = (text) => Papa.parse(text.trimEnd(), { header: true, dynamicTyping: true }).data;
/** @param {any[]} rows @param {number[]} limits */
const expectAbove = (rows, limits) => {
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows)
    for (const [at, name] of names.entries())
      expect(row[`predicted_${name}`]).toBe(Number(row[`probability_${name}`] > limits[at]));
};

it("predicts labels above one probability, or each above its own", async () => {
  const data = write("films.csv", ['long,old,action,comedy,"drama, sad"', ...films].join("\n"));
  const [run, out] = [join(folder, "films.minibatch"), join(folder, "films-test.csv")];
  const first = ["run", write("films.json", labels), data, "--predictions", out];
  const own = "action=0.1,comedy=0.9,drama, sad=.52";
  const ran = await minibatch(...first, "--save", run, "--threshold", own);
  expect(ran).toMatchObject({ status: 0, err: "" });
  expectAbove(rowsOf(readFileSync(out, "utf8")), [0.1, 0.9, 0.52]);
  for (const [given, limits] of /** @type {[string[], number[]][]} */ ([
    [[], [0.1, 0.9, 0.52]], // those that the run keeps
    [
      ["--threshold", "0.45"],
      [0.45, 0.45, 0.45],
    ],
    [
      ["--threshold", "comedy=1"],
      [0.5, 1, 0.5],
    ],
  ])) {
    const said = await minibatch("predict", run, data, ...given);
    expect(said.status).toBe(0);
    expectAbove(rowsOf(said.out), limits);
  }
  const odd = await minibatch("predict", run, data, "--threshold", "comdy=1");
  expect(odd.status).toBe(1);
  expect(odd.err).toMatch(/There is no label "comdy"\. .*Did you mean "?comedy/);
  const late = await minibatch(...first, "--threshold", "comdy=1");
  expect(late.status).toBe(1);
  expect(late.err).toMatch(/--threshold takes .*comedy.*, but received "comdy"/);
  expect(late.out).toBe("");
});

/** Rows of a predictions file of the other class where the probability is above the limit. @param {any[]} rows @param {number} limit */
function expectPassAbove(rows, limit) {
  for (const row of rows)
    expect(row.predicted).toBe(row.probability_pass > limit ? "pass" : "fail");
}

it("judges at it with --json, and keeps it with the run", async () => {
  const lines = Array.from({ length: 80 }, (_, i) => {
    const [hours, luck] = [(i * 7) % 20, (i * 11) % 13];
    return `${hours},${hours + luck > 12 ? "pass" : "fail"}`;
  });
  const data = write("passes.csv", ["hours,result", ...lines].join("\n"));
  const preparation = [{ class_name: "TrainTestSplit", config: { random_state: 1 } }];
  const json = write("passes.json", { ...short, data: undefined, preparation, fit: { epochs: 3 } });
  const [run, out] = [join(folder, "passes.minibatch"), join(folder, "passes-test.csv")];
  const args = ["run", json, data, "--json", "--part", "train", "--predictions", out];
  const ran = await minibatch(...args, "--save", run, "--threshold", "0.65");
  expect(ran.status).toBe(0);
  const { evaluation, threshold } = JSON.parse(ran.out);
  expect(threshold).toBe(0.65);
  const rows = rowsOf(readFileSync(out, "utf8"));
  expectPassAbove(rows, 0.65);
  // The model decides otherwise at a half.
  const changed = rows.filter(({ probability_pass: share }) => share > 0.5 && share <= 0.65);
  expect(changed.length).toBeGreaterThan(0);
  const right = rows.filter((row) => row.true === row.predicted).length / rows.length;
  expect(evaluation.scores.accuracy).toBeCloseTo(right, 12);
  const [actual, predicted] = ["true", "predicted"].map((name) => rows.map((row) => row[name]));
  expect(evaluation.report).toBe(await metrics.classificationReport(actual, predicted));

  expectPassAbove(rowsOf((await minibatch("predict", run, data)).out), 0.65);
  expectPassAbove(rowsOf((await minibatch("predict", run, data, "--threshold", ".5")).out), 0.5);
});

it("takes outputs, and an output's labels, by name", async () => {
  const data = write("both.csv", ['long,old,action,comedy,"drama, sad"', ...films].join("\n"));
  /** @param {string} name @param {number} units */
  const head = (name, units) => ({
    ...{ class_name: "Dense", config: { name, units, activation: "sigmoid" } },
    ...{ name, inbound_nodes: [[["all", 0, 0, {}]]] },
  });
  const model = {
    class_name: "Functional",
    config: {
      layers: [
        {
          ...{ class_name: "InputLayer", name: "all", inbound_nodes: [] },
          config: { name: "all", batch_shape: [null, 2] },
        },
        ...[head("tags", 2), head("kind", 1)],
      ],
      ...{
        input_layers: [["all", 0, 0]],
        output_layers: ["tags", "kind"].map((one) => [one, 0, 0]),
      },
    },
  };
  const outputs = { tags: { columns: ["action", "comedy"] }, kind: { columns: ["drama, sad"] } };
  const json = write("both.json", { ...labels, target: { outputs }, model });
  const [run, out] = [join(folder, "both.minibatch"), join(folder, "both-test.csv")];
  const args = ["run", json, data, "--json", "--predictions", out, "--save", run];
  const ran = await minibatch(...args, "--threshold", "tags=0.4,tags/comedy=0.6,kind=0.45");
  expect(ran.status).toBe(0);
  const said = JSON.parse(ran.out);
  expect(said.threshold).toEqual({ tags: { action: 0.4, comedy: 0.6 }, kind: 0.45 });
  for (const rows of [
    rowsOf(readFileSync(out, "utf8")),
    rowsOf((await minibatch("predict", run, data)).out),
  ]) {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.predicted_tags_action).toBe(Number(row.probability_tags_action > 0.4));
      expect(row.predicted_tags_comedy).toBe(Number(row.probability_tags_comedy > 0.6));
      expect(row.predicted_kind).toBe(Number(row.probability_kind_1 > 0.45));
    }
  }
  const rows = rowsOf(readFileSync(out, "utf8"));
  const right = rows.filter(
    (row) =>
      row.true_tags_action === row.predicted_tags_action &&
      row.true_tags_comedy === row.predicted_tags_comedy,
  ).length;
  const { tags, kind } = said.evaluation.outputs;
  expect(tags.scores.subsetAccuracy).toBeCloseTo(right / rows.length, 12);
  const same = rows.filter((row) => row.true_kind === row.predicted_kind).length;
  expect(kind.scores.accuracy).toBeCloseTo(same / rows.length, 12);
  const odd = await minibatch(...args, "--threshold", "tags/comdy=0.6");
  expect(odd.err).toMatch(/--threshold takes .*tags\/comedy.*, but received "tags\/comdy"/);
});

it.each([
  ["high", 2, /must be a number from 0 to 1/],
  ["1.5", 2, /must be a number from 0 to 1/],
  ["a=0.5,b", 2, /must be a number from 0 to 1/],
  ["0.3", 1, /this experiment predicts neither/],
])("refuses %s", async (threshold, status, message) => {
  const said = await minibatch("run", write("short.json", short), csv, "--threshold", threshold);
  expect(said.status).toBe(status);
  expect(said.err).toMatch(message);
});
