/** Where a training step's time goes: measured with a model of its own, beside the one that is trained. */

import { model } from "minibatch";
import { handles } from "../handles.js";
import { number, t } from "../locales/i18n.js";
import { canTrain } from "../model/actions.js";
import { announce, isTraining, store } from "../store.js";
import { currentSpec } from "./actions.js";
import { compileOptions } from "./settings.js";

/** Steps that are measured at least, and how long more of them take where they are short. */
const fewest = 10;
const most = 1000;
const budgetMs = 1000;

/** What a profile is of: another model, data set or setting has another. */
export function subject() {
  const { data, training } = store.state;
  const { batchSize } = training.settings;
  const rows = [data.origin, data.prepared?.trainRows];
  return JSON.stringify([currentSpec(), compileOptions(), batchSize, rows]);
}

/** Whether steps can be measured now: a run has the processor for itself. */
export const canProfile = () =>
  canTrain() && !isTraining() && store.state.evaluation.status !== "running";

/** Trains a few steps on the page's data, with weights that are thrown away. */
export async function profile() {
  if (!canProfile() || store.state.profile.status === "running") return;
  const of = subject();
  const controller = new AbortController();
  const { signal } = controller;
  const watch = () => {
    if (isTraining() || subject() !== of) controller.abort();
  };
  store.patch("profile", { status: "running", done: 0, total: 0, result: null, of, error: "" });
  store.addEventListener("change", watch);
  const net = model(currentSpec());
  try {
    await net.compile(compileOptions());
    const rows = handles.prepared.train;
    const { batchSize } = store.state.training.settings;
    const { stepMs } = await net.profile(rows, { batchSize, steps: 2, signal });
    const result = await net.profile(rows, {
      batchSize,
      steps: Math.max(fewest, Math.min(most, Math.round(budgetMs / stepMs))),
      onProgress: (done, total) => store.patch("profile", { done, total }),
      signal,
    });
    store.patch("profile", { status: "ready", result });
    announce(t("profile.measured", { time: milliseconds(result.stepMs) }));
  } catch (caught) {
    const error = /** @type {Error} */ (caught);
    if (signal.aborted) store.patch("profile", { status: "none" });
    else store.patch("profile", { status: "failed", error: error.message });
  } finally {
    store.removeEventListener("change", watch);
    net.dispose();
  }
}

/** Two or three figures, so that they stand under each other. @param {number} ms */
export function milliseconds(ms) {
  const digits = ms < 1 ? 2 : 3;
  return number(ms, { minimumSignificantDigits: digits, maximumSignificantDigits: digits });
}
