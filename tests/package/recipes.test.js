// The recipes of examples/recipes: each is run as a reader runs it, and what it prints is looked at.

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { layers, sequential } from "minibatch";
import { afterAll, expect, it, onTestFinished, vi } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { png } from "./formats/make-files.js";

const recipes = readdirSync(inRoot("examples/recipes")).filter((name) => name.endsWith(".js"));
/** Those that need a page: tests/web/recipes.spec.js. */
const ofPages = ["use-in-a-worker.js"];
/** @type {string[]} */
const ran = [];

const folder = mkdtempSync(join(tmpdir(), "minibatch-recipes-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {string} path below the folder @param {Uint8Array | string} contents */
function written(path, contents) {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, contents);
  return whole;
}

/**
 * Runs a recipe, and gives what it prints, by the words before it; the last where it prints them again.
 * @param {string} name
 * @param {...string} args of its command line
 */
async function outcome(name, ...args) {
  ran.push(`${name}.js`);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const { argv } = process;
  onTestFinished(() => {
    log.mockRestore();
    process.argv = argv;
  });
  const path = inRoot(`examples/recipes/${name}.js`);
  process.argv = [argv[0], path, ...args];
  await import(/* @vite-ignore */ pathToFileURL(path).href);
  /** @type {Record<string, any>} */
  const said = Object.fromEntries(log.mock.calls.filter((call) => call.length === 2));
  return { said, calls: log.mock.calls };
}

it("train-on-a-csv", async () => {
  const { said } = await outcome("train-on-a-csv");
  expect(said["test accuracy"]).toBeGreaterThan(0.9);
});

it("stop-early", async () => {
  const { said } = await outcome("stop-early");
  expect(said.epochs).toBeLessThan(500);
  // The weights are those of the best epoch, and not of the last.
  expect(said["loss now"]).toBeCloseTo(said["lowest loss"], 6);
});

it("save-and-load", async () => {
  const { said } = await outcome("save-and-load");
  expect(new Set(said.before).size).toBe(4);
  expect(said.after).toEqual(said.before);
});

it("resume-training", async () => {
  const { said } = await outcome("resume-training");
  expect(said.resumed).toEqual(said["never stopped"]);
});

it("classify-images", async () => {
  const { said } = await outcome("classify-images");
  expect(said["test accuracy"]).toBeGreaterThan(0.93);
});

it("forecast-a-series", async () => {
  const { said } = await outcome("forecast-a-series");
  // The same month of the year before is 1.5 ppm off.
  expect(said["mean absolute error"]).toBeLessThan(0.6);
  // Mauna Loa, January 2002: 372.4 ppm (NOAA).
  expect(Math.abs(said["next month"] - 372.4)).toBeLessThan(1.5);
});

it("weigh-rare-classes", async () => {
  const { said } = await outcome("weigh-rare-classes");
  expect(said["recall without weights"]).toBeLessThan(0.2);
  expect(said["recall with weights"]).toBeGreaterThan(0.4);
});

it("cross-validate", async () => {
  const { said } = await outcome("cross-validate");
  expect(said["accuracy of 5 folds"]).toBeGreaterThan(0.9);
});

it("write-your-own-loss", async () => {
  const { said } = await outcome("write-your-own-loss");
  expect(Math.abs(said["predicted quantile"] - 90)).toBeLessThan(1);
});

it("schedule-the-learning-rate", async () => {
  const { said } = await outcome("schedule-the-learning-rate");
  expect(said["after 200 of 400 steps"]).toBeCloseTo(0.025, 6);
  expect(said["after 400 of 400 steps"]).toBeCloseTo(0, 6);
  expect(said["by epoch"].map((/** @type {number} */ rate) => Number(rate.toFixed(4)))).toEqual([
    ...Array(10).fill(0.01),
    ...Array(10).fill(0.001),
  ]);
  const halvings = said["by result"].map((/** @type {number} */ rate) => Math.log2(rate / 0.1));
  expect(halvings.at(-1)).toBeLessThan(-0.5);
  for (const power of halvings) expect(power).toBeCloseTo(Math.round(power), 4);
});

it("confusion-matrix", async () => {
  const { said } = await outcome("confusion-matrix");
  const matrix = said["rows are true, columns predicted"];
  const right = matrix[0][0] + matrix[1][1] + matrix[2][2];
  expect(
    right / matrix.flat().reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b),
  ).toBeGreaterThan(0.9);
  expect(said["of two lists"]).toEqual([
    [2, 0],
    [1, 1],
  ]);
});

