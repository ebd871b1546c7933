/**
 * What a reload must not lose: the experiment, the runs, the curves and the last epoch's weights. The session
 * is written a moment after each change. What is read is checked, and set aside where it is wrong; nothing is
 * deleted because something else failed.
 */

import { upTo, weightsOf } from "./checkpoint.js";
import { openExperiment } from "./data.js";
import { hasLink } from "./has-link.js";
import { keepRun, useWeights, withLost } from "./runs.js";
import { isTraining, noRun } from "./store.js";
import { claimTab } from "./tab.js";

/** @import { Playground } from "./playground.js" */
/** @import { Change } from "./store.js" */
/** @import { State } from "./types.js" */

const version = 1;
const pauseMs = 250;
/** While it trains, a history of many epochs would be written over and over. */
const trainingPauseMs = 1000;

/**
 * @param {State} state
 * @param {import("./types.js").PreparedDescription | null} suggestedFor what the suggestions in it are for
 * @param {number} changes of the experiment, see undo.js
 */
function sessionOf(state, suggestedFor, changes) {
  const { experiment, runs, training, ui, code, model } = state;
  const { id, epoch, history, plannedEpochs, seconds, log, at, hasWeights } = training;
  return {
    version,
    saved: Date.now(),
    // The address follows the experiment a moment later: what it was tells it from one put there since.
    link: location.hash,
    experiment,
    suggestedFor,
    runs: runs.list,
    begun: model.begun,
    training: id && {
      id,
      ...{ experiment: training.experiment, begins: training.begins },
      epoch,
      history,
      plannedEpochs,
      seconds,
      log,
      at,
      hasWeights,
      wasTraining: isTraining(state),
    },
    ui,
    code: code.isOwn && {
      ...{ text: code.text, name: code.name, mended: code.mended },
      isBehind: code.changes !== changes,
    },
  };
}

/** Keeps the session from now on. @param {Playground} playground */
export function watchSession({ store, handles, storage, lifetime, undo }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {unknown[]} */
  let written = [];
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const { experiment, runs, training, ui, data } = store.state;
    const now = [
      experiment,
      runs,
      ui,
      store.state.code.text,
      store.state.model.begun,
      training.id,
      training.epoch,
      training.hasWeights,
    ];
    now.push(isTraining(store.state));
    if (!(experiment.data || data.alone) || now.every((part, index) => part === written[index]))
      return;
    written = now;
    storage.saveNewest("session", sessionOf(store.state, handles.suggestedFor, undo.changes));
  };
  store.addEventListener(
    "change",
    (event) => {
      // A run is worth more than a keystroke.
      if (/** @type {CustomEvent<Change>} */ (event).detail.area === "runs") return write();
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

/** @param {any} session @returns {Promise<boolean>} */
const isSession = async (session) =>
  session?.version === version && (await import("./session-check.js")).isSession(session);

/**
 * Reads the last session.
 * @param {Playground} playground
 * @returns {Promise<(() => Promise<unknown>) | null>} opens the session, or the experiment of the page's address;
 *   null where there is neither
 */
export async function recallSession(playground) {
  const { storage, lifetime, store } = playground;
  // A link in a new tab begins something new.
  const tab = await claimTab(storage, lifetime, !hasLink());
  storage.tab = tab.id;
  if (tab.copies) await storage.copyFrom(tab.copies);
  const session = await storage.loadValid("session", isSession);
  if (session) session.runs = await withLost(playground, session.runs);
  const linked = hasLink() ? await otherExperiment(playground, session) : null;
  if (linked) {
    return async () => {
      if (session) store.patch("runs", { list: session.runs });
      await recallBegun(playground, session);
      return openExperiment(playground, linked);
    };
  }
  if (!session) return null;
  const { training } = session;
  const checkpoint = training ? await weightsOf(playground, training.id) : undefined;
  const kept = await storage.loadValid("files", isKept);
  return () => show(playground, session, { checkpoint, kept, isCopy: tab.copies !== "" });
}

/**
 * The experiment in the address of this tab, where it is another than the session's.
 * @param {Playground} playground
 * @param {any} session
 */
async function otherExperiment(playground, session) {
  const { linkOf, linkedExperiment } = await import("./link.js");
  const own = session ? [session.link, linkOf(session.experiment)] : [];
  return own.includes(location.hash) ? null : linkedExperiment(playground);
}

/** The models' files that its experiments name. @param {Playground} playground @param {any} session */
const recallBegun = async (playground, session) =>
  session?.begun?.length && (await import("./begin.js")).recallBegun(playground, session);

/**
 * @param {Playground} playground
 * @param {any} session
 * @param {{ checkpoint: any, kept: any, isCopy: boolean }} of the weights of its run, the newest files with their marks, and
 *   whether the tab it is from still has it
 */
async function show(playground, session, { checkpoint, kept, isCopy }) {
  const { store, handles, storage } = playground;
  const { experiment, training, runs, suggestedFor, ui, code } = session;
  store.patch("runs", { list: runs });
  await recallBegun(playground, session);
  store.replace("experiment", experiment);
  // Other data may be chosen before these have come.
  handles.suggestedFor = suggestedFor ?? null;
  if (ui?.sections) store.patch("ui", { sections: ui.sections });
  if (ui?.recipe === "code") {
    store.patch("ui", { recipe: "code" });
    void playground.loadRest();
  }
  if (typeof code?.text === "string") {
    const { text, name = "", mended } = code;
    store.patch("code", {
      text,
      name: String(name),
      mended: Boolean(mended),
      isOwn: true,
      busy: 1,
    });
    void import("./program.js").then(({ recallProgram }) => recallProgram(playground, code));
  }
  if (ui?.costs) store.patch("ui", { costs: ui.costs });
  if (training) showRun(playground, training, checkpoint, isCopy);
  // They may be of other data: those of the experiment are asked for, then.
  if (kept) {
    storage.keptFiles = JSON.stringify(kept.data);
    handles.filesOf.set(storage.keptFiles, kept.files);
  }
  const opening = openExperiment(playground, experiment, { keepsRun: true });
  // The page may have been closed before the run was in the list, or while it trained.
  const isListed = runs.some((/** @type {any} */ run) => run.id === training?.id);
  const stopReason = training?.wasTraining ? "interrupted" : "completed";
  if (checkpoint && !isListed) await keepRun(playground, { stopReason });
  const isOpen = await opening;
  if (!checkpoint || !(isOpen || store.state.data.wanted)) return;
  await useWeights(playground, checkpoint, experiment.title);
  const isShown = store.state.training.id === training.id;
  if (isOpen && !isListed && isShown) await keepRun(playground, { stopReason });
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

/** @param {any} kept */
const isKept = (kept) =>
  Array.isArray(kept?.data?.files) &&
  Array.isArray(kept.files) &&
  kept.files.every(
    (/** @type {any} */ file) => typeof file?.path === "string" && file.blob instanceof Blob,
  );
