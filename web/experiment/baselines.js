/** Classical models beside the network: fitted to the same training rows, judged by the same test rows, kept as runs. */

import { baselines } from "minibatch";
import { entriesOf, entryOf } from "./catalogue.js";
import { predictionsOf } from "./evaluation.js";
import { freshId } from "./fresh-id.js";
import { ensure } from "./recovery.js";
import { comparedScoresOf } from "./run-scores.js";
import { addRun, lookAtRuns, scoresInRuns } from "./runs.js";
import { firstNodes } from "./trees.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Dataset } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { Run } from "./types.js" */

/**
 * @typedef {object} BaselinesState
 * @property {"running" | "done" | "stopped" | "failed"} status
 * @property {number} done
 * @property {number} planned
 * @property {string} name of the one that is being fitted
 * @property {number} share of it that is done
 * @property {import("minibatch").Message[]} failures why models could not be fitted
 */

/**
 * What a person chose of classical models, by their names.
 * @typedef {Record<string, { isOn?: boolean, config?: Record<string, any> }>} Choices
 */

/** Those that are offered first, by what is predicted. */
const common = {
  classification: ["LogisticRegression", "KNeighborsClassifier", "RandomForestClassifier"],
  regression: ["LinearRegression", "KNeighborsRegressor", "RandomForestRegressor"],
};

/** @param {import("./types.js").Task} task */
const groupOf = (task) => (task === "regression" ? "regression" : "classification");

/**
 * The models that suit what is predicted.
 * @param {import("./types.js").Task} task
 */
export const modelsFor = (task) =>
  entriesOf("baseline")
    .filter(({ group }) => group === groupOf(task))
    .map((entry) => ({
      ...{ entry, name: entry.class_name },
      isCommon: common[groupOf(task)].includes(entry.class_name),
    }));

/**
 * A model's arguments as far as they are set: by a person, or what is drawn by the experiment's seed.
 * @param {import("./types.js").State} state
 * @param {string} name
 * @returns {Record<string, any>}
 */
export function argumentsOf({ experiment, runs }, name) {
  const draws = entryOf("baseline", name)?.arguments.some((one) => one.name === "random_state");
  return {
    ...(draws && { random_state: experiment.seed ?? 0 }),
    ...runs.view.baselines[name]?.config,
  };
}

/**
 * Whether a model is to be fitted, or with which arguments.
 * @param {Playground} playground
 * @param {string} name
 * @param {{ isOn?: boolean, config?: Record<string, any> }} changes
 */
export function chooseBaseline(playground, name, changes) {
  const { baselines } = playground.store.state.runs.view;
  lookAtRuns(playground, {
    baselines: { ...baselines, [name]: { ...baselines[name], ...changes } },
  });
}

/**
 * Gives the run that is shown the scores that it has not: those of one of several outputs, or of an earlier session.
 * @param {Playground} playground
 */
async function completeShownRun(playground) {
  const { store } = playground;
  const { id } = store.state.training;
  const isShown = (/** @type {Run} */ run) => run.id === id && !run.baseline;
  if (store.state.evaluation.status !== "ready" || !store.state.runs.list.some(isShown)) return;
  const predictions = await predictionsOf(playground, undefined, { label: null });
  if (!predictions) return;
  const { output = "" } = store.state.data.prepared ?? {};
  const scores = await comparedScoresOf(predictions, scoresInRuns(store.state), output);
  const { list } = store.state.runs;
  store.patch("runs", {
    list: list.map((run) =>
      isShown(run) ? { ...run, evaluation: { ...scores, ...run.evaluation } } : run,
    ),
  });
}

/**
 * Fits each model, and puts it among the runs. One that fails says why, and the next is fitted.
 * @param {Playground} playground
 * @param {string[]} names
 */
