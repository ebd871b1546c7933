/**
 * Judging the labels of the rows that a model was trained on: it has learned them, so each row is judged by a model that
 * was trained without it.
 */

import { experiment as read } from "minibatch";
import { withBeginning } from "./begin.js";
import { showExamples } from "./examples.js";
import { whileThere } from "./recovery.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Across } from "./evaluation-types.js" */
/** @import { State } from "./types.js" */

/** So many models are trained. */
export const folds = 5;

/** Whether the labels that are looked at are those that the model has learned. @param {State} state */
export const hasLearned = ({ evaluation }) =>
  evaluation.sort.by === "suspicion" && evaluation.part === "train";

/** @param {Playground} playground */
export async function judgeAcross(playground) {
  const { store, handles } = playground;
  const { training, data } = store.state;
  const { output = "" } = data.prepared ?? {};
  handles.disposeAcross();
  const controller = new AbortController();
  handles.crossing = controller;
  const isWanted = () => handles.crossing === controller;
  /** @param {Across | null} across @param {import("minibatch").Message | null} [error] */
  const say = (across, error = null) => {
    if (isWanted()) store.patch("evaluation", { across, error });
  };
  const first = { output, share: 0, fold: 0, doubted: 0 };
  say({ ...first, status: "running" });
  try {
    const json = /** @type {any} */ (training.experiment);
    const across = await whileThere(playground, () =>
      withBeginning(playground, training.begins, (begin) =>
        read(json).crossValPredict(handles.prepared, {
          ...{ cv: folds, output: output || 0, signal: controller.signal, begin },
          onProgress: (share, fold) => say({ ...first, status: "running", share, fold }),
        }),
      ),
    );
    if (!isWanted()) return across?.dispose();
    const doubted = await across.countLabelErrors();
    if (!isWanted()) return across.dispose();
    handles.across = across;
    say({ ...first, status: "done", share: 1, doubted });
    await showExamples(playground);
  } catch (error) {
    say(null, controller.signal.aborted ? null : messageOf(error));
  } finally {
    if (isWanted()) handles.crossing = null;
  }
}

/** @param {Playground} playground */
export function stopJudgingAcross({ store, handles }) {
  handles.disposeAcross();
  store.patch("evaluation", { across: null });
}
