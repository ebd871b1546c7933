/** What the scores on the test rows say: no better than always the same answer, or than a rare class deserves. */

import { graphOf } from "../layers.js";
import {
  deviation,
  found,
  leastOf,
  mean,
  mostOf,
  rateOf,
  rounded,
  sum,
  unscaledInput,
  unscaledTarget,
  whole,
} from "./facts.js";
import { scaleRepair, slower, unscaledCause } from "./training.js";

/** @import { Answers } from "../evaluation-types.js" */
/** @import { Finding, Repair } from "../types.js" */
/** @import { Facts } from "./facts.js" */

/** @type {Repair} */
const hidden = { name: "hidden", units: 32 };

/** Fewer test rows say little. */
const fewest = 20;
/** A class that is so rare beside the most frequent one is easily left out. */
const rare = 0.2;

/** The share of right answers, and of those that one answer for all would give. @param {Answers} answers */
function shares({ totals, right }) {
  const rows = sum(totals);
  const most = totals.indexOf(mostOf(totals));
  return { rows, most, score: sum(right) / rows, base: totals[most] / rows };
}

/** Whether one class is the answer for (nearly) all rows. @param {Answers} answers */
const oneAnswer = ({ totals, answers }) => mostOf(answers) >= 0.98 * sum(totals);

/** @param {Facts} facts */
const isWeighted = ({ experiment }) =>
  experiment.fit?.class_weight !== undefined ||
  (experiment.preparation ?? []).some(
    ({ class_name, enabled }) => enabled !== false && /SMOTE|Sampler$/.test(class_name),
  );

/** The most numbers that a layer before the last one gives. @param {Facts} facts */
function widest({ experiment }) {
  const sizes = graphOf(experiment.model)
    .layers.slice(0, -1)
    .map(({ config }) => Number(config.units ?? config.filters ?? 0));
  return Math.max(0, ...sizes);
}

/**
 * Why a model may not have learned, the surest first, and what to try.
 * @param {Facts} facts
 * @returns {{ cause: any, repair?: Repair }}
 */
function causeOf(facts) {
  const { rate, large, small } = rateOf(facts);
  const input = unscaledInput(facts);
  const target = unscaledTarget(facts);
  if (rate >= large) {
    return { cause: { id: "diagnosis.causeRate", values: { rate } }, repair: slower(facts) };
  }
  if (rate <= small) {
    /** @type {Repair} */
    const repair = { name: "learningRate", value: rounded(Math.max(0.001, rate * 100)) };
    return { cause: { id: "diagnosis.causeSlow", values: { rate } }, repair };
  }
  if (target) {
    const repair = { name: "scaleTarget", title: "StandardScaler" };
    return { cause: { id: "diagnosis.causeTarget", values: target }, repair };
  }
  if (input) return { cause: unscaledCause(input), repair: scaleRepair(input) };
  const counts = facts.classCounts;
  if (facts.answers && oneAnswer(facts.answers) && counts.length > 1) {
    const share = leastOf(counts) / sum(counts);
    if (leastOf(counts) < rare * mostOf(counts) && !isWeighted(facts)) {
      const repair = { name: "classWeight" };
      return { cause: { id: "diagnosis.causeRare", values: { share } }, repair };
    }
  }
  if (widest(facts) === 0) {
    return { cause: { id: "diagnosis.causeNoHidden", values: {} }, repair: hidden };
  }
  const loss = whole(facts.history.loss);
  if (loss && loss.length > 2 && loss.every((value) => Math.abs(value - loss[0]) < 1e-6)) {
    return {
      cause: { id: "diagnosis.causeDead", values: { loss: loss[0] } },
      repair: slower(facts),
    };
  }
  return { cause: { id: "diagnosis.causeUnknown", values: {} } };
}

/**
 * Whether the classes are told apart although fewer answers are right than one answer for all would give: what class
 * weights and resampling are for. The mean of the recalls is clearly more than one answer's.
 * @param {Answers} answers
 */
function recallsMore({ totals, right }) {
  const classes = totals.map((rows, at) => ({ recall: right[at] / rows, rows }));
  const there = classes.filter(({ rows }) => rows > 0);
  const noise = Math.sqrt(sum(there.map(({ rows }) => 0.25 / rows))) / there.length;
  return mean(there.map(({ recall }) => recall)) - 1 / there.length >= noise;
}

