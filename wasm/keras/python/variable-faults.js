/** Mistakes about names of numbers: one that nobody uses, or that is set again before anybody did. */

import { lineAt } from "./prose.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Model} Model */

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

/** @param {Evaluator} ev @param {Model} model */
export function variables(ev, model) {
  const settings = ev.settings.filter(({ name }) => setting.test(name));
  if (settings.length === 0) return;
  const code = codeOnly(ev.text);
  const usesOf = (/** @type {string} */ name) =>
    [...code.matchAll(new RegExp(`(?<![\\w.])${name}(?!\\w|\\s*=[^=])`, "g"))].map(
      ({ index }) => index,
    );
  settings.forEach(({ name, place, value }, i) => {
    const uses = usesOf(name);
    const next = settings.slice(i + 1).find((one) => one.name === name);
    if (next) {
      const { from, to } = lineAt(ev.text, place.from);
      if (next.place.from === place.from || uses.some((at) => at > from && at < next.place.from))
        return;
      const line = ev.text.slice(0, next.place.from).split("\n").length;
      const isWhole = /^\s*[\w.]+\s*=\s*[\w.+-]+\s*(#.*)?$/.test(ev.text.slice(from, to));
      const fix = isWhole
        ? [{ from, to: Math.min(to + 1, ev.text.length), insert: "" }]
        : undefined;
      ev.findings.add("set-again", place, { name, line }, fix);
      return;
    }
    const isMeant = ev.findings.list.some(({ values }) => values.known === name);
    if (uses.length > 0 || isMeant) return;
    const known = argumentsOfFit.find(([words]) => words.test(name))?.[1] ?? "";
    const given = model.fitted?.places[known]?.value;
    const isOther = given && model.fitted?.args[known] !== value && given.type === "constant";
    const fix = isOther ? [{ from: given.from, to: given.to, insert: name }] : undefined;
    ev.findings.add("unused-variable", place, { name }, fix);
  });
}
