/** Training: start, pause, resume, stop, go on. */

import { callbacksOf, keepCallbackResults } from "./callbacks.js";
import { keepCheckpoint, upTo } from "./checkpoint.js";
import { goToInvalid } from "./drafts.js";
import { prepareWhenDue } from "./preparing.js";
import { Epochs } from "./epochs.js";
import { forgetEvaluation } from "./forget-evaluation.js";
import { judgeRun } from "./judge-run.js";
import { freshId } from "./fresh-id.js";
import { canTrain } from "./model.js";
import { continues } from "./recipe.js";
import { ensure, isCrash, maxAttempts } from "./recovery.js";
import { keepRun } from "./runs.js";
import { learningRate } from "./settings.js";
import { isTraining, noRun } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { State } from "./types.js" */

/** Trains from fresh weights. @param {Playground} playground */
export async function train(playground) {
  const { store, handles } = playground;
  await playground.readTyped();
  await playground.describer.settled();
  const transfer = store.state.experiment.begin && (await import("./begin.js"));
  if (isTraining(store.state) || goToInvalid(playground) || !canTrain(store.state)) return;
  if (transfer && !transfer.beginning(store.state)) transfer.beginAnew(playground);
  handles.disposeNet();
  handles.checkpoint = null;
  forgetEvaluation(playground);
  const { experiment } = store.state;
  const begins = transfer ? transfer.beginningNow(store.state) : null;
  store.patch("training", {
    ...noRun,
    id: freshId(),
    ...{ experiment, begins },
    status: "starting",
    plannedEpochs: experiment.fit?.epochs ?? 1,
    at: Date.now(),
  });
  await run(playground, async () => {
    await prepareWhenDue(playground, { seedToo: true });
    await ensure(playground);
  });
}

/** Continues where the last run ended: to the epochs planned, or as many again. @param {Playground} playground */
export async function continueTraining(playground) {
  const { store, handles } = playground;
  await playground.readTyped();
  if (isTraining(store.state) || !canContinue(store.state) || goToInvalid(playground)) return;
  const { experiment, training } = store.state;
  const done = training.epoch.length;
  const epochs = experiment.fit?.epochs ?? 1;
  const rate = learningRate(experiment);
  const isOtherRate = rate !== learningRate(training.experiment ?? experiment);
  forgetEvaluation(playground);
  store.patch("training", {
    status: "starting",
    notice: null,
    callbackResults: {},
    error: null,
    tail: [],
    plannedEpochs: done < epochs ? epochs : done + epochs,
  });
  await run(playground, async () => {
    await ensure(playground);
    if (isOtherRate && rate > 0) await handles.net.setLearningRate(rate);
  });
}

/** Whether the trained weights belong to the recipe on the page. @param {State} state */
export function canContinue({ data, training, experiment }) {
  const { hasWeights, experiment: trained } = training;
  return Boolean(
    hasWeights &&
    data.prepared?.trainRows &&
    !data.loading &&
    trained &&
    continues(trained, experiment),
  );
}

/**
 * One run, from making the model ready to the test. A crash does not end it: it continues from the
 * last epoch that was saved, unless it crashes again and again at the same point.
 * @param {Playground} playground
 * @param {() => Promise<unknown>} prepare
 */
