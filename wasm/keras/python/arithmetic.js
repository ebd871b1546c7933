/** Operators on what is known, and on rows: scaling by a formula becomes the step that it is. */

import { contains } from "./containers.js";
import { beside, shared } from "./series.js";
import { negated, tensorsJoined, withoutLayers } from "./tensors.js";
import { interpolated } from "./texts.js";
import { Data, Dim, Formula, Ref, Stat, Tensor, Unknown, carried } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** @type {Record<string, (a: any, b: any) => any>} */
const numbers = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "//": (a, b) => Math.floor(a / b),
  "%": (a, b) => ((a % b) + b) % b,
  "**": (a, b) => a ** b,
  "<<": (a, b) => a * 2 ** b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  and: (a, b) => a && b,
  or: (a, b) => a || b,
};

/** @param {any} value */
const isPlain = (value) => value === null || ["number", "string", "boolean"].includes(typeof value);
const sameness = /^(?:[=!]=|is(?: not)?)$/;
const isRows = (/** @type {any} */ value) => value instanceof Data || value instanceof Formula;

/** Whether lists are equal; undefined where one holds what is not known. @param {any} left @param {any} right @returns {boolean | undefined} */
function areEqual(left, right) {
  if (isPlain(left) && isPlain(right)) return left === right;
  if (!Array.isArray(left) || !Array.isArray(right))
    return isPlain(left) || isPlain(right) ? false : undefined;
  if (left.length !== right.length) return false;
  const each = left.map((one, i) => areEqual(one, right[i]));
  return each.includes(false) ? false : each.includes(undefined) ? undefined : true;
}

/**
 * @param {Evaluator} ev
 * @param {string} op
 * @param {any} left
 * @param {any} right
 * @param {Syntax} node
 * @returns {any}
 */
export function binary(ev, op, left, right, node) {
  if (op === "in" || op === "not in") {
    const has = left instanceof Unknown ? undefined : contains(right, left);
    return has === undefined ? new Unknown(node) : has === (op === "in");
  }
  if (left instanceof Ref && right instanceof Ref && sameness.test(op))
    return (left.path === right.path) === /^(?:==|is)$/.test(op);
  const isAsked = /^[=!]=$/.test(op) && (Array.isArray(left) || Array.isArray(right));
  const same = isAsked ? areEqual(left, right) : undefined;
  if (same !== undefined) return same === (op === "==");
  if (op === "is" || op === "is not") return (left === right) === (op === "is");
  if (Array.isArray(left) && Array.isArray(right) && op === "+") return [...left, ...right];
  if (Array.isArray(left) && typeof right === "number" && op === "*" && right < 1000) {
    return Array.from({ length: Math.max(0, right) }, () => left).flat();
  }
  if (op === "%" && typeof left === "string") return interpolated(left, right) ?? new Unknown(node);
  if (isPlain(left) && isPlain(right)) {
    const result = numbers[op]?.(left, right);
    const fits = typeof result !== "number" || Number.isFinite(result);
    return result === undefined || !fits ? new Unknown(node) : result;
  }
  // Keras's own setting, where the notebook has another name for it.
  if (
    /^[=!]=$/.test(op) &&
    (left instanceof Unknown || left instanceof Ref) &&
    /^channels_/.test(right)
  )
    return (right === "channels_last") === (op === "==");
  const row = beside(op, left, right);
  if (row) return row;
  if (left instanceof Dim || right instanceof Dim) {
    const part = shared(op, left, right);
    if (part) return part;
    return op === "+" || op === "-" || op === "*" || op.startsWith("/")
      ? new Dim("values")
      : new Unknown(node);
  }
  if (left instanceof Tensor || right instanceof Tensor) {
    const joined = tensorsJoined(ev, op, left, right, node);
    return joined ?? carried([left, right]) ?? withoutLayers(ev, op, node);
  }
  if (isRows(left) || isRows(right) || left instanceof Stat || right instanceof Stat) {
    return ofRows(ev, op, left, right, node);
  }
  return carried([left, right]) ?? new Unknown(node, ev.findings.textOf(node));
}

/** @param {string} op @param {any} value @param {Syntax} node */
export function unary(op, value, node) {
  if (op === "-" && typeof value === "number") return -value;
  if (op === "-" && value instanceof Tensor) return negated(value, node);
  if (op === "+" && typeof value === "number") return value;
  if (op === "not" && (isPlain(value) || Array.isArray(value))) {
    return Array.isArray(value) ? value.length === 0 : !value;
  }
  return new Unknown(node);
}

/** @param {Data} data @param {number} scale @param {number} offset @param {Syntax} place */
function rescaled(data, scale, offset, place) {
  const last = data.steps.at(-1);
  // (x - 127.5) / 127.5 is one step.
  if (last?.class_name === "Rescaling" && last.place.from >= place.from) {
    const config = {
      scale: last.config.scale * scale,
      offset: last.config.offset * scale + offset,
    };
    return data.with({ steps: [...data.steps.slice(0, -1), { ...last, config, place }] });
  }
  return data.after({ class_name: "Rescaling", config: { scale, offset }, place });
}

