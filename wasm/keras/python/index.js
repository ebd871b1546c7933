/** Keras programs: from Python to an experiment. Parsed and followed, never run. */

import { sayOperation } from "./applied.js";
import { assemble, chosenModel } from "./assemble.js";
import { besideOf } from "./beside.js";
import { Evaluator } from "./evaluate.js";
import { checkWhole } from "./faults.js";
import { Findings } from "./findings.js";
import { unflattened } from "./flat.js";
import { unindented } from "./indents.js";
import { sayMissing } from "./missing.js";
import { lineAt, withoutHeadings, withoutProse } from "./prose.js";
import { codeOf, mended, unclosed, withoutMagics } from "./source.js";
import { parsePython } from "./statements.js";
import { callUncalled } from "./uncalled.js";
import { Class } from "./values.js";

export { scriptOf } from "./write-cells.js";
export { cellsIn, notebookOf } from "./write-notebook.js";
export { besideLine, unsaidKeys } from "./beside.js";
export { filesOf } from "./write-data.js";
export { programOf } from "./write.js";

/** @typedef {import("./findings.js").Finding} Finding */

/**
 * @typedef {object} FromPythonOptions
 * @property {readonly string[]} [columns] the names of the file's columns, in order, where they are known: code that
 *   chooses columns by their places needs them
 */

/**
 * @typedef {object} PythonResult
 * @property {Record<string, any> | null} experiment its JSON; null where nothing in the text describes one
 * @property {Finding[]} findings by their place
 * @property {string} text what the places are of: the text, or the code of a notebook's cells
 */

/** @type {[RegExp, string][]} */
const others = [
  [/^\s*(?:import\s+torch|from\s+torch)\b/m, "PyTorch"],
  [/^\s*(?:import\s+jax|from\s+(?:flax|jax))\b/m, "JAX"],
  [/^\s*(?:import\s+mxnet|from\s+mxnet)\b/m, "MXNet"],
];

/**
 * @param {string} given a script, a piece of one, or a notebook's JSON
 * @param {FromPythonOptions} [options]
 * @returns {PythonResult}
 */
export function readPython(given, options = {}) {
  const text = codeOf(given);
  if (text === null) {
    const findings = new Findings("");
    findings.add("no-notebook", { from: 0, to: 0 });
    return { experiment: null, findings: findings.list, text: "" };
  }
  const flat = unflattened(text);
  const { text: code, lines: headings } = withoutHeadings(withoutMagics(flat.text));
  const closing = unclosed(code);
  const bodies = unindented(code);
  const edits = [...closing, ...bodies.flatMap((one) => one.edits)].sort((a, b) => a.from - b.from);
  const { text: whole, back } = mended(code, edits);
  const { text: python, lines } = withoutProse(whole);
  const { body, errors } = parsePython(python);
  const ev = new Evaluator(whole, options);
  for (const edit of closing) {
    const from =
      edit.from +
      edits.filter((one) => one.from < edit.from).reduce((n, { insert }) => n + insert.length, 0);
    ev.findings.add(
      "unclosed",
      { from: Math.max(0, from - 1), to: from + edit.insert.length },
      { missing: edit.insert },
    );
  }
  const forth = (/** @type {number} */ at) =>
    edits.reduce((place, { from, insert }) => (from < at ? place + insert.length : place), at);
  const titles = headings.map(({ from, to }) => ({ from: forth(from), to: forth(to) }));
  notParsed(ev, [...titles, ...lines, ...errors], mended(flat.text, edits).text);
  ev.title = titleOf(body);
  ev.follow(body);
  if (!chosenModel(ev)) callUncalled(ev, () => ran(whole, options, body));
  const json = assemble(ev);
  const beside = besideOf(whole, () => {
    if (!options.columns) return json;
    const plain = ran(whole, {}, body);
    plain.title = ev.title;
    return assemble(plain);
  });
  if (json) Object.assign(json, beside.parts);
  const { older } = beside;
  if (json && older.length > 0)
    ev.findings.add("edited-beside", beside.place, { parts: older.join(", ") });
  // What our own programs say beside the code is understood.
  if (json && beside.parts.preparation)
    ev.findings.drop(/^python\.(?:step-not-understood|rows-unknown)$/);
  if (Object.keys(beside.parts).length === 0) notWritten(ev, whole);
  checkWhole(ev);
  noModel(ev, json, whole, body);
  const own = new Findings(text);
  const findings = ev.findings.sorted().map((one) => atPlace(one, back, own));
  for (const finding of findings) {
    if (finding.code !== "python.unclosed") continue;
    // What is unwrapped loses its outer bracket, too.
    if (
      findings.some(
        ({ code, to, from }) =>
          code === "python.nested-in-itself" && from <= finding.from && finding.to <= to + 1,
      )
    )
      continue;
    const edit = closing.find(
      ({ from }) => Math.abs(from - finding.to) <= 1 || from === finding.from + 1,
    );
    if (edit) finding.fix = [edit];
  }
  for (const { place, count, edits: fix } of flat.lines)
    own.add("flattened", place, { count }, fix);
  for (const { name, from, to, edits: fix } of bodies)
    own.add("not-indented", { from, to }, { name }, fix);
  findings.push(...own.list);
  findings.sort((a, b) => a.from - b.from || a.to - b.to);
  return { experiment: json, findings, text };
}

