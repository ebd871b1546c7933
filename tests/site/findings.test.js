// How a model ends: probabilities of one number, and of what are probabilities already.

import { expect, it } from "vitest";
import { findingsOf } from "../../web/experiment/findings.js";

/**
 * What is wrong with a model for a task.
 * @param {"binary" | "classification" | "regression"} task
 * @param {[class_name: string, config: any, units: number][]} layers
 */
function keys(task, layers) {
  const named = layers.map(([class_name, config], at) => ({
    class_name,
    config: { name: `layer_${at}`, ...config },
  }));
  const input = { class_name: "InputLayer", config: { name: "input", batch_shape: [null, 4] } };
  const model = {
    class_name: "Sequential",
    config: { name: "net", layers: [input, ...named] },
  };
  const loss = { binary: "binary_crossentropy", regression: "mean_squared_error" };
  const classNames = task === "regression" ? [] : ["a", "b", "c"].slice(task === "binary" ? 1 : 0);
  const state = /** @type {any} */ ({
    data: { prepared: { task, classNames, inputShape: [4], outputs: [{ name: "" }] } },
    experiment: {
      model,
      compile: { loss: task === "classification" ? "sparse_categorical_crossentropy" : loss[task] },
    },
  });
  const descriptions = layers.map(([class_name, , units], at) => ({
    name: `layer_${at}`,
    class_name,
    output_shape: [null, units],
  }));
  return findingsOf(state, descriptions).map(({ key, repair }) => [key, repair?.name]);
}

const dense = (/** @type {number} */ units, /** @type {string} */ activation) =>
  /** @type {[string, any, number]} */ (["Dense", { units, activation }, units]);

it("a softmax of one unit, which is always 1", () => {
  expect(keys("binary", [dense(8, "relu"), dense(1, "softmax")])).toContainEqual([
    "model.softmaxOfOne",
    "adapt",
  ]);
  expect(keys("binary", [dense(8, "relu"), dense(1, "sigmoid")])).toEqual([]);
  expect(keys("regression", [dense(1, "softmax")])).toContainEqual(["model.softmaxOfOne", "adapt"]);
});

it("softmax or sigmoid applied twice", () => {
  expect(keys("classification", [dense(3, "softmax"), ["Softmax", {}, 3]])).toEqual([
    ["model.twice", "remove"],
  ]);
  const again = /** @type {[string, any, number]} */ (["Activation", { activation: "sigmoid" }, 1]);
  expect(keys("binary", [dense(1, "sigmoid"), again])).toEqual([["model.twice", "remove"]]);
  expect(keys("classification", [dense(3, "linear"), ["Softmax", {}, 3]])).toEqual([]);
  expect(keys("binary", [dense(1, "linear"), again])).toEqual([]);
});
