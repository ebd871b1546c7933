// Wrong input: said by name, with what was expected and received; the model goes on.

import {
  Dataset,
  MinibatchError,
  callbacks,
  describeModel,
  evaluation,
  init,
  layers,
  model,
  optimizers,
  readFiles,
  sequential,
} from "minibatch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// What a caller without types might write.
/** @type {any} */
const untyped = { Dataset, callbacks, evaluation, init, layers, optimizers, readFiles, sequential };

const x = { data: Float32Array.from({ length: 12 }, (_, i) => i / 12), shape: [6, 2] };
const labels = Uint8Array.of(0, 1, 2, 0, 1, 2);

/** @type {any} */
let net;
beforeAll(async () => {
  net = sequential([layers.dense({ units: 3, activation: "softmax", inputShape: [2] })]);
  await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy" });
});
afterAll(() => net.dispose());

/** @type {[what: string, work: () => unknown, code: string, message: RegExp][]} */
const cases = [
  // Layers and models.
  [
    "an unknown argument",
    () => untyped.layers.dense({ unit: 3 }),
    "invalid-argument",
    /layers\.dense\(\).*"unit".*units/s,
  ],
  ["a missing argument", () => untyped.layers.dense({}), "invalid-argument", /"units" is required/],
  [
    "no options object",
    () => untyped.layers.dense(3),
    "invalid-argument",
    /object of options, received 3/,
  ],
  [
    "a shape that is none",
    () => untyped.layers.dense({ units: 1, inputShape: [2, 0] }),
    "invalid-argument",
    /inputShape.*\[2,0\]/,
  ],
  [
    "a value out of range",
    () => summary(layers.dense({ units: 0, inputShape: [2] })),
    "ok",
    /units.*0/,
  ],
  [
    "a layer that is none",
    () => untyped.sequential([{ units: 3 }]),
    "invalid-argument",
    /layer 1.*\{units\}/,
  ],
  [
    "an inputShape on the second layer",
    () =>
      sequential([
        layers.flatten({ inputShape: [2] }),
        layers.dense({ units: 1, inputShape: [2] }),
      ]),
    "invalid-argument",
    /layer 2 \(Dense\)/,
  ],
  [
    "an unknown layer",
    () => build({ class_name: "Transformer", config: {} }),
    "unknown-name",
    /"Transformer".*Known:.*Dense/s,
  ],
  [
    "a kernel larger than its input",
    () =>
      sequential([
        layers.conv2d({ filters: 1, kernelSize: 9, inputShape: [8, 8, 1] }),
      ]).getWeights(),
    "shape-mismatch",
    /conv2d.*9.*8/s,
  ],
  [
    "a model without an input's shape",
    () => sequential([layers.dense({ units: 1 })]).getWeights(),
    "invalid-spec",
    /input/,
  ],
  [
    "a model too large",
    () => sequential([layers.dense({ units: 1_000_000, inputShape: [100_000] })]).getWeights(),
    "out-of-memory",
    /100000 x 1000000/,
  ],
  [
    "a model whose bytes do not fit an address",
    () => sequential([layers.dense({ units: 40_000, inputShape: [40_000] })]).getWeights(),
    "out-of-memory",
    /[56]\d\d\d MB/,
  ],
  ["JSON that is none", () => model("{"), "invalid-spec", /not JSON/],
  [
    "a spec that is none",
    () => untyped.sequential("dense"),
    "invalid-argument",
    /list of layers, received "dense"/,
  ],
  [
    "a spec without a config",
    () => describeModel(/** @type {any} */ ({})),
    "invalid-argument",
    /config/,
  ],
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
    "a metric that is none",
    () => net.compile({ optimizer: "adam", loss: "mse", metrics: ["acuracy"] }),
    "unknown-name",
    /"acuracy"/,
  ],
  [
    "a seed that is none",
    () => net.compile({ optimizer: "adam", loss: "mse", seed: 1.5 }),
    "invalid-argument",
    /seed.*1\.5/,
  ],
  [
    "a learning rate that is none",
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
    "labels that are no numbers",
    () => net.fit(x, ["a", "b", "c", "a", "b", "c"]),
    "invalid-argument",
    /y\[0\].*"a"/,
  ],
  ["no labels", () => net.fit(x), "invalid-data", /targets/],
  ["no rows", () => net.predict([]), "invalid-data", /not a single row/],
  ["data that is none", () => net.predict("x"), "invalid-argument", /typed array.*"x"/],
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
    "class names that are none",
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
    /exclude each other/,
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
    "a function that is none",
    () => net.fit(x, labels, { onEpochEnd: true }),
    "invalid-argument",
    /onEpochEnd.*function, received true/,
  ],
  [
    "a signal that is none",
    () => net.fit(x, labels, { signal: {} }),
    "invalid-argument",
    /AbortSignal/,
  ],
  // The rest.
  [
    "files that are none",
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
    () => evaluation.confusionMatrix([0, 1], [0], 2),
    "invalid-data",
    /1 predictions and 2 labels/,
  ],
  [
    "a class beyond the classes",
    () => evaluation.confusionMatrix([0, 2], [0, 1], 2),
    "invalid-data",
    /2/,
  ],
  [
    "predictions of another kind",
    () => untyped.evaluation.predictedClasses([1]),
    "invalid-argument",
    /predict\(\)/,
  ],
  ["init after the start", () => init({ threads: 1 }), "invalid-state", /already runs/],
  [
    "an option of init that is none",
    () => untyped.init({ url: "x" }),
    "invalid-argument",
    /"url".*wasmUrl/,
  ],
];

/** @param {any} layer */
const build = (layer) =>
  model({ class_name: "Sequential", config: { layers: [layer] } }).getWeights();

/** A faulty layer is no reason to reject a description; its message is thrown here to be looked at. @param {any} layer */
async function summary(layer) {
  throw new MinibatchError(/** @type {any} */ ("ok"), await sequential([layer]).summary());
}

describe("wrong input", () => {
  it.each(cases)("%s", async (_, work, code, message) => {
    /** @type {any} */
    const error = await (async () => work())().then(
      () => expect.unreachable("nothing was thrown"),
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(MinibatchError);
    expect(error.message).toMatch(message);
    expect(error.code).toBe(code);
  });

  it("leaves the model as it was", async () => {
    const { history } = await net.fit(x, labels, { epochs: 2 });
    expect(history.loss).toHaveLength(2);
  });
});
