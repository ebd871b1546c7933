/** What a layer and a loss compute, in the signs of mathematics. They are the same in every language. */

import { snakeCase } from "minibatch";
import { activationName } from "./activation-formulas.js";
import { attentionLayers } from "./attention-formulas.js";
import { plainLayers } from "./layer-formulas.js";
import { mergeLayers } from "./merge-formulas.js";
import { bidirectional, recurrentLayers, timeDistributed } from "./recurrent-formulas.js";
import { windowLayers } from "./window-formulas.js";

/**
 * @typedef {object} Facts what a layer's formulas depend on
 * @property {Record<string, any>} config Keras's
 * @property {number[][]} inputs the shapes of one row of each input; [] where they are not known
 * @property {number[]} output of one row
 *
 * @typedef {(facts: Facts) => { forward: string[], backward: string[] }} Lines
 */

/** @type {Record<string, string>} */
const losses = {
  mean_squared_error: "L = mean((y − ŷ)²)",
  mse: "L = mean((y − ŷ)²)",
  mean_absolute_error: "L = mean(|y − ŷ|)",
  mae: "L = mean(|y − ŷ|)",
  binary_crossentropy: "L = −mean(y · log ŷ + (1 − y) · log(1 − ŷ))",
  categorical_crossentropy: "L = −mean(Σ y · log ŷ)",
  sparse_categorical_crossentropy: "L = −mean(log ŷ[y])",
  binary_focal_crossentropy: "L = −mean((1 − p)^γ · log p), p = y · ŷ + (1 − y) · (1 − ŷ)",
  categorical_focal_crossentropy: "L = −mean(Σ α · (1 − ŷ)^γ · y · log ŷ)",
  mean_absolute_percentage_error: "L = 100 · mean(|y − ŷ| / |y|)",
  mean_squared_logarithmic_error: "L = mean((log(1 + y) − log(1 + ŷ))²)",
  huber: "L = mean(|e| ≤ δ ? e² / 2 : δ · |e| − δ² / 2), e = y − ŷ",
  log_cosh: "L = mean(log cosh(ŷ − y))",
  hinge: "L = mean(max(1 − y · ŷ, 0))",
  squared_hinge: "L = mean(max(1 − y · ŷ, 0)²)",
  categorical_hinge: "L = mean(max(max((1 − y) · ŷ) − Σ y · ŷ + 1, 0))",
  dice: "L = 1 − 2 Σ y · ŷ / (Σ y + Σ ŷ)",
  tversky: "L = 1 − Σ y · ŷ / (Σ y · ŷ + α · Σ y · (1 − ŷ) + β · Σ (1 − y) · ŷ)",
  kl_divergence: "L = mean(Σ y · log(y / ŷ))",
  poisson: "L = mean(ŷ − y · log ŷ)",
  cosine_similarity: "L = −mean(Σ y · ŷ / (|y| · |ŷ|))",
};

/** @type {Record<string, Lines>} */
const layers = {
  ...plainLayers,
  ...mergeLayers,
  ...windowLayers,
  ...recurrentLayers,
  ...attentionLayers,
};

/** @param {string} className @returns {Lines | undefined} */
const linesOf = (className) => layers[className];

/** A model inside a model is a chain of its own. @type {Record<string, ReturnType<Lines>>} */
const models = {
  Sequential: {
    forward: ["a = fₙ(… f₂(f₁(x)))"],
    backward: ["∂L/∂x = ∂L/∂a · ∂fₙ/∂fₙ₋₁ · … · ∂f₁/∂x"],
  },
  Functional: { forward: ["a = g(x)"], backward: ["∂L/∂x = ∂L/∂a · ∂g/∂x"] },
};

/**
 * What a layer computes, and how its gradient comes back.
 * @param {string} className
 * @param {Facts} facts
 * @returns {ReturnType<Lines>} without lines where the layer is not known
 */
export function layerFormulas(className, facts) {
  if (className === "Bidirectional") return bidirectional(facts, linesOf);
  if (className === "TimeDistributed") return timeDistributed(facts, linesOf);
  const none = { forward: [], backward: [] };
  return linesOf(className)?.(facts) ?? models[className.replace(/^Model$/, "Functional")] ?? none;
}

/** Losses that start from what the last activation is computed from, and the gradient there. */
const fused = /^(sparse_categorical|categorical|binary)_crossentropy$/;

/**
 * A layer's gradients where the loss starts from what its activation is computed from.
 * @param {string[]} lines as they are elsewhere
 * @param {{ loss: unknown, activation: unknown, output: { data: ArrayLike<number>, shape: readonly number[] } }} of
 */
export function fusedGradient(lines, { loss, activation, output }) {
  const rest = lines.filter((line) => !/^(∂L\/∂[zx]ᵢ? = ∂L\/∂a|∂L\/∂[zx]ᵢ = |f′)/.test(line));
  if (!fused.test(lossName(loss))) return rest;
  const isSoftmax = activationName(activation) === "softmax" || !activation;
  const { data, shape } = output;
  const count = isSoftmax ? data.length / (shape.at(-1) ?? 1) : data.length;
  return [`∂L/∂z = (a − y) / ${count}`, ...rest];
}

/** @param {unknown} loss a name, or Keras's config of one */
function lossName(loss) {
  const name = typeof loss === "string" ? loss : (/** @type {any} */ (loss)?.class_name ?? "");
  return snakeCase(String(name));
}

/** @param {unknown} loss a name, or Keras's config of one @returns {string} "" where it is not known here */
export const lossFormula = (loss) => losses[lossName(loss)] ?? "";
