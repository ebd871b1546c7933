/** Trains experiments in Node, and gathers what a diagnosis looks at as the page does. */

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { experiment, readFiles } from "minibatch";
import { expect } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { answersOf, confusionOf } from "../../../web/experiment/judging.js";
import { labelledOf } from "../../../web/experiment/labelled.js";
import { descriptionOf, prepareOptions } from "../../../web/experiment/rows.js";
import { looksOf } from "../../../web/experiment/diagnosis/looks.js";
import { isLevel, rivalOf } from "../../../web/experiment/diagnosis/rival.js";
import { diagnosisOf } from "../../../web/experiment/diagnosis/table.js";
import "../../../web/experiment/whole-catalogue.js";

/** @import { Facts } from "../../../web/experiment/diagnosis/facts.js" */

/** @type {any[]} */
const samples = JSON.parse(readFileSync(inRoot("public/samples/index.json"), "utf8")).samples;

/** @param {string} path */
const file = (path) => ({
  name: basename(path),
  bytes: new Uint8Array(readFileSync(inRoot("public/samples", path))),
});

/** A sample's files. @param {string} id */
export const filesOf = (id) => samples.find((sample) => sample.id === id).files.map(file);

/** A sample's experiment with some of its parts changed. @param {string} id @param {any} [changes] */
export function sampleExperiment(id, { fit, compile, ...changes } = {}) {
  const json = JSON.parse(readFileSync(inRoot(`public/samples/experiments/${id}.json`), "utf8"));
  const merged = { ...json, ...changes };
  return {
    ...merged,
    data: null,
    fit: { ...merged.fit, ...fit },
    compile: { ...merged.compile, ...compile },
  };
}

/**
 * @param {any} json
 * @param {any[]} files
 * @returns {Promise<Facts>}
 */
export async function factsOf(json, files) {
  const source = await readFiles(files);
  /** @type {any} */
  const description = source.description;
  /** @type {any[]} */
  const statistics = [];
  /** @type {any} */
  let prepared;
  /** @type {any} */
  let model;
  const onReady = (/** @type {any} */ net, /** @type {any} */ rows) => {
    [model, prepared] = [net, rows];
    // As the page trains.
    const fit = net.fit.bind(net);
    net.fit = (/** @type {any} */ x, /** @type {any} */ options) =>
      fit(x, { ...options, layerStatistics: (/** @type {any} */ one) => statistics.push(one) });
  };
  /** @type {any} */
  let run = null;
  /** @type {any} */
  let failure = null;
  try {
    run = await experiment(json).run(files, { onReady });
  } catch (error) {
    if (/** @type {any} */ (error).code !== "not-finite") throw error;
    failure = error;
  }
  const shown = descriptionOf(prepared, json);
  const predictions = failure ? null : await model.predictions(prepared.test);
  const isNumbers = shown.task === "regression";
  const labels = predictions?.outputs[0].labels.length;
  // Those of a run that failed are gone.
  const again = await source.prepare(prepareOptions(json, description));
  const history = run?.history ?? failure.history?.history ?? {};
  const looks = await looksOf({ source, prepared: again }, description, shown, json);
  if (run && isLevel(history.loss)) {
    looks.rival = await rivalOf({ net: model, prepared: again }, shown, run.experiment);
  }
  const facts = {
    classCounts: shown.steps.at(-1)?.after?.classes ?? [],
    experiment: run?.experiment ?? json,
    history,
    notFinite: failure !== null || run.stopReason === "not-finite",
    prepared: shown,
    kind: description.kind,
    columns: description.columns ?? [],
    rows: description.rows ?? 0,
    answers:
      predictions && !isNumbers
        ? await answersOf(predictions, await confusionOf(predictions))
        : null,
    errors: predictions && isNumbers && !labels ? await predictions.regressionReport() : [],
    labelled: predictions && labels ? await labelledOf(predictions, prepared.train, 0) : null,
    statistics,
    looks,
  };
  predictions?.dispose();
  if (run) run.dispose();
  else model.dispose();
  again.dispose();
  source.dispose();
  return facts;
}

/**
 * A table as a file.
 * @param {string[]} columns
 * @param {(string | number)[][]} rows
 */
export const tableFile = (columns, rows) => ({
  name: "table.csv",
  bytes: new TextEncoder().encode([columns, ...rows].map((cells) => cells.join(",")).join("\n")),
});

/** Numbers from 0 to below 1 that are the same in every run (mulberry32). @param {number} seed */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * An experiment with a chain of dense layers.
 * @param {object} options
 * @param {string} options.target
 * @param {number[]} [options.hidden] units
 * @param {{ units: number, activation: string }} options.last
 * @param {any[]} [options.steps] after the split
 * @param {any} options.compile
 * @param {any} [options.fit]
 */
export function denseExperiment({ target, hidden = [16], last, steps = [], compile, fit }) {
  const dense = (/** @type {any} */ config) => ({ class_name: "Dense", config });
  return {
    minibatch: 1,
    data: null,
    target: { columns: [target] },
    preparation: [
      {
        class_name: "TrainTestSplit",
        config: { test_size: 0.25, random_state: 1, stratify: true },
      },
      ...steps,
    ],
    model: {
      class_name: "Sequential",
      config: {
        layers: [...hidden.map((units) => dense({ units, activation: "relu" })), dense(last)],
      },
    },
    compile: { metrics: ["accuracy"], ...compile },
    fit: { epochs: 20, batch_size: 16, validation_split: 0.2, ...fit },
    seed: 3,
  };
}

/** @param {string} class_name @param {number} learning_rate */
export const optimizer = (class_name, learning_rate) => ({
  optimizer: { class_name, config: { learning_rate } },
});

export const sigmoid = { units: 1, activation: "sigmoid" };
export const scaler = { class_name: "StandardScaler", config: {} };

/** Rows of two classes: `y` follows from `a` as far as `signal` says. @param {number} rows @param {number} signal @param {number} [positive] share of class yes */
export function classTable(rows, signal, positive = 0.5) {
  const next = random(rows);
  return tableFile(
    ["a", "b", "c", "y"],
    Array.from({ length: rows }, () => {
      const isYes = next() < positive;
      const a = next() + (isYes ? signal : 0);
      return [a.toFixed(4), next().toFixed(4), next().toFixed(4), isYes ? "yes" : "no"];
    }),
  );
}

/**
 * The finding of a run with this key.
 * @param {Set<string>} seen which gets the keys that were found
 * @param {any} json
 * @param {any[]} files
 * @param {string} key
 * @returns {Promise<any>}
 */
export async function findingIn(seen, json, files, key) {
  const findings = diagnosisOf(await factsOf(json, files));
  for (const one of findings) seen.add(one.key);
  const keys = findings.map((one) => one.key);
  expect(keys).toContain(`diagnosis.${key}`);
  return findings[keys.indexOf(`diagnosis.${key}`)];
}
