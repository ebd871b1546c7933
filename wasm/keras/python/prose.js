/** Lines between the code that are no Python: notes, headings, printed tables. They would take the next statement with them. */

import { blank, openIn } from "./source.js";
import { ChangingText, errorsIn } from "./statements.js";

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

/** The number of a list's point, whose bracket nothing opens. */
const numbered =
  /^\s*(?:[-*•+]\s*)?\d+(?:-\d+)?\)\s+(?!(?:if|else|for|and|or|in|not|is)\b)[\p{L}\d]/u;
/** What begins no statement: a bullet, a star. */
const mark = /^\s*[^\p{L}\w\s#"'([{@)\]}.,*+\-/=<>&|:%]/u;

/**
 * Headings that open a bracket which they do not close, or close one that they do not open: all that follows would stand
 * in it, or what is open would end there.
 * @param {string} text
 * @returns {{ text: string, lines: Place[] }}
 */
export function withoutHeadings(text) {
  /** @type {Place[]} */
  const lines = [];
  let from = 0;
  const kept = text.split("\n").map((line) => {
    const place = { from, to: from + line.length };
    from = place.to + 1;
    const isHeading = numbered.test(line) || (mark.test(line) && openIn(line).length > 0);
    if (!isHeading) return line;
    lines.push(place);
    return blank(line);
  });
  return { text: kept.join("\n"), lines };
}

/**
 * The text with its prose blanked out, as long as before, and the lines that were.
 * @param {string} text
 * @returns {{ text: string, lines: Place[] }}
 */
export function withoutProse(text) {
  /** @type {Place[]} */
  const lines = [];
  const now = new ChangingText(text);
  let after = 0;
  for (let left = most; left > 0; --left) {
    const error = now.errors.find(({ from }) => from >= after);
    if (!error) break;
    let line = lineAt(now.text, error.from);
    // What is missing at the end of a line is found at the beginning of the next.
    if (isSound(now.text.slice(line.from, line.to))) {
      const before = now.text.slice(0, line.from).trimEnd().length;
      line = lineAt(now.text, before);
    }
    const own = now.text.slice(line.from, line.to);
    const isApart = openIn(now.text.slice(0, line.from)).length === 0 && openIn(own).length === 0;
    if (isSound(own) || !isApart) {
      after = Math.max(error.to, error.from + 1);
      continue;
    }
    const words = error.from > line.from && error.from < line.to ? error.from : line.from;
    const kept = now.text.slice(line.from, words);
    const from = code.test(kept) && isSound(kept) ? words : line.from;
    now.overwrite(from, blank(now.text.slice(from, line.to)));
    lines.push(line);
    after = line.from;
  }
  return { text: now.text, lines: lines.sort((a, b) => a.from - b.from) };
}
