/** Looking at another of several outputs of the model: what it predicts, how good it is at that. */

import { failed, judge } from "./evaluation.js";
import { seenBy } from "./outputs.js";
import { resultFor } from "./prediction.js";
import { noEvaluation } from "./store.js";

/** @import { Playground } from "./playground.js" */

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
    const judged =
      status === "ready"
        ? await judge(playground, part, { threshold: null, k: null, prepared: seen })
        : null;
    // Another model, or other data, may have come meanwhile.
    if (store.state.data.prepared !== prepared || net !== handles.net) return;
    store.patch("data", { prepared: seen });
    const { all } = store.state.prediction.result ?? {};
    if (all) store.patch("prediction", { result: resultFor(seen, all) });
    if (!judged) return;
    // What was found of other parts of the rows is of the other output.
    const { predictions: _, ...values } = judged;
    store.patch("evaluation", { ...noEvaluation, ...values, status: "ready" });
  } catch (error) {
    failed(playground, "ready", error);
  }
}