it("predict-a-stream", async () => {
  const { said } = await outcome("predict-a-stream");
  expect(said["readings asked for"]).toBe(12);
  expect(said["out of the ordinary"]).toEqual([4, 9]);
});

it("several-inputs", async () => {
  const { said } = await outcome("several-inputs");
  // One input alone gives at most three quarters.
  expect(said["validation accuracy"]).toBeGreaterThan(0.85);
});

it("predict-a-number", async () => {
  const { said } = await outcome("predict-a-number");
  expect(said["mean absolute error"]).toBeLessThan(2.6);
  expect(said["R²"]).toBeGreaterThan(0.8);
});

it("classify-texts", async () => {
  const { said } = await outcome("classify-texts");
  expect(said["test accuracy"]).toBeGreaterThan(0.9);
  expect(said["a new text"]).toBe("bad");
});

it("normalise", async () => {
  const { said } = await outcome("normalise");
  // scikit-learn: StandardScaler divides by the deviation of the population, here sqrt(125) of the first column.
  const first = said["mean 0, deviation 1"].filter(
    (/** @type {number} */ _, /** @type {number} */ i) => i % 2 === 0,
  );
  [-15, -5, 5, 15].forEach((off, i) => expect(first[i]).toBeCloseTo(off / Math.sqrt(125), 6));
  expect([...said["a new row"]]).toEqual([0, 0]);
});

it("tune-hyperparameters", async () => {
  const { calls } = await outcome("tune-hyperparameters");
  expect(calls).toHaveLength(6);
  const [best] = calls.toSorted(([, one], [, other]) => one - other);
  expect(best[0]["compile.optimizer.learning_rate"]).toBe(0.01);
});

it("load-a-keras-model", async () => {
  const fixtures = inRoot("tests/package/fixtures/keras2-h5");
  const model = written("adam.h5", gunzipSync(readFileSync(`${fixtures}/adam.h5.gz`)));
  const { x, predictions } = JSON.parse(readFileSync(`${fixtures}/adam.json`, "utf8"));
  const numbers = (/** @type {{ f32: string }} */ { f32 }) => {
    const bytes = Uint8Array.from(Buffer.from(f32, "base64"));
    return new Float32Array(bytes.buffer);
  };
  const [rows, width] = x.shape;
  const given = numbers(x);
  const lines = Array.from({ length: rows }, (_, row) =>
    given.subarray(row * width, (row + 1) * width).join(","),
  );
  const csv = written("rows.csv", ["a,b,c,d,e,f", ...lines].join("\n"));
  const { said } = await outcome("load-a-keras-model", model, csv);
  // What Keras 2 predicted.
  const expected = numbers(predictions);
  expect(said.outputs).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(said.outputs[i]).toBeCloseTo(value, 5));
});

it("transfer-from-teachable-machine", async () => {
  const base = sequential([
    layers.depthwiseConv2d({ kernelSize: 3, inputShape: [8, 8, 3] }),
    layers.globalAveragePooling2d(),
  ]);
  const head = sequential([layers.dense({ units: 3, activation: "softmax" })]);
  await head.build({ inputShape: [3] });
  const net = sequential([base, head]);
  await net.compile({ optimizer: "adam", loss: "categorical_crossentropy", seed: 3 });
  const members = {
    "keras_model.h5": await net.save("h5"),
    "labels.txt": strToU8("0 Cat\n1 Dog\n2 Class 3\n"),
  };
  const zip = written("converted_keras.zip", zipSync(members, { level: 0 }));
  for (const [place, colour] of ["blue", "red"].entries()) {
    for (let i = 0; i < 20; ++i) {
      const pixel = place === 0 ? [20 + i, 30, 220, 255] : [220, 30, 20 + i, 255];
      written(
        `photos/${colour}/${i}.png`,
        png(8, 8, () => /** @type {any} */ (pixel)),
      );
    }
  }
  const { said } = await outcome("transfer-from-teachable-machine", zip, join(folder, "photos"));
  expect(said["it told apart"]).toEqual(["Cat", "Dog", "Class 3"]);
  expect(said["it tells apart"]).toEqual(["blue", "red"]);
  expect(said.accuracy).toBeGreaterThan(0.9);
});

it("are all run", () => expect([...ran, ...ofPages].sort()).toEqual(recipes.sort()));
