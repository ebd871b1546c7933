// Wrong input for layers and models.

import { MinibatchError, describeModel, layers, model, sequential } from "minibatch";
import { describe } from "vitest";
import { itRefuses, untyped } from "./wrong-input.js";

/** @param {any} layer */
const build = (layer) =>
  model({ class_name: "Sequential", config: { layers: [layer] } }).getWeights();

/** A faulty layer is no reason to reject a description; its message is thrown here to be looked at. @param {any} layer */
async function summary(layer) {
  throw new MinibatchError(/** @type {any} */ ("ok"), await sequential([layer]).summary());
}

describe("invalid layers and models", () => {
  itRefuses([
    [
      "an unknown argument",
      () => untyped.layers.dense({ unit: 3 }),
      "invalid-argument",
      /layers\.dense\(\).*"unit".*units/s,
    ],
    [
      "a missing argument",
      () => untyped.layers.dense({}),
      "invalid-argument",
      /"units" is required/,
    ],
    [
      "no options object",
      () => untyped.layers.dense(3),
      "invalid-argument",
      /object with options, received 3/,
    ],
    [
      "an invalid shape",
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
      "a value that is not a layer",
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
      "invalid-state",
      /has no inputShape/,
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
    ["invalid JSON", () => model("{"), "invalid-spec", /not JSON/],
    [
      "an invalid spec",
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
  ]);
});
