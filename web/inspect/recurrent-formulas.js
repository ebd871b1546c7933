/** What recurrent layers compute, step by step. */

import { activationFormulas } from "./activation-formulas.js";

/** @typedef {import("./formulas.js").Facts} Facts */
/** @typedef {import("./formulas.js").Lines} Lines */

/** @param {unknown} activation @param {string} otherwise Keras's own */
function nameOf(activation, otherwise) {
  const { name } = activationFormulas(activation === undefined ? otherwise : activation);
  return name === "linear" ? "" : name;
}

/** f(…) @param {string} name @param {string} of */
const applied = (name, of) => (name ? `${name}(${of})` : of);

/** What comes out: each state, or the last. @param {Facts} facts */
function given({ config, inputs }) {
  const steps = inputs[0]?.[0] ?? "T";
  const order = config.go_backwards ? [`x₁, x₂, … ← x[${steps} − 1], x[${steps} − 2], …`] : [];
  const out = config.return_sequences ? `a = (h₁, …, h_T), T = ${steps}` : `a = h_T, T = ${steps}`;
  return [...order, "h₀ = 0", out];
}

/** Of what each step gives back. @param {Facts} facts */
const received = ({ config }) =>
  config.return_sequences ? "∂L/∂hₜ = ∂L/∂aₜ + (∂L/∂hₜ)ₜ₊₁" : "∂L/∂h_T = ∂L/∂a";

/** The gradients of weights and inputs, from those of the gates. @param {Facts} facts @param {string} gates */
const weightsBack = ({ config }, gates) => [
  `∂L/∂W = Σₜ xₜᵀ · ∂L/∂${gates}`,
  `∂L/∂U = Σₜ hₜ₋₁ᵀ · ∂L/∂${gates}`,
  ...(config.use_bias === false ? [] : [`∂L/∂b = Σₜ ∂L/∂${gates}`]),
  `∂L/∂xₜ = ∂L/∂${gates} · Wᵀ`,
];

/** @type {Lines} */
function simple(facts) {
  const { config } = facts;
  const f = nameOf(config.activation, "tanh");
  const bias = config.use_bias === false ? "" : " + b";
  return {
    forward: [`zₜ = xₜ · W + hₜ₋₁ · U${bias}`, `hₜ = ${applied(f, "zₜ")}`, ...given(facts)],
    backward: [
      received(facts),
      `∂L/∂zₜ = ∂L/∂hₜ${f ? " ⊙ f′(zₜ)" : ""}`,
      "(∂L/∂hₜ₋₁)ₜ = ∂L/∂zₜ · Uᵀ",
      ...weightsBack(facts, "zₜ"),
    ],
  };
}

/** @type {Lines} */
function lstm(facts) {
  const { config } = facts;
  const f = nameOf(config.activation, "tanh");
  const g = nameOf(config.recurrent_activation, "sigmoid");
  const bias = config.use_bias === false ? "" : " + b";
  return {
    forward: [
      `zₜ = xₜ · W + hₜ₋₁ · U${bias} = [zᵢ, z_f, z_c, zₒ]`,
      `i = ${applied(g, "zᵢ")}, f = ${applied(g, "z_f")}, o = ${applied(g, "zₒ")}`,
      `c̃ = ${applied(f, "z_c")}`,
      "cₜ = f ⊙ cₜ₋₁ + i ⊙ c̃",
      `hₜ = o ⊙ ${applied(f, "cₜ")}`,
      "c₀ = 0",
      ...given(facts),
    ],
    backward: [
      received(facts),
      `∂L/∂cₜ = ∂L/∂hₜ ⊙ o${f ? " ⊙ f′(cₜ)" : ""} + (∂L/∂cₜ)ₜ₊₁`,
      "∂L/∂i = ∂L/∂cₜ ⊙ c̃, ∂L/∂f = ∂L/∂cₜ ⊙ cₜ₋₁, ∂L/∂c̃ = ∂L/∂cₜ ⊙ i",
      `∂L/∂o = ∂L/∂hₜ ⊙ ${applied(f, "cₜ")}`,
      "(∂L/∂cₜ₋₁)ₜ = ∂L/∂cₜ ⊙ f",
      "(∂L/∂hₜ₋₁)ₜ = ∂L/∂zₜ · Uᵀ",
      ...weightsBack(facts, "zₜ"),
    ],
  };
}

