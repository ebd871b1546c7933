// Programs of a first course, pasted, given rows and written as programs again: in Keras each has the same rows and the same losses
// from the same weights.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { experiment } from "minibatch";
import { beforeAll, describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";
import { write } from "../cli.js";
import { comparable, expectSame, sampleFile, trained } from "./compared.js";
import { env, python } from "./python-here.js";

/** @typedef {import("./compared.js").File} File */

const clothes = [
  ...["train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"],
  ...["t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"],
].map((name) => sampleFile(`fashion-mnist/${name}`));
const signs = ["images-idx4", "labels-idx1"].map((name) =>
  sampleFile(`signs/signs-${name}-ubyte.gz`),
);

const split = { class_name: "TrainTestSplit", config: { test_size: 0.2, random_state: 3 } };

/**
 * @param {File[]} files
 * @param {any} [rest] what a person sets beside what the program says
 */
const filesWith = (files, rest) => ({
  files,
  rest: { data: { files: files.map(({ name }) => ({ name })) }, ...rest },
});
/** @param {File[]} files @param {any[]} [first] */
const pictures = (files, first = []) => ({
  ...{ ...filesWith(files), first },
  // After some steps of a deep network the rounding of JAX's variances shows.
  fit: { epochs: 1, batch_size: 1600 },
});
/** @param {File} file @param {any} target @param {any} [rest] */
const table = (file, target, rest) => filesWith([file], { target, ...rest });
/** A table that was split before the program begins. @param {Parameters<typeof table>} args */
const splitTable = (...args) => ({
  ...table(...args),
  first: [split],
});

const whole = { task: "classification" };
const oneHot = { ...whole, encoding: "one-hot" };
const oneHotLoss = { optimizer: "adam", loss: "categorical_crossentropy", metrics: ["accuracy"] };

/** What each program does not say, for it was on the disk of who wrote it. @type {Record<string, { files: File[], rest: any, first?: any[], fit?: any }>} */
const given = {
  "000-cnn": pictures(clothes),
  "000-colour": pictures(signs, [split]),
  "000-dnn": pictures(clothes),
  "001-mnist": pictures(clothes),
  "001-pima": splitTable(sampleFile("pima-indians-diabetes.csv"), {
    ...whole,
    columns: ["Outcome"],
  }),
  "002-cifar10": pictures(signs, [split]),
  "002-fashion": pictures(clothes),
  "003-regression": splitTable(sampleFile("toys/plane.csv"), {
    ...{ task: "regression", scaling: null, columns: ["value"] },
  }),
  "004-credit": table(sampleFile("credit.csv", "creditset2.csv"), {
    ...{ ...oneHot, columns: ["default10yr"] },
  }),
  "004-imbalance": table(
    sampleFile("pass-fail.csv", "data.csv"),
    { ...oneHot, columns: ["Pass.Fail"] },
    { compile: oneHotLoss },
  ),
  "004-mnist": pictures(clothes),
};
const names = Object.keys(given);

/** Raw numbers saturate a network: then Keras clips on JAX what it takes from the logits on TensorFlow, as is done here. */
const raw = ["001-pima", "004-imbalance"];

/** With fewer maps and units, but for the last: a course's network takes minutes. @param {any} json */
function narrow(json) {
  const { config } = json.model;
  const layers = config.layers.map((/** @type {any} */ layer, /** @type {number} */ i) => {
    const { filters, units } = layer.config;
    const fewer = {
      ...(filters && { filters: Math.min(filters, 6) }),
      ...(units && i < config.layers.length - 1 && { units: Math.min(units, 16) }),
    };
    return { ...layer, config: { ...layer.config, ...fewer } };
  });
  return { ...json, model: { ...json.model, config: { ...config, layers } } };
}

/** @param {string} name @returns {Promise<any>} */
async function pasted(name) {
  const code = readFileSync(inRoot(`tests/package/python/course/${name}.py`), "utf8");
  const { experiment: found } = await experiment.fromPython(code);
  const { rest, first = [], fit } = given[name];
  const json = /** @type {any} */ (found?.toJSON());
  const scaled = raw.includes(name) ? [{ class_name: "StandardScaler", config: {} }] : [];
  const preparation = [...first, ...(json.preparation ?? []), ...scaled];
  const all = narrow(comparable({ ...json, ...rest, preparation }));
  return { ...all, fit: { ...all.fit, ...fit } };
}

/** @type {any[]} */
const all = [];
/** @type {import("./compared.js").Own[]} */
const own = [];
beforeAll(async () => {
  for (const name of names) {
    all.push(await pasted(name));
    own.push(await trained(all[all.length - 1], given[name].files));
  }
}, 300_000);

it.each(names.map((name, i) => /** @type {const} */ ([name, i])))(
  "%s trains on the rows it is given",
  (_, i) => {
    expect(own[i].history.loss.every(Number.isFinite)).toBe(true);
    expect(own[i].evaluation.loss).toBeGreaterThan(0);
  },
);

describe.skipIf(!python)("in Python", () => {
  /** @type {any[]} */
  let found = [];
  beforeAll(async () => {
    const runs = [];
    for (const [i, name] of names.entries()) {
      const program = write(`${name}.py`, await experiment(all[i]).toPython());
      runs.push({ program, weights: own[i].weights });
      for (const { name: file, bytes } of given[name].files) write(file, bytes);
    }
    const list = write("runs.json", runs);
    const out = execFileSync(
      /** @type {string} */ (python),
      [inRoot("tests/package/python/trained.py"), list],
      { cwd: dirname(list), env, maxBuffer: 1e9, stdio: ["ignore", "pipe", "pipe"] },
    );
    found = JSON.parse(String(out));
  }, 600_000);

  it.each(names.map((name, i) => /** @type {const} */ ([name, i])))(
    "%s has the same rows, weights and losses",
    (_, i) => expectSame(own[i], found[i]),
  );
});
