/** Profiles training steps, with a model of its own beside the one that is trained. */

import { model } from "minibatch";
import { canTrain } from "./model.js";
import { whileThere } from "./recovery.js";
import { compileOptions } from "./settings.js";
import { isTraining } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { State } from "./types.js" */

/** Steps that are measured at least, and how long more of them take where they are short. */
const fewest = 10;
const most = 1000;
const budgetMs = 1000;

/** What a profile is of: another model, data set or setting has another. @param {State} state */
export const subject = ({ experiment }) => JSON.stringify(experiment);

/** Whether steps can be measured now: a run has the processor to itself. @param {State} state */
export const canProfile = (state) =>
  canTrain(state) && !isTraining(state) && state.evaluation.status !== "running";

/** Trains a few steps on the page's data, with weights that are thrown away. @param {Playground} playground */
export async function profile(playground) {
  const { store, handles, language } = playground;
  if (!canProfile(store.state) || store.state.profile.status === "running") return;
  const of = subject(store.state);
  const { experiment } = store.state;
  const { task } = /** @type {import("./types.js").PreparedDescription} */ (
    store.state.data.prepared
  );
  const controller = new AbortController();
  const { signal } = controller;
  const watch = () => {
    if (isTraining(store.state) || subject(store.state) !== of) controller.abort();
  };
  store.patch("profile", { status: "running", done: 0, total: 0, result: null, of, error: null });
  store.addEventListener("change", watch);
  const net = model(/** @type {any} */ (experiment.model));
  try {
    const result = await whileThere(playground, async () => {
      await net.compile(compileOptions(experiment, task));
      const rows = handles.prepared.train;
      const batchSize = experiment.fit?.batch_size;
      const { stepMs } = await net.profile(rows, { batchSize, steps: 2, signal });
      return net.profile(rows, {
        batchSize,
        steps: Math.max(fewest, Math.min(most, Math.round(budgetMs / stepMs))),
        onProgress: (done, total) => store.patch("profile", { done, total }),
        signal,
      });
    });
    store.patch("profile", { status: "ready", result });
    const time = milliseconds(language, result.stepMs);
    store.announce(language.t("profile.measured", { time }));
  } catch (error) {
    if (signal.aborted) store.patch("profile", { status: "none" });
    else store.patch("profile", { status: "failed", error: messageOf(error) });
  } finally {
    store.removeEventListener("change", watch);
    net.dispose();
  }
}

/**
 * Two or three figures, so that they stand under each other.
 * @param {import("../locales/i18n.js").Language} language
 * @param {number} ms
 */
export function milliseconds(language, ms) {
  const digits = ms < 1 ? 2 : 3;
  return language.number(ms, {
    minimumSignificantDigits: digits,
    maximumSignificantDigits: digits,
  });
}
