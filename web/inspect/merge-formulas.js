/** What layers compute that join several inputs, and those that move or resize images. */

import { short } from "./layer-formulas.js";

/** @typedef {import("./formulas.js").Facts} Facts */
/** @typedef {import("./formulas.js").Lines} Lines */

/** Subscripts. @param {number} number */
const sub = (number) => [...String(number)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]).join("");

/** Each input of a layer that joins several. @param {Facts} facts */
const inputsOf = ({ inputs }) =>
  Array.from({ length: Math.max(2, inputs.length) }, (_, i) => `x${sub(i + 1)}`);

/** @param {(x: string[]) => string} of @param {(x: string[]) => string[]} back @returns {Lines} */
const merged = (of, back) => (facts) => {
  const x = inputsOf(facts);
  return { forward: [`a = ${of(x)}`], backward: back(x) };
};

/** The gradient goes to each that is as large as the output; to several in equal parts. @param {string} name */
const extreme = (name) =>
  merged(
    (x) => `${name}(${x.join(", ")})`,
    (x) => x.map((one) => `∂L/∂${one} = ∂L/∂a ⊙ [${one} = a]`),
  );

/** A range of factors. @param {unknown} value one number, or the lowest and the highest */
function drawn(value) {
  const [low, high] =
    Array.isArray(value) && value.length > 1 ? value : [-Number(value), Number(value)];
  return `𝒰(${short(Number(low))}, ${short(Number(high))})`;
}

/** An image that is moved: what it is read at. @param {string} at @param {string[]} lines @returns {ReturnType<Lines>} */
const moved = (at, lines) => ({
  forward: [`a[p] = x[${at}], p = (i, j)`, ...lines],
  backward: [`∂L/∂x[${at}] += ∂L/∂a[p]`],
});

/** @type {Lines} */
function flip({ config }) {
  const { mode = "horizontal_and_vertical" } = config;
  const i = mode === "horizontal" ? "i" : "H − 1 − i";
  const j = mode === "vertical" ? "j" : "W − 1 − j";
  const at = `[${i}, ${j}, c]`;
  return {
    forward: [`r < ½ ? a[i, j, c] = x${at} : a = x`, "r ~ 𝒰(0, 1)"],
    backward: [`∂L/∂x${at} = ∂L/∂a[i, j, c]`],
  };
}

/** @type {Lines} */
function contrast({ config }) {
  const { factor, value_range: [low, high] = [0, 255] } = config;
  const [lower, upper] =
    Array.isArray(factor) && factor.length > 1
      ? factor
      : [0, Number(Array.isArray(factor) ? factor[0] : factor)];
  return {
    forward: [
      `a = min(max((x − μ) · f + μ, ${low}), ${high}), μ = mean(x): ∀ c`,
      `f ~ 𝒰(${short(1 - Number(lower))}, ${short(1 + Number(upper))})`,
    ],
    backward: [`δ = ∂L/∂a ⊙ [${low} < a < ${high}]`, "∂L/∂x = f · δ + (1 − f) · mean(δ)"],
  };
}

/** @type {Lines} */
function brightness({ config }) {
  const { factor, value_range: [low, high] = [0, 255] } = config;
  return {
    forward: [
      `a = min(max(x + u · (${high} − ${low}), ${low}), ${high})`,
      `u ~ ${drawn(Array.isArray(factor) ? factor : Math.abs(Number(factor)))}`,
    ],
    backward: [`∂L/∂x = ∂L/∂a ⊙ [${low} < a < ${high}]`],
  };
}

/** A factor that is no less than 0: x is 0 to x. @param {unknown} factor */
const share = (factor) => drawn(Array.isArray(factor) ? factor : [0, Number(factor)]);

/** Of what changes hue or saturation. @param {string} changed @param {string[]} drawn */
const recolored = (changed, drawn) => ({
  forward: ["(h, s, v) = hsv(x)", `a = rgb(${changed})`, ...drawn],
  backward: ["∂L/∂x = (∂a/∂x)ᵀ · ∂L/∂a"],
});

