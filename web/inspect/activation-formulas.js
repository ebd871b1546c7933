/**
 * Activations and their slopes, in signs that are the same in every language: σ is the logistic function, Φ and φ the
 * normal distribution and its density, [ ] is 1 where it is so, else 0.
 */

/** @typedef {{ name: string, of: string, slope: string, isVector?: boolean }} Formulas */

/** f(z) and f′(z), by Keras's name. @type {Record<string, [of: string, slope: string]>} */
const elementwise = {
  linear: ["z", "1"],
  relu: ["max(z, 0)", "[z > 0]"],
  leaky_relu: ["z > 0 ? z : 0.2 · z", "z > 0 ? 1 : 0.2"],
  sigmoid: ["1 / (1 + exp(−z))", "a · (1 − a)"],
  tanh: ["(exp(z) − exp(−z)) / (exp(z) + exp(−z))", "1 − a²"],
  relu6: ["min(max(z, 0), 6)", "[0 < z < 6]"],
  elu: ["z > 0 ? z : exp(z) − 1", "z > 0 ? 1 : a + 1"],
  selu: ["1.0507 · (z > 0 ? z : 1.6733 · (exp(z) − 1))", "1.0507 · (z > 0 ? 1 : 1.6733 · exp(z))"],
  gelu: ["z · Φ(z)", "Φ(z) + z · φ(z)"],
  silu: ["z · σ(z)", "σ(z) · (1 + z · (1 − σ(z)))"],
  softplus: ["ln(1 + exp(z))", "σ(z)"],
  softsign: ["z / (1 + |z|)", "1 / (1 + |z|)²"],
  hard_sigmoid: ["min(max(z / 6 + 0.5, 0), 1)", "[|z| < 3] / 6"],
  mish: ["z · tanh(ln(1 + exp(z)))", "tanh(s) + z · σ(z) · (1 − tanh²(s)), s = ln(1 + exp(z))"],
  exponential: ["exp(z)", "a"],
  hard_silu: ["z · min(max(z / 6 + 0.5, 0), 1)", "min(max(z / 6 + 0.5, 0), 1) + z · [|z| < 3] / 6"],
  hard_tanh: ["min(max(z, −1), 1)", "[|z| < 1]"],
  celu: ["z > 0 ? z : exp(z) − 1", "z > 0 ? 1 : exp(z)"],
  log_sigmoid: ["−ln(1 + exp(−z))", "1 − σ(z)"],
  squareplus: ["(z + √(z² + 4)) / 2", "(1 + z / √(z² + 4)) / 2"],
  soft_shrink: ["sign(z) · max(|z| − 0.5, 0)", "[|z| > 0.5]"],
  hard_shrink: ["[|z| > 0.5] · z", "[|z| > 0.5]"],
  tanh_shrink: ["z − tanh(z)", "tanh²(z)"],
  sparse_plus: ["z > 1 ? z : (max(z, −1) + 1)² / 4", "z > 1 ? 1 : (max(z, −1) + 1) / 2"],
  sparse_sigmoid: ["min(max((z + 1) / 2, 0), 1)", "[|z| < 1] / 2"],
  hard_sigmoid_keras2: ["min(max(0.2 · z + 0.5, 0), 1)", "0.2 · [|z| < 2.5]"],
};

/** Of all numbers of an axis at once: fᵢ(z), and the gradient. @type {Record<string, [of: string, slope: string]>} */
const vectors = {
  softmax: ["exp(zᵢ) / Σⱼ exp(zⱼ)", "aᵢ · (∂L/∂aᵢ − Σⱼ aⱼ · ∂L/∂aⱼ)"],
  log_softmax: ["zᵢ − ln(Σⱼ exp(zⱼ))", "∂L/∂aᵢ − exp(aᵢ) · Σⱼ ∂L/∂aⱼ"],
  sparsemax: ["max(zᵢ − τ, 0), Σᵢ aᵢ = 1", "[aᵢ > 0] · (∂L/∂aᵢ − mean(∂L/∂aⱼ, aⱼ > 0))"],
};

/** Other names of the same. @type {Record<string, string>} */
const aliases = { swish: "silu", hard_swish: "hard_silu" };

/** @param {unknown} activation Keras's name or config of one @returns {string} "linear" for none */
export function activationName(activation) {
  if (!activation) return "linear";
  const name = typeof activation === "string" ? activation : activation;
  return String(typeof name === "string" ? name : /** @type {any} */ (name).class_name);
}

/** @param {unknown} activation @returns {Formulas} */
export function activationFormulas(activation) {
  const name = activationName(activation);
  const known = aliases[name] ?? name;
  const isVector = known in vectors;
  const [of, slope] = vectors[known] ?? elementwise[known] ?? ["", ""];
  return { name, of, slope, isVector };
}

/**
 * A layer that ends in an activation: its lines, where `sum` is what it is computed from.
 * @param {string} sum
 * @param {unknown} activation
 * @returns {string[]}
 */
export function activated(sum, activation) {
  const { name, of, isVector } = activationFormulas(activation);
  if (name === "linear") return [`a = ${sum}`];
  const given = isVector ? `aᵢ = ${of}` : `a = ${name}(z)${of && ` = ${of}`}`;
  return [`z = ${sum}`, given];
}

/**
 * The gradient on its way back through an activation.
 * @param {unknown} activation
 * @returns {string[]}
 */
export function activatedBack(activation) {
  const { name, slope, isVector } = activationFormulas(activation);
  if (name === "linear") return ["∂L/∂z = ∂L/∂a"];
  if (isVector) return [`∂L/∂zᵢ = ${slope}`];
  const lines = [`∂L/∂z = ∂L/∂a ⊙ f′(z)`];
  return slope ? [...lines, `f′(z) = ${slope}`] : lines;
}
