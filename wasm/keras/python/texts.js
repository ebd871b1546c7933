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

/**
 * "block%d_%s" % (1, "a")
 * @param {string} text
 * @param {any} given a value, or a list of them
 * @returns {string | null} null where a value is not known
 */
export function interpolated(text, given) {
  const values = Array.isArray(given) ? given : [given];
  let next = 0;
  let isKnown = true;
  const result = text.replace(
    /%%|%(?:\((\w+)\))?(0?)(\d*)(?:\.(\d+))?([a-zA-Z])/g,
    (whole, /** @type {string | undefined} */ field, zero, width, digits, kind) => {
      if (whole === "%%") return "%";
      const value = field ? given instanceof Map && given.get(field) : values[next++];
      const shown = value === undefined ? undefined : printed(value);
      if (shown === undefined) isKnown = false;
      const isNumber = typeof value === "number";
      const said = isNumber && kind === "f" ? value.toFixed(Number(digits ?? 6)) : shown;
      return filled(said ?? "", Number(width), isNumber, zero);
    },
  );
  return isKnown ? result : null;
}

/** @type {Record<string, (self: string, list: any[]) => any>} */
const methods = {
  lower: (self) => self.toLowerCase(),
  upper: (self) => self.toUpperCase(),
  capitalize: (self) => self.slice(0, 1).toUpperCase() + self.slice(1).toLowerCase(),
  strip: (self) => self.trim(),
  startswith: (self, [start]) => self.startsWith(start),
  endswith: (self, [end]) => self.endsWith(end),
  replace: (self, [old, by]) => self.replaceAll(old, by),
  split: (self, [by]) => (by === undefined ? self.split(/\s+/).filter(Boolean) : self.split(by)),
  join: (self, [all]) => (Array.isArray(all) ? all.join(self) : undefined),
};

/**
 * @param {string} self
 * @param {string} name of a method
 * @param {Args} args
 * @returns {any} undefined where it is not known
 */
export function callText(self, name, args) {
  if (name === "format") return formatted(self, args);
  const isKnown = args.list.flat().every((one) => typeof one === "string");
  return isKnown && Object.hasOwn(methods, name) ? methods[name](self, args.list) : undefined;
}
