/** The text of a notebook's code: cells put together, what is no Python blanked out, and unclosed brackets closed. */

import { isNotebook } from "./look.js";

/** @typedef {{ from: number, to: number, insert: string }} Edit */

/**
 * The code of a notebook, or of a script as it is.
 * @param {string} text
 * @returns {string | null} null for what begins as a notebook and is none
 */
export function codeOf(text) {
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  if (!isNotebook(plain)) return plain;
  try {
    const { cells } = JSON.parse(plain);
    return cells
      .filter((/** @type {any} */ cell) => cell?.cell_type === "code")
      .map((/** @type {any} */ { source }) =>
        Array.isArray(source) ? source.join("") : String(source ?? ""),
      )
      .map((/** @type {string} */ code) => (/^\s*%%(?!time|capture)/.test(code) ? "" : code))
      .join("\n\n");
  } catch {
    return null;
  }
}

/** As long as what it replaces, so that places stay. @param {string} text */
export const blank = (text) => text.replace(/[^\n]/g, " ");

/** Numbers as Lezer's grammar has them: 255. is 255. */
const openNumber = /((?<![\w.])\d+)\.(?![\w.])|(?<![\w.])(\d+)\.(?=[eE][+-]?\d)/g;
const quoted = /("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g;

/** @param {string} text */
function withPlainNumbers(text) {
  let result = "";
  let end = 0;
  const plain = (/** @type {string} */ part) =>
    part.replace(openNumber, (_, whole, mantissa) => (whole ? `${whole} ` : ` ${mantissa}`));
  for (const { 0: token, index } of text.matchAll(quoted)) {
    result += plain(text.slice(end, index)) + token;
    end = index + token.length;
  }
  return result + plain(text.slice(end));
}

/** Printed results: from such a line on until their brackets are closed. @param {string} text */
function withoutResults(text) {
  let open = 0;
  let goesOn = false;
  return text
    .split("\n")
    .map((line) => {
      const begins = goesOn || /^(?:Out\s*\[\d*\]:|>>\s?[^>])/.test(line);
      if (!begins && open <= 0) return line;
      if (begins) open = 0;
      goesOn = begins && /=\s*$/.test(line);
      open += (line.match(/[([{]/g)?.length ?? 0) - (line.match(/[)\]}]/g)?.length ?? 0);
      return blank(line);
    })
    .join("\n");
}

/**
 * Without magics, shell commands, prompts and printed results.
 * @param {string} text
 */
export function withoutMagics(text) {
  return withPlainNumbers(withoutResults(text))
    .replace(/^[ \t]*(?:%+[A-Za-z]|!(?!=)|\?).*$/gm, blank)
    .replace(/^(?:>>>|\.\.\.) ?(?=\S)/gm, blank)
    .replace(/^In \[\d*\]:/gm, blank)
    .replace(/^(?:-{5,}|={5,}|_{5,}|<출력>).*$/gm, blank);
}

const opening = "([{";
const closing = ")]}";

/** What opens and closes in a text, outside strings and comments. @param {string} text */
function* brackets(text) {
  const tokens = /("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*|[()[\]{}]/g;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token.length === 1) yield { token, index };
  }
}

/** @param {string} text @returns {{ token: string, index: number }[]} brackets that stay open */
export function openIn(text) {
  /** @type {{ token: string, index: number }[]} */
  const open = [];
  for (const one of brackets(text)) {
    if (opening.includes(one.token)) open.push(one);
    else if (
      open.length > 0 &&
      closing.indexOf(one.token) === opening.indexOf(open[open.length - 1].token)
    )
      open.pop();
  }
  return open;
}

/** A line that begins a statement and continues no call. */
const statement =
  /^(?:(?:from|import|def|class|for|if|while|with|return|print|plt\.)\b|[A-Za-z_][\w, ]*=(?!=)|[A-Za-z_]\w*(?:\.\w+)+\()/;

/** A line of arguments that has lost its indentation, behind a comma. */
const argument = /^[A-Za-z_]\w*\s*=(?!=).*,\s*\)*\s*(?:#.*)?$/;

/**
 * Brackets that are never closed end where the next statement begins. Texts whose brackets match are left alone.
 * @param {string} text
 * @returns {Edit[]}
 */
export function unclosed(text) {
  /** @type {Edit[]} */
  const edits = [];
  for (let left = 0; left < 20; ++left) {
    const now = applied(text, edits);
    const open = openIn(now.text);
    if (open.length === 0) return edits;
    const from = open[0].index;
    const lines = now.text.slice(from).split("\n");
    let at = from;
    let end = -1;
    for (const [i, line] of lines.entries()) {
      const before = now.text.slice(from, at);
      if (
        i > 0 &&
        statement.test(line) &&
        !(argument.test(line) && /,\s*(?:#[^\n]*)?\n$/.test(before)) &&
        /[)\]},\w"']\s*(?:#[^\n]*)?\s*$/.test(before) &&
        openIn(before).length > 0
      ) {
        end = from + lastCode(before);
        break;
      }
      at += line.length + 1;
    }
    if (end < 0) end = from + lastCode(now.text.slice(from));
    const missing = openIn(now.text.slice(from, end));
    if (missing.length === 0) return edits;
    const insert = missing
      .reverse()
      .map(({ token }) => closing[opening.indexOf(token)])
      .join("");
    const place = now.back(end);
    edits.push({ from: place, to: place, insert });
    edits.sort((a, b) => a.from - b.from);
  }
  return edits;
}

/** Where the code of a text ends: behind it stand spaces and comments only. @param {string} text */
function lastCode(text) {
  let end = 0;
  const tokens = /("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*|\S/g;
  for (const { 0: token, index } of text.matchAll(tokens))
    if (token[0] !== "#") end = index + token.length;
  return end;
}

/** @param {string} text @param {Edit[]} edits in order, insertions only */
function applied(text, edits) {
  let result = "";
  let end = 0;
  for (const { from, insert } of edits) {
    result += text.slice(end, from) + insert;
    end = from;
  }
  /** @param {number} place in the changed text */
  const back = (place) => {
    let shift = 0;
    for (const { from, insert } of edits)
      if (from + shift + insert.length <= place) shift += insert.length;
    return place - shift;
  };
  return { text: result + text.slice(end), back };
}

/**
 * The text to parse, and how places in it are places of the given text.
 * @param {string} text
 * @param {Edit[]} edits
 */
export const mended = (text, edits) => applied(text, edits);
