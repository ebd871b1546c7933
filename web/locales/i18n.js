/**
 * The page's texts and number formats. A text has one home, the locale files; `t` finds it.
 */

import en from "./en.json";

/** @typedef {{ [key: string]: Messages | string }} Messages */
/** @typedef {Record<string, string | number>} Values */

/** The languages the page can speak, each with its own name. */
export const languages = Object.freeze({ en: "English", ko: "한국어" });

/** @type {Record<string, () => Promise<Messages>>} */
const loaders = {
  en: async () => en,
  ko: async () => (await import("./ko.json")).default,
};

/** The language the browser asks for, where the page speaks it. */
export function preferredLanguage() {
  const wanted = navigator.languages.map((tag) => tag.split("-")[0]);
  return wanted.find((tag) => tag in languages) ?? "en";
}

/**
 * @param {Messages} messages
 * @param {string} key
 * @returns {Messages | string | undefined}
 */
function lookUp(messages, key) {
  /** @type {Messages | string | undefined} */
  let found = messages;
  for (const part of key.split(".")) {
    found = typeof found === "object" ? found[part] : undefined;
  }
  return found;
}

/**
 * A shape without its batch axis: 28 × 28 × 1.
 * @param {(number | null)[]} shape with or without the leading null
 */
export function shapeText(shape) {
  const axes = shape[0] === null ? shape.slice(1) : shape;
  return axes.map((axis) => (axis === null ? "?" : String(axis))).join("\u2009×\u2009");
}

/** A playground's language: its texts and its numbers. Sends "change". */
export class Language extends EventTarget {
  code = "en";
  /** @type {Messages} */
  #messages = en;
  /** Making a format takes far longer than using it. @type {Map<string, Intl.NumberFormat>} */
  #formats = new Map();

  /** @param {string} code */
  async use(code) {
    const known = code in loaders ? code : "en";
    this.#messages = await loaders[known]();
    this.code = known;
    this.dispatchEvent(new Event("change"));
  }

  /**
   * The text for `key` ("data.rows"), with `{name}` replaced by values. Numbers are written as the language
   * writes them. A text with plural forms is an object {one, other}; `count` chooses.
   * @param {string} key
   * @param {Values} [values]
   * @returns {string}
   */
  t = (key, values = {}) => {
    let message = lookUp(this.#messages, key) ?? lookUp(en, key) ?? key;
    if (typeof message === "object") {
      const form = new Intl.PluralRules(this.code).select(Number(values.count ?? 0));
      message = /** @type {string} */ (message[form] ?? message.other ?? key);
    }
    return message.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? this.number(value) : value;
    });
  };

  /** Whether there is a text for `key`. @param {string} key */
  has = (key) => typeof lookUp(en, key) === "string";

  /**
   * @param {number} value
   * @param {Intl.NumberFormatOptions} [options]
   */
  number = (value, options) => {
    const key = this.code + JSON.stringify(options ?? null);
    let format = this.#formats.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.code, options);
      this.#formats.set(key, format);
    }
    return format.format(value);
  };

  /** A share between 0 and 1 as percent, to three figures. @param {number} value */
  percent = (value) => {
    const digits = value > 0 && value < 0.1 ? 1 : 0;
    return this.number(value, { style: "percent", maximumFractionDigits: digits });
  };

  /**
   * A loss or a metric: four decimals, or the power of ten where those would hide it.
   * @param {number | null | undefined} value
   */
  metric = (value) => {
    if (value === null || value === undefined) return "–";
    if (!Number.isFinite(value)) return String(value);
    const size = Math.abs(value);
    if (size !== 0 && (size < 0.0001 || size >= 1e6)) {
      return this.number(value, { notation: "scientific", maximumFractionDigits: 3 });
    }
    const digits = size < 10 ? 4 : size < 1000 ? 3 : 1;
    return this.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  };

  /** A value of a table's cell: up to six figures that mean something. @param {number} value */
  quantity = (value) => this.number(value, { maximumSignificantDigits: 6 });

  /** @param {number} milliseconds */
  duration = (milliseconds) => {
    const seconds = Math.max(0, Math.round(milliseconds / 1000));
    const parts = [
      [Math.floor(seconds / 3600), "hour"],
      [Math.floor(seconds / 60) % 60, "minute"],
      [seconds % 60, "second"],
    ];
    const first = parts.findIndex(([amount]) => Number(amount) > 0);
    const shown = first < 0 ? parts.slice(2) : parts.slice(first, first + 2);
    return shown
      .map(([amount, unit]) =>
        this.number(Number(amount), { style: "unit", unit: String(unit), unitDisplay: "narrow" }),
      )
      .join(" ");
  };
}
