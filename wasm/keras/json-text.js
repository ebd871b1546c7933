/** JSON as Python writes it, where that matters. */

/** What no text of a config begins with. */
const mark = "\u0000";
const marked = /"\\u0000(-?\d+)"/g;

/** @param {unknown} value @returns {unknown} whole numbers as marked texts */
function asFloating(value) {
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? `${mark}${value}` : value;
  }
  if (Array.isArray(value)) return value.map(asFloating);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, weight]) => [name, asFloating(weight)]),
  );
}

/** What Keras takes no whole number for: of optimizers (SGD's momentum of 0), and of FBetaScore. */
const floating = new Set(["learning_rate", "momentum", "beta", "threshold"]);

/** @param {string} key @param {unknown} value */
const needsPoint = (key, value) =>
  // Keras before 3.6 takes none there, either.
  key === "loss_weights" || (floating.has(key) && typeof value === "number");

/**
 * A config whose numbers have a point, 2.0, where Keras wants one.
 * @param {object} config
 */
export const configText = (config) =>
  JSON.stringify(config, (key, value) =>
    needsPoint(key, value) ? asFloating(value) : value,
  ).replace(marked, "$1.0");
