// What an experiment leaves to the data: how long to train, and which rows validate.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { experiment, readFiles } from "minibatch";
import { inRoot } from "../../../tools/paths.mjs";
import { minibatch, write } from "../cli.js";
import { file, greyPng } from "../formats/make-files.js";

const houses = new Uint8Array(readFileSync(inRoot("tests/package/fixtures/houses.csv")));
const bare = { minibatch: /** @type {const} */ (1), seed: 42 };

it("without a fit, house prices beat the mean clearly, in the package and on the command line", async () => {
  const run = await experiment(bare).run([file("houses.csv", houses)]);
  const { fit } = run.experiment;
  expect(fit).toMatchObject({ epochs: 60, batch_size: 16, validation_split: 0.1, shuffle: true });
  const args = ["run", write("bare.json", bare), write("houses.csv", houses), "--json"];
  const { status, out, err } = await minibatch(...args);
  expect({ status, last: err.includes("Epoch 60/60") }).toEqual({ status: 0, last: true });
  const { evaluation, fingerprint, experiment: ran } = JSON.parse(out);
  expect([fingerprint, ran.fit]).toEqual([run.fingerprint, fit]);
  expect(evaluation.scores.r2).toBeGreaterThan(0.9);
  // Keras's own defaults hold for what a given fit leaves out.
  const given = await experiment({ ...bare, fit: { batch_size: 32 } }).run([
    file("houses.csv", houses),
  ]);
  expect(given.experiment.fit).toMatchObject({ epochs: 1, validation_split: 0 });
  for (const one of [run, given]) one.dispose();
});

it("what is left out stays so in JSON and in links, and what is said stays said", () => {
  const left = experiment(bare);
  expect(left.json.fit).toBe(null);
  expect(left.toLink()).toBe("#1!seed:42");
  const usual = experiment({ ...bare, fit: {} });
  expect(usual.equals(left)).toBe(false);
  expect(usual.json.fit).toEqual({ epochs: 1, batch_size: 32, shuffle: true, callbacks: [] });
  for (const one of [left, usual, experiment({ ...bare, fit: { validation_split: 0 } })]) {
    expect(experiment.fromLink(one.toLink()).equals(one)).toBe(true);
    expect(experiment(one.json).equals(one)).toBe(true);
  }
});

it("a sweep over an argument of fit() gives a fit, and one over another leaves it out", async () => {
  const files = [file("houses.csv", houses)];
  const swept = await experiment(bare).sweep({ set: { "fit.epochs": [2] } }, files);
  expect(swept.runs[0].run?.experiment.fit).toMatchObject({ epochs: 2, batch_size: 32 });
  const left = await experiment(bare).sweep({ set: { "compile.optimizer": ["sgd"] } }, files);
  expect(left.runs[0].run?.experiment.fit).toMatchObject({ epochs: 60, batch_size: 16 });
});

/** Pictures in folders of parts: n of each class. @param {Record<string, number>} parts */
const pictures = (parts) =>
  Object.entries(parts).flatMap(([part, count]) =>
    ["cats", "dogs"].flatMap((name, at) =>
      Array.from({ length: count }, (_, i) =>
        file(`pets/${part}/${name}/${i}.png`, greyPng(10 + 100 * at + 3 * i)),
      ),
    ),
  );

it("the pictures of a folder to validate with validate, and no others", async () => {
  const files = pictures({ train: 6, valid: 2, test: 1 });
  const source = await readFiles(files);
  expect(source.description.suggestedFit).toEqual({ validation_split: 0.25 });
  source.dispose();
  for (const fit of [undefined, { epochs: 1 }]) {
    const run = await experiment({ ...bare, ...(fit && { fit }) }).run(files);
    const rows = await run.rows();
    expect(rows?.validation).toEqual(Uint32Array.of(12, 13, 14, 15));
    expect([rows?.train.length, rows?.test]).toEqual([12, Uint32Array.of(16, 17)]);
    // Neighbours are of different classes, as the rows to train on are not shuffled.
    const { y } = (await run.prepared?.train.take([0, 1, 2, 3])) ?? {};
    expect([...(y ?? [])]).toEqual([0, 1, 0, 1]);
    run.dispose();
  }
  const said = await experiment({ ...bare, fit: { validation_split: 0 } }).run(files);
  expect((await said.rows())?.validation.length).toBe(0);
  said.dispose();
});

it("rows that a step made are counted", async () => {
  const lines = Array.from({ length: 60 }, (_, i) => `${i},${(i * 7) % 11},${i % 4 ? "a" : "b"}`);
  const json = {
    ...bare,
    preparation: [
      { class_name: "TrainTestSplit", config: { test_size: 20, random_state: 1 } },
      { class_name: "SMOTE", config: { random_state: 1 } },
    ],
    fit: { epochs: 1 },
  };
  const path = write("made.json", json);
  const data = write("made.csv", ["u,v,kind", ...lines].join("\n"));
  const { out } = await minibatch("run", path, data, "--json");
  const { rows, steps } = JSON.parse(out);
  const made = steps[1].after.train - steps[1].before.train;
  expect(made).toBeGreaterThan(0);
  expect(rows.synthetic).toBe(made);
  expect(rows.train.filter((/** @type {number} */ row) => row >= 60).length).toBe(made);
});