/** @type {Lines} */
function sharpness({ config }) {
  const { value_range: [low, high] = [0, 255] } = config;
  return {
    forward: [
      `a = min(max(x + (1 − 2 · u) · (K ∗ x − x), ${low}), ${high})`,
      `K = (1 1 1; 1 5 1; 1 1 1) / 13, u ~ ${share(config.factor)}`,
    ],
    backward: [`δ = ∂L/∂a ⊙ [${low} < a < ${high}]`, "∂L/∂x = δ + (1 − 2 · u) · (K ∗ δ − δ)"],
  };
}

/** @type {Record<string, Lines>} */
export const mergeLayers = {
  Add: merged(
    (x) => x.join(" + "),
    (x) => [`${x.map((one) => `∂L/∂${one}`).join(" = ")} = ∂L/∂a`],
  ),
  Subtract: merged(
    (x) => x.join(" − "),
    () => ["∂L/∂x₁ = ∂L/∂a", "∂L/∂x₂ = −∂L/∂a"],
  ),
  Multiply: merged(
    (x) => x.join(" ⊙ "),
    (x) =>
      x.map(
        (one) => `∂L/∂${one} = ${["∂L/∂a", ...x.filter((other) => other !== one)].join(" ⊙ ")}`,
      ),
  ),
  Average: merged(
    (x) => `(${x.join(" + ")}) / ${x.length}`,
    (x) => [`${x.map((one) => `∂L/∂${one}`).join(" = ")} = ∂L/∂a / ${x.length}`],
  ),
  Maximum: extreme("max"),
  Minimum: extreme("min"),
  Concatenate: merged(
    (x) => `[${x.join(", ")}]`,
    (x) => [`[${x.map((one) => `∂L/∂${one}`).join(", ")}] = ∂L/∂a`],
  ),
  RandomFlip: flip,
  RandomTranslation: ({ config }) =>
    moved("i − H · u, j − W · v, c", [
      `u ~ ${drawn(config.height_factor)}, v ~ ${drawn(config.width_factor)}`,
    ]),
  RandomRotation: ({ config }) =>
    moved("m + R(2π · u) · (p − m), c", [
      `u ~ ${drawn(config.factor)}, m = ((H − 1) / 2, (W − 1) / 2)`,
    ]),
  RandomZoom: ({ config }) =>
    moved("m + (1 + z) ⊙ (p − m), c", [
      `z ~ ${drawn(config.height_factor)} × ${drawn(config.width_factor ?? config.height_factor)}`,
      "m = ((H − 1) / 2, (W − 1) / 2)",
    ]),
  RandomContrast: contrast,
  RandomBrightness: brightness,
  RandomSaturation: ({ config: { factor, value_range: [low, high] = [0, 255] } }) =>
    recolored(`h, min(max(s · u / (1 − u), ${low}), ${high}), v`, [
      `u ~ ${drawn(Array.isArray(factor) ? factor : Math.abs(Number(factor)))}`,
    ]),
  RandomHue: ({ config }) => recolored("h ± u / 2, s, v", [`u ~ ${share(config.factor)}`]),
  RandomSharpness: sharpness,
  RandomShear: ({ config: { x_factor = 0, y_factor = 0 } }) =>
    moved("i ± u · j, j ± v · i, c", [`u ~ ${drawn(y_factor)}, v ~ ${drawn(x_factor)}`]),
  RandomCrop: ({ config: { height = "h", width = "w" } }) =>
    moved("p + o, c", [`o ~ 𝒰{0, …, H − ${height}} × 𝒰{0, …, W − ${width}}`]),
  Resizing: ({ config }) =>
    moved("s ⊙ (p + ½) − ½, c", [`s = (H / ${config.height ?? "h"}, W / ${config.width ?? "w"})`]),
  CenterCrop: ({ config }) =>
    moved("p + o, c", [
      `o = (⌊(H − ${config.height ?? "h"}) / 2⌋, ⌊(W − ${config.width ?? "w"}) / 2⌋)`,
    ]),
};
