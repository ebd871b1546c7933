/**
 * What a run reports, as it comes to the page. Epochs of small data take milliseconds: they are shown, kept
 * and read out no oftener than a person can follow.
 */

import { metric, t } from "../locales/i18n.js";
import { announce, store } from "../store.js";
import { keepCheckpoint } from "./checkpoint.js";
import { seriesName } from "./series.js";

/** @import { Progress } from "../types.js" */

/** Least milliseconds between two times of showing, keeping and reading out. */
const showEvery = 150;
const keepEvery = 1000;
const announceEvery = 3000;

let shown = -Infinity;
let kept = -Infinity;
let announced = -Infinity;

/** @type {{ epoch: number, logs: Record<string, number> }[]} epochs that are not in the store yet */
let waiting = [];

/** @param {Progress} progress */
export function showProgress(progress) {
  const { tail } = store.state.training;
  const x = progress.epoch + Math.min(1, progress.batch / Math.max(1, progress.batches));
  const isPoint = progress.phase === "train" && Number.isFinite(progress.logs?.loss);
  store.patch("training", {
    progress,
    tail: isPoint ? [...tail, { x, logs: progress.logs }] : tail,
  });
}

/**
 * Training waits until this is done.
 * @param {number} epoch from 0
 * @param {Record<string, number>} logs
 */
export async function endEpoch(epoch, logs) {
  waiting.push({ epoch, logs });
  const now = performance.now();
  if (now - shown >= showEvery) {
    shown = now;
    showEpochs();
  }
  if (now - announced >= announceEvery) {
    announced = now;
    announceEpoch(epoch, logs);
  }
  if (now - kept >= keepEvery) {
    kept = now;
    showEpochs();
    await keepCheckpoint();
  }
}

/** Puts the epochs that ended since the last time into the store. */
export function showEpochs() {
  if (waiting.length === 0) return;
  const { training } = store.state;
  /** @type {Record<string, (number | null)[]>} */
  const history = { ...training.history };
  const before = training.epoch.length;
  for (const name of new Set(waiting.flatMap(({ logs }) => Object.keys(logs)))) {
    const earlier = history[name] ?? Array(before).fill(null);
    history[name] = [...earlier, ...waiting.map(({ logs }) => logs[name] ?? null)];
  }
  const epoch = [...training.epoch, ...waiting.map((entry) => entry.epoch)];
  waiting = [];
  store.patch("training", { history, epoch, tail: [], hasWeights: true });
}

/**
 * @param {number} epoch
 * @param {Record<string, number>} logs
 */
function announceEpoch(epoch, logs) {
  const values = Object.entries(logs)
    .map(([name, value]) => `${seriesName(name)} ${metric(value)}`)
    .join(", ");
  const { plannedEpochs } = store.state.training;
  announce(t("train.epochDone", { epoch: epoch + 1, epochs: plannedEpochs, values }));
}