/** @type {Record<string, (n: number) => [scale: number, offset: number]>} */
const affine = {
  "/": (n) => [1 / n, 0],
  "*": (n) => [n, 0],
  "-": (n) => [1, -n],
  "+": (n) => [1, n],
};

/**
 * @param {Evaluator} ev
 * @param {string} op
 * @param {any} left
 * @param {any} right
 * @param {Syntax} node
 */
function ofRows(ev, op, left, right, node) {
  const isComparison = ["==", "!=", "<", ">", "<=", ">=", "&", "|", "and", "or"].includes(op);
  if (isComparison) {
    // Which of two values a column has: (df["left"] == "yes") has the classes of the column itself.
    const isClass = /^[!=]=$/.test(op) && typeof right === "string";
    const isColumn = left instanceof Data && left.form === "column" && isPlain(right);
    if (!isColumn) return new Unknown(node, ev.findings.textOf(node));
    return left.after({ class_name: isClass ? "is-value" : "", config: {}, place: node });
  }
  const isPixels = left instanceof Data && left.form === "array" && left.role !== "y";
  if (
    left instanceof Data &&
    typeof right === "number" &&
    affine[op] &&
    (isPixels || left.form === "table")
  ) {
    const [scale, offset] = affine[op](right);
    return Number.isFinite(scale) ? rescaled(left, scale, offset, node) : new Unknown(node);
  }
  if (op === "*" && typeof left === "number" && right instanceof Data) {
    return rescaled(right, left, 0, node);
  }
  const isGrey = op === "@" && [right].flat(2).join() === "0.299,0.587,0.114";
  if (isGrey && left instanceof Data)
    return left.after({ class_name: "Grayscale", config: {}, place: node });
  const isInverted = op === "-" && typeof left === "number" && right instanceof Data;
  if (isInverted && right.form === "array" && right.role !== "y" && right.columns === null) {
    const config = left === 255 ? {} : { value_range: [0, left] };
    return right.after({ class_name: "Invert", config, place: node });
  }
  // A pixel's largest value is 255.
  const scaled = op === "/" && scaling(ev, left, right, node);
  return scaled || new Formula(op, left, right, node);
}

/** @param {any} value @param {string[]} names */
const isStat = (value, ...names) => value instanceof Stat && names.includes(value.name);

/** @param {any} value */
const rangeOf = (value) =>
  value instanceof Formula &&
  value.op === "-" &&
  isStat(value.left, "max") &&
  isStat(value.right, "min")
    ? { max: value.left, min: value.right }
    : null;

/**
 * (x - min) / (max - min), (x - mean) / std, x / max.
 * @param {Evaluator} ev
 * @param {any} left
 * @param {any} right
 * @param {Syntax} node
 */
function scaling(ev, left, right, node) {
  if (left instanceof Data && isStat(right, "max") && left.form === "array") {
    return minMaxed(left, right, node);
  }
  if (!(left instanceof Formula) || left.op !== "-" || !(left.left instanceof Data)) return null;
  const data = left.left;
  const range = rangeOf(right);
  if (range && isStat(left.right, "min")) return minMaxed(data, left.right, node);
  if (range && isStat(left.right, "max")) {
    const place = left.place;
    const text = ev.findings.textOf(left.right.place);
    ev.findings.add(
      "min-max-formula",
      place,
      { formula: ev.findings.textOf(node), wrong: text },
      fixOf(ev, left, right),
    );
    return minMaxed(data, left.right, node, true);
  }
  if (isStat(left.right, "mean") && isStat(right, "std")) {
    const byColumn = left.right.byColumn && right.byColumn;
    if (byColumn === "channel") {
      return data.after({
        class_name: "Normalization",
        config: {},
        place: node,
        fittedOn: left.right.data,
      });
    }
    const step = { place: node, fittedOn: left.right.data, formula: true };
    return data.form === "table" || byColumn
      ? data.after({ class_name: "StandardScaler", config: {}, ...step })
      : data.after({ class_name: "Normalization", config: { axis: null }, ...step });
  }
  return null;
}

/** The minimum's name in the place of the maximum's. @param {Evaluator} ev @param {Formula} left @param {Formula} right */
function fixOf(ev, left, right) {
  const place = /** @type {any} */ (left.place).right;
  const low = /** @type {any} */ (right.place).right;
  if (!place || !low) return undefined;
  return [{ from: place.from, to: place.to, insert: ev.text.slice(low.from, low.to) }];
}

/** @param {Data} data @param {Stat} stat @param {Syntax} place @param {boolean} [isWrong] */
function minMaxed(data, stat, place, isWrong = false) {
  const step = { place, fittedOn: stat.data, formula: true };
  if (stat.byColumn === "channel" && !isWrong) {
    return data.after({ class_name: "Normalization", config: { method: "min-max" }, ...step });
  }
  if (data.form === "table" || stat.byColumn) {
    const config = isWrong ? { feature_range: [-1, 0] } : {};
    return data.after({ class_name: "MinMaxScaler", config, ...step });
  }
  const scaled = data.after({
    class_name: "Normalization",
    config: { axis: null, method: "min-max" },
    ...step,
  });
  if (!isWrong) return scaled;
  return scaled.after({ class_name: "Rescaling", config: { scale: 1, offset: -1 }, place });
}
