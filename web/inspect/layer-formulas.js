/** What layers compute that are no convolutions and not recurrent; as the core has it, and Keras (keras/src/layers). */

import { activated, activatedBack, activationFormulas } from "./activation-formulas.js";

/** @typedef {import("./formulas.js").Facts} Facts */
/** @typedef {import("./formulas.js").Lines} Lines */

/** As many digits as a person reads. @param {number} value */
export const short = (value) => String(Number(value.toPrecision(4))).replace("-", "−");

/** A layer that changes nothing. */
export const same = { forward: ["a = x"], backward: ["∂L/∂x = ∂L/∂a"] };

/** @type {Lines} */
function dense({ config }) {
  const isBiased = config.use_bias !== false;
  return {
    forward: activated(isBiased ? "x · W + b" : "x · W", config.activation),
    backward: [
      ...activatedBack(config.activation),
      "∂L/∂W = xᵀ · ∂L/∂z",
      ...(isBiased ? ["∂L/∂b = Σ ∂L/∂z"] : []),
      "∂L/∂x = ∂L/∂z · Wᵀ",
    ],
  };
}

/** A layer that is an activation. @param {string} of @param {string} slope @returns {ReturnType<Lines>} */
const bent = (of, slope) => ({
  forward: [`a = ${of}`],
  backward: [`∂L/∂x = ∂L/∂a ⊙ ${slope}`],
});

/** @type {Lines} */
function activation({ config }) {
  const { name, of, slope, isVector } = activationFormulas(config.activation);
  const ofX = (/** @type {string} */ text) =>
    text.replace(/z(?=[^a-z]|$)/g, "x").replace("∂L/∂zᵢ", "∂L/∂xᵢ");
  if (isVector) return { forward: [`aᵢ = ${ofX(of)}`], backward: [`∂L/∂xᵢ = ${ofX(slope)}`] };
  return {
    forward: [`a = ${name}(x) = ${ofX(of)}`],
    backward: [`∂L/∂x = ∂L/∂a ⊙ (${ofX(slope)})`],
  };
}

/** @type {Lines} */
function relu({ config }) {
  const { max_value: most, negative_slope: slope = 0, threshold = 0 } = config;
  if (slope === 0 && threshold === 0) {
    return most === undefined || most === null
      ? bent("max(x, 0)", "[x > 0]")
      : bent(`min(max(x, 0), ${short(most)})`, `[0 < x < ${short(most)}]`);
  }
  const t = short(threshold);
  const below = slope === 0 ? "0" : `${short(slope)} · ${threshold === 0 ? "x" : `(x − ${t})`}`;
  const above = most === undefined || most === null ? "x" : `min(x, ${short(most)})`;
  const is = most === undefined || most === null ? "1" : `[x < ${short(most)}]`;
  return bent(`x > ${t} ? ${above} : ${below}`, `(x > ${t} ? ${is} : ${short(slope)})`);
}

/** @param {number} share that is dropped @param {string} mask @returns {ReturnType<Lines>} */
function dropped(share, mask) {
  if (!(share > 0)) return { forward: ["a = x"], backward: ["∂L/∂x = ∂L/∂a"] };
  return {
    forward: [`a = x · ${mask} / (1 − ${short(share)})`, `P(${mask} = 0) = ${short(share)}`],
    backward: [`∂L/∂x = ∂L/∂a · ${mask} / (1 − ${short(share)})`],
  };
}

/** @type {Lines} */
function alphaDropout({ config }) {
  const rate = Number(config.rate ?? 0);
  if (!(rate > 0)) return dropped(0, "");
  // The product of SELU's constants; a and b bring mean and variance back.
  const saturated = -1.7580993408473766;
  const scale = ((1 - rate) * (1 + rate * saturated ** 2)) ** -0.5;
  const offset = -scale * saturated * rate;
  return {
    forward: [
      `a = ${short(scale)} · (x · mask − 1.758 · (1 − mask)) + ${short(offset)}`,
      `P(mask = 0) = ${short(rate)}`,
    ],
    backward: [`∂L/∂x = ∂L/∂a · ${short(scale)} · mask`],
  };
}

/**
 * @param {Facts} facts
 * @param {string} over what mean and variance are of
 * @param {string[]} [moving] how moving statistics follow
 * @returns {ReturnType<Lines>}
 */
