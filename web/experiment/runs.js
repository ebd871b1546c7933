/** The runs of this session: each with what it was trained from and, as far as there is room, its weights. */

import { weightsOf } from "./checkpoint.js";
import { openExperiment } from "./data.js";
import { judgeRun } from "./judge-run.js";
import { keptOf } from "./kept-runs.js";
import { forgetRun } from "./loading.js";
import { tested, trainedRows } from "./parts.js";
import { comparedScores } from "./run-scores.js";
import { isTraining, noRun } from "./store.js";

/** @import { Playground } from "./playground.js" */
/** @import { Run } from "./types.js" */

/**
 * Puts the run that is shown into the list, or its newest state in place of an earlier one.
 * @param {Playground} playground
 * @param {{ stopReason: string, bestEpoch?: number | null }} result
 */
export async function keepRun(playground, { stopReason, bestEpoch = null }) {
  const { store, handles } = playground;
  const { training, evaluation, engine } = store.state;
  const { id, experiment, begins, epoch, history, seconds, log, at } = training;
  if (!id || !experiment) return;
  const fingerprint = await fingerprintOf(handles.net);
  /** @type {Run} */
  const run = {
    id,
    experiment,
    epoch,
    history,
    evaluation: evaluation.status === "ready" ? scoresOf(playground) : {},
    seconds,
    log,
    machine: `${engine.build}, ${engine.threads}`,
    fingerprint,
    stopReason,
    bestEpoch,
    at,
    ...(begins && { begins }),
  };
  const rows = trainedRows(experiment, store.state.data.prepared?.trainRows ?? 0);
  if (seconds > 0 && rows > 0) run.samplesPerSecond = (rows * epoch.length) / seconds;
  // Before it went on it may have been given a name, or have been made by a sweep.
  const { name, note, isPinned, isStarred, threshold, thresholds, sweep } =
    store.state.runs.list.find((other) => other.id === id) ?? {};
  const given = { name, note, isPinned, isStarred, threshold, thresholds, sweep };
  addRun(playground, { ...run, ...defined(given) });
}

/** The names of the scores that runs have. @param {import("./types.js").State} state */
export const scoresInRuns = ({ runs }) =>
  runs.list.flatMap(({ evaluation }) => Object.keys(evaluation));

/** What the model was compiled with, and what all runs are compared by. @param {Playground} playground */
function scoresOf({ store }) {
  const { metrics, ...judged } = tested(store.state.evaluation);
  const isOne = store.state.data.prepared?.outputs.length === 1;
  const used = [...Object.keys(metrics), ...scoresInRuns(store.state)];
  return { ...metrics, ...(isOne && comparedScores(judged, used)), ...metrics };
}

