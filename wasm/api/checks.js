/** Checks of what callers pass in. */

import { otherKind } from "./catalog.js";
import { MinibatchError } from "../messages/error.js";

/**
 * A value as a message shows it: short, and with its type where that helps.
 * @param {unknown} value
 * @returns {string}
 */
export function show(value) {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  if (typeof value === "function") return "a function";
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  if (Array.isArray(value)) return value.length > 12 ? "a list" : JSON.stringify(value);
  if (typeof value === "object" && value !== null) {
    const name = value.constructor?.name ?? "Object";
    return name === "Object" ? `{${Object.keys(value).join(", ")}}` : `a ${name}`;
  }
  return String(value);
}

/**
 * @param {string} where the function, as the caller wrote it
 * @param {string | import("../messages/render.js").Message} expected a message, or what follows "expected." in
 *   its id
 * @param {unknown} received
 */
export const wrong = (where, expected, received) =>
  new MinibatchError("invalid-argument", {
    id: "argument.expected",
    values: {
      where,
      expected: typeof expected === "string" ? { id: `expected.${expected}` } : expected,
      received: show(received),
    },
  });

/**
 * Refuses what is of another kind: an optimizer among layers.
 * @param {string} where
 * @param {import("./catalog.js").Kind} kind
 * @param {unknown} value a name, or what a builder made
 */
export function checkKind(where, kind, value) {
  const other = otherKind(kind, value);
  if (!other) return;
  const kinds = { expected: { id: `a.${kind}` }, kind: { id: `a.${other.kind}` } };
  throw new MinibatchError("invalid-argument", {
    id: "argument.other-kind",
    values: { where, ...kinds, name: other.name },
  });
}

/**
 * Refuses unknown options.
 * @param {string} where
 * @param {unknown} options
 * @param {readonly string[]} allowed
 */
export function checkOptions(where, options, allowed) {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw wrong(where, "options", options);
  }
  for (const name of Object.keys(options)) {
    if (!allowed.includes(name)) {
      throw new MinibatchError("invalid-argument", {
        id: "argument.no-option",
        values: { where, option: name, known: allowed },
      });
    }
  }
}

/** The core counts with 32 bits: a larger number would become another one. */
const mostCounted = 2 ** 31 - 1;
/** Seeds are not counts: JavaScript's own whole numbers. */
export const largestSeed = Number.MAX_SAFE_INTEGER;

/**
 * @param {string} where
 * @param {unknown} value
 * @param {number} minimum
 * @param {number} [maximum]
 * @returns {number}
 */
export function wholeNumber(where, value, minimum, maximum = mostCounted) {
  const number = /** @type {number} */ (value);
  if (Number.isInteger(value) && number > maximum)
    throw wrong(where, { id: "expected.at-most", values: { maximum } }, value);
  if (!Number.isSafeInteger(value) || number < minimum) {
    throw wrong(where, { id: "expected.whole-least", values: { minimum } }, value);
  }
  return number;
}

/**
 * @param {string} where
 * @param {unknown} value
 * @returns {number}
 */
export function finiteNumber(where, value) {
  if (typeof value !== "number" || !Number.isFinite(value)) throw wrong(where, "number", value);
  return value;
}

/**
 * A function, or undefined where there is none.
 * @template {Function} F
 * @param {string} where
 * @param {F | null | undefined} value
 * @returns {F | undefined}
 */
export function optionalFunction(where, value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "function") throw wrong(where, "function", value);
  return value;
}

/**
 * @param {string} where
 * @param {AbortSignal | null | undefined} value
 * @returns {AbortSignal | undefined}
 */
export function optionalSignal(where, value) {
  if (value === undefined || value === null) return undefined;
  if (!(value instanceof AbortSignal)) throw wrong(where, "abort-signal", value);
  return value;
}

/**
 * The extents of an array, as NumPy's `shape`.
 * @param {string} where
 * @param {unknown} shape
 * @param {number} minimum the smallest extent
 * @returns {number[]}
 */
export function checkShape(where, shape, minimum = 1) {
  return /** @type {number[]} */ (checkExtents(where, shape, minimum, false));
}

/**
 * The same of a model's input, which may leave lengths open: null.
 * @param {string} where
 * @param {unknown} shape
 */
export const checkOpenShape = (where, shape) => checkExtents(where, shape, 1, true);

/**
 * @param {string} where
 * @param {unknown} shape
 * @param {number} minimum
 * @param {boolean} isOpen whether extents may be null
 * @returns {(number | null)[]}
 */
function checkExtents(where, shape, minimum, isOpen) {
  const fits = (/** @type {unknown} */ extent) =>
    (isOpen && extent === null) ||
    (Number.isSafeInteger(extent) && /** @type {number} */ (extent) >= minimum);
  if (!Array.isArray(shape) || !shape.every(fits)) {
    throw wrong(where, { id: "expected.whole-numbers-least", values: { minimum } }, shape);
  }
  if (shape.some((extent) => extent > mostCounted)) {
    throw wrong(
      where,
      { id: "expected.whole-numbers-to", values: { maximum: mostCounted } },
      shape,
    );
  }
  return [...shape];
}

/**
 * As checkShape(), or undefined where there is none.
 * @param {string} where
 * @param {unknown} shape
 */
export const optionalShape = (where, shape) =>
  shape === undefined || shape === null ? undefined : checkShape(where, shape);

/**
 * Keras's class_weight: a weight for each class number; or scikit-learn's "balanced".
 * @param {string} where
 * @param {unknown} weights
 * @returns {import("../wire/training-types.js").ClassWeight | undefined}
 */
export function checkClassWeight(where, weights) {
  if (weights === undefined || weights === null) return undefined;
  if (weights === "balanced") return weights;
  const isRecord = typeof weights === "object" && !Array.isArray(weights);
  const entries = isRecord ? Object.entries(weights) : [];
  const fits = entries.every(([name, weight]) => /^\d+$/.test(name) && Number.isFinite(weight));
  if (entries.length === 0 || !fits) {
    throw wrong(`${where}: classWeight`, "weight-by-class", weights);
  }
  return Object.fromEntries(entries);
}

/** @param {readonly (number | null)[]} shape as Python prints it: (None, 28, 28, 1) */
export const showShape = (shape) =>
  `(${shape.map((extent) => extent ?? "None").join(", ")}${shape.length === 1 ? "," : ""})`;
