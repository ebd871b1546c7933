/**
 * A run's reports as they reach the page. Epochs of small data take milliseconds: they are shown, saved and read
 * out no more often than a person can follow.
 */

import { keepCheckpoint } from "./checkpoint.js";
import { seriesName } from "./series.js";

/** @import { Playground } from "./playground.js" */
/** @import { Progress } from "./types.js" */

/** The least milliseconds between two updates. */
const progressEvery = 100;
const showEvery = 150;
const keepEvery = 1000;
const announceEvery = 3000;

/**
 * The seconds that each epoch of a run took. Where that is not known, as of a run of an earlier version, all took the
 * same.
 * @param {Pick<import("./types.js").TrainingState, "epoch" | "seconds" | "log">} training
 */
export const secondsOf = ({ epoch, seconds, log }) =>
  epoch.map((_, at) => log.seconds[at] ?? seconds / epoch.length);

/** More statistics than this say no more to the eye. */
const mostStatistics = 256;

/**
 * Every second one where there are too many, the last in any case.
 * @param {import("minibatch").LayerStatistics[]} statistics
 */
function thinned(statistics) {
  let rest = statistics;
  while (rest.length > mostStatistics) {
    rest = rest.filter((_, index, { length }) => (length - 1 - index) % 2 === 0);
  }
  return rest;
}

/** Follows one run. */
export class Epochs {
  #progressed = -Infinity;
  #shown = -Infinity;
  #kept = -Infinity;
  #announced = -Infinity;
  /** @type {{ epoch: number, logs: Record<string, number>, seconds: number }[]} epochs that are not in the store yet */
  #waiting = [];
  /** @type {import("minibatch").LayerStatistics[]} likewise */
  #seen = [];
  /** The points of the epoch that is running, likewise. @type {import("./types.js").TrainingState["tail"]} */
  #points = [];
  /** The newest, shown or not. @type {Progress | null} */
  #progress = null;
  #playground;
  /** When the epoch that is running began. */
  #began = performance.now();

  /** @param {Playground} playground */
  constructor(playground) {
    this.#playground = playground;
  }

  /** @param {Progress} progress */
  progress = (progress) => {
    this.#progress = progress;
    const x = progress.epoch + Math.min(1, progress.batch / Math.max(1, progress.batches));
    const isPoint = progress.phase === "train" && Number.isFinite(progress.logs?.loss);
    if (isPoint) this.#points.push({ x, logs: progress.logs });
    const now = performance.now();
    if (now - this.#progressed < progressEvery) return;
    this.#progressed = now;
    const { store } = this.#playground;
    const { tail } = store.state.training;
    store.patch("training", { progress, tail: [...tail, ...this.#points] });
    this.#points = [];
  };

  /**
   * Training waits until this is done.
   * @param {number} epoch from 0
   * @param {Record<string, number>} logs
   */
  end = async (epoch, logs) => {
    const now = performance.now();
    this.#waiting.push({ epoch, logs, seconds: (now - this.#began) / 1000 });
    if (now - this.#shown >= showEvery) {
      this.#shown = now;
      this.show();
    }
    if (now - this.#announced >= announceEvery) {
      this.#announced = now;
      this.#announce(epoch, logs);
    }
    if (now - this.#kept >= keepEvery) {
      this.#kept = now;
      this.show();
      await keepCheckpoint(this.#playground);
    }
    this.#began = performance.now();
  };

  /** @param {import("minibatch").LayerStatistics} statistics */
  see = (statistics) => {
    this.#seen.push(statistics);
  };

  /** Puts the epochs that ended since the last time into the store. */
  show() {
    this.#showSeen();
    if (this.#waiting.length === 0) return;
    const { store } = this.#playground;
    const { training } = store.state;
    const waiting = this.#waiting;
    this.#waiting = [];
    /** @type {Record<string, (number | null)[]>} */
    const history = { ...training.history };
    const before = training.epoch.length;
    for (const name of new Set(waiting.flatMap(({ logs }) => Object.keys(logs)))) {
      const earlier = history[name] ?? Array(before).fill(null);
      history[name] = [...earlier, ...waiting.map(({ logs }) => logs[name] ?? null)];
    }
    const epoch = [...training.epoch, ...waiting.map((entry) => entry.epoch)];
    const progress = this.#progress ?? training.progress;
    const log = {
      steps: progress?.batches ?? training.log.steps,
      seconds: [...secondsOf(training).slice(0, before), ...waiting.map(({ seconds }) => seconds)],
    };
    this.#points = [];
    store.patch("training", { history, epoch, log, progress, tail: [], hasWeights: true });
  }

  #showSeen() {
    if (this.#seen.length === 0) return;
    const { store } = this.#playground;
    const layerStatistics = [...store.state.training.layerStatistics, ...this.#seen];
    this.#seen = [];
    store.patch("training", { layerStatistics: thinned(layerStatistics) });
  }

  /**
   * @param {number} epoch
   * @param {Record<string, number>} logs
   */
  #announce(epoch, logs) {
    const { store, language } = this.#playground;
    const values = Object.entries(logs)
      .map(([name, value]) => `${seriesName(language, name)} ${language.metric(value)}`)
      .join(", ");
    const { plannedEpochs: epochs } = store.state.training;
    store.announce(language.t("train.epochDone", { epoch: epoch + 1, epochs, values }));
  }
}
