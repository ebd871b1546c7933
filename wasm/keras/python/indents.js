/** Functions whose lines are not indented, as texts have them that lost their spaces on the way. */

import { openIn } from "./source.js";

/** @typedef {import("./mend.js").Edit} Edit */

/** What ends such a body: another function, and what only a program has. */
const outside = /^(?:def|class|import|from|@)\b/;

/**
 * What indents the bodies, by function: a body goes on to an empty line, its return or a call of the function itself.
 * @param {string} text
 * @returns {{ name: string, from: number, to: number, edits: Edit[] }[]}
 */
export function unindented(text) {
  const found = [];
  for (const { 0: head, 1: name, index } of text.matchAll(
    /^def\s+(\w+)\s*\([^()\n]*\)\s*:[ \t]*\n/gm,
  )) {
    /** @type {Edit[]} */
    const edits = [];
    const itself = new RegExp(`(?:^|=\\s*)${name}\\s*\\(`);
    let at = index + head.length;
    let open = 0;
    for (const line of text.slice(at).split("\n")) {
      if (open === 0 && (/^\s*$/.test(line) || outside.test(line) || itself.test(line))) break;
      // What is indented somewhere is as it was written.
      if (edits.length === 0 && /^\s/.test(line)) break;
      edits.push({ from: at, to: at, insert: "    " });
      const begun = text.slice(edits[0].from, at + line.length);
      open = openIn(begun).length;
      at += line.length + 1;
      if (open === 0 && /^return\b/.test(line)) break;
    }
    if (edits.length > 0)
      found.push({ name, from: index, to: index + head.trimEnd().length, edits });
  }
  return found;
}