/** @param {string} text @param {FromPythonOptions} options @param {readonly import("./syntax.js").Syntax[]} body */
function ran(text, options, body) {
  const ev = new Evaluator(text, options);
  ev.follow(body);
  return ev;
}

/** A first line that says what the program is. @param {import("./syntax.js").Syntax[]} body */
function titleOf([first]) {
  const text = first?.type === "expression" ? first.value.value : "";
  return typeof text === "string" && text.length <= 200 && !text.includes("\n") ? text : "";
}

/** What our own programs leave out, and say so. @param {Evaluator} ev @param {string} text */
function notWritten(ev, text) {
  for (const { index, 0: line, 1: what } of text.matchAll(/^# Not written as Python: (.*)$/gm))
    ev.findings.add("not-written", { from: index, to: index + line.length }, { what });
}

/**
 * Lines that are no Python, one finding for those that follow each other.
 * @param {Evaluator} ev
 * @param {{ from: number, to: number }[]} places
 * @param {string} text as long as the evaluator's, with its headings
 */
function notParsed(ev, places, text) {
  const starts = places.map(({ from }) => lineAt(text, from).from).sort((a, b) => a - b);
  /** @type {{ from: number, to: number }[][]} */
  const runs = [];
  for (const start of new Set(starts)) {
    const line = lineAt(text, start);
    if (!text.slice(line.from, line.to).trim()) continue;
    const last = runs.at(-1)?.at(-1);
    if (last && !text.slice(last.to, line.from).trim()) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  for (const run of runs) {
    const [first] = run;
    const what = new Findings(text).textOf(first).trim();
    const fix = run.map(({ from }) => {
      const insert = /^mport\b/.test(text.slice(from)) ? "i" : "# ";
      return { from, to: from, insert };
    });
    const place = { from: first.from, to: run[run.length - 1].to };
    const count = run.length;
    ev.findings.add(count > 1 ? "prose" : "not-parsed", place, { what, count }, fix);
  }
}

/** What says that a text is no Python. */
const unreadCodes = /^python\.(?:unclosed|not-parsed|prose)$/;

/**
 * @param {Evaluator} ev
 * @param {Record<string, any> | null} json
 * @param {string} text
 * @param {readonly import("./syntax.js").Syntax[]} body what was read of it
 */
function noModel(ev, json, text, body) {
  const other = others.find(([mark]) => mark.test(text));
  if (other && !chosenModel(ev)) {
    const at = other[0].exec(text);
    const from = at?.index ?? 0;
    return ev.findings.add(
      "pytorch",
      { from, to: from + (at?.[0].length ?? 0) },
      { name: other[1] },
    );
  }
  if (json?.model) return;
  const own = [...ev.scopes[0].values()].find(
    (value) =>
      value instanceof Class &&
      value.bases.some((base) => /keras\.models\.Model$/.test(base?.path ?? "")),
  );
  const unread = ev.models.findLast((model) => model.unknown.length > 0);
  if (own) ev.findings.add("subclass", own.place, { name: own.name });
  else if (unread) {
    const [hole] = unread.unknown;
    const { place, operation, missing } = hole;
    if (operation) sayOperation(ev, place, operation);
    else if (missing) sayMissing(ev, place, missing);
    else ev.findings.add("model-unread", place, { what: hole.what || ev.findings.textOf(place) });
  } else {
    // What is no Python may be why, and is said before it; where nothing else stands there, alone.
    const unread = ev.findings.list.filter(({ code }) => unreadCodes.test(code));
    if (unread.length > 0 && body.length === 0) return;
    const at = Math.max(0, ...unread.map(({ to }) => to));
    ev.findings.add("no-model", { from: at, to: at });
  }
}

/** @param {Finding} finding @param {(place: number) => number} back @param {Findings} own @returns {Finding} */
function atPlace(finding, back, own) {
  // Where a program ends too early, its last piece ends behind it.
  const place = (/** @type {number} */ at) => Math.min(back(at), own.text.length);
  const [from, to] = [place(finding.from), place(finding.to)];
  const fix = finding.fix?.map((edit) => ({ ...edit, from: place(edit.from), to: place(edit.to) }));
  const line = own.lineNumber(from);
  return { ...finding, from, to, line, ...(fix && { fix }) };
}
