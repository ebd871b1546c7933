/** What is typed into a form and what stands in a config: the two directions, and the range checks. */

/** @import { Argument } from "../experiment/catalogue.js" */

/** Why a text is not a value of the argument, as a key of the locales. */
export class InvalidValue extends Error {
  /**
   * @param {string} key
   * @param {number} [limit]
   */
  constructor(key, limit) {
    super(key);
    this.key = key;
    /** @type {Record<string, number>} */
    this.values = limit === undefined ? {} : { limit };
  }
}

/**
 * @param {any} value
 * @returns {string} as it stands in a text field
 */
export function textOf(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.flat(Infinity).map(partOf).join(", ");
  if (typeof value !== "object") return wordOf(value);
  return Object.entries(value)
    .map(([name, count]) => `${name}: ${count}`)
    .join(", ");
}

/** A long fraction as Keras's examples write it: 1/255. @param {any} value */
function wordOf(value) {
  const under = Math.round(1 / value);
  return `${value}`.length > 9 && 1 / under === value ? `1/${under}` : `${value}`;
}

/** A value in a list: a text that would be more than one, or a number, is in quotation marks. @param {any} value */
const partOf = (value) =>
  typeof value === "string" && (/[,"]/.test(value) || typeof wordOrNumber(value) === "number")
    ? JSON.stringify(value)
    : String(value);

/**
 * @param {Argument} argument
 * @param {string} text
 * @returns {any} throws InvalidValue
 */
export function valueOf(argument, text) {
  const trimmed = text.trim();
  if (trimmed === "") {
    if (argument.required) throw new InvalidValue("form.needed");
    return argument.nullable ? null : undefined; // the default
  }
  switch (argument.type) {
    case "integer":
    case "number":
      if (argument.choices?.includes(trimmed)) return trimmed;
      return numberOf(argument, trimmed);
    case "integer_pair":
    case "number_pair":
    case "integers":
    case "numbers":
    case "shape":
      return listOf(argument, trimmed);
    case "strings":
      return trimmed.split(",").map((name) => name.trim());
    case "scalar":
      return wordOrNumber(trimmed);
    case "scalars":
      return scalarsOf(trimmed);
    case "replacements":
      return /^[^",]+: /.test(trimmed) ? replacementsOf(trimmed) : scalarsOf(trimmed);
    case "counts":
      return trimmed.includes(":") ? countsOf(trimmed) : wordOrNumber(trimmed);
    case "integer_sides":
      return sidesOf(numbersOf(argument, trimmed));
    default:
      return trimmed;
  }
}

/** @param {string} text */
const wordOrNumber = (text) => (Number.isFinite(Number(text)) ? Number(text) : text);

/** Parts between commas; one in quotation marks may have some itself. */
const part = /\s*("(?:[^"\\]|\\.)*"|[^,]*)\s*(?:,|$)/gy;

/**
 * One value, or several with commas between them.
 * @param {string} text
 */
function scalarsOf(text) {
  const values = [...text.matchAll(part)]
    .map(([, value]) => value.trim())
    .filter((value, index, { length }) => value !== "" || index < length - 1)
    .map((value) => {
      if (!/^".*"$/s.test(value)) return wordOrNumber(value);
      try {
        return JSON.parse(value);
      } catch {
        return value;
      }
    });
  return values.length === 1 ? values[0] : values;
}

/**
 * A value for each name: "yes: 100, no: 50". A name may have a colon itself.
 * @param {string} text
 * @param {string} refused why it is none, as a key of the locales
 * @param {(text: string) => any} of undefined where it is not a value
 */
const pairsOf = (text, refused, of) =>
  Object.fromEntries(
    text.split(",").map((pair) => {
      const at = pair.lastIndexOf(":");
      const value = of(pair.slice(at + 1).trim());
      if (at < 1 || value === undefined) throw new InvalidValue(refused);
      return [pair.slice(0, at).trim(), value];
    }),
  );

/** What takes the place of each; nothing behind a colon is a missing value. @param {string} text */
const replacementsOf = (text) =>
  pairsOf(text, "form.pairs", (to) => (/^(null)?$/.test(to) ? null : wordOrNumber(to)));

/** The rows of each class. @param {string} text */
const countsOf = (text) =>
  pairsOf(text, "form.whole", (to) => (Number.isInteger(Number(to)) ? Number(to) : undefined));

/**
 * @param {Argument} argument
 * @param {string} text
 * @returns {any} one number alone stands for a pair of numbers
 */
function listOf(argument, text) {
  const values = numbersOf(argument, text);
  return argument.type === "number_pair" && values.length === 1 ? values[0] : values;
}

/**
 * @param {Argument} argument
 * @param {string} text
 */
const numbersOf = (argument, text) =>
  text
    .split(/[\s,×x]+/)
    .filter(Boolean)
    .map((part) => (isOpen(argument, part) ? null : numberOf(argument, part)));

/** An extent that is the input's, as Python or JSON write it. @param {Argument} argument @param {string} part */
const isOpen = ({ type, nullable }, part) =>
  type === "shape" && Boolean(nullable) && /^(none|null)$/i.test(part);

/**
 * One number for all sides, two for height and width, or four: top, bottom, left, right.
 * @param {any[]} numbers
 */
function sidesOf(numbers) {
  if (numbers.length === 1) return numbers[0];
  if (numbers.length !== 4) return numbers;
  const [top, bottom, left, right] = numbers;
  return [
    [top, bottom],
    [left, right],
  ];
}

/**
 * @param {Argument} argument
 * @param {string} text
 */
function numberOf(argument, text) {
  const value = text
    .split("/")
    .map(Number)
    .reduce((over, under) => over / under);
  const whole = !["number", "number_pair", "numbers"].includes(argument.type);
  if (!Number.isFinite(value)) throw new InvalidValue("form.number");
  if (whole && !Number.isInteger(value)) throw new InvalidValue("form.whole");
  const { minimum, maximum, above, below } = argument;
  if (minimum !== undefined && value < minimum) {
    throw new InvalidValue("form.atLeast", minimum);
  }
  if (maximum !== undefined && value > maximum) {
    throw new InvalidValue("form.atMost", maximum);
  }
  if (above !== undefined && value <= above) {
    throw new InvalidValue("form.above", above);
  }
  if (below !== undefined && value >= below) {
    throw new InvalidValue("form.below", below);
  }
  return value;
}