/** @param {Partial<Run>} values @returns {Partial<Run>} */
const defined = (values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/**
 * Puts a run at the head of the list, or in place of its earlier state. The oldest go, and older ones' weights; what is
 * pinned or starred stays.
 * @param {Playground} playground
 * @param {Run} run
 */
export function addRun({ store, handles, storage }, run) {
  const others = store.state.runs.list.filter((other) => other.id !== run.id);
  const { training, model } = store.state;
  const begun = model.begun.map((one) => one.run);
  const { list, forgotten } = keptOf([run, ...others], training.id, ...begun);
  store.patch("runs", { list });
  for (const id of forgotten) {
    handles.weights.delete(id);
    void storage.forget(`weights/${id}`);
  }
}

/**
 * Marks the runs whose weights the browser does not have, as after it deleted some of them.
 * @param {Playground} playground
 * @param {Run[]} list
 * @returns {Promise<Run[]>}
 */
export async function withLost({ handles, storage }, list) {
  const stored = await storage.weights();
  if (!stored) return list;
  return list.map((run) =>
    run.baseline || run.noWeights || stored.has(run.id) || handles.weights.has(run.id)
      ? run
      : { ...run, noWeights: "lost" },
  );
}

/**
 * @param {Playground} playground
 * @param {string} id
 * @param {Pick<Run, "name" | "note" | "isPinned" | "isStarred" | "threshold" | "thresholds">} changes
 */
export function editRun({ store }, id, changes) {
  const { list } = store.state.runs;
  store.patch("runs", { list: list.map((run) => (run.id === id ? { ...run, ...changes } : run)) });
}

/** @param {Playground} playground @param {string} id */
function markLost({ store }, id) {
  const { list } = store.state.runs;
  store.patch("runs", {
    list: list.map((run) => (run.id === id ? { ...run, noWeights: "lost" } : run)),
  });
}

/**
 * How the list is looked at.
 * @param {Playground} playground
 * @param {Partial<import("./types.js").RunsView>} changes
 */
export function lookAtRuns({ store }, changes) {
  store.patch("runs", { view: { ...store.state.runs.view, ...changes } });
}

/** @param {any} net */
async function fingerprintOf(net) {
  try {
    return (await net?.fingerprint?.()) ?? "";
  } catch {
    return "";
  }
}

/**
 * Brings a run back: its experiment, curves and weights.
 * @param {Playground} playground
 * @param {string} id
 */
export async function restoreRun(playground, id) {
  const { store, handles } = playground;
  const run = store.state.runs.list.find((entry) => entry.id === id);
  if (!run || isTraining(store.state)) return;
  const checkpoint = await weightsOf(playground, id);
  if (!checkpoint && !run.noWeights) markLost(playground, id);
  const same = JSON.stringify(run.experiment.data) === JSON.stringify(store.state.experiment.data);
  const opened = await openExperiment(playground, run.experiment, {
    ...(same && { files: handles.files }),
  });
  // Without its rows there are still its curves and scores.
  if (opened || store.state.data.wanted) await show(playground, run, checkpoint);
}

/**
 * Shows the newest run of the experiment that is on the page, where there is one: undo has come back to it.
 * @param {Playground} playground
 */
export async function showRunOfExperiment(playground) {
  const { training, experiment, runs } = playground.store.state;
  const text = JSON.stringify(experiment);
  const isOfIt = (/** @type {{ experiment: unknown, baseline?: unknown }} */ run) =>
    !run.baseline && JSON.stringify(run.experiment) === text;
  const run = runs.list.find(isOfIt);
  if (!run || isOfIt(training)) return;
  const checkpoint = await weightsOf(playground, run.id);
  // What follows from the rows may have been set meanwhile, to what it was.
  const isStill = JSON.stringify(playground.store.state.experiment) === text;
  if (isStill && !isTraining(playground.store.state)) await show(playground, run, checkpoint);
}

/**
 * @param {Playground} playground
 * @param {Run} run of the data on the page
 * @param {import("./handles.js").Checkpoint | undefined} checkpoint
 */
async function show(playground, run, checkpoint) {
  const { store, handles } = playground;
  forgetRun(playground);
  handles.checkpoint = checkpoint ?? null;
  const { id, experiment, begins = null, epoch, history, seconds, log = noRun.log, at } = run;
  store.patch("training", {
    ...noRun,
    ...{ id, experiment, begins },
    epoch,
    history,
    seconds,
    log,
    at,
    status: "done",
    plannedEpochs: epoch.length,
    hasWeights: checkpoint !== undefined,
    notice: checkpoint ? null : { key: "runs.noWeights", kind: "warning" },
  });
  if (checkpoint) await useWeights(playground, checkpoint, run.name ?? experiment.title);
}

/**
 * Judges the run on the page by its rows; where those are gone, it predicts new ones.
 * @param {Playground} playground
 * @param {import("./handles.js").Checkpoint} checkpoint
 * @param {string} [name]
 */
export async function useWeights(playground, checkpoint, name = "") {
  if (!playground.store.state.data.wanted) return judgeRun(playground);
  const { predictWithoutRows } = await import("./alone.js");
  await predictWithoutRows(playground, checkpoint, name);
}

/**
 * Takes a run from the list. Its weights go when another is removed, or the page is closed.
 * @param {Playground} playground
 * @param {string} id
 */
export function removeRun({ store, handles, storage }, id) {
  const { list, removed } = store.state.runs;
  const run = list.find((entry) => entry.id === id);
  if (!run) return;
  const { training, model } = store.state;
  const isUsed = [training, ...model.begun.map((one) => ({ id: one.run }))].some(
    ({ id: used }) => used === removed?.id,
  );
  if (removed && !isUsed) {
    handles.weights.delete(removed.id);
    void storage.forget(`weights/${removed.id}`);
  }
  const { view } = store.state.runs;
  store.patch("runs", {
    list: list.filter((entry) => entry !== run),
    removed: run,
    view: { ...view, chosen: view.chosen.filter((one) => one !== id) },
  });
}

/** @param {Playground} playground */
export function undoRemoveRun({ store }) {
  const { list, removed } = store.state.runs;
  if (!removed) return;
  const all = [...list, removed].toSorted((one, other) => other.at - one.at);
  store.patch("runs", { list: all, removed: null });
}