/**
 * Labels of which hardly more are right than where every row has the usual ones. Rare labels that are found, at the cost of
 * as many mistakes, are worth it: that is F1's matter.
 * @param {Facts} facts
 * @param {NonNullable<Facts["labelled"]>} labelled
 * @returns {Finding | null}
 */
function noBetterLabels(facts, { names, usual, scores, always }) {
  const rows = facts.prepared.testRows;
  const [score, base] = [1 - scores.hammingLoss, 1 - always.hammingLoss];
  const isBetter = score - base >= deviation(base, rows * names.length);
  if (rows < fewest || base === 1 || isBetter || scores.f1Macro - always.f1Macro >= 0.02)
    return null;
  const { cause, repair } = causeOf(facts);
  const values = { score, base, rows, name: usual.join(", "), cause };
  return found(`diagnosis.noBetter${values.name ? "Labels" : "NoLabel"}`, values, repair);
}

/** @param {Facts} facts @returns {Finding | null} */
export function noBetter(facts) {
  const { answers, errors, labelled, prepared } = facts;
  if (labelled) return noBetterLabels(facts, labelled);
  if (answers) {
    const { rows, most, score, base } = shares(answers);
    if (rows < fewest || base === 1 || score - base >= deviation(base, rows)) return null;
    if (isWeighted(facts) && recallsMore(answers)) return null;
    const { cause, repair } = causeOf(facts);
    const values = { score, base, rows, name: prepared.classNames[most], cause };
    return found("diagnosis.noBetterClass", values, repair);
  }
  if (errors.length === 0 || prepared.testRows < fewest) return null;
  const [{ r2, meanAbsoluteError }] = errors;
  if (!(r2 <= 0.02)) return null;
  const { cause, repair } = causeOf(facts);
  const name = prepared.targets?.[0] ?? "";
  return found("diagnosis.noBetterNumber", { r2, error: meanAbsoluteError, name, cause }, repair);
}

/** A rare class whose rows are mostly called something else. @param {Facts} facts */
export function neglected(facts) {
  const { answers, prepared } = facts;
  const { classCounts: counts } = facts;
  if (!answers || counts.length !== answers.totals.length || isWeighted(facts)) return null;
  const rarest = counts.indexOf(leastOf(counts));
  const most = mostOf(counts);
  const rows = answers.totals[rarest];
  if (counts[rarest] >= rare * most || rows < 5) return null;
  const right = answers.right[rarest];
  // Half of the rows, and no matter of chance.
  if (right / rows + deviation(0.5, rows) >= 0.5) return null;
  const values = { name: prepared.classNames[rarest], count: counts[rarest], most, right, rows };
  return found("diagnosis.neglected", values, { name: "classWeight" });
}

/** So much better is clearly better. */
const clearly = { accuracy: 0.04, deviations: 2.5, r2: 0.08, left: 0.7 };

/**
 * A model that learns too little even of its own rows: what a simple one gets on rows it has not seen is clearly more
 * than the network gets on those that it was trained on.
 * @param {Facts} facts
 * @returns {Finding | null}
 */
export function underfitting(facts) {
  const { rival } = facts.looks;
  if (!rival || isWeighted(facts)) return null;
  const { score, own, rows } = rival;
  const isNumbers = facts.prepared.task === "regression";
  const more = isNumbers
    ? clearly.r2
    : Math.max(clearly.accuracy, clearly.deviations * deviation(Math.max(own, 0.01), rows));
  // Of what is left open, too.
  if (!(score >= own + more && 1 - score <= clearly.left * (1 - own))) return null;
  const key = isNumbers ? "underfittingNumber" : "underfittingClass";
  return found(`diagnosis.${key}`, { ...rival }, larger(facts));
}

/** A model with more room: a hidden layer, or more units in those that there are. @param {Facts} facts @returns {Repair} */
function larger(facts) {
  const units = widest(facts);
  const isDense = graphOf(facts.experiment.model)
    .layers.slice(0, -1)
    .some(({ class_name }) => class_name === "Dense");
  return isDense && units > 0 ? { name: "wider", units: Math.max(32, 4 * units) } : hidden;
}