function normalized({ config }, over, moving = []) {
  const { center, scale, epsilon = 0.001 } = config;
  const [hasScale, hasCenter] = [scale !== false, center !== false];
  const gain = hasScale ? "γ · " : "";
  const x = `x̂${hasCenter ? " + β" : ""}`;
  return {
    forward: [
      `μ = mean(x), σ² = mean((x − μ)²): ${over}`,
      `x̂ = (x − μ) / √(σ² + ${short(epsilon)})`,
      `a = ${gain}${x}`,
      ...moving,
    ],
    backward: [
      ...(hasScale ? ["∂L/∂γ = Σ ∂L/∂a ⊙ x̂"] : []),
      ...(hasCenter ? ["∂L/∂β = Σ ∂L/∂a"] : []),
      `δ = ${gain}∂L/∂a`,
      `∂L/∂x = (δ − mean(δ) − x̂ · mean(δ ⊙ x̂)) / √(σ² + ${short(epsilon)})`,
    ],
  };
}

/** @type {Lines} */
function batchNormalization(facts) {
  const { config } = facts;
  const momentum = Number(config.momentum ?? 0.99);
  const rest = `${short(1 - momentum)}`;
  if (config.trainable !== false) {
    return normalized(facts, "∀ c", [
      `moving_mean ← ${short(momentum)} · moving_mean + ${rest} · μ`,
      `moving_variance ← ${short(momentum)} · moving_variance + ${rest} · σ²`,
    ]);
  }
  // A frozen layer goes by the moving statistics.
  const root = `√(moving_variance + ${short(config.epsilon ?? 0.001)})`;
  const gain = config.scale === false ? "" : "γ · ";
  const offset = config.center === false ? "" : " + β";
  return {
    forward: [`a = ${gain}(x − moving_mean) / ${root}${offset}`],
    backward: [`∂L/∂x = ${gain}∂L/∂a / ${root}`],
  };
}

/** @type {Lines} */
function normalization({ config }) {
  const deviation = "max(√variance, 10⁻⁷)";
  return config.invert
    ? { forward: [`a = mean + x · ${deviation}`], backward: [`∂L/∂x = ∂L/∂a · ${deviation}`] }
    : { forward: [`a = (x − mean) / ${deviation}`], backward: [`∂L/∂x = ∂L/∂a / ${deviation}`] };
}

/** The shape of one row, with letters for its places. @param {readonly number[]} shape */
const letters = (shape) => shape.map((_, axis) => ["i", "j", "k", "l", "m"][axis] ?? `i${axis}`);

/** @type {Lines} */
function flatten({ inputs }) {
  const shape = inputs[0] ?? [];
  const places = letters(shape);
  if (places.length < 2) return same;
  const at = places
    .slice(1)
    .reduce(
      (text, letter, axis) => `${axis > 0 ? `(${text})` : text} · ${shape[axis + 1]} + ${letter}`,
      places[0],
    );
  const x = `x[${places.join(", ")}]`;
  return { forward: [`a[${at}] = ${x}`], backward: [`∂L/∂${x} = ∂L/∂a[${at}]`] };
}

/** @type {Lines} */
function permute({ config, inputs }) {
  const places = letters(inputs[0] ?? config.dims ?? []);
  const from = `x[${places.join(", ")}]`;
  const to = `a[${(config.dims ?? []).map((/** @type {number} */ dim) => places[dim - 1]).join(", ")}]`;
  return { forward: [`${to} = ${from}`], backward: [`∂L/∂${from} = ∂L/∂${to}`] };
}

