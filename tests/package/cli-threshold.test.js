// `--threshold`: above which probability classes and labels are predicted, of new rows and of a part's.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { expect, it } from "vitest";
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
    [[], [0.5, 0.5, 0.5]],
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