export async function fitBaselines(playground, names) {
  const { store, handles } = playground;
  const controller = new AbortController();
  const { signal } = controller;
  handles.comparing = controller;
  /** @param {Partial<BaselinesState>} changes */
  const say = (changes) => {
    const before = store.state.runs.baselines ?? first;
    store.patch("runs", { baselines: { ...before, ...changes } });
  };
  /** @type {BaselinesState} */
  const first = {
    status: "running",
    done: 0,
    planned: names.length,
    name: names[0],
    share: 0,
    failures: [],
  };
  store.patch("runs", { baselines: first });
  try {
    await ensure(playground);
    const { prepared } = handles;
    const { output = "" } = store.state.data.prepared ?? {};
    // Other rows take away what it reads.
    const watch = () => handles.prepared !== prepared && controller.abort();
    store.addEventListener("change", watch);
    const rows = await rowsFor(prepared, output);
    try {
      await completeShownRun(playground);
      for (const [done, name] of names.entries()) {
        say({ done, name, share: 0 });
        const onProgress = (/** @type {number} */ share) => say({ share });
        await fitOne(playground, rows, name, { signal, onProgress }).catch((error) => {
          signal.throwIfAborted();
          const { failures } = store.state.runs.baselines ?? first;
          say({ failures: [...failures, messageOf(error)] });
        });
      }
    } finally {
      store.removeEventListener("change", watch);
      rows.dispose();
    }
    say({ status: "done", done: names.length });
  } catch (error) {
    if (signal.aborted) say({ status: "stopped" });
    else say({ status: "failed", failures: [messageOf(error)] });
  } finally {
    if (handles.comparing === controller) handles.comparing = null;
  }
}

/**
 * What is fitted, and what judges it: of one of several outputs its target alone.
 * @typedef {{ train: Dataset, test: Dataset, features: readonly string[], output: string, dispose: () => void }} Rows
 */

/**
 * @param {import("minibatch").Prepared} prepared
 * @param {string} output "" where there is one
 * @returns {Promise<Rows>}
 */
async function rowsFor(prepared, output) {
  const features = prepared.featureNames ?? [];
  const { train, test } = prepared;
  if (output === "") return { train, test, features, output, dispose: () => {} };
  const own = await prepared.forOutput(output, "train");
  const judging = await prepared.forOutput(output, "test").catch((error) => {
    own.dispose();
    throw error;
  });
  const dispose = () => [own, judging].forEach((one) => one.dispose());
  return { train: own, test: judging, features, output, dispose };
}

/**
 * @param {Playground} playground
 * @param {Rows} rows
 * @param {string} name
 * @param {import("minibatch").BaselineOptions} options
 */
async function fitOne(playground, { train, test, features, output }, name, options) {
  const { store } = playground;
  const { experiment, engine } = store.state;
  /** @type {any} */
  const entry = entryOf("baseline", name);
  const config = argumentsOf(store.state, name);
  const at = Date.now();
  /** @type {Record<string, any>} */
  const functions = baselines;
  const fitted = await functions[entry.js_name](camelCased(config)).fit(train, options);
  try {
    const predictions = await fitted.predictions(test, { signal: options.signal });
    const evaluation = await comparedScoresOf(predictions, scoresInRuns(store.state), output);
    predictions.dispose();
    const nodes = await fitted.tree();
    const tree = nodes && {
      ...{ nodes: firstNodes(nodes), total: nodes.length },
      ...{ features: [...features], classes: [...fitted.classNames] },
    };
    addRun(playground, {
      id: freshId(),
      baseline: { class_name: name, config, ...(output && { output }), ...(tree && { tree }) },
      ...{ experiment, epoch: [], history: {}, evaluation, seconds: fitted.seconds, at },
      ...{
        machine: `${engine.build}, 1`,
        fingerprint: "",
        stopReason: "completed",
        bestEpoch: null,
      },
    });
  } finally {
    fitted.dispose();
  }
}

/** Arguments as the package spells them. @param {Record<string, any>} config */
const camelCased = (config) =>
  Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  );

/** @param {Playground} playground */
export const cancelBaselines = ({ handles }) => handles.comparing?.abort();
