/**
 * The sentences of the catalogue. The core knows them by numbers only (core/base/text_id.h); they are where they are
 * declared: among the string literals of its sources.
 */

import { readFileSync } from "node:fs";
import { filesBelow } from "./files.mjs";
import { inRoot } from "./paths.mjs";
import { ToolError } from "./process.mjs";

/**
 * What C++ is made of, as far as is needed to tell literals from all else: comments, raw strings, strings,
 * characters, and numbers, whose digits an apostrophe may part.
 */
const tokens =
  /\/\/.*|\/\*[^]*?\*\/|R"([^\s()\\]*)\(([^]*?)\)\1"|"((?:[^"\\\n]|\\.)*)"|'(?:[^'\\\n]|\\.)+'|\d[\w.']*|\w+|\S/g;

/** @type {Record<string, string>} */
const escapes = { n: "\n", t: "\t", r: "\r", 0: "\0" };

/** @param {string} text between quotes */
const unescaped = (text) =>
  text.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_, code, letter) =>
    code ? String.fromCharCode(parseInt(code, 16)) : (escapes[letter] ?? letter),
  );

/**
 * The string literals of a source. Those that stand side by side are one, as for the compiler.
 * @param {string} source
 */
export function literalsOf(source) {
  /** @type {string[]} */
  const literals = [];
  let continues = false;
  for (const [token, , raw, text] of source.matchAll(tokens)) {
    if (/^\/[/*]/.test(token)) continue;
    const literal = raw ?? (text === undefined ? undefined : unescaped(text));
    if (literal !== undefined) literals.push((continues ? literals.pop() : "") + literal);
    continues = literal !== undefined;
  }
  return literals;
}

/** As core/base/text_id.h numbers a text. @param {string} text */
export function numberOf(text) {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    number = Math.imul(number ^ byte, 0x01000193);
  }
  return number >>> 0;
}

/**
 * @param {string[]} sources
 * @returns {(number: number) => string} finds a text by its number
 */
export function textsIn(sources) {
  /** @type {Map<number, Set<string>>} */
  const texts = new Map();
  for (const text of sources.flatMap(literalsOf)) {
    const number = numberOf(text);
    texts.set(number, (texts.get(number) ?? new Set()).add(text));
  }
  return (number) => {
    const [text, other] = texts.get(number) ?? [];
    if (other !== undefined) {
      throw new ToolError(`Two texts have the number ${number}: "${text}" and "${other}".`);
    }
    if (!text) throw new ToolError(`No source of the core has a text of the number ${number}.`);
    return text;
  };
}

export const catalogTexts = () =>
  textsIn(
    filesBelow("core")
      .filter((path) => /\.(cpp|h)$/.test(path))
      .map((path) => readFileSync(inRoot(path), "utf8")),
  );
