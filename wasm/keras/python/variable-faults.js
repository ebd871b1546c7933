/** Mistakes about names: a number that nobody uses or that is set again before anybody did, and a name that nothing sets. */

import { nearest } from "./findings.js";
import { Data, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Model} Model */
/** @typedef {Map<string, number[]>} Places */

/** Numbers that a training has; others may be for whoever reads. */
const setting =
  /^(?:(?:n|num|nb)_)?(?:lr|learning_?rate|epochs?|batch(?:_?size)?|hidden(?:_?(?:units|size|dim))?|units|neurons|dropout(?:_?rate)?|patience|momentum|decay|test_?size|val(?:idation)?_?(?:split|size)|seed|random_?(?:state|seed)|classes)$/i;

/** Which argument of fit() a name is for. @type {[RegExp, string][]} */
const argumentsOfFit = [
  [/epoch/i, "epochs"],
  [/batch/i, "batch_size"],
];

/** Without comments and texts, which do not use a name; an f-string may. @param {string} text */
const codeOnly = (text) =>
  text.replace(/#.*|(?<![fF])"[^"\n]*"|(?<![fF])'[^'\n]*'/g, (one) => " ".repeat(one.length));

/** Where names stand in a text, in order; `uses` leaves out where they are set. @param {string} code @param {Set<string>} wanted @param {boolean} uses */
function placesOf(code, wanted, uses) {
  /** @type {Places} */
  const places = new Map();
  for (const { 0: name, index } of code.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)) {
    if (!wanted.has(name)) continue;
    if (uses && /^\s*=[^=]/.test(code.slice(index + name.length, index + name.length + 80)))
      continue;
    const known = places.get(name);
    if (known) known.push(index);
    else places.set(name, [index]);
  }
  return places;
}

/** The first of places in order that is behind another. @param {number[]} places @param {number} at */
function behind(places, at) {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] > at) high = middle;
    else low = middle + 1;
  }
  return places[low] ?? Infinity;
}

/** @param {Evaluator} ev @param {Model} model */
export function variables(ev, model) {
  const code = codeOnly(ev.text);
  unset(ev, code);
  const settings = ev.settings.filter(({ name }) => setting.test(name));
  if (settings.length === 0) return;
  const all = placesOf(code, new Set(settings.map(({ name }) => name)), true);
  const meant = new Set(ev.findings.list.map(({ values }) => values.known));
  /** The setting of the same name behind each. @type {Map<string, typeof settings[number]>} */
  const later = new Map();
  const nexts = settings.map(() => /** @type {typeof settings[number] | undefined} */ (undefined));
  for (let i = settings.length - 1; i >= 0; --i) {
    nexts[i] = later.get(settings[i].name);
    later.set(settings[i].name, settings[i]);
  }
  settings.forEach(({ name, place, value }, i) => {
    const uses = all.get(name) ?? [];
    const next = nexts[i];
    if (next) {
      const { from, to } = ev.findings.lineOf(place.from);
      if (next.place.from === place.from || behind(uses, from) < next.place.from) return;
      const isWhole = /^\s*[\w.]+\s*=\s*[\w.+-]+\s*(#.*)?$/.test(ev.text.slice(from, to));
      const fix = isWhole
        ? [{ from, to: Math.min(to + 1, ev.text.length), insert: "" }]
        : undefined;
      const line = ev.findings.lineNumber(next.place.from);
      ev.findings.add("set-again", place, { name, line }, fix);
      return;
    }
    if (uses.length > 0 || meant.has(name)) return;
    const known = argumentsOfFit.find(([words]) => words.test(name))?.[1] ?? "";
    const given = model.fitted?.places[known]?.value;
    const isOther = given && model.fitted?.args[known] !== value && given.type === "constant";
    const fix = isOther ? [{ from: given.from, to: given.to, insert: name }] : undefined;
    ev.findings.add("unused-variable", place, { name }, fix);
  });
}

/** One letter of a name too few, too many, or in another's place; or another number at its end. @param {string} name @param {string[]} known */
function likely(name, known) {
  const stem = name.replace(/_?\d+$/, "");
  if (stem !== name && stem.length > 2 && known.includes(stem)) return stem;
  const near = name.length > 4 ? nearest(name, known) : null;
  return near && near.length > 4 && Math.abs(near.length - name.length) <= 1 ? near : null;
}

/** A class is no misspelt variable: tokenizer = Tokenizer(). @param {string} name */
const isClass = (name) => /^[A-Z][a-z]/.test(name);

/** A name that nothing in the text sets, beside one that is almost the same. @param {Evaluator} ev @param {string} code */
function unset(ev, code) {
  if (ev.unset.size === 0) return;
  const known = [...ev.scopes[0]].filter(([, value]) => !isGiven(value)).map(([name]) => name);
  const places = placesOf(code, new Set(ev.unset.keys()), false);
  for (const [name, reads] of ev.unset) {
    // What stands elsewhere, too, may be set there.
    if ((places.get(name)?.length ?? 0) !== reads.size) continue;
    const near = likely(name, known);
    if (!near || isClass(name) !== isClass(near)) continue;
    const [first] = reads.values();
    if (ev.findings.list.some(({ from, to }) => from <= first.from && first.to <= to)) continue;
    const fix = [...reads.values()].map(({ from, to }) => ({ from, to, insert: near }));
    ev.findings.add("misspelt-variable", first, { name, known: near }, fix);
  }
}

/** @param {any} value */
const isGiven = (value) =>
  (value instanceof Data && value.source.kind === "given") ||
  (value instanceof Unknown && value.name !== "");
