/** Moves what learns from all rows, or makes some, behind the split. */

/** @typedef {import("./findings.js").Findings} Findings */
/** @typedef {import("./values.js").Place} Place */
/** @typedef {import("./mend.js").Edit} Edit */

const scaling = /^(\s*)(\w+) *= *(.+?)\.(?:fit_)?transform\( *(\w+) *\)\s*(#.*)?$/;
const resampling =
  /^(\s*)(\w+) *, *(\w+) *= *(.+)\.fit_(?:re)?sample\( *(\w+) *, *(\w+) *\)\s*(#.*)?$/;
const splitting =
  /^(\s*)(\w+) *, *(\w+) *, *(\w+) *, *(\w+) *= *([\w.]*train_test_split\(\s*(\w+) *, *(\w+)[^]*)$/;

/** @param {string} text @param {string} name */
const uses = (text, name) => text.match(new RegExp(`\\b${name}\\b`, "g"))?.length ?? 0;

/** A whole line, with its end. @param {Findings} findings @param {number} at @returns {Edit} */
function without(findings, at) {
  const { from, to } = findings.lineOf(at);
  return { from, to: Math.min(to + 1, findings.text.length), insert: "" };
}

/**
 * The split's call with the rows as they were before. Undefined where their other name is used elsewhere, too.
 * @param {string} text
 * @param {string} call
 * @param {[from: string, to: string][]} names what each is called behind the step, and before it
 */
function renamed(text, call, names) {
  let result = call;
  for (const [after, before] of names) {
    if (after === before) continue;
    if (uses(text, after) !== uses(call, after) + 1) return undefined;
    result = result.replace(new RegExp(`\\b${after}\\b`, "g"), before);
  }
  return result;
}

/** @param {Findings} findings @param {Place} split the call of train_test_split() */
function partsOf(findings, split) {
  const { from } = findings.lineOf(split.from);
  const found = splitting.exec(findings.text.slice(from, split.to));
  if (!found) return null;
  const [, indent, train, test, trainY, , call, x, y] = found;
  return { indent, train, test, trainY, call, x, y, end: findings.lineOf(split.to).to };
}

/**
 * What mends `X = scaler.fit_transform(X)` before a split. Undefined where it is written otherwise.
 * @param {Findings} findings
 * @param {Place} place of the call
 * @param {Place} split
 * @returns {Edit[] | undefined}
 */
export function scaledBehind(findings, place, split) {
  const { text } = findings;
  const line = findings.lineOf(place.from);
  const found = scaling.exec(text.slice(line.from, line.to));
  const parts = partsOf(findings, split);
  if (!found || !parts) return undefined;
  const [statement, indent, target, maker, rows] = found;
  if (indent !== parts.indent || target !== parts.x) return undefined;
  const call = renamed(text, parts.call, [[target, rows]]);
  if (call === undefined) return undefined;
  const removed = [without(findings, line.from)];
  if (!statement.includes(".fit_transform(")) {
    const fitted = `\n${indent}${maker}.fit(${rows})\n`;
    const at = text.lastIndexOf(fitted, line.from);
    if (at < 0) return undefined;
    removed.unshift(without(findings, at + 1));
  }
  const isName = /^\w+$/.test(maker);
  const name = isName ? maker : uses(text, "scaler") > 0 ? "fitted" : "scaler";
  if (!isName && uses(text, name) > 0) return undefined;
  const added = [
    ...(isName ? [] : [`${name} = ${maker}`]),
    `${parts.train} = ${name}.fit_transform(${parts.train})`,
    `${parts.test} = ${name}.transform(${parts.test})`,
  ];
  return [...removed, ...moved(parts, split, call, added)];
}

/**
 * What mends `X, y = SMOTE().fit_resample(X, y)` before a split. Undefined where it is written otherwise.
 * @param {Findings} findings
 * @param {Place} place of the call
 * @param {Place} split
 * @returns {Edit[] | undefined}
 */
export function resampledBehind(findings, place, split) {
  const { text } = findings;
  const line = findings.lineOf(place.from);
  const found = resampling.exec(text.slice(line.from, line.to));
  const parts = partsOf(findings, split);
  if (!found || !parts) return undefined;
  const [, indent, target, targetY, maker, rows, rowsY] = found;
  if (indent !== parts.indent || target !== parts.x || targetY !== parts.y) return undefined;
  const names = /** @type {[string, string][]} */ ([
    [target, rows],
    [targetY, rowsY],
  ]);
  const call = renamed(text, parts.call, names);
  if (call === undefined) return undefined;
  const { train, trainY } = parts;
  const added = [`${train}, ${trainY} = ${maker}.fit_resample(${train}, ${trainY})`];
  return [without(findings, line.from), ...moved(parts, split, call, added)];
}

/**
 * @param {NonNullable<ReturnType<typeof partsOf>>} parts
 * @param {Place} split
 * @param {string} call
 * @param {string[]} added lines behind the split
 * @returns {Edit[]}
 */
function moved({ indent, call: before, end }, split, call, added) {
  const lines = added.map((one) => `\n${indent}${one}`).join("");
  const change = { from: split.to - before.length, to: split.to, insert: call };
  return [...(call === before ? [] : [change]), { from: end, to: end, insert: lines }];
}
