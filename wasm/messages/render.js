/**
 * Makes a sentence of a message: an id and values, in the words of a table. A table's text has places for
 * the values:
 *
 * - `{name}`: the value, as a text, a number, a list (a, b, c), or another message
 * - `{name?known}`: where a name of the list `known` is near to it, the question whether that was meant
 * - `{name:을}`: the value with the Korean particle that fits it; `{:을}` a particle that fits what stands
 *   before it, as in `"{name}"{:을}`
 *
 * A text with plural forms is `{ one, other }`; the value `count` chooses.
 */

import { en } from "./en.js";
import { nearest } from "./nearest.js";
import { isParticle, particleAfter } from "./particles.js";

/**
 * @typedef {string | number | boolean | null | Message | readonly MessageValue[]} MessageValue
 * @typedef {{ readonly [name: string]: MessageValue }} MessageValues
 * @typedef {{ id: string, values?: MessageValues, message?: string }} Message `message` is the English sentence of
 *   what came from the engine, whose texts are not loaded beside the page
 * @typedef {string | { [form: string]: string, other: string }} Text
 *
 * @typedef {object} Texts the texts of one language
 * @property {string} language for plural forms: "en", "ko"
 * @property {Readonly<Record<string, Text>>} texts by id
 * @property {import("./catalog.js").CatalogTexts} [catalog] the catalogue's texts; English stands in the
 *   catalogue itself
 */

/** How numbers are written. @typedef {(value: number) => string} WriteNumber */

/** Making rules takes far longer than using them. @type {Map<string, Intl.PluralRules>} */
const pluralRules = new Map();

/**
 * @param {Text} text
 * @param {MessageValues} values
 * @param {string} language
 */
function formOf(text, values, language) {
  if (typeof text === "string") return text;
  let rules = pluralRules.get(language);
  if (!rules) pluralRules.set(language, (rules = new Intl.PluralRules(language)));
  return text[rules.select(Number(values.count ?? 0))] ?? text.other;
}

/** A value, a value with a particle or with the list that it is missing in, or a particle. */
const places = /\{(\w+)(?:\?(\w+)|:([가-힣]+))?\}|\{:([가-힣]+)\}/g;

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string";

/** A name without the quotes that a message shows it in, and the shape behind it. @param {string} name */
const bare = (name) => name.replace(/^"(.*)"(?: \([\w, ]*\))?$/, "$1");

/**
 * The sentence of a message: of an error, a warning or a message inside them. Where the table lacks it, the
 * English one; where there is none, its id and values.
 * @param {Message} message
 * @param {Texts} [table] English where left out
 * @param {WriteNumber} [writeNumber]
 * @returns {string}
 */
export function renderMessage({ id, values = {}, message }, table = en, writeNumber = String) {
  /** @param {MessageValue} value @returns {string} */
  const shown = (value) => {
    if (typeof value === "number") return writeNumber(value);
    if (typeof value !== "object" || value === null) return String(value);
    if (Array.isArray(value)) return value.map(shown).join(", ");
    return renderMessage(/** @type {Message} */ (value), table, writeNumber);
  };
  const { texts, language } = [table, en].find((known) => Object.hasOwn(known.texts, id)) ?? {};
  if (!texts || !language) {
    if (message) return message;
    const parts = Object.entries(values).map(([name, value]) => `${name}: ${shown(value)}`);
    return parts.length > 0 ? `${id} (${parts.join(", ")})` : id;
  }
  /** @param {string} name @param {string} list */
  const question = (name, list) => {
    const known = /** @type {unknown[]} */ ([values[list] ?? []].flat()).filter(isText).map(bare);
    const near = nearest(bare(String(values[name])), known);
    return near === null ? "" : ` ${shown({ id: "fault.nearest", values: { name: near } })}`;
  };
  const text = formOf(texts[id], values, language);
  let result = "";
  let end = 0;
  for (const match of text.matchAll(places)) {
    const [whole, name, list, ofValue, particle = ofValue] = match;
    result += text.slice(end, match.index);
    end = match.index + whole.length;
    if (list) result += question(name, list);
    else if (name) result += Object.hasOwn(values, name) ? shown(values[name]) : whole;
    if (particle && isParticle(particle)) result += particleAfter(result, particle);
  }
  return result + text.slice(end);
}
