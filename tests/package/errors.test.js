// Wrong input for what trains and what it is given; the model goes on.

import {
  Dataset,
  callbacks,
  init,
  layers,
  metrics,
  optimizers,
  readFiles,
  sequential,
} from "minibatch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { itRefuses, untyped } from "./wrong-input.js";

const x = { data: Float32Array.from({ length: 12 }, (_, i) => i / 12), shape: [6, 2] };
const labels = Uint8Array.of(0, 1, 2, 0, 1, 2);

/** @type {any} */
let net;
beforeAll(async () => {
  net = sequential([layers.dense({ units: 3, activation: "softmax", inputShape: [2] })]);
  await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy" });
});
afterAll(() => net.dispose());

/** @type {import("./wrong-input.js").WrongInput[]} */
const cases = [
  // compile
  ["no loss", () => net.compile({ optimizer: "adam" }), "invalid-argument", /"loss"/],
  [
    "an unknown option",
    () => net.compile({ optimiser: "adam", loss: "mse" }),
    "invalid-argument",
    /"optimiser".*optimizer/,
  ],
  [
    "an unknown optimizer",
    () => net.compile({ optimizer: "adamm", loss: "mse" }),
    "unknown-name",
    /"adamm".*Adam/,
  ],
  [
    "an argument out of range",
    () => net.compile({ optimizer: optimizers.adam({ learningRate: -1 }), loss: "mse" }),
    "invalid-argument",
    /learning_rate.*-1/,
  ],
  [
    "an unknown metric",
    () => net.compile({ optimizer: "adam", loss: "mse", metrics: ["acuracy"] }),
    "unknown-name",
    /"acuracy"/,
  ],
  [
    "an invalid seed",
    () => net.compile({ optimizer: "adam", loss: "mse", seed: 1.5 }),
    "invalid-argument",
    /seed.*1\.5/,
  ],
  [
    "an invalid learning rate",
    () => net.setLearningRate("fast"),
    "invalid-argument",
    /a number, received "fast"/,
  ],
  // Data.
  [
    "rows that do not divide",
    () => net.fit(x.data.subarray(1), labels),
    "shape-mismatch",
    /2 numbers each.*11 numbers/,
  ],
  [
    "data that is not its shape",
    () => net.fit({ data: x.data, shape: [5, 2] }, labels),
    "shape-mismatch",
    /\(5, 2\) has 10 numbers, but data has 12/,
  ],
  [
    "another input shape",
    () => net.fit({ data: x.data, shape: [3, 4] }, labels.subarray(3)),
    "shape-mismatch",
    /\(None, 2\).*\(None, 4\)/s,
  ],
  [
    "fewer labels than rows",
    () => net.fit(x, labels.subarray(1)),
    "shape-mismatch",
    /x has 6 rows.*5 numbers/,
  ],
  [
    "labels with another shape",
    () => net.fit(x, { data: labels, shape: [3, 2] }),
    "shape-mismatch",
    /6 rows.*\(3, 2\)/,
  ],
  [
    "a label out of range",
    () => net.fit(x, Uint8Array.of(0, 1, 2, 0, 1, 3)),
    "invalid-data",
    /row 5.*3/,
  ],
  [
    "a label that is not whole",
    () => net.fit(x, [0, 1, 2, 0, 1, 0.5]),
    "invalid-data",
    /row 5.*0\.5/,
  ],
  [
    "labels that are neither numbers nor names",
    () =>
      net.fit(
        x,
        [{}, 1, 2, 0, 1, 2].map((label) => label && [label]),
      ),
    "invalid-argument",
    /y\[0\]\[0\]: expected a number, received \{\}/,
  ],
  ["no labels", () => net.fit(x), "invalid-data", /targets/],
  ["no rows", () => net.predict([]), "invalid-data", /there are no rows/],
  ["data that is not an array", () => net.predict("x"), "invalid-argument", /typed array.*"x"/],
  [
    "data with another word",
    () => net.predict({ data: x.data, shapes: [6, 2] }),
    "invalid-argument",
    /"shapes"/,
  ],
  [
    "an unknown shape",
    () => Dataset.fromArrays({ x: x.data }),
    "shape-mismatch",
    /shape of x is not known/,
  ],
  [
    "invalid class names",
    () => untyped.Dataset.fromArrays({ x, classNames: [1] }),
    "invalid-argument",
    /classNames/,
  ],
  [
    "weights of another number",
    () => net.setWeights([]),
    "shape-mismatch",
    /2 weights, received 0/,
  ],
  [
    "weights of another shape",
    () =>
      net.setWeights([
        { data: new Float32Array(6), shape: [3, 2] },
        { data: new Float32Array(3), shape: [3] },
      ]),
    "shape-mismatch",
    /"dense\/kernel".*\(2, 3\).*\(3, 2\)/,
  ],
  // fit
  [
    "an unknown option",
    () => net.fit(x, labels, { epoch: 3 }),
    "invalid-argument",
    /"epoch".*epochs/,
  ],
  [
    "a batch of none",
    () => net.fit(x, labels, { batchSize: 0 }),
    "invalid-argument",
    /batchSize.*at least 1, received 0/,
  ],
  [
    "a split that leaves nothing",
    () => net.fit(x, labels, { validationSplit: 0.99 }),
    "invalid-argument",
    /validation_split 0.99 of 6 rows/,
  ],
  [
    "a split out of range",
    () => net.fit(x, labels, { validationSplit: 1 }),
    "invalid-argument",
    /validation_split.*less than 1/,
  ],
  [
    "two validations",
    () => net.fit(x, labels, { validationSplit: 0.5, validationData: [x, labels] }),
    "invalid-argument",
    /cannot be used together/,
  ],
  [
    "a callback of another make",
    () => net.fit(x, labels, { callbacks: [{ onEpoch() {} }] }),
    "invalid-argument",
    /EarlyStopping.*\{onEpoch\}/,
  ],
  [
    "a callback's log that is not there",
    () => net.fit(x, labels, { callbacks: [callbacks.earlyStopping({ monitor: "val_loss" })] }),
    "invalid-argument",
    /val_loss/,
  ],
  [
    "something other than a function",
    () => net.fit(x, labels, { onEpochEnd: true }),
    "invalid-argument",
    /onEpochEnd.*function, received true/,
  ],
  [
    "something other than a signal",
    () => net.fit(x, labels, { signal: {} }),
    "invalid-argument",
    /AbortSignal/,
  ],
  // The rest.
  [
    "something other than files",
    () => untyped.readFiles(3),
    "invalid-argument",
    /list of files, received 3/,
  ],
  [
    "a file of nothing known",
    () => readFiles([{ name: "a.bin", bytes: Uint8Array.of(1, 2, 3) }]),
    "invalid-data",
    /a\.bin/,
  ],
  [
    "classes of other rows",
    () => metrics.confusionMatrix([0, 1], [0], 2),
    "invalid-data",
    /1 predictions and 2 labels/,
  ],
  [
    "a class beyond the classes",
    () => metrics.confusionMatrix([0, 2], [0, 1], 2),
    "invalid-data",
    /2/,
  ],
  [
    "predictions of another kind",
    () => untyped.metrics.predictedClasses([1]),
    "invalid-argument",
    /predict\(\)/,
  ],
  ["init after the start", () => init({ threads: 1 }), "invalid-state", /already running/],
  [
    "an unknown option of init",
    () => untyped.init({ url: "x" }),
    "invalid-argument",
    /"url".*wasmUrl/,
  ],
];

describe("wrong input", () => {
  itRefuses(cases);

  it("leaves the model as it was", async () => {
    const { history } = await net.fit(x, labels, { epochs: 2 });
    expect(history.loss).toHaveLength(2);
  });
});
