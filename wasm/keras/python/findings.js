/** What is said of a notebook: mistakes, leaks, and what could not be taken over, each with its place and a way out. */

import { nearest } from "../../messages/nearest.js";

/** @typedef {import("./values.js").Place} Place */
/** @typedef {import("../../messages/render.js").MessageValues} MessageValues */

/** @typedef {import("./mend.js").Edit} Edit */

/**
 * @typedef {object} Finding
 * @property {string} code such as "python.misspelt"
 * @property {"fault" | "leak" | "left-out" | "note"} kind `fault`: a mistake of the notebook; `leak`: what is learned from
 *   test rows; `left-out`: what the experiment cannot hold; `note`: what to know
 * @property {MessageValues} values
 * @property {number} line from 1
 * @property {number} from
 * @property {number} to
 * @property {Edit[]} [fix] what mends it
 */

/** @type {Record<string, Finding["kind"]>} */
const kinds = {
  "python.leak-scaling": "leak",
  "python.leak-resampling": "leak",
  "python.leak-windows": "leak",
  "python.fit-on-test": "leak",
  "python.test-as-validation": "leak",
};
const notes = new Set([
  ...[
    "columns-by-position",
    "class-count",
    "file-wanted",
    "split-again",
    "held-out-validation",
    "given-data",
    "edited-beside",
    "first-fold",
    "folder-wanted",
  ],
  ...[
    "tuner",
    "free-weight",
    "channels-first",
    "generator-layers",
    "uncalled",
    "uncalled-too",
    "callback-class",
    "other-models",
    "idle-model",
    "sample-of",
    "no-split-of-file",
    "folder",
  ],
]);
const leftOut = new Set([
  ...[
    "left-out",
    "no-model",
    "model-unread",
    "no-such-layer",
    "no-such-entry",
    "unsupported-argument",
    "lambda",
    "stand-in",
    "operation",
    "operation-none",
    "instead",
    "undefined-name",
    "guessed",
    "several-inputs",
    "rows-as-targets",
    "rows-unknown",
    "columns-elsewhere",
    "subclass",
  ],
  ...[
    "generator",
    "pytorch",
    "model-wanted",
    "model-imported",
    "not-parsed",
    "prose",
    "pretrained",
    "custom-loop",
    "step-not-understood",
    "not-written",
    "no-notebook",
  ],
]);

/** @param {string} code */
function kindOf(code) {
  const name = code.replace("python.", "");
  if (notes.has(name)) return "note";
  return kinds[code] ?? (leftOut.has(name) ? "left-out" : "fault");
}

/** Said once only. @param {{ code: string, from: number, to: number }} finding */
const keyOf = ({ code, from, to }) => `${code} ${from} ${to}`;

export class Findings {
  /** @type {Set<string>} */
  #said = new Set();

  /** @param {string} text */
  constructor(text) {
    this.text = text;
    /** @type {Finding[]} */
    this.list = [];
    /** Where lines begin. */
    this.starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
      this.starts.push(at + 1);
  }

  /** From 1. @param {number} at */
  lineNumber(at) {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] > at) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** @param {number} at @returns {Place} the line without its end */
  lineOf(at) {
    const number = this.lineNumber(at);
    const to = (this.starts[number] ?? this.text.length + 1) - 1;
    return { from: this.starts[number - 1], to };
  }

  /**
   * @param {string} name
   * @param {Place} place
   * @param {MessageValues} [values]
   * @param {Edit[]} [fix]
   */
  add(name, { from, to }, values = {}, fix = undefined) {
    const code = `python.${name}`;
    const key = keyOf({ code, from, to });
    if (this.#said.has(key)) return;
    this.#said.add(key);
    const line = this.lineNumber(from);
    this.list.push({ code, kind: kindOf(code), values, line, from, to, ...(fix && { fix }) });
  }

  /** What is said better in other words. @param {RegExp} code @param {Place} [place] or anywhere */
  drop(code, place) {
    this.list = this.list.filter((one) => {
      const isThere = !place || (one.from === place.from && one.to === place.to);
      const isKept = !(code.test(one.code) && isThere);
      if (!isKept) this.#said.delete(keyOf(one));
      return isKept;
    });
  }

  /** @param {Place} place */
  textOf({ from, to }) {
    const text = this.text.slice(from, to).replace(/\s+/g, " ");
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
  }

  sorted() {
    return [...this.list].sort((a, b) => a.from - b.from || a.to - b.to);
  }
}

export { nearest };
