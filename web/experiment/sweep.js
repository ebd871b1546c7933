/** A sweep on the page: the experiment with other settings and seeds, each run kept in the list. */

import { experiment as read } from "minibatch";
import { trainedRows } from "./parts.js";
import { comparedScoresOf } from "./run-scores.js";
import { addRun, scoresInRuns } from "./runs.js";
import { whileThere } from "./recovery.js";
import { noRun } from "./store.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */

/**
 * @typedef {object} SweepState
 * @property {string} id
 * @property {"running" | "done" | "stopped" | "failed"} status
 * @property {number} done
 * @property {number} planned
 * @property {import("minibatch").Message[]} failures why single runs failed
 * @property {import("minibatch").Message | null} error
 */

/** So many settings can be changed at once on the page. */
export const mostSettings = 2;

/** What a text of a field may mean. @type {Record<string, (value: unknown) => boolean>} */
const tried = {
  integer: (value) => typeof value === "number" || value === undefined || value === null,
  number: (value) => typeof value !== "object" || value === null,
  boolean: () => true,
  integer_pair: () => true,
  integers: () => true,
  string: () => true,
  object: (value) => typeof value !== "object" || value === null,
};

/**
 * The settings that can be tried out on the page, named as forms do.
 * @param {import("./types.js").Experiment} json
 * @returns {import("minibatch").Setting[]} none while the experiment is not complete
 */
export function settingsToTry(json) {
  try {
    return read(/** @type {any} */ (json))
      .settings()
      .filter(({ type, value }) => tried[type]?.(value));
  } catch {
    return [];
  }
}

/**
 * The values in a text: "0.1, 0.01", "relu, tanh", "(3, 3), (5, 5)".
 * @param {string} text
 * @param {string} type
 * @returns {unknown[]}
 */
export function valuesOf(text, type) {
  const isList = /^integer(s|_pair)$/.test(type);
  const parts = text.match(/[([][^)\]]*[)\]]|[^,]+/g) ?? [];
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      if (isList && /^[([]/.test(part)) return part.slice(1, -1).split(",").map(Number);
      if (/^(true|false)$/i.test(part)) return part.toLowerCase() === "true";
      const number = Number(part);
      return Number.isFinite(number) ? number : part;
    });
}

/**
 * @param {Playground} playground
 * @param {import("minibatch").SweepOptions} options
 */
export async function sweep(playground, options) {
  const { store, handles } = playground;
  const id = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const controller = new AbortController();
  handles.sweeping = controller;
  const { source } = handles;
  // Other data take away what it reads.
  const watch = () => handles.source !== source && controller.abort();
  store.addEventListener("change", watch);
  /** @param {Partial<SweepState>} changes */
  const say = (changes) => {
    const sweep = store.state.runs.sweep ?? first;
    store.patch("runs", { sweep: { ...(sweep.id === id ? sweep : first), ...changes } });
  };
  /** @type {SweepState} */
  const first = {
    ...{ id, done: 0, planned: 0, failures: [], error: null },
    status: "running",
  };
  say({});
  try {
    const json = /** @type {any} */ (store.state.experiment);
    const result = await whileThere(playground, () =>
      read(json).sweep(options, handles.source, {
        signal: controller.signal,
        onRun: async ({ values, run, error }, trained, done, planned) => {
          if (run && trained) await keep(playground, { id, values }, trained);
          const { failures } = store.state.runs.sweep ?? first;
          say({ done, planned, failures: error ? [...failures, messageOf(error)] : failures });
        },
      }),
    );
    say({ status: result.stopped ? "stopped" : "done", planned: result.planned });
  } catch (error) {
    say(
      controller.signal.aborted
        ? { status: "stopped" }
        : { status: "failed", error: messageOf(error) },
    );
  } finally {
    store.removeEventListener("change", watch);
    if (handles.sweeping === controller) handles.sweeping = null;
  }
}

/** @param {Playground} playground */
export const cancelSweep = ({ handles }) => handles.sweeping?.abort();

/**
 * An experiment as the page has it, without the parts that say nothing.
 * @param {object} json
 * @returns {import("./types.js").Experiment}
 */
const withoutNothing = (json) =>
  /** @type {any} */ (
    Object.fromEntries(
      Object.entries(json).filter(
        ([, value]) => value !== null && value !== "" && JSON.stringify(value) !== "{}",
      ),
    )
  );

/**
 * @param {Playground} playground
 * @param {NonNullable<import("./types.js").Run["sweep"]>} sweep
 * @param {import("minibatch").Run} trained
 */
async function keep(playground, sweep, trained) {
  const { handles, storage, store } = playground;
  const { experiment, epoch, history, evaluation, seconds, ...rest } = trained;
  const id = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  const state = await trained.model.saveCheckpoint();
  const checkpoint = { run: id, epochs: epoch.length, epoch, history, state };
  handles.weights.set(id, checkpoint);
  storage.saveNewest(`weights/${id}`, checkpoint);
  const predictions = await trained.predictions();
  const used = [...Object.keys(evaluation ?? {}), ...scoresInRuns(store.state)];
  const isOne = predictions?.outputs.length === 1;
  const compared = isOne ? await comparedScoresOf(predictions, used) : {};
  predictions?.dispose();
  const rows = trainedRows(/** @type {any} */ (experiment), trained.prepared?.train.rows ?? 0);
  addRun(playground, {
    ...{ id, sweep, epoch, history, seconds },
    experiment: withoutNothing(experiment),
    evaluation: { ...evaluation, ...compared, ...evaluation },
    log: noRun.log,
    machine: `${store.state.engine.build}, ${store.state.engine.threads}`,
    fingerprint: rest.fingerprint,
    stopReason: rest.stopReason,
    bestEpoch: rest.bestEpoch,
    at: Date.now() - seconds * 1000,
    ...(seconds > 0 && { samplesPerSecond: (rows * epoch.length) / seconds }),
  });
}
