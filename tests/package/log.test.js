// The text of a run as Keras prints it.

import { progbarText } from "minibatch";
import { expect, it } from "vitest";

/**
 * One epoch's second line.
 * @param {1 | 2} verbose
 * @param {number} steps
 * @param {number} seconds
 * @param {Record<string, number>} logs
 */
function line(verbose, steps, seconds, logs) {
  const history = Object.fromEntries(Object.entries(logs).map(([name, value]) => [name, [value]]));
  const run = { epoch: [4], history, epochs: 9, steps, seconds: [seconds] };
  const [head, text, ...more] = progbarText(run, verbose).split("\n");
  expect([head, ...more]).toEqual(["Epoch 5/9"]);
  return text;
}

const runs = /** @type {const} */ ([
  [118, 1.77, { accuracy: 0.90762, loss: 0.31404, val_loss: 0.0009, learning_rate: 1e-4 }],
  [3, 0.0006, { loss: 1234.5, mae: 0 }],
  [2, 5.2, { loss: NaN, mae: Infinity }],
  [2, 124, { loss: -0.5, x: 1e-3 }],
]);

// Keras 3.15.1: Progbar(target=steps, verbose=…, unit_name="step"), one update, the clock given.
const printed = {
  1: [
    "118/118 ━━━━━━━━━━━━━━━━━━━━ 2s 15ms/step - accuracy: 0.9076 - loss: 0.3140 - val_loss: 9.0000e-04 - learning_rate: 1.0000e-04",
    "3/3 ━━━━━━━━━━━━━━━━━━━━ 0s 200us/step - loss: 1234.5000 - mae: 0.0000e+00",
    "2/2 ━━━━━━━━━━━━━━━━━━━━ 5s 3s/step - loss: nan - mae: inf",
    "2/2 ━━━━━━━━━━━━━━━━━━━━ 124s 62s/step - loss: -0.5000 - x: 1.0000e-03",
  ],
  2: [
    "118/118 - 2s - 15ms/step - accuracy: 0.9076 - loss: 0.3140 - val_loss: 9.0000e-04 - learning_rate: 1.0000e-04",
    "3/3 - 0s - 200us/step - loss: 1234.5000 - mae: 0.0000e+00",
    "2/2 - 5s - 3s/step - loss: nan - mae: inf",
    "2/2 - 124s - 62s/step - loss: -5.0000e-01 - x: 1.0000e-03",
  ],
};

it.each([1, 2])("is Keras's of verbose %i", (given) => {
  const verbose = given === 1 ? 1 : 2;
  expect(runs.map(([steps, seconds, logs]) => line(verbose, steps, seconds, logs))).toEqual(
    printed[verbose],
  );
});

it("has two lines an epoch, without what an epoch has no value of", () => {
  const history = { loss: [0.5, 0.25], val_loss: [null, 0.75] };
  const run = { epoch: [0, 1], history, epochs: 2, steps: 2, seconds: [1, 1] };
  expect(progbarText(run).split("\n")).toEqual([
    "Epoch 1/2",
    "2/2 - 1s - 500ms/step - loss: 0.5000",
    "Epoch 2/2",
    "2/2 - 1s - 500ms/step - loss: 0.2500 - val_loss: 0.7500",
  ]);
});
