/** Labels that a row may have at once: which one is looked at, and above which probability each is predicted. */

import { graphTo } from "./connections.js";
import { graphOf } from "./layers.js";
import { lastOf } from "./suggest.js";

/** @import { PreparedDescription, State } from "./types.js" */

/** The name of the label that is looked at; "" where rows have none. @param {State["evaluation"]} evaluation */
export const labelSeen = ({ labelled }) => (labelled ? labelled.names[labelled.at] : "");

/**
 * The data as what is judged sees them: of a label two classes, those that have it and those that have not.
 * @param {Pick<State, "data" | "evaluation">} state
 * @returns {PreparedDescription | null}
 */
export function judgedAs({ data: { prepared }, evaluation }) {
  if (!prepared || !evaluation.labelled) return prepared;
  const targets = [labelSeen(evaluation)];
  return { ...prepared, task: "binary", classNames: ["0", "1"], targets, scaling: null };
}

/**
 * The labels whose probabilities the trained model gives, by the output that is looked at; none where it gives others.
 * @param {Pick<State, "data" | "training" | "experiment">} state
 * @returns {string[]}
 */
export function predictedLabels({ data: { prepared }, training, experiment }) {
  const { labels = [], output = "" } = prepared ?? {};
  if (labels.length === 0) return [];
  const graph = graphOf((training.experiment ?? experiment).model);
  return lastOf(graphTo(graph, output)).activation === "sigmoid" ? labels : [];
}

/**
 * Above which probability each label is predicted that has a threshold of its own: those that the run keeps, and the one
 * that is looked at.
 * @param {Pick<State, "data" | "training" | "evaluation" | "runs">} state
 * @returns {Record<string, number>}
 */
export function labelThresholds({ data, training, evaluation, runs }) {
  const { thresholds } = runs.list.find(({ id }) => id === training.id) ?? {};
  const kept = /** @type {any} */ (thresholds?.[data.prepared?.output ?? ""]);
  const label = labelSeen(evaluation);
  return { ...kept, ...(label && { [label]: evaluation.threshold ?? usualThreshold }) };
}

/**
 * The labels that are predicted.
 * @param {Parameters<typeof labelThresholds>[0]} state
 * @param {string[]} labels
 * @param {readonly number[]} probabilities one of each
 */
export function labelsAbove(state, labels, probabilities) {
  const thresholds = labelThresholds(state);
  return labels.filter((name, at) => probabilities[at] > (thresholds[name] ?? usualThreshold));
}

/** Keras's. */
export const usualThreshold = 0.5;
