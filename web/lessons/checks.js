/**
 * Whether a task is done. A check is data in the lesson's file: conditions on one run, on two, or on what the page shows; or
 * an answer that is typed. See docs/add-a-lesson.md for the whole vocabulary.
 */

import { graphOf } from "../experiment/layers.js";

/** @import { Run, State } from "../experiment/types.js" */

/**
 * A number or a text, or what the other run, or the same one, has there, a little more or less.
 * @typedef {number | string | boolean | null | { other?: string, own?: string, plus?: number, times?: number }} Wanted
 *
 * @typedef {{ of: string, above?: Wanted, below?: Wanted, atLeast?: Wanted, atMost?: Wanted, is?: Wanted, isNot?: Wanted,
 *   has?: Wanted, lacks?: Wanted }} Condition
 *
 * @typedef {{ run?: Condition[], other?: Condition[], page?: Condition[], answer?: number | string[], within?: number }} Check
 */

/** @type {Record<string, (value: any, wanted: any) => boolean>} */
const comparisons = {
  above: (value, wanted) => value > wanted,
  below: (value, wanted) => value < wanted,
  atLeast: (value, wanted) => value >= wanted,
  atMost: (value, wanted) => value <= wanted,
  is: (value, wanted) => value === wanted,
  isNot: (value, wanted) => value !== wanted,
  has: (value, wanted) => Array.isArray(value) && value.includes(wanted),
  lacks: (value, wanted) => Array.isArray(value) && !value.includes(wanted),
};

export const comparisonNames = Object.freeze(Object.keys(comparisons));

/** @param {any} facts @param {string} path */
const at = (facts, path) => path.split(".").reduce((part, key) => part?.[key], facts);

/** @param {Wanted | undefined} wanted @param {any} facts @param {any} other */
function limitOf(wanted, facts, other) {
  if (typeof wanted !== "object" || wanted === null) return wanted;
  const { own, other: path = "", plus = 0, times = 1 } = wanted;
  const value = own ? at(facts, own) : at(other, path);
  return typeof value === "number" ? value * times + plus : value;
}

/**
 * @param {Condition} condition
 * @param {any} facts
 * @param {any} [other] those of the other run
 */
export function holds({ of, ...compared }, facts, other) {
  const value = at(facts, of);
  return Object.entries(compared).every(([name, wanted]) => {
    const limit = limitOf(wanted, facts, other);
    // What is not there is neither more nor less than anything.
    if (value === undefined || value === null) return limit === null && name === "is";
    return comparisons[name](value, limit);
  });
}

/** @param {any} entry @returns {string} */
const nameOf = (entry) => (typeof entry === "string" ? entry : (entry?.class_name ?? ""));

/** The numbers of each curve by what is asked of them. @param {Record<string, (number | null)[]>} history */
function curveFacts(history) {
  const ofEach = (/** @type {(values: number[]) => number | undefined} */ pick) =>
    Object.fromEntries(
      Object.entries(history).map(([name, values]) => [
        name,
        pick(values.map((value) => value ?? NaN)),
      ]),
    );
  return {
    first: ofEach((values) => values[0]),
    last: ofEach((values) => values.at(-1)),
    least: ofEach((values) => Math.min(...values)),
    most: ofEach((values) => Math.max(...values)),
  };
}

/**
 * What conditions can ask of a run.
 * @param {Run} run
 * @param {number | null} parameters of its model, where they are known
 */
export function factsOf(run, parameters) {
  const { experiment, history, epoch, evaluation, stopReason, seconds, baseline } = run;
  const { fingerprint } = run;
  const { compile, fit, preparation = [] } = experiment;
  const { layers } = graphOf(experiment.model);
  const isOn = (/** @type {any} */ { enabled = true }) => enabled;
  return {
    ...curveFacts(history),
    ...{ parameters, seconds, fingerprint, experiment, test: evaluation, stopped: stopReason },
    epochs: epoch.length,
    layers: baseline ? [] : layers.map(({ class_name }) => class_name),
    units: layers.flatMap(({ config }) => config.units ?? []),
    activations: layers.flatMap(({ config }) => nameOf(config.activation) || []),
    strides: layers.flatMap(({ config }) => [config.strides ?? []].flat()),
    paddings: layers.flatMap(({ config }) => config.padding ?? []),
    steps: preparation.filter(isOn).map(nameOf),
    callbacks: (fit?.callbacks ?? []).map(nameOf),
    optimizer: nameOf(compile?.optimizer),
    frozen: layers.filter(({ config }) => config.trainable === false).length,
    baseline: baseline?.class_name ?? "",
    threshold: run.threshold ?? null,
  };
}

/**
 * Of the model on the page, on the rows it is judged by: recall and precision by the classes' names.
 * @param {State} state
 */
function classFacts({ evaluation: { confusion }, data }) {
  const sum = (/** @type {number[]} */ counts) => counts.reduce((all, count) => all + count, 0);
  const names = confusion.length > 0 ? (data.prepared?.classNames ?? []) : [];
  return Object.fromEntries(
    names.map((name, at) => {
      const right = confusion[at][at];
      const answers = sum(confusion.map((row) => row[at]));
      return [name, { recall: right / sum(confusion[at]), precision: right / answers }];
    }),
  );
}

/**
 * What conditions can ask of the page.
 * @param {State} state
 */
export function pageFacts(state) {
  const { ui, data, model, inspection, evaluation, prediction, experiment, runs, training } = state;
  return {
    ...{ tab: ui.tab, sections: ui.sections, experiment, parameters: model.parameters },
    recipe: ui.recipe,
    view: data.look.view,
    column: data.look.column,
    part: data.look.part,
    judged: ui.judged,
    layer: model.selected,
    open: inspection.open,
    inspected: inspection.layer,
    isStepped: inspection.step !== null,
    threshold: evaluation.threshold,
    judgedPart: evaluation.part,
    filter: evaluation.filter,
    chosen: evaluation.selected,
    isPredicted: prediction.result !== null || prediction.files !== null,
    classes: classFacts(state),
    runs: runs.list.length,
    compared: runs.view.chosen.length,
    isTrained: training.hasWeights,
  };
}

/**
 * @param {Check} check
 * @param {{ runs: any[], page: any, answer?: string }} facts of the lesson's runs, the newest first
 * @returns {boolean}
 */
export function isDone({ run, other, page, answer, within = 0 }, facts) {
  if (answer !== undefined && !isAnswer(answer, within, facts.answer ?? "")) return false;
  if (page && !page.every((condition) => holds(condition, facts.page))) return false;
  if (!run) return answer !== undefined || page !== undefined;
  return facts.runs.some((one) => {
    if (!other) return run.every((condition) => holds(condition, one));
    return facts.runs.some(
      (second) =>
        second !== one &&
        other.every((condition) => holds(condition, second)) &&
        run.every((condition) => holds(condition, one, second)),
    );
  });
}

/**
 * @param {number | string[]} wanted
 * @param {number} within how far a number may lie beside it
 * @param {string} typed
 */
function isAnswer(wanted, within, typed) {
  const text = typed.trim().toLowerCase();
  if (typeof wanted !== "number") return wanted.some((one) => one.toLowerCase() === text);
  const number = Number(text.replaceAll(/[\s,]/g, ""));
  return text !== "" && Math.abs(number - wanted) <= within + 1e-9;
}
