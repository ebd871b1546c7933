/** What the command line says, in English or Korean. */

import { renderMessage } from "minibatch";
import { ko } from "minibatch/ko";
import { cli as english } from "../messages/cli.en.js";
import { cli as korean } from "../messages/cli.ko.js";

/** @typedef {import("minibatch").Message} Message */
/** @typedef {(message: Message) => string} Say */

/** The texts by language. English ones of the package stand in the package. */
const tables = Object.freeze({
  en: { language: "en", texts: english },
  ko: { ...ko, texts: { ...ko.texts, ...korean } },
});

/** @typedef {keyof typeof tables} Language */

/** @param {string} code @returns {code is Language} */
export const isLanguage = (code) => Object.hasOwn(tables, code);
export const languages = Object.keys(tables);

/**
 * The language asked for, or the one of the locale: POSIX has LC_ALL before LC_MESSAGES before LANG, and an
 * empty one counts as unset.
 * @param {string | undefined} asked
 * @param {{ [name: string]: string | undefined }} environment
 * @returns {Language}
 */
export function languageOf(asked, { LC_ALL, LC_MESSAGES, LANG }) {
  if (asked !== undefined && isLanguage(asked)) return asked;
  const [code] = (LC_ALL || LC_MESSAGES || LANG || "").split(/[_.@-]/);
  return isLanguage(code) ? code : "en";
}

/** @param {Language} language @returns {Say} */
export const speaking = (language) => (message) => renderMessage(message, tables[language]);

/** Why a command ends without doing what it was asked to. */
export class CommandError extends Error {
  /**
   * @param {string} id
   * @param {NonNullable<Message["values"]>} values
   * @param {ErrorOptions} [options]
   */
  constructor(id, values = {}, options) {
    super(renderMessage({ id, values }, tables.en), options);
    this.id = id;
    this.values = values;
  }
}

/** A command line that cannot be understood: exit status 2. */
export class UsageError extends CommandError {
  /** @param {string} id @param {NonNullable<Message["values"]>} [values] */
  constructor(id, values = {}) {
    super("cli.usage", { why: { id, values } });
  }
}

/**
 * What went wrong, as a sentence. An error of neither the package nor the command has no translation.
 * @param {unknown} error
 * @param {Say} say
 */
export function textOf(error, say) {
  if (!(error instanceof Error)) return String(error);
  if ("id" in error && "values" in error) return say(/** @type {any} */ (error));
  return `${error.name}: ${error.message}`;
}
