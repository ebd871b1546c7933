/** Rows for several inputs of a model, and rows that are to be given back. */

import { columnsOf } from "./tables.js";
import { Data } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Model} Model */

/** @param {Data[]} all @returns {Data | null} one way of rows for all, where they differ in their columns only */
function joined(all) {
  const [first, ...others] = all;
  const same = (/** @type {any} */ a, /** @type {any} */ b) =>
    a?.class_name === b?.class_name && JSON.stringify(a.config) === JSON.stringify(b.config);
  if (
    others.some(
      ({ steps, source }) => steps.length !== first.steps.length || source !== first.source,
    )
  )
    return null;
  const columns = [...new Set(all.flatMap((data) => columnsOf(data) ?? []))];
  /** @type {import("./values.js").Step[]} */
  const steps = [];
  for (const [i, step] of first.steps.entries()) {
    const isOwn = all.every(({ steps: own }) => own[i].class_name === "SelectColumns");
    if (!isOwn && !others.every(({ steps: own }) => same(own[i], step))) return null;
    const isAll = isOwn && !others.every(({ steps: own }) => same(own[i], step));
    steps.push(isAll ? { ...step, config: { columns } } : step);
  }
  return first.with({ steps, columns });
}

/**
 * The rows that fit() gets for each of several inputs, as one table and which of its columns each takes.
 * @param {Evaluator} ev
 * @param {Model | null} model
 */
export function inputsGiven(ev, model) {
  const { x } = model?.fitted?.args ?? {};
  const named = x instanceof Map ? [...x.keys()].map(String) : null;
  const all = x instanceof Map ? [...x.values()] : Array.isArray(x) ? x : null;
  if (!all || all.length < 2) return null;
  const place = model?.fitted?.places.x?.value ?? model?.fitted?.place;
  const isKnown = all.every((one) => one instanceof Data && columnsOf(one));
  const whole = isKnown ? joined(all) : null;
  if (!whole) {
    ev.findings.add("several-inputs", place, { text: ev.findings.textOf(place) });
    return null;
  }
  const columns = all.map((one) => /** @type {string[]} */ (columnsOf(one)));
  return { x: whole, columns, named };
}

/** The name of each output of a model, as its layer has it. @param {Model} model */
const namesOf = ({ outputs }) =>
  outputs.map(({ layer }) => /** @type {any} */ (layer).config?.name);

/**
 * The targets that fit() gets for each of several outputs: { "price": y_price, "kind": y_kind }, or a list in their order.
 * @param {Model | null} model
 * @returns {Record<string, Data> | null}
 */
export function outputsGiven(model) {
  const { y } = model?.fitted?.args ?? {};
  const names = model && Array.isArray(y) ? namesOf(model) : [];
  const all =
    y instanceof Map ? [...y] : Array.isArray(y) ? y.map((one, i) => [names[i], one]) : [];
  const isKnown = all.every(([name, one]) => typeof name === "string" && one instanceof Data);
  return all.length > 1 && isKnown ? Object.fromEntries(all) : null;
}

/** fit(x, x): the rows themselves are the target, which no column of a table is. @param {Evaluator} ev @param {Model | null} model @param {Data | null} x @param {Data | null} y */
export function givesBack(ev, model, x, y) {
  if (!x || !y || x.source !== y.source || y.part !== x.part) return false;
  const isSame = y === x || (y.role === "x" && y.steps.length === x.steps.length && !y.columns);
  if (!isSame) return false;
  const place = model?.fitted?.places.y ?? model?.fitted?.place;
  if (place) ev.findings.add("rows-as-targets", place, {});
  return true;
}
