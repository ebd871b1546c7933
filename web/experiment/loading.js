/**
 * Reading data and putting them in place of the data before. Several may be on their way at once: what was
 * asked for last wins.
 */

import { replaceExperiment } from "./edit.js";
import { forgetEvaluation } from "./forget-evaluation.js";
import { seenBy } from "./outputs.js";
import { isCrash, retried } from "./recovery.js";
import { descriptionOf, prepareOptions, readingKey, readSource, rowsKey } from "./rows.js";
import { graphOf } from "./layers.js";
import { firstLook, isTraining, lookAgain, noRun } from "./store.js";
import { followData } from "./suggest.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment, NamedFile, PreparedDescription } from "./types.js" */

/**
 * What to load, and the experiment that is then set.
 * @typedef {object} Plan
 * @property {NamedFile[]} files
 * @property {Experiment["reading"]} [reading] how they are to be read
 * @property {(read: (reading: any) => Promise<any>) => Promise<{ source: any, reading: any }>} [read] finds out how, in place of
 *   that; the experiment then says so
 * @property {(description: any) => Experiment} experiment given the package's description of the files
 * @property {Experiment} [starting] of a sample: what it opens with
 * @property {"suggestions" | "sample" | "nothing"} follows what the settings follow: what is suggested for the data,
 *   or a sample's own experiment
 * @property {boolean} [keepsRun] whether the run that is shown belongs to these data
 * @property {boolean} [isAgain] whether the same files are read in another way: they are looked at as before
 * @property {boolean} [isStep] whether it can be undone; true when left out
 * @property {import("minibatch").Message} [says] what the page warns of when they are shown
 */

/** @param {Playground} playground */
export function cancelLoading(playground) {
  for (const controller of playground.loadings.keys()) giveUp(playground, controller);
  playground.cancelPreparing();
}

/**
 * Nobody waits for work that was given up, however long it takes to end.
 * @param {Playground} playground
 * @param {AbortController} controller
 */
function giveUp(playground, controller) {
  controller.abort();
  playground.loadings.delete(controller);
  showLoading(playground);
}

/** Whether data are read, and do not only wait for what was brought before them. @param {Playground} playground */
export const isReading = ({ loadings }) => [...loadings.values()].some(({ waits }) => !waits);

/** Says what is being read: what was asked for last. @param {Playground} playground */
export function showLoading({ store, loadings }) {
  store.patch("data", { loading: [...loadings.values()].at(-1) ?? null });
}

/**
 * Reads files and, when all went well, puts them in place of the data before. What is chosen last wins; what
 * was chosen before it goes on until it is known to be good.
 * @param {Playground} playground
 * @param {string | import("minibatch").Message} label
 * @param {(signal: AbortSignal) => Promise<Plan>} get
 * @returns {Promise<boolean>}
 */
export async function load(playground, label, get) {
  const { store, loadings } = playground;
  if (isTraining(store.state)) {
    store.patch("data", { error: { id: "data.stopFirst" } });
    return false;
  }
  const controller = new AbortController();
  const { signal } = controller;
  const earlier = [...loadings].flatMap(([one, { waits }]) => (waits ? [] : [one]));
  const turn = ++playground.loads;
  loadings.set(controller, { label });
  store.patch("data", { error: null });
  showLoading(playground);
  const onProgress = (/** @type {number} */ done, /** @type {number} */ total) => {
    if (signal.aborted) return;
    loadings.set(controller, { label, done, total });
    showLoading(playground);
  };
  /** @type {Plan | null} */
  let plan = null;
  try {
    const wanted = (plan = await get(signal));
    signal.throwIfAborted();
    await retried(async () => {
      const read = (/** @type {any} */ reading) =>
        readSource(wanted.files, { signal, onProgress, ...(reading && { reading }) });
      const { source, reading } = wanted.read
        ? await wanted.read(read)
        : { source: await read(wanted.reading), reading: wanted.reading };
      for (const other of earlier) giveUp(playground, other);
      try {
        await adopt(playground, source, { ...wanted, reading }, { turn, signal });
      } finally {
        if (playground.handles.source !== source) source.dispose();
      }
    });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    playground.lastRefused = turn;
    playground.handles.refused = plan && { label, plan };
    store.patch("data", { error: messageOf(error) });
    return false;
  } finally {
    if (loadings.delete(controller)) showLoading(playground);
  }
}

/**
 * What a person chooses comes after what the page opens with, however early it is chosen.
 * @param {Playground} playground
 * @param {string | import("minibatch").Message} label
 * @param {() => Promise<boolean>} open
 * @param {Promise<unknown>} [other] what it comes after, too
 */
export async function afterOpening(playground, label, open, other) {
  const { loadings } = playground;
  const controller = new AbortController();
  loadings.set(controller, { label, waits: other !== undefined });
  showLoading(playground);
  await Promise.all([playground.opening, other]);
  if (loadings.delete(controller)) showLoading(playground);
  return !controller.signal.aborted && open();
}

