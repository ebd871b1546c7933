/** What an optimizer adds to a weight, as Keras's update_step() has it (keras/src/optimizers). */

/** @typedef {Record<string, any>} Config */

/** First and second moments. */
const moments = ["m ← β₁ · m + (1 − β₁) · g", "v ← β₂ · v + (1 − β₂) · g²"];

/** @param {Config} config */
function adam({ amsgrad }) {
  const highest = amsgrad ? ["v̂ ← max(v̂, v)"] : [];
  const root = amsgrad ? "√v̂" : "√v";
  return [...moments, ...highest, `ΔW = −η · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (${root} + ε)`];
}

/** @type {Record<string, (config: Config) => string[]>} */
const optimizers = {
  SGD({ momentum, nesterov }) {
    if (!(momentum > 0)) return ["ΔW = −η · g"];
    return ["v ← μ · v − η · g", nesterov ? "ΔW = μ · v − η · g" : "ΔW = v"];
  },
  RMSprop({ momentum, centered }) {
    const mean = centered ? ["ḡ ← ρ · ḡ + (1 − ρ) · g"] : [];
    const step = `η · g / √(v${centered ? " − ḡ²" : ""} + ε)`;
    const moved = momentum > 0 ? [`m ← μ · m + ${step}`, "ΔW = −m"] : [`ΔW = −${step}`];
    return ["v ← ρ · v + (1 − ρ) · g²", ...mean, ...moved];
  },
  Adam: adam,
  AdamW: adam,
  Nadam: () => [
    "uₜ = β₁ · (1 − 0.96ᵗ / 2), Uₜ = u₁ · … · uₜ",
    ...moments,
    "m̂ = uₜ₊₁ · m / (1 − Uₜ₊₁) + (1 − uₜ) · g / (1 − Uₜ)",
    "ΔW = −η · m̂ / (√(v / (1 − β₂ᵗ)) + ε)",
  ],
  Adamax: () => [moments[0], "u ← max(β₂ · u, |g|)", "ΔW = −η / (1 − β₁ᵗ) · m / (u + ε)"],
  Adagrad: () => ["v ← v + g²", "ΔW = −η · g / √(v + ε)"],
  Adadelta: () => [
    "v ← ρ · v + (1 − ρ) · g²",
    "δ = −√(x + ε) / √(v + ε) · g",
    "x ← ρ · x + (1 − ρ) · δ²",
    "ΔW = η · δ",
  ],
  Ftrl: () => [
    "n₀ = n, n ← n + g²",
    "z ← z + g − (√n − √n₀) / η · W",
    "ΔW = (min(max(z, −λ₁), λ₁) − z) / (√n / η + 2 λ₂) − W",
  ],
  Lion: () => ["ΔW = −η · sign(β₁ · m + (1 − β₁) · g)", "m ← β₂ · m + (1 − β₂) · g"],
};

/**
 * @param {{ class_name: string, config?: Config }} optimizer
 * @returns {string[]}
 */
export function optimizerFormulas({ class_name: name, config = {} }) {
  const decays = name === "AdamW" ? config.weight_decay !== 0 : config.weight_decay > 0;
  const decay = decays ? ["W ← W − η · λ · W"] : [];
  return [...decay, ...(optimizers[name]?.(config) ?? [])];
}
