/** What methods of texts give. */

/** @typedef {import("./expressions.js").Args} Args */

/** @param {any} value @returns {string | undefined} as Python prints it, where it is known */
function printed(value) {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "number" || typeof value === "string" ? String(value) : undefined;
}

/** @param {string} text @param {number} width @param {boolean} isNumber @param {string} zero */
const filled = (text, width, isNumber, zero) =>
  isNumber ? text.padStart(width, zero || " ") : text.padEnd(width);

/**
 * "block_{}_{name:02d}".format(1, name=2). What is not known stays as it is written.
 * @param {string} text
 * @param {Args} args
 */
export function formatted(text, { list, named }) {
  let next = 0;
  return text.replace(
    /\{\{|\}\}|\{(\w*)(?::(0?)(\d*)[ds]?)?\}/g,
    (whole, /** @type {string | undefined} */ field, zero = "", width = "") => {
      if (field === undefined) return whole[0];
      const place = field === "" ? next++ : Number(field);
      const value = Number.isNaN(place) ? named.get(field) : list[place];
      const shown = value === undefined ? undefined : printed(value);
      return shown === undefined
        ? whole
        : filled(shown, Number(width), typeof value === "number", zero);
    },
  );
}
