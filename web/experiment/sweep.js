/** A sweep on the page: the experiment with other settings and seeds, each run kept in the list. */

import { argumentValue, experiment as read, valuesBetweenCommas } from "minibatch";
import { beginningNow, withBeginning } from "./begin.js";
import { stoppedEarly } from "./callbacks.js";
import { rowsIn } from "./checkpoint.js";
import { freshId } from "./fresh-id.js";
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

/** Arguments whose values are written as one number or word, or as a pair or a list in brackets. */
const plain = new Set(["integer", "number", "boolean", "string", "object"]);
const lists = new Set([
  "integer_pair",
  "integers",
  "number_pair",
  "numbers",
  "shape",
  "integer_sides",
]);

/** Whether values of a setting can be written into a field. @param {import("minibatch").Setting} setting */
const isTried = ({ type, value }) =>
  lists.has(type) ||
  type === "string" ||
  type === "boolean" ||
  (plain.has(type) && (typeof value !== "object" || value === null));

/**
 * The settings that can be tried out on the page, named as forms do.
 * @param {import("./types.js").Experiment} json
 * @returns {import("minibatch").Setting[]} none while the experiment is not complete
 */
export function settingsToTry(json) {
  try {
    return read(/** @type {any} */ (json))
      .settings()
      .filter(isTried);
  } catch {
    return [];
  }
}

/**
 * The values in a text: "0.1, 0.01", "relu, tanh", "(3, 3), (5, 5)".
 * @param {string} text
 * @returns {unknown[]}
 */
export const valuesOf = (text) =>
  valuesBetweenCommas(text)
    .filter(Boolean)
    .map((part) => argumentValue(/^(true|false)$/i.test(part) ? part.toLowerCase() : part));

/** A value as valuesOf() reads it: (3, 3). @param {unknown} value @returns {string} */
export const valueText = (value) =>
  Array.isArray(value) ? `(${value.map(valueText).join(", ")})` : String(value);

/** How the values of a list or a pair are changed around the one that is set. @param {unknown[]} value @param {string} name */
function suggestedLists(value, name) {
  const numbers = value.map(Number);
  if (!numbers.every(Number.isInteger)) return valueText(value);
  const changed =
    name === "hidden_layer_sizes"
      ? [
          numbers.map((one) => Math.max(1, Math.floor(one / 2))),
          numbers,
          numbers.map((one) => one * 2),
        ]
      : [numbers, numbers.map((one) => one + (name === "kernel_size" ? 2 : 1))];
  return changed.map(valueText).join(", ");
}

/**
 * Values around the one that is set: half, itself, twice.
 * @param {import("minibatch").Setting[]} settings
 * @param {string} path
 */
export function suggested(settings, path) {
  const { value, type, name } = settings.find((setting) => setting.path === path) ?? {};
  if (type === "boolean") return "true, false";
  if (Array.isArray(value)) return suggestedLists(value, name ?? "");
  if (typeof value !== "number") return "";
  if (name === "depth") return "1, 2, 3";
  if (value === 0) return type === "integer" ? "0, 1, 2" : "0, 0.1, 0.2";
  const half = type === "integer" ? Math.max(1, Math.floor(value / 2)) : value / 2;
  return [...new Set([half, value, value * 2])].join(", ");
}

/**
 * How many runs a sweep makes.
 * @param {import("minibatch").SweepOptions} options
 */
export function runsOf({ set, seeds = [0], strategy = "grid", trials = 10 }) {
  const size = Object.values(set).reduce((product, values) => product * values.length, 1);
  return (strategy === "grid" ? size : Math.min(size, trials)) * seeds.length;
}

/**
 * @param {Playground} playground
 * @param {import("minibatch").SweepOptions} options
 * @param {boolean} isStopped whether each run stops early
 */
export async function sweep(playground, options, isStopped) {
  const { store, handles } = playground;
  const id = freshId();
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
    const json = /** @type {any} */ (stoppedEarly(store.state.experiment, isStopped));
    const begins = beginningNow(store.state);
    const { target } = json;
    const result = await whileThere(playground, () =>
      withBeginning(playground, begins, (begin) =>
        read(json).sweep(options, handles.source, {
          signal: controller.signal,
          begin,
          onRun: async ({ values, run, error }, trained, done, planned) => {
            if (run && trained) await keep(playground, { id, values }, trained, { begins, target });
            const { failures } = store.state.runs.sweep ?? first;
            say({ done, planned, failures: error ? [...failures, messageOf(error)] : failures });
          },
        }),
      ),
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
 * @param {object} asked
 * @param {import("./begin.js").Beginning | null} asked.begins
 * @param {import("./types.js").Experiment["target"]} asked.target as a person said it: what follows from it changed nothing
 */
async function keep(playground, sweep, trained, { begins, target }) {
  const { handles, storage, store } = playground;
  const { experiment, epoch, history, evaluation, seconds, ...rest } = trained;
  const id = freshId();
  const state = await trained.model.saveCheckpoint();
  const { inputShape = null } = rowsIn(playground) ?? {};
  const kept = { preparation: trained.preparation?.toJSON() ?? null, inputShape };
  const checkpoint = { run: id, epochs: epoch.length, epoch, history, state, rows: kept };
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
    ...(begins && { begins }),
    experiment: withoutNothing({ ...experiment, target }),
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
