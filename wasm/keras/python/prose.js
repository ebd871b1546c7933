/** Lines between the code that are no Python: notes, headings, printed tables. They would take the next statement with them. */

import { blank, openIn } from "./source.js";
import { errorsIn } from "./statements.js";

/** @typedef {import("./values.js").Place} Place */

/** So many lines are taken out at most, one by one. */
const most = 300;

/** @param {string} text @param {number} place @returns {Place} */
export function lineAt(text, place) {
  const from = text.lastIndexOf("\n", place - 1) + 1;
  const next = text.indexOf("\n", place);
  return { from, to: next < 0 ? text.length : next };
}

/** Whether a line is sound by itself, or with what belongs to it. @param {string} line */
function isSound(line) {
  const own = line.trim();
  if (own === "" || /^(?:else|elif|except|finally|@)/.test(own)) return true;
  if (errorsIn(`${own}\n`).length === 0) return true;
  return /:\s*(?:#.*)?$/.test(own) && errorsIn(`${own}\n    pass\n`).length === 0;
}

/** A call or an assignment, with words behind it. */
const code = /^\s*[A-Za-z_][\w.]*\s*(?:=(?!=)\s*\S|.*[)\]]\s*$)/;

/**
 * The text with its prose blanked out, as long as before, and the lines that were.
 * @param {string} text
 * @returns {{ text: string, lines: Place[] }}
 */
export function withoutProse(text) {
  /** @type {Place[]} */
  const lines = [];
  let now = text;
  let after = 0;
  for (let left = most; left > 0; --left) {
    const error = errorsIn(now).find(({ from }) => from >= after);
    if (!error) break;
    let line = lineAt(now, error.from);
    // What is missing at the end of a line is found at the beginning of the next.
    if (isSound(now.slice(line.from, line.to))) {
      const before = now.slice(0, line.from).trimEnd().length;
      line = lineAt(now, before);
    }
    const own = now.slice(line.from, line.to);
    const isApart = openIn(now.slice(0, line.from)).length === 0 && openIn(own).length === 0;
    if (isSound(own) || !isApart) {
      after = Math.max(error.to, error.from + 1);
      continue;
    }
    const words = error.from > line.from && error.from < line.to ? error.from : line.from;
    const kept = now.slice(line.from, words);
    const from = code.test(kept) && isSound(kept) ? words : line.from;
    now = now.slice(0, from) + blank(now.slice(from, line.to)) + now.slice(line.to);
    lines.push(line);
    after = line.from;
  }
  return { text: now, lines: lines.sort((a, b) => a.from - b.from) };
}