/** @type {Lines} */
function gru(facts) {
  const { config } = facts;
  const f = nameOf(config.activation, "tanh");
  const g = nameOf(config.recurrent_activation, "sigmoid");
  const isBiased = config.use_bias !== false;
  const [b, c] = isBiased ? [" + b", " + c"] : ["", ""];
  const isAfter = config.reset_after !== false;
  const gates = isAfter ? `xₜ · W + hₜ₋₁ · U${b}${c}` : `xₜ · W + hₜ₋₁ · U${b}`;
  const candidate = isAfter
    ? `xₜ · W_g${b && " + b_g"} + r ⊙ (hₜ₋₁ · U_g${c && " + c_g"})`
    : `xₜ · W_g + (r ⊙ hₜ₋₁) · U_g${b && " + b_g"}`;
  return {
    forward: [
      `[z, r] = ${applied(g, gates)}`,
      `g = ${applied(f, candidate)}`,
      "hₜ = z ⊙ hₜ₋₁ + (1 − z) ⊙ g",
      ...given(facts),
    ],
    backward: [
      received(facts),
      "∂L/∂z = ∂L/∂hₜ ⊙ (hₜ₋₁ − g), ∂L/∂g = ∂L/∂hₜ ⊙ (1 − z)",
      isAfter
        ? `∂L/∂r = ∂L/∂g${f ? " ⊙ f′" : ""} ⊙ (hₜ₋₁ · U_g${c && " + c_g"})`
        : `∂L/∂r = (∂L/∂g${f ? " ⊙ f′" : ""} · U_gᵀ) ⊙ hₜ₋₁`,
      "(∂L/∂hₜ₋₁)ₜ = ∂L/∂hₜ ⊙ z + Σ ∂L/∂{z, r, g} · ∂{z, r, g}/∂hₜ₋₁",
      ...weightsBack(facts, "zₜ").map((line) => line.replaceAll("∂L/∂zₜ", "∂L/∂{z, r, g}ₜ")),
    ],
  };
}

/** How both directions are joined. @type {Record<string, [forward: string, backward: string]>} */
const joined = {
  concat: ["a = [h→, h←]", "[∂L/∂h→, ∂L/∂h←] = ∂L/∂a"],
  sum: ["a = h→ + h←", "∂L/∂h→ = ∂L/∂h← = ∂L/∂a"],
  ave: ["a = (h→ + h←) / 2", "∂L/∂h→ = ∂L/∂h← = ∂L/∂a / 2"],
  mul: ["a = h→ ⊙ h←", "∂L/∂h→ = ∂L/∂a ⊙ h←, ∂L/∂h← = ∂L/∂a ⊙ h→"],
};

/** @param {Facts} facts @param {(className: string) => Lines | undefined} lines @returns {ReturnType<Lines>} */
export function bidirectional(facts, lines) {
  const { config } = facts;
  const [join, split] = joined[config.merge_mode ?? "concat"] ?? joined.concat;
  const within = innerLines({ ...facts, inputs: facts.inputs }, lines);
  return {
    forward: [
      "h→ = h(x₁, …, x_T), h← = h(x_T, …, x₁)",
      join,
      ...within.forward.filter((line) => !line.startsWith("a = ")),
    ],
    backward: [split, ...within.backward, "∂L/∂xₜ = (∂L/∂xₜ)→ + (∂L/∂xₜ)←"],
  };
}

/** @param {Facts} facts @param {(className: string) => Lines | undefined} lines @returns {ReturnType<Lines>} */
export function timeDistributed(facts, lines) {
  const inputs = facts.inputs.map((shape) => shape.slice(1));
  const within = innerLines({ ...facts, inputs, output: facts.output.slice(1) }, lines);
  return {
    forward: ["aₜ = g(xₜ), t = 1, …, T; a ← aₜ, x ← xₜ", ...within.forward],
    backward: ["∂L/∂W = Σₜ (∂L/∂W)ₜ", ...within.backward],
  };
}

/** What the layer inside computes. @param {Facts} facts @param {(className: string) => Lines | undefined} lines */
function innerLines(facts, lines) {
  const { class_name: name, config } = facts.config.layer ?? {};
  return lines(name)?.({ ...facts, config: config ?? {} }) ?? { forward: [], backward: [] };
}

/** An LSTM whose products with weights are convolutions. @type {Lines} */
function convLstm(facts) {
  const { forward, backward } = lstm(facts);
  const convolved = (/** @type {string} */ line) => line.replace(/ · (?=[WU]|∂L\/∂z)/g, " ∗ ");
  return { forward: forward.map(convolved), backward: backward.map(convolved) };
}

/** @type {Record<string, Lines>} */
export const recurrentLayers = { SimpleRNN: simple, LSTM: lstm, GRU: gru, ConvLSTM2D: convLstm };
