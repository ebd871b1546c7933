/** What layers compute that go over lines, images and volumes: convolutions, pooling, padding. */

import { activated, activatedBack } from "./activation-formulas.js";

/** @typedef {import("./formulas.js").Facts} Facts */
/** @typedef {import("./formulas.js").Lines} Lines */
/** One axis: the letters of a place and of a place in the window, and how they are laid over the input.
 * @typedef {{ at: string, inner: string, size: number, stride: number, dilation: number, before: number,
 *   length: number | undefined }} Axis */

/** Letters by the number of axes. */
const places = [[], ["t"], ["i", "j"], ["d", "i", "j"]];
const innerPlaces = [[], ["m"], ["m", "n"], ["k", "m", "n"]];

/** @param {unknown} value one number, or one for each axis @param {number} axes @param {number} [otherwise] */
function perAxis(value, axes, otherwise = 1) {
  const given = value ?? otherwise;
  return Array.from({ length: axes }, (_, axis) =>
    Number(Array.isArray(given) ? given[axis] : given),
  );
}

/** A factor and a letter: "i", "2i". @param {number} factor @param {string} letter */
const times = (factor, letter) => (factor === 1 ? letter : `${factor}${letter}`);

/** " + 3", " − 1", "". @param {number} number */
const plus = (number) => {
  if (number === 0) return "";
  return number > 0 ? ` + ${number}` : ` − ${-number}`;
};

/**
 * How windows lie over the longer of both sides: the input of a convolution, the output of a transposed one.
 * @param {Facts} facts
 * @param {number} axes
 * @param {{ size: unknown, strides: unknown, isTransposed?: boolean }} window
 * @returns {Axis[]}
 */
function axesOf({ config, inputs, output }, axes, { size, strides, isTransposed = false }) {
  const [long, short] = isTransposed ? [output, inputs[0] ?? []] : [inputs[0] ?? [], output];
  const sizes = perAxis(size, axes);
  const steps = perAxis(strides, axes);
  const dilations = perAxis(config.dilation_rate, axes);
  return sizes.map((one, axis) => {
    const reach = dilations[axis] * (one - 1);
    const needed = (short[axis] - 1) * steps[axis] + reach + 1 - long[axis];
    const same = Number.isFinite(needed) ? Math.floor(Math.max(0, needed) / 2) : 0;
    return {
      ...{ at: places[axes][axis], inner: innerPlaces[axes][axis], size: one },
      ...{ stride: steps[axis], dilation: dilations[axis], length: long[axis] },
      before: { same, causal: reach }[String(config.padding)] ?? 0,
    };
  });
}

/** Places in the longer side: "2i + m − 1". @param {Axis[]} axes */
const read = (axes) =>
  axes
    .map(
      ({ at, inner, stride, dilation, before }) =>
        `${times(stride, at)} + ${times(dilation, inner)}${plus(-before)}`,
    )
    .join(", ");

/** @param {Axis[]} axes */
const at = (axes) => axes.map((axis) => axis.at).join(", ");
/** @param {Axis[]} axes */
const inner = (axes) => axes.map((axis) => axis.inner).join(", ");

/** Below the sign of a sum: "m < 3, n < 3". @param {Axis[]} axes */
const bounds = (axes) =>
  axes.map(({ inner: letter, size }) => `0 ≤ ${letter} < ${size}`).join(", ");

/** What lies outside is zero. @param {{ at: string, length: number | undefined }[]} axes */
function zeros(axes) {
  const where = axes.map(({ at: letter, length }) => `${letter} ∉ [0, ${length ?? "…"})`);
  return `x[${axes.map((axis) => axis.at).join(", ")}, c] = 0 ⇐ ${where.join(" ∨ ")}`;
}

/** Where windows reach outside. @param {Axis[]} axes @param {Facts} facts @returns {string[]} */
const outside = (axes, { config }) =>
  config.padding === "same" || config.padding === "causal" ? [zeros(axes)] : [];

/** @param {Facts} facts */
const biasOf = ({ config }) => (config.use_bias === false ? "" : " + b[f]");

/** The gradients of a kernel and a bias. @param {Facts} facts @param {string} sum over the output's places */
const biasBack = ({ config }, sum) =>
  config.use_bias === false ? [] : [`∂L/∂b[f] = ${sum} ∂L/∂z[…, f]`];