async function run(playground, prepare) {
  const { store, handles } = playground;
  const { id } = store.state.training;
  const callbacks = callbacksOf(store.state.experiment);
  const began = performance.now() - store.state.training.seconds * 1000;
  const epochs = new Epochs(playground);
  let reached = store.state.training.epoch.length;
  for (let crashes = 0; ;) {
    try {
      await prepare();
      if (store.state.training.id !== id) return;
      if (store.state.training.status === "stopping") {
        await finish(playground, { stopReason: "stopped" });
        return;
      }
      const { batch_size, validation_split, shuffle, class_weight } =
        store.state.experiment.fit ?? {};
      if (store.state.training.status === "starting")
        store.patch("training", { status: "running" });
      const result = await handles.net.fit(handles.prepared.train, undefined, {
        epochs: store.state.training.plannedEpochs,
        initialEpoch: store.state.training.epoch.length,
        batchSize: batch_size,
        validationSplit: validation_split,
        shuffle,
        ...(class_weight && { classWeight: class_weight }),
        callbacks,
        layerStatistics: epochs.see,
        onProgress: epochs.progress,
        onEpochEnd: epochs.end,
      });
      epochs.show();
      keepCallbackResults(playground, result.callbacks);
      store.patch("training", { seconds: (performance.now() - began) / 1000 });
      await finish(playground, result);
      return;
    } catch (caught) {
      const error = /** @type {Error & { code?: string, history?: any }} */ (caught);
      epochs.show();
      if (error.history?.callbacks) keepCallbackResults(playground, error.history.callbacks);
      const got = store.state.training.epoch.length;
      crashes = got > reached ? 1 : crashes + 1;
      reached = got;
      store.patch("training", { seconds: (performance.now() - began) / 1000 });
      if (!isCrash(error) || crashes >= maxAttempts) return fail(playground, error);
      showRecovery(playground);
      prepare = () => ensure(playground);
    }
  }
}

/**
 * @param {Playground} playground
 * @param {any} result of fit
 */
async function finish(playground, result) {
  const { store } = playground;
  const done = store.state.training.epoch.length;
  const { plannedEpochs } = store.state.training;
  const stopped = result.stopReason === "stopped";
  /** @type {import("./types.js").TrainingState["notice"]} */
  let notice = null;
  if (stopped) notice = { key: "train.stopped", values: { epoch: done, epochs: plannedEpochs } };
  if (result.stopReason === "early-stopping") {
    const best = (result.bestEpoch ?? done - 1) + 1;
    notice = { key: "train.stoppedEarly", values: { epoch: done, best } };
  }
  // TerminateOnNaN leaves useless weights, unless another callback restored better ones.
  const usable = result.stopReason !== "not-finite";
  if (!usable) notice = { key: "train.notFinite", values: { epoch: done }, kind: "warning" };
  if (usable) await keepCheckpoint(playground).catch(() => {});
  store.patch("training", {
    status: stopped ? "stopped" : "done",
    notice,
    tail: [],
    hasWeights: usable && (done > 0 || stopped),
  });
  if (usable) await judgeRun(playground);
  await keepRun(playground, result);
}

/**
 * @param {Playground} playground
 * @param {Error & { code?: string }} error
 */
async function fail(playground, error) {
  const { store, handles } = playground;
  const crashed = isCrash(error) || error.code === "load-failed";
  // After a crash there is what was last kept. A loss that is not finite leaves the last good epoch's weights
  // in place, which can be tested.
  const kept = handles.checkpoint?.run === store.state.training.id ? handles.checkpoint : null;
  const usable = crashed
    ? kept !== null
    : error.code === "not-finite" && store.state.training.epoch.length > 0;
  store.patch("training", {
    ...(crashed && upTo(kept, store.state.training)),
    status: "failed",
    error: messageOf(error),
    tail: [],
    hasWeights: usable,
  });
  if (usable && !crashed) await judgeRun(playground);
  if (usable) await keepRun(playground, { stopReason: crashed ? "crashed" : "not-finite" });
}

/** Announces that a run continues from its last epoch in a new worker. @param {Playground} playground */
function showRecovery({ store, handles }) {
  const { training } = store.state;
  const stops = training.status === "stopping";
  const kept = handles.checkpoint?.run === training.id ? handles.checkpoint : null;
  const { epoch, history, layerStatistics } = upTo(kept, training);
  store.patch("training", {
    status: stops ? "stopping" : "starting",
    epoch,
    history,
    layerStatistics,
    tail: [],
    hasWeights: kept !== null,
    notice: { key: "train.recovered", values: { epoch: epoch.length }, kind: "warning" },
  });
}

/** @param {Playground} playground */
export function pause({ store, handles, language }) {
  handles.net?.pause();
  store.patch("training", { status: "paused" });
  store.announce(language.t("train.paused"));
}

/** @param {Playground} playground */
export function resume({ store, handles }) {
  handles.net?.resume();
  store.patch("training", { status: "running" });
}

/** @param {Playground} playground */
export function stop({ store, handles }) {
  store.patch("training", { status: "stopping" });
  handles.net?.stop();
}
