/** What happens in a playground, as events of its element: each with plain JSON. */

import { plainRun } from "../experiment/plain-run.js";
import { isTraining } from "../experiment/store.js";
import { plainPrediction } from "./plain-prediction.js";

/** @import { Change } from "../experiment/store.js" */
/** @import { Playground } from "../experiment/playground.js" */

/**
 * A value as JSON has it.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export const plain = (value) => JSON.parse(JSON.stringify(value));

/** The areas whose `error` is told. */
const failing = /** @type {const} */ (["data", "engine", "evaluation", "prediction", "training"]);

/**
 * @param {EventTarget} host
 * @param {Playground} playground
 */
export function tellEvents(host, playground) {
  const { store, language, lifetime } = playground;
  const tell = (/** @type {string} */ type, /** @type {any} */ detail) =>
    host.dispatchEvent(new CustomEvent(type, { detail: plain(detail) }));
  let isReady = false;
  /** The run whose epochs were told, how many, and which run was told of last. */
  let [run, epochs, told] = ["", 0, ""];

  const tellEpochs = () => {
    const { id, epoch, history, plannedEpochs } = store.state.training;
    if (id !== run) [run, epochs] = [id, 0];
    // After a crash some are trained again.
    epochs = Math.min(epochs, epoch.length);
    for (; epochs < epoch.length; epochs++) {
      const at = epochs;
      const logs = Object.fromEntries(
        Object.entries(history).map(([name, values]) => [name, values[at]]),
      );
      tell("epoch", { epoch: epoch[at], epochs: plannedEpochs, logs });
    }
  };
  const tellTrained = () => {
    const { list } = store.state.runs;
    const newest = list.find(({ id }) => id === store.state.training.id);
    const mark = newest && `${newest.id} ${newest.epoch.length}`;
    if (!mark || mark === told || isTraining(store.state)) return;
    told = mark;
    tell("trained", { run: plainRun(newest) });
  };
  const tellEvaluated = () => {
    const { status, part, metrics, rows, right, scores } = store.state.evaluation;
    if (status === "ready") {
      tell("evaluated", { part, metrics, rows, ...(scores && { right, scores: scores.scores }) });
    }
  };
  const tellPredicted = () => {
    const { result } = store.state.prediction;
    if (result) tell("predicted", { predictions: [plainPrediction(store.state, result.all)] });
  };

  /** @type {Record<string, () => void>} */
  const followed = {
    "training.epoch": tellEpochs,
    "runs.list": tellTrained,
    "evaluation.status": tellEvaluated,
    "prediction.result": tellPredicted,
  };
  const follow = (/** @type {Event} */ event) => {
    const { area, changed } = /** @type {CustomEvent<Change>} */ (event).detail;
    if (area === "experiment" && isReady) tell("change", { experiment: store.state.experiment });
    for (const name of changed) followed[name]?.();
    const failed = failing.find((name) => name === area);
    const error = failed && changed.includes(`${failed}.error`) && store.state[failed].error;
    if (error) tell("error", { of: failed, id: error.id, message: language.message(error) });
  };
  store.addEventListener("change", follow, { signal: lifetime });
  void playground.started.then(() => {
    isReady = true;
    const { experiment, data } = store.state;
    if (data.prepared && !lifetime.aborted) tell("ready", { experiment });
  });
}