/** @param {number} n of axes @returns {Lines} */
const convolution = (n) => (facts) => {
  const { config, inputs, output } = facts;
  const axes = axesOf(facts, n, { size: config.kernel_size, strides: config.strides });
  const groups = Number(config.groups ?? 1);
  const [channels, filters] = [inputs[0]?.at(-1) ?? 0, output.at(-1) ?? 0];
  // With groups a filter reads its share of the channels.
  const channel = groups > 1 ? `${channels / groups} · ⌊f / ${filters / groups}⌋ + c` : "c";
  const x = `x[${read(axes)}, ${channel}]`;
  const [o, w] = [at(axes), inner(axes)];
  return {
    forward: [
      ...activated(`Σ ${x} · W[${w}, c, f]${biasOf(facts)}`, config.activation).map((line) =>
        line.replace(/^([az]) = (?=Σ)/, `$1[${o}, f] = `),
      ),
      bounds(axes),
      ...outside(axes, facts),
    ],
    backward: [
      ...activatedBack(config.activation),
      `∂L/∂W[${w}, c, f] = Σ ${x} · ∂L/∂z[${o}, f]`,
      ...biasBack(facts, "Σ"),
      `∂L/∂${x} += W[${w}, c, f] · ∂L/∂z[${o}, f]`,
    ],
  };
};

/** @param {number} n of axes @returns {Lines} */
const depthwise = (n) => (facts) => {
  const { config } = facts;
  const axes = axesOf(facts, n, { size: config.kernel_size, strides: config.strides });
  const [o, w] = [at(axes), inner(axes)];
  const many = Number(config.depth_multiplier ?? 1);
  const [f, kernel] = many > 1 ? [`${many}c + k`, `W[${w}, c, k]`] : ["c", `W[${w}, c, 0]`];
  const x = `x[${read(axes)}, c]`;
  const bias = config.use_bias === false ? "" : ` + b[${f}]`;
  return {
    forward: [
      ...activated(`Σ ${x} · ${kernel}${bias}`, config.activation).map((line) =>
        line.replace(/^([az]) = (?=Σ)/, `$1[${o}, ${f}] = `),
      ),
      bounds(axes),
      ...outside(axes, facts),
    ],
    backward: [
      ...activatedBack(config.activation),
      `∂L/∂${kernel} = Σ ${x} · ∂L/∂z[${o}, ${f}]`,
      ...(bias ? [`∂L/∂b[${f}] = Σ ∂L/∂z[${o}, ${f}]`] : []),
      `∂L/∂${x} += ${kernel} · ∂L/∂z[${o}, ${f}]`,
    ],
  };
};

/** @param {number} n of axes @returns {Lines} */
const separable = (n) => (facts) => {
  const { config } = facts;
  const axes = axesOf(facts, n, { size: config.kernel_size, strides: config.strides });
  const [o, w] = [at(axes), inner(axes)];
  const many = Number(config.depth_multiplier ?? 1);
  const [k, depth] = many > 1 ? [`${many}c + k`, `D[${w}, c, k]`] : ["c", `D[${w}, c, 0]`];
  const x = `x[${read(axes)}, c]`;
  return {
    forward: [
      `u[${o}, ${k}] = Σ ${x} · ${depth}`,
      ...activated(`Σ u[${o}, k] · P[k, f]${biasOf(facts)}`, config.activation).map((line) =>
        line.replace(/^([az]) = (?=Σ)/, `$1[${o}, f] = `),
      ),
      bounds(axes),
      ...outside(axes, facts),
    ],
    backward: [
      ...activatedBack(config.activation),
      `∂L/∂P[k, f] = Σ u[${o}, k] · ∂L/∂z[${o}, f]`,
      ...biasBack(facts, "Σ"),
      `∂L/∂u[${o}, k] = Σ P[k, f] · ∂L/∂z[${o}, f]`,
      `∂L/∂${depth} = Σ ${x} · ∂L/∂u[${o}, ${k}]`,
      `∂L/∂${x} += ${depth} · ∂L/∂u[${o}, ${k}]`,
    ],
  };
};

/** @param {number} n of axes @returns {Lines} */
const transposed = (n) => (facts) => {
  const { config } = facts;
  const window = { size: config.kernel_size, strides: config.strides, isTransposed: true };
  const axes = axesOf(facts, n, window);
  const [o, w] = [at(axes), inner(axes)];
  const z = `[${read(axes)}, f]`;
  return {
    forward: [
      `z${z} += x[${o}, c] · W[${w}, f, c]`,
      ...activated(`z${biasOf(facts)}`, config.activation).filter((line) => line !== "z = z"),
      bounds(axes),
    ],
    backward: [
      ...activatedBack(config.activation),
      `∂L/∂W[${w}, f, c] = Σ x[${o}, c] · ∂L/∂z${z}`,
      ...biasBack(facts, "Σ"),
      `∂L/∂x[${o}, c] = Σ W[${w}, f, c] · ∂L/∂z${z}`,
    ],
  };
};

