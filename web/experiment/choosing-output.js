/** Looking at another of several outputs of the model: what it predicts, how good it is at that. */

import { failed, judge } from "./evaluation.js";
import { keptThreshold } from "./kept-thresholds.js";
import { seenBy } from "./outputs.js";
import { tested } from "./parts.js";
import { resultFor } from "./prediction.js";
import { noEvaluation } from "./store.js";

/** @import { Playground } from "./playground.js" */
/** @import { EvaluationState, Part, PreparedDescription } from "./types.js" */

/**
 * @param {Playground} playground
 * @param {string} output its name
 */
export async function chooseOutput(playground, output) {
  const { store, handles } = playground;
  const { prepared } = store.state.data;
  const { net } = handles;
  if (!prepared || prepared.output === output) return;
  const seen = seenBy(prepared, output);
  const { status, part } = store.state.evaluation;
  try {
    const judged = status === "ready" ? await judgedAs(playground, part, seen) : null;
    // What the test rows gave is asked for whichever rows are looked at.
    const test = judged && part !== "test" ? await judgedAs(playground, "test", seen) : null;
    // Another model, or other data, may have come meanwhile.
    if (store.state.data.prepared !== prepared || net !== handles.net) return;
    store.patch("data", { prepared: seen });
    const { all } = store.state.prediction.result ?? {};
    if (all) store.patch("prediction", { result: resultFor(seen, all) });
    // What was found of other parts of the rows is of the other output.
    if (judged) store.patch("evaluation", { ...judged, others: test ? { test } : {} });
  } catch (error) {
    failed(playground, "ready", error);
  }
}

/**
 * What is found of a part of the rows.
 * @param {Playground} playground
 * @param {Part} part
 * @param {PreparedDescription} seen
 * @returns {Promise<EvaluationState | null>}
 */
async function judgedAs(playground, part, seen) {
  const threshold = keptThreshold(playground, seen);
  const judged = await judge(playground, part, { threshold, k: null, prepared: seen });
  if (!judged) return null;
  const { predictions: _, ...values } = judged;
  const { byOutput } = tested(playground.store.state.evaluation);
  return { ...noEvaluation, ...values, byOutput, status: "ready" };
}
