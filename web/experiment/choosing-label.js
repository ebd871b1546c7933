/** Looking at another of the labels that a row may have at once. */

import { failed, judge } from "./evaluation.js";
import { keptThreshold } from "./kept-thresholds.js";
import { tested } from "./parts.js";
import { noEvaluation } from "./store.js";

/** @import { Playground } from "./playground.js" */

/**
 * Looks at another of the labels.
 * @param {Playground} playground
 * @param {number} at
 */
export async function chooseLabel(playground, at) {
  const { store, handles } = playground;
  const { status, part, labelled } = store.state.evaluation;
  if (status !== "ready" || !labelled || labelled.at === at) return;
  const { net } = handles;
  const threshold = keptThreshold(playground, undefined, at);
  const asked = { threshold, k: null, label: at };
  /** @param {typeof part} of */
  const judgedAt = async (of) => {
    const judged = await judge(playground, of, asked);
    if (!judged) return null;
    const { predictions: _, ...values } = judged;
    const { byOutput } = tested(store.state.evaluation);
    return { ...noEvaluation, ...values, byOutput, status: /** @type {const} */ ("ready") };
  };
  try {
    const judged = await judgedAt(part);
    const test = part === "test" ? null : await judgedAt("test");
    // Another model may have come meanwhile.
    if (!judged || net !== handles.net) return;
    store.patch("evaluation", { ...judged, others: test ? { test } : {} });
  } catch (error) {
    failed(playground, "ready", error);
  }
}