/** @param {number} n of axes @param {"max" | "mean"} of @returns {Lines} */
const pooling = (n, of) => (facts) => {
  const { config } = facts;
  const size = config.pool_size ?? 2;
  const axes = axesOf(facts, n, { size, strides: config.strides ?? size });
  const [o, w] = [at(axes), inner(axes).replaceAll(", ", "")];
  const x = `x[${read(axes)}, c]`;
  const count = axes.reduce((all, axis) => all * axis.size, 1);
  // A mean at the border is of what lies inside.
  const share = config.padding === "same" ? "#(x)" : String(count);
  const back =
    of === "max"
      ? `∂L/∂${x} += ∂L/∂a[${o}, c] · [${x} = a[${o}, c]]`
      : `∂L/∂${x} += ∂L/∂a[${o}, c] / ${share}`;
  return {
    forward: [`a[${o}, c] = ${of}_${w} ${x}`, bounds(axes)],
    backward: [back],
  };
};

/** @param {number} n of axes @param {"max" | "mean"} of @returns {Lines} */
const globalPooling =
  (n, of) =>
  ({ inputs }) => {
    const letters = places[n].join(", ");
    const count = (inputs[0] ?? []).slice(0, n).join(" · ") || "N";
    return {
      forward: [`a[c] = ${of}_${places[n].join("")} x[${letters}, c]`],
      backward: [
        of === "max"
          ? `∂L/∂x[${letters}, c] = ∂L/∂a[c] · [x[${letters}, c] = a[c]]`
          : `∂L/∂x[${letters}, c] = ∂L/∂a[c] / (${count})`,
      ],
    };
  };

/** The numbers before and behind, for each axis. @param {unknown} value @param {number} n @returns {number[]} those before */
function befores(value, n) {
  if (!Array.isArray(value)) return Array(n).fill(Number(value ?? 1));
  if (n === 1) return [Number(value[0])];
  return value.map((one) => Number(Array.isArray(one) ? one[0] : one));
}

/** @param {number} n of axes @param {"padding" | "cropping"} name @returns {Lines} */
const border =
  (n, name) =>
  ({ config, inputs }) => {
    const letters = places[n];
    const isPadding = name === "padding";
    const by = befores(config[name], n).map((before) => (isPadding ? -before : before));
    const a = `a[${letters.join(", ")}, c]`;
    const x = `x[${letters.map((letter, axis) => letter + plus(by[axis])).join(", ")}, c]`;
    const lengths = letters.map((letter, axis) => ({ at: letter, length: inputs[0]?.[axis] }));
    return {
      forward: [`${a} = ${x}`, ...(isPadding ? [zeros(lengths)] : [])],
      backward: [`∂L/∂${x} = ∂L/∂${a}`],
    };
  };

/** @param {number} n of axes @returns {Lines} */
const upSampling =
  (n) =>
  ({ config, inputs }) => {
    const sizes = perAxis(config.size, n, 2);
    const letters = places[n];
    const o = letters.join(", ");
    if (config.interpolation === "bilinear") {
      const from = letters.map((letter, axis) => {
        const last = (inputs[0]?.[axis] ?? NaN) - 1;
        const most = Number.isFinite(last) ? last : "…";
        return `${"uvw"[axis]} = min(max((${letter} + ½) / ${sizes[axis]} − ½, 0), ${most})`;
      });
      const shares = letters.map(
        (_, axis) => `max(0, 1 − |${"uvw"[axis]} − ${innerPlaces[n][axis]}|)`,
      );
      const x = `x[${innerPlaces[n].join(", ")}, c]`;
      return {
        forward: [`a[${o}, c] = Σ ${shares.join(" · ")} · ${x}`, ...from],
        backward: [`∂L/∂${x} = Σ ${shares.join(" · ")} · ∂L/∂a[${o}, c]`],
      };
    }
    const x = `x[${letters.map((one, axis) => `⌊${one} / ${sizes[axis]}⌋`).join(", ")}, c]`;
    return { forward: [`a[${o}, c] = ${x}`], backward: [`∂L/∂${x} += ∂L/∂a[${o}, c]`] };
  };

/** @type {Record<string, (n: number) => Lines>} */
const families = {
  Conv: convolution,
  DepthwiseConv: depthwise,
  SeparableConv: separable,
  MaxPooling: (n) => pooling(n, "max"),
  AveragePooling: (n) => pooling(n, "mean"),
  GlobalMaxPooling: (n) => globalPooling(n, "max"),
  GlobalAveragePooling: (n) => globalPooling(n, "mean"),
  ZeroPadding: (n) => border(n, "padding"),
  Cropping: (n) => border(n, "cropping"),
  UpSampling: upSampling,
};

/** Each over lines, images and volumes. @type {Record<string, Lines>} */
export const windowLayers = Object.fromEntries(
  [1, 2, 3].flatMap((n) => [
    ...Object.entries(families).map(([name, of]) => [`${name}${n}D`, of(n)]),
    [`Conv${n}DTranspose`, transposed(n)],
  ]),
);
