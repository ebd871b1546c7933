/** Judging the model on another part of the rows, when it is asked for. */

import { judge } from "./evaluation.js";
import { setExamples } from "./examples.js";
import { noEvaluation } from "./store.js";
import { setJudging } from "./threshold.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Part } from "./types.js" */

/**
 * Shows how good the model is on another part of the rows. What was found for a part is kept as long as the model.
 * @param {Playground} playground
 * @param {Part} part
 */
export async function choosePart(playground, part) {
  const { store, handles } = playground;
  const { others, ...before } = store.state.evaluation;
  if (before.status !== "ready" || before.part === part) return;
  const { threshold, k } = before;
  if (before.across?.status === "running") {
    handles.disposeAcross();
    before.across = null;
  }
  const { [part]: known, ...left } = others;
  const kept = { ...left, [before.part]: { ...before, others: {} } };
  if (known) {
    store.patch("evaluation", { ...known, others: kept });
    if (known.threshold !== threshold || known.k !== k)
      await setJudging(playground, { threshold, k });
    return;
  }
  const { sort, filter, cell, label, between } = before;
  const chosenBefore = { sort, filter, cell, label, between };
  const controller = new AbortController();
  const { signal } = controller;
  handles.judging = controller;
  const isWanted = () => handles.judging === controller;
  const goBack = (/** @type {unknown} */ error) =>
    store.patch("evaluation", { ...before, others, error: error ? messageOf(error) : null });
  store.patch("evaluation", { status: "running", error: null, part, others: kept, progress: 0 });
  const onProgress = (/** @type {number} */ done, /** @type {number} */ total) => {
    if (isWanted()) store.patch("evaluation", { progress: done / total });
  };
  try {
    const judged = await judge(playground, part, { threshold, k, signal, onProgress });
    if (!isWanted()) return;
    // What was predicted is kept, so that asking again is quick.
    if (!judged || signal.aborted) return goBack(null);
    const { predictions: _, ...values } = judged;
    // An order or a filter may have been chosen meanwhile.
    const { sort, filter, cell, label, between } = store.state.evaluation;
    const chosen = { sort, filter, cell, label, between };
    const isChosen = JSON.stringify(chosen) !== JSON.stringify(chosenBefore);
    store.patch("evaluation", { ...noEvaluation, ...values, others: kept, status: "ready" });
    if (isChosen) await setExamples(playground, chosen);
  } catch (error) {
    if (isWanted()) goBack(signal.aborted ? null : error);
  } finally {
    if (isWanted()) handles.judging = null;
  }
}

/** Goes back to the rows that were judged before. @param {Playground} playground */
export function stopJudging({ handles }) {
  handles.judging?.abort();
}
