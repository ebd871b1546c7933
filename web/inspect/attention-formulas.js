/** What layers of attention compute: q are queries, k keys and v values, one row a step. */

/** @typedef {import("./formulas.js").Lines} Lines */

const weighted = ["w = softmax(s)", "a = w · v"];
const back = ["∂L/∂v = wᵀ · ∂L/∂a", "∂L/∂s = w ⊙ (δ − Σ w ⊙ δ), δ = ∂L/∂a · vᵀ"];
const ofProduct = ["∂L/∂q = ∂L/∂s · k", "∂L/∂k = ∂L/∂sᵀ · q"];
const ofSum = [
  "t = tanh(qᵢ + kⱼ)",
  "∂L/∂qᵢ = Σⱼ ∂L/∂sᵢⱼ · (1 − t²) ⊙ g",
  "∂L/∂kⱼ = Σᵢ ∂L/∂sᵢⱼ · (1 − t²) ⊙ g",
];

/** @type {Lines} */
function dot({ config }) {
  const [i, j] = [config.axes].flat();
  const lines = config.normalize ? ["x₁ ← x₁ / |x₁|, x₂ ← x₂ / |x₂|"] : [];
  return {
    forward: [...lines, `a = Σ x₁ · x₂${i === undefined ? "" : `, Σ: ${i}, ${j ?? i}`}`],
    backward: ["∂L/∂x₁ = ∂L/∂a · x₂", "∂L/∂x₂ = ∂L/∂aᵀ · x₁"],
  };
}

/** @type {Record<string, Lines>} */
export const attentionLayers = {
  Dot: dot,
  MultiHeadAttention: ({ config }) => ({
    forward: [
      "q = x₁ · W_q + b_q, k = x₂ · W_k + b_k, v = x₂ · W_v + b_v",
      `s = q · kᵀ / √${config.key_dim ?? "d"}`,
      "w = softmax(s)",
      `a = [h₁, …, h${config.num_heads ?? "ₙ"}] · W_o + b_o, h = w · v`,
    ],
    backward: [...back, ...ofProduct, "∂L/∂x₁ = ∂L/∂q · W_qᵀ"],
  }),
  Attention: ({ config }) =>
    config.score_mode === "concat"
      ? { forward: ["sᵢⱼ = g · Σ tanh(qᵢ + kⱼ)", ...weighted], backward: [...back, ...ofSum] }
      : { forward: ["s = q · kᵀ", ...weighted], backward: [...back, ...ofProduct] },
  AdditiveAttention: () => ({
    forward: ["sᵢⱼ = Σ g ⊙ tanh(qᵢ + kⱼ)", ...weighted],
    backward: [...back, ...ofSum],
  }),
};
