/**
 * What a reload must not lose: the experiment, the runs, the curves and the last epoch's weights. The session
 * is written a moment after each change. What is read is checked, and set aside where it is wrong; nothing is
 * deleted because something else failed.
 */

import { upTo, weightsOf } from "./checkpoint.js";
import { openExperiment, openSample } from "./data.js";
import { evaluate } from "./evaluation.js";
import { isExperiment } from "./checks.js";
import { hasLink, linkOf, openLink } from "./link.js";
import { keepRun } from "./runs.js";
import { isTraining, noRun } from "./store.js";
import { claimTab } from "./tab.js";

/** @import { Playground } from "./playground.js" */
/** @import { State } from "./types.js" */

const version = 1;
const pauseMs = 250;
/** While it trains, a history of many epochs would be written over and over. */
const trainingPauseMs = 1000;

/**
 * @param {State} state
 * @param {import("./types.js").PreparedFacts | null} suggestedFor what the suggestions in it are for
 */
function sessionOf(state, suggestedFor) {
  const { experiment, runs, training, ui } = state;
  const { id, epoch, history, plannedEpochs, seconds, at, hasWeights } = training;
  return {
    version,
    saved: Date.now(),
    // The address follows the experiment a moment later: what it was tells it from one put there since.
    link: location.hash,
    experiment,
    suggestedFor,
    runs: runs.list,
    training: id && {
      id,
      experiment: training.experiment,
      epoch,
      history,
      plannedEpochs,
      seconds,
      at,
      hasWeights,
      wasTraining: isTraining(state),
    },
    ui,
  };
}

/** Keeps the session from now on. @param {Playground} playground */
export function watchSession({ store, handles, storage, lifetime }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {unknown[]} */
  let written = [];
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const { experiment, runs, training, ui } = store.state;
    const now = [experiment, runs, ui, training.id, training.epoch, training.hasWeights];
    now.push(isTraining(store.state));
    if (!experiment.data || now.every((part, index) => part === written[index])) return;
    written = now;
    storage.saveNewest("session", sessionOf(store.state, handles.suggestedFor));
  };
  store.addEventListener(
    "change",
    (event) => {
      // A run is worth more than a keystroke.
      if (/** @type {CustomEvent<string>} */ (event).detail === "runs") return write();
      timer ??= setTimeout(write, isTraining(store.state) ? trainingPauseMs : pauseMs);
    },
    { signal: lifetime },
  );
  // A page that is hidden may be closed without another event.
  document.addEventListener(
    "visibilitychange",
    () => document.visibilityState === "hidden" && write(),
    { signal: lifetime },
  );
  addEventListener("pagehide", write, { signal: lifetime });
  write();
}

/** @param {any} value @returns {boolean} */
function isHistory({ epoch, history } = {}) {
  return (
    Array.isArray(epoch) &&
    epoch.every(Number.isInteger) &&
    typeof history === "object" &&
    history !== null &&
    Object.values(history).every(
      (values) => Array.isArray(values) && values.length === epoch.length,
    )
  );
}

/** @param {any} run @returns {boolean} */
const isRun = (run) =>
  typeof run?.id === "string" &&
  isExperiment(run.experiment) &&
  isHistory(run) &&
  typeof (run.evaluation ?? null) === "object" &&
  [run.seconds, run.at].every(Number.isFinite);

/** @param {any} facts @returns {boolean} */
const isSuitable = ({ task, classNames, inputShape, trainRows }) =>
  ["classification", "binary", "regression"].includes(task) &&
  Array.isArray(classNames) &&
  Array.isArray(inputShape) &&
  Number.isInteger(trainRows);

/** @param {any} session @returns {boolean} */
const isSession = (session) =>
  session?.version === version &&
  isExperiment(session.experiment) &&
  (!session.suggestedFor || isSuitable(session.suggestedFor)) &&
  Array.isArray(session.runs) &&
  session.runs.every(isRun) &&
  (!session.training ||
    (isRun(session.training) && Number.isInteger(session.training.plannedEpochs)));

/**
 * Restores the last session.
 * @param {Playground} playground
 * @returns {Promise<boolean>} whether an experiment was
 */
export async function restoreSession(playground) {
  const { storage, lifetime, store } = playground;
  // A link in a new tab begins something new.
  const tab = await claimTab(storage, lifetime, !hasLink());
  storage.tab = tab.id;
  if (tab.copies) await storage.copyFrom(tab.copies);
  const session = await storage.loadValid("session", isSession);
  if (!session) return hasLink() && openLink(playground);
  store.patch("runs", { list: session.runs });
  // Another experiment was put into the address of this tab.
  const isOther =
    hasLink() && location.hash !== session.link && location.hash !== linkOf(session.experiment);
  if (isOther && (await openLink(playground))) return true;
  await show(playground, session, tab.copies !== "");
  return true;
}

/**
 * @param {Playground} playground
 * @param {any} session
 * @param {boolean} isCopy whether the tab it is from still has it
 */
async function show(playground, session, isCopy) {
  const { store, handles, storage } = playground;
  store.replace("experiment", session.experiment);
  // Other data may be chosen before these have come.
  handles.suggestedFor = session.suggestedFor ?? null;
  if (session.ui?.sections) store.patch("ui", { sections: session.ui.sections });
  const checkpoint = session.training
    ? await weightsOf(playground, session.training.id)
    : undefined;
  if (session.training) showRun(playground, session.training, checkpoint, isCopy);
  const files = await storage.loadValid("files", isFiles);
  const { data } = session.experiment;
  if (files && data?.files) handles.filesOf.set(JSON.stringify(data), files);
  const opened = await openExperiment(playground, session.experiment, { keepsRun: true });
  if (!opened || !checkpoint) return;
  await evaluate(playground);
  // The page may have been closed before the run was in the list.
  const { id, wasTraining } = session.training;
  const isListed = session.runs.some((/** @type {any} */ run) => run.id === id);
  if (!isListed && !wasTraining) await keepRun(playground, { stopReason: "completed" });
}

/**
 * @param {Playground} playground
 * @param {any} training of the session
 * @param {any} checkpoint
 * @param {boolean} isCopy
 */
function showRun({ store, handles }, training, checkpoint, isCopy) {
  const { wasTraining, ...run } = training;
  handles.checkpoint = checkpoint ?? null;
  // Weights that are newer than the session bring their own curves.
  const newest =
    checkpoint?.epoch?.length > run.epoch.length ? { ...run, ...curvesOf(checkpoint) } : run;
  const reached = checkpoint ? upTo(checkpoint, newest) : { epoch: [], history: {} };
  const values = { epoch: reached.epoch.length, epochs: run.plannedEpochs };
  const interrupted = checkpoint
    ? { key: "session.interrupted", values }
    : { key: "session.noEpoch" };
  store.patch("training", {
    ...noRun,
    ...run,
    ...reached,
    status: wasTraining ? "stopped" : "done",
    hasWeights: Boolean(checkpoint),
    notice: wasTraining && !isCopy ? interrupted : null,
  });
}

/** @param {any} checkpoint */
const curvesOf = ({ epoch, history }) => ({ epoch, history });

/** @param {any} files */
const isFiles = (files) =>
  Array.isArray(files) &&
  files.every((file) => typeof file?.path === "string" && file.blob instanceof Blob);

/** Opens what the page opens with, when there is nothing else. @param {Playground} playground */
export const openFirstSample = (playground) =>
  openSample(playground, playground.store.state.page.samples[0]?.id ?? "");
