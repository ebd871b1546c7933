/**
 * The page's texts and number formats. A text has one home, the locale files; `t` finds it.
 */

import { argumentText, entryText, renderMessage } from "minibatch";
import english from "./en.json";

/** @import { Message, MessageValue, Texts } from "minibatch" */

/** Texts in groups, and a text's plural forms, as in the files. @typedef {{ [key: string]: Group | string }} Group */
/** @typedef {Record<string, MessageValue>} Values */

/** The languages the page can speak, each with its own name. */
export const languages = Object.freeze({ en: "English", ko: "한국어" });

/**
 * All texts by their whole key: "data.rows".
 * @param {string} language
 * @param {Group} group
 * @returns {Texts}
 */
function tableOf(language, group) {
  /** @type {Record<string, import("minibatch").Text>} */
  const texts = {};
  /** @param {Group} part @param {string} prefix */
  const add = (part, prefix) => {
    for (const [name, value] of Object.entries(part)) {
      const isText = typeof value === "string" || typeof value.other === "string";
      if (isText) texts[prefix + name] = /** @type {import("minibatch").Text} */ (value);
      else add(/** @type {Group} */ (value), `${prefix}${name}.`);
    }
  };
  add(group, "");
  return { language, texts };
}

const en = tableOf("en", english);
/** What is loaded after a first look, by language; `later` until the first text is asked for. */
const added = {
  en: { table: en, later: /** @type {Group[]} */ ([]) },
  ko: { table: tableOf("ko", {}), later: /** @type {Group[]} */ ([]) },
};

/**
 * Adds the texts of what was just loaded.
 * @param {Record<keyof typeof added, Group>} groups by language
 */
export function addTexts(groups) {
  added.en.later.push(groups.en);
  added.ko.later.push(groups.ko);
}

/** @param {string} language */
function addedTo(language) {
  const { table, later } = added[/** @type {keyof typeof added} */ (language)];
  while (later.length) Object.assign(table.texts, tableOf(language, later.pop() ?? {}).texts);
  return table;
}

/**
 * A language's texts: the page's, and the package's unless they are English.
 * @type {Record<string, () => Promise<{ page: Texts, own?: Texts }>>}
 */
const loaders = {
  en: async () => ({ page: en }),
  ko: async () => {
    const [page, { ko }] = await Promise.all([import("./ko.json"), import("minibatch/ko")]);
    return { page: tableOf("ko", page.default), own: ko };
  },
};

/** The language the browser asks for, where the page speaks it. */
export function preferredLanguage() {
  const wanted = navigator.languages.map((tag) => tag.split("-")[0]);
  return wanted.find((tag) => tag in languages) ?? "en";
}

/**
 * A shape without its batch axis: 28 × 28 × 1.
 * @param {(number | null)[]} shape with or without the leading null
 */
export function shapeText(shape) {
  const axes = shape[0] === null ? shape.slice(1) : shape;
  return axes.map((axis) => (axis === null ? "?" : String(axis))).join("\u2009×\u2009");
}

/** Whether a value of a text is a message itself. @param {MessageValue} value @returns {value is Message} */
const isMessage = (value) => typeof value === "object" && value !== null && "id" in value;

/**
 * What went wrong, as the state keeps it: shown in whatever language is chosen then.
 * @param {unknown} error
 * @returns {Message}
 */
export function messageOf(error) {
  const { id, values, message } = /** @type {Partial<Message>} */ (error ?? {});
  if (id) return { id, values, message };
  return { id: "text", values: { text: error instanceof Error ? error.message : String(error) } };
}

/** What the page itself refuses: `id` is a key of its texts. */
export class PageError extends Error {
  /**
   * @param {string} id
   * @param {Values} [values]
   */
  constructor(id, values = {}) {
    super(id);
    this.id = id;
    this.values = values;
  }
}

/** A playground's language: its texts and its numbers. Sends "change". */
export class Language extends EventTarget {
  code = "en";
  #page = en;
  /** The package's texts; undefined where they are English. @type {Texts | undefined} */
  own;
  /** Making a format takes far longer than using it. @type {Map<string, Intl.NumberFormat>} */
  #formats = new Map();

  /** @param {string} code */
  async use(code) {
    const known = code in loaders ? code : "en";
    const { page, own } = await loaders[known]();
    this.#page = page;
    this.own = own;
    this.code = known;
    this.dispatchEvent(new Event("change"));
  }

  /**
   * The text for `key` ("data.rows"), with `{name}` replaced by values. Numbers are written as the language
   * writes them, except in a message among the values. A text with plural forms is an object {one, other};
   * `count` chooses.
   * @param {string} key
   * @param {Values} [values]
   * @returns {string}
   */
  t = (key, values = {}) => {
    const tables = [this.#page, addedTo(this.code)];
    const table = tables.find(({ texts }) => Object.hasOwn(texts, key)) ?? addedTo("en");
    /** @type {Values} */
    const shown = {};
    for (const [name, value] of Object.entries(values)) {
      shown[name] = isMessage(value) ? this.message(value) : value;
    }
    return renderMessage({ id: key, values: shown }, table, (value) => this.number(value));
  };

  /** What is given in each language, in this one. @param {Record<string, string>} texts by language */
  of = (texts) => texts[this.code] ?? texts.en;

  /** Whether there is a text for `key`. @param {string} key */
  has = (key) => Object.hasOwn(addedTo("en").texts, key);

  /**
   * A message of the package, as errors and warnings are, or of the page.
   * @param {Message} message
   * @returns {string}
   */
  message = (message) =>
    this.has(message.id) ? this.t(message.id, message.values) : renderMessage(message, this.own);

  /**
   * What an entry of the catalogue is for, or one of its arguments.
   * @param {Parameters<typeof entryText>[0]} entry
   * @param {Parameters<typeof argumentText>[1]} [argument]
   */
  doc = (entry, argument) =>
    argument ? argumentText(entry, argument, this.own) : entryText(entry, this.own);

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

  /** The seconds that something took: two figures below ten. @param {number} value */
  seconds = (value) =>
    value < 10
      ? this.number(value, {
          style: "unit",
          unit: "second",
          unitDisplay: "narrow",
          maximumSignificantDigits: 2,
        })
      : this.duration(value * 1000);

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
