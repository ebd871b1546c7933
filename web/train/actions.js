/** Training: start, pause, resume, stop, go on. */

import { model } from "minibatch";
import { evaluate } from "../evaluate/actions.js";
import { disposeNet, handles } from "../handles.js";
import { t } from "../locales/i18n.js";
import { canTrain } from "../model/actions.js";
import { specOf } from "../model/spec.js";
import { announce, isTraining, store } from "../store.js";
import { keepOutcomes } from "./callbacks.js";
import { forgetCheckpoint, keepCheckpoint } from "./checkpoint.js";
import { endEpoch, showEpochs, showProgress } from "./epochs.js";
import { compileOptions } from "./settings.js";
import { rebuild, showRecovery } from "./recovery.js";
import { forgetEvaluation } from "./results.js";

/** @import { Chosen } from "../types.js" */

/**
 * The spec of the model on the page, as it would be trained.
 * @returns {any}
 */
export function currentSpec() {
  const { data, model: edited } = store.state;
  return data.prepared ? specOf(edited.layers, data.prepared.inputShape) : null;
}

/** Trains from fresh weights. */
export async function train() {
  if (isTraining() || !canTrain()) return;
  disposeNet();
  forgetEvaluation();
  await forgetCheckpoint();
  const spec = currentSpec();
  store.patch("training", {
    status: "starting",
    epoch: [],
    history: {},
    tail: [],
    progress: null,
    notice: null,
    outcomes: {},
    error: "",
    hasWeights: false,
    plannedEpochs: store.state.training.settings.epochs,
    trainedSpec: JSON.stringify(spec),
  });
  await run(async () => {
    handles.net = model(spec);
    await handles.net.compile(compileOptions());
  });
}

/** Goes on where the last run ended: to the epochs planned, or as many again. */
export async function continueTraining() {
  const { training } = store.state;
  if (isTraining() || !handles.net || !canContinue()) return;
  const done = training.epoch.length;
  const { epochs } = training.settings;
  const plannedEpochs = done < epochs ? epochs : done + epochs;
  forgetEvaluation();
  store.patch("training", {
    status: "starting",
    notice: null,
    outcomes: {},
    error: "",
    tail: [],
    plannedEpochs,
  });
  await run(async () => {});
}

/** Whether the trained weights belong to the model and data on the page, and those are there. */
export function canContinue() {
  const { data, training } = store.state;
  const { hasWeights, trainedSpec } = training;
  return hasWeights && !data.loading && trainedSpec === JSON.stringify(currentSpec());
}

/**
 * One run, from making the model ready to the test.
 * @param {() => Promise<void>} prepare
 * @param {{ afterCrash?: boolean }} [options]
 */
async function run(prepare, { afterCrash = false } = {}) {
  /** @type {Chosen[]} */
  let ran = [];
  try {
    await prepare();
    const { settings, plannedEpochs, epoch } = store.state.training;
    ran = settings.callbacks;
    store.patch("training", { status: "running" });
    const result = await handles.net.fit(handles.prepared.train, undefined, {
      epochs: plannedEpochs,
      initialEpoch: epoch.length,
      batchSize: settings.batchSize,
      validationSplit: settings.validationSplit,
      shuffle: true,
      callbacks: ran.map(({ class_name, config }) => ({ class_name, config })),
      onProgress: showProgress,
      onEpochEnd: endEpoch,
    });
    keepOutcomes(ran, result.callbacks);
    await finish(result);
  } catch (caught) {
    const error = /** @type {Error & { code?: string, history?: any }} */ (caught);
    if (error.history?.callbacks) keepOutcomes(ran, error.history.callbacks);
    await fail(error, afterCrash);
  }
}

/** @param {any} result of fit */
async function finish(result) {
  showEpochs();
  const done = store.state.training.epoch.length;
  const { plannedEpochs } = store.state.training;
  const stopped = result.stopReason === "stopped";
  /** @type {{ key: string, values?: Record<string, string | number>, kind?: string } | null} */
  let notice = null;
  if (stopped) notice = { key: "train.stopped", values: { epoch: done, epochs: plannedEpochs } };
  if (result.stopReason === "early-stopping") {
    const best = (result.bestEpoch ?? done - 1) + 1;
    notice = { key: "train.stoppedEarly", values: { epoch: done, best } };
  }
  // TerminateOnNaN leaves weights that are of no use, unless another callback kept better ones.
  const usable = result.stopReason !== "not-finite";
  if (!usable) notice = { key: "train.notFinite", values: { epoch: done }, kind: "warning" };
  store.patch("training", {
    status: stopped ? "stopped" : "done",
    notice,
    tail: [],
    hasWeights: usable,
  });
  if (!usable) {
    await forgetCheckpoint();
    return;
  }
  await keepCheckpoint();
  await evaluate();
}

/**
 * @param {Error & { code?: string }} error
 * @param {boolean} afterCrash
 */
async function fail(error, afterCrash) {
  showEpochs();
  if (["worker-crashed", "stale-handle"].includes(error.code ?? "") && !afterCrash) {
    // A crash during training: goes on from the last epoch.
    showRecovery();
    await run(rebuild, { afterCrash: true });
    return;
  }
  // A loss that is not finite leaves the last good epoch's weights in place, which can be tested.
  const usable = error.code === "not-finite" && store.state.training.epoch.length > 0;
  store.patch("training", { status: "failed", error: error.message, tail: [], hasWeights: usable });
  if (usable) await evaluate();
}

export function pause() {
  handles.net?.pause();
  store.patch("training", { status: "paused" });
  announce(t("train.paused"));
}

export function resume() {
  handles.net?.resume();
  store.patch("training", { status: "running" });
}

export function stop() {
  store.patch("training", { status: "stopping" });
  handles.net?.stop();
}