/**
 * @param {Playground} playground
 * @param {any} source
 * @param {Plan} plan
 * @param {{ turn: number, signal: AbortSignal }} load which it is, in the order in which they began
 */
async function adopt(playground, source, plan, { turn, signal }) {
  const { store, handles, language } = playground;
  const description = source.description;
  const images = description.kind === "images";
  const [examples] = await Promise.all([
    source.examples({ count: images ? 160 : 6, seed: 1 }),
    // A table is shown by it, at once and not a moment later, when what is below would move away from the pointer.
    images || playground.loadTable().catch(() => {}),
  ]);
  const { read, reading } = plan;
  const planned = () => ({
    seed: 42,
    ...plan.experiment(description),
    ...(read && reading && { reading }),
  });
  const experiment = planned();
  const options = prepareOptions(experiment, description);
  let prepared = null;
  /** @type {import("minibatch").Message | null} */
  let error = null;
  try {
    prepared = await source.prepare({ ...options, signal });
  } catch (reason) {
    signal.throwIfAborted();
    // A table whose proposed target does not do is shown, so that another can be chosen.
    if (images || isCrash(reason)) throw reason;
    error = messageOf(reason);
  }
  if (signal.aborted) {
    prepared?.dispose();
    signal.throwIfAborted();
  }
  handles.dispose();
  Object.assign(handles, { source, prepared, files: plan.files, preparedOptions: options });
  handles.preparedWith = rowsKey(experiment);
  Object.assign(handles, { readWith: readingKey(plan.reading), readingTried: "", refused: null });
  if (!plan.keepsRun) forgetRun(playground);
  // A refusal of what was chosen later stays on the page.
  if (playground.lastRefused > turn) error ??= store.state.data.error;
  // What was set while the rows were made stays, beside what the data before came with; if it asks for other rows,
  // those are made next.
  const latest = planned();
  const { starting = null } = plan;
  const look = plan.isAgain ? lookAgain(store.state.data.look, description) : firstLook;
  const shown = { description, examples, look };
  store.patch("data", { ...shown, error, wanted: null, starting, alone: null });
  publish(playground, latest, plan.follows, plan.isStep === false);
  if (plan.says) store.patch("data", { warnings: [plan.says, ...store.state.data.warnings] });
  await playground.describer.now();
  const count = images ? description.count : description.rows;
  const values = { name: description.name, count, rows: language.number(count) };
  store.announce(language.t("data.loaded", values));
}

/**
 * Whether a warning of the reader holds for an experiment: that a column is left out, where a step leaves it out.
 * @param {Experiment} experiment
 */
const holdsFor =
  ({ preparation }) =>
  (/** @type {import("./types.js").Warning} */ { id, values }) =>
    !/^(own-texts|row-numbers)-column$/.test(id) ||
    !preparation ||
    preparation.some(
      ({ class_name, config }) =>
        class_name === "DropColumns" && config?.columns?.includes(values?.column),
    );

/**
 * Shows the rows, and the experiment for them.
 * @param {Playground} playground
 * @param {Experiment} experiment
 * @param {Plan["follows"]} follows
 * @param {boolean} [silent] whether this is part of the step before
 */
export function publish(playground, experiment, follows, silent = false) {
  const { store, handles } = playground;
  const { source, prepared } = handles;
  const { validation_split: validationShare } = source.description.suggestedFit ?? {};
  const described = prepared && {
    ...descriptionOf(prepared, experiment),
    ...(validationShare !== undefined && { validationShare }),
  };
  const followed = described
    ? followData(experiment, follows === "suggestions" ? handles.suggestedFor : null, described)
    : experiment;
  // Where the package dealt out the columns, the experiment says how.
  /** @type {PreparedDescription["modelInputs"] | undefined} */
  const dealt = followed.inputs ? null : described?.modelInputs;
  const next = dealt
    ? { ...followed, inputs: Object.fromEntries(dealt.map(({ name, columns }) => [name, columns])) }
    : followed;
  if (dealt) handles.preparedWith = rowsKey(next);
  const { model: before } = store.state.experiment;
  if (described) handles.suggestedFor = described;
  store.patch("data", {
    warnings: [
      ...source.description.warnings.filter(holdsFor(next)),
      ...(prepared?.warnings ?? []),
    ],
    prepared: described && seenBy(described, store.state.data.prepared?.output ?? ""),
  });
  const layersOf = (/** @type {Experiment["model"]} */ model) =>
    JSON.stringify(graphOf(model).layers.map(({ class_name, config }) => [class_name, config]));
  const changed = before && follows !== "nothing" && layersOf(next.model) !== layersOf(before);
  store.patch("model", { followed: Boolean(changed), removed: "" });
  if (silent) store.replace("experiment", next);
  else replaceExperiment(playground, next);
}

/**
 * The run shown belongs to data that are gone; in the list of runs it stays.
 * @param {Playground} playground
 */
export function forgetRun(playground) {
  playground.handles.disposeNet();
  playground.handles.checkpoint = null;
  playground.store.patch("training", noRun);
  forgetEvaluation(playground);
}