/** @type {Record<string, Lines>} */
export const plainLayers = {
  InputLayer: () => ({ forward: ["a = x"], backward: [] }),
  Dense: dense,
  Activation: activation,
  ReLU: relu,
  LeakyReLU: ({ config }) => {
    const slope = short(Number(config.negative_slope ?? config.alpha ?? 0.3));
    return bent(`x > 0 ? x : ${slope} · x`, `(x > 0 ? 1 : ${slope})`);
  },
  PReLU: () => ({
    forward: ["a = x > 0 ? x : α · x"],
    backward: ["∂L/∂x = ∂L/∂a ⊙ (x > 0 ? 1 : α)", "∂L/∂α = Σ ∂L/∂a ⊙ min(x, 0)"],
  }),
  ELU: ({ config }) => {
    const alpha = short(Number(config.alpha ?? 1));
    return bent(`x > 0 ? x : ${alpha} · (exp(x) − 1)`, `(x > 0 ? 1 : a + ${alpha})`);
  },
  Softmax: () => activation({ config: { activation: "softmax" }, inputs: [], output: [] }),
  Identity: () => same,
  GetItem: ({ config: { key = ":" } }) => ({
    forward: [`a = x[${key}]`],
    backward: [`∂L/∂x[${key}] = ∂L/∂a`],
  }),
  ActivityRegularization: ({ config: { l1 = 0, l2 = 0 } }) => ({
    forward: ["a = x", `L += (${short(Number(l1))} · Σ|x| + ${short(Number(l2))} · Σx²) / N`],
    backward: [
      `∂L/∂x = ∂L/∂a + (${short(Number(l1))} · sign(x) + ${short(2 * Number(l2))} · x) / N`,
    ],
  }),
  Flatten: flatten,
  Reshape: ({ output }) => ({
    forward: [`vec(a) = vec(x), a ∈ ℝ^(${output.join(" × ") || "…"})`],
    backward: ["vec(∂L/∂x) = vec(∂L/∂a)"],
  }),
  Permute: permute,
  RepeatVector: ({ config }) => ({
    forward: [`a[t, i] = x[i], 0 ≤ t < ${config.n ?? "n"}`],
    backward: ["∂L/∂x[i] = Σₜ ∂L/∂a[t, i]"],
  }),
  Dropout: ({ config }) => dropped(Number(config.rate ?? 0), "mask"),
  ...Object.fromEntries(
    [1, 2, 3].map((n) => [
      `SpatialDropout${n}D`,
      /** @type {Lines} */ (({ config }) => dropped(Number(config.rate ?? 0), "mask[c]")),
    ]),
  ),
  GaussianDropout: ({ config }) => {
    const rate = Number(config.rate ?? 0);
    return {
      forward: ["a = x · n", `n ~ 𝒩(1, σ²), σ = √(${short(rate)} / (1 − ${short(rate)}))`],
      backward: ["∂L/∂x = ∂L/∂a · n"],
    };
  },
  AlphaDropout: alphaDropout,
  GaussianNoise: ({ config }) => ({
    forward: ["a = x + n", `n ~ 𝒩(0, σ²), σ = ${short(Number(config.stddev ?? 0))}`],
    backward: ["∂L/∂x = ∂L/∂a"],
  }),
  BatchNormalization: batchNormalization,
  LayerNormalization: (facts) => normalized(facts, "∀ x[n, …]"),
  RMSNormalization: ({ config: { epsilon = 1e-6 } }) => ({
    forward: [`x̂ = x / √(mean(x²) + ${short(Number(epsilon))}): ∀ x[n, …]`, "a = γ · x̂"],
    backward: [
      "∂L/∂γ = Σ ∂L/∂a ⊙ x̂",
      "δ = γ · ∂L/∂a",
      `∂L/∂x = (δ − x̂ · mean(δ ⊙ x̂)) / √(mean(x²) + ${short(Number(epsilon))})`,
    ],
  }),
  GroupNormalization: (facts) => {
    const { groups = 32 } = facts.config;
    const count = Number(groups) === -1 ? facts.output.at(-1) : groups;
    return normalized(facts, `∀ x[n, …, C / ${count ?? "G"}]`);
  },
  Normalization: normalization,
  UnitNormalization: () => ({
    forward: ["a = x / ‖x‖"],
    backward: ["∂L/∂x = (∂L/∂a − a · Σ(a ⊙ ∂L/∂a)) / ‖x‖"],
  }),
  Rescaling: ({ config }) => {
    const { scale = 1, offset = 0 } = config;
    return {
      forward: [`a = x · ${short(Number(scale))}${offset ? ` + ${short(Number(offset))}` : ""}`],
      backward: [`∂L/∂x = ∂L/∂a · ${short(Number(scale))}`],
    };
  },
  Embedding: () => ({
    forward: ["a[t] = W[x[t]]"],
    backward: ["∂L/∂W[v] = Σ ∂L/∂a[t], x[t] = v"],
  }),
  Masking: ({ config }) => ({
    forward: [`a[t] = x[t] · [∃ c: x[t, c] ≠ ${short(Number(config.mask_value ?? 0))}]`],
    backward: [`∂L/∂x[t] = ∂L/∂a[t] · [∃ c: x[t, c] ≠ ${short(Number(config.mask_value ?? 0))}]`],
  }),
};
