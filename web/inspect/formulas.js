/** What a layer, a loss and an optimizer compute, in the signs of mathematics. They are the same in every language. */

const window = "a[y, x, c] = {} x[y·s + i, x·s + j, c]";

/** @type {Record<string, string[]>} */
const forward = {
  Dense: ["z = x · W + b", "a = f(z)"],
  Conv1D: ["z[t, f] = Σ x[t·s + i, c] · W[i, c, f] + b[f]", "a = f(z)"],
  Conv2D: ["z[y, x, f] = Σ x[y·s + i, x·s + j, c] · W[i, j, c, f] + b[f]", "a = f(z)"],
  MaxPooling2D: [window.replace("{}", "maxᵢⱼ")],
  AveragePooling2D: [window.replace("{}", "meanᵢⱼ")],
  Flatten: ["a = x"],
  Dropout: ["a = x · mask / (1 − rate)"],
  BatchNormalization: ["a = γ · (x − μ) / √(σ² + ε) + β"],
  LayerNormalization: ["a = γ · (x − μ) / √(σ² + ε) + β"],
  Embedding: ["a[t] = W[x[t]]"],
  SimpleRNN: ["hₜ = f(xₜ · W + hₜ₋₁ · U + b)"],
  LSTM: [
    "i, f, o = σ(xₜ · W + hₜ₋₁ · U + b)",
    "c̃ = tanh(xₜ · W + hₜ₋₁ · U + b)",
    "cₜ = f ⊙ cₜ₋₁ + i ⊙ c̃",
    "hₜ = o ⊙ tanh(cₜ)",
  ],
  Add: ["a = x₁ + x₂ + …"],
  Concatenate: ["a = [x₁, x₂, …]"],
};

/** @type {Record<string, string[]>} */
const backward = {
  Dense: ["∂L/∂z = ∂L/∂a ⊙ f′(z)", "∂L/∂W = xᵀ · ∂L/∂z", "∂L/∂b = Σ ∂L/∂z", "∂L/∂x = ∂L/∂z · Wᵀ"],
  Conv2D: [
    "∂L/∂z = ∂L/∂a ⊙ f′(z)",
    "∂L/∂W[i, j, c, f] = Σ x[y·s + i, x·s + j, c] · ∂L/∂z[y, x, f]",
    "∂L/∂b[f] = Σ ∂L/∂z[y, x, f]",
  ],
  MaxPooling2D: ["∂L/∂x = ∂L/∂a · [x = maxᵢⱼ]"],
  Flatten: ["∂L/∂x = ∂L/∂a"],
  Dropout: ["∂L/∂x = ∂L/∂a · mask / (1 − rate)"],
};

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
  kl_divergence: "L = mean(Σ y · log(y / ŷ))",
  poisson: "L = mean(ŷ − y · log ŷ)",
  cosine_similarity: "L = −mean(Σ y · ŷ / (|y| · |ŷ|))",
};

/** @param {string} className */
export const forwardFormulas = (className) => forward[className] ?? [];

/** @param {string} className */
export const backwardFormulas = (className) => backward[className] ?? [];

/** @param {unknown} loss a name, or Keras's config of one @returns {string} "" where it is not known here */
export function lossFormula(loss) {
  const name = typeof loss === "string" ? loss : (/** @type {any} */ (loss)?.class_name ?? "");
  const snake = String(name)
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
  return losses[snake] ?? "";
}
