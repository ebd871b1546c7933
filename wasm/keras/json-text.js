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

/**
 * A config whose weights of losses have a point, 2.0: Keras before 3.6 takes no whole numbers for them.
 * @param {object} config
 */
export const configText = (config) =>
  JSON.stringify(config, (key, value) =>
    key === "loss_weights" ? asFloating(value) : value,
  ).replace(marked, "$1.0");
