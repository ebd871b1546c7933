/** Loading data: a sample or a person's files become a source, and the source train and test rows. */

import { replaceExperiment } from "./edit.js";
import { forgetEvaluation } from "./evaluation.js";
import { marksOf } from "./files.js";
import { factsOf, prepareOptions, readSource, rowsKey } from "./rows.js";
import { graphOf } from "./layers.js";
import { fetchData, fetchSample } from "./samples.js";
import { isTraining, noRun } from "./store.js";
import { followData } from "./suggest.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Experiment, NamedFile } from "./types.js" */

/**
 * What to load, and the experiment that is then set.
 * @typedef {object} Plan
 * @property {NamedFile[]} files
 * @property {(facts: any) => Experiment} experiment given the package's description of the files
 * @property {boolean} follows whether what was suggested for the data before is suggested anew
 * @property {boolean} [keepsRun] whether the run that is shown belongs to these data
 * @property {boolean} [isStep] whether it can be undone; true when left out
 */

/**
 * @param {Playground} playground
 * @param {string} id
 */
export function openSample(playground, id) {
  const { samples } = playground.store.state.page;
  const name = samples.find((sample) => sample.id === id)?.name ?? id;
  return load(playground, name, async () => {
    const { sample, files } = await fetchSample(playground, id);
    const experiment = freshFor(playground, { sample: sample.id }, sample.target);
    return { files, experiment, follows: true };
  });
}

/**
 * @param {Playground} playground
 * @param {NamedFile[]} files
 */
export async function openFiles(playground, files) {
  if (files.length === 0) return false;
  const { wanted } = playground.store.state.data;
  const { experiment } = playground.store.state;
  if (wanted) {
    const marks = await marksOf(files);
    if (JSON.stringify(marks) === JSON.stringify(wanted)) {
      return openExperiment(playground, experiment, { files });
    }
    if (marks.some(({ name }) => wanted.some((mark) => mark.name === name))) {
      const names = marks.map(({ name }) => name).join(", ");
      playground.store.patch("data", { error: { id: "data.otherFile", values: { names } } });
      return false;
    }
  }
  const label =
    files.length === 1 ? files[0].path : { id: "data.countFiles", values: { count: files.length } };
  const opened = await load(playground, label, async (signal) => {
    const mark = { files: await marksOf(files, signal) };
    playground.handles.filesOf.set(JSON.stringify(mark), files);
    return { files, experiment: freshFor(playground, mark), follows: true };
  });
  if (opened && playground.handles.files === files) await playground.storage.saveFiles(files);
  return opened;
}

/**
 * Shows an experiment: of a link, of a session, of a run, of undo.
 * @param {Playground} playground
 * @param {Experiment} experiment
 * @param {{ files?: NamedFile[], keepsRun?: boolean, isStep?: boolean }} [options] its files, where they are
 *   a person's; whether the run that is shown is of it; whether it is a step that can be undone
 * @returns {Promise<boolean>} whether its data could be loaded
 */
export async function openExperiment(playground, experiment, options = {}) {
  const { files, keepsRun, isStep = true } = options;
  const { store, handles } = playground;
  const { data } = experiment;
  const known = files ?? handles.filesOf.get(JSON.stringify(data));
  if (data && "files" in data && !known) {
    handles.dispose();
    handles.files = [];
    if (isStep) replaceExperiment(playground, experiment);
    else store.replace("experiment", experiment);
    store.patch("data", {
      facts: null,
      examples: null,
      prepared: null,
      warnings: [],
      wanted: data.files,
    });
    return false;
  }
  const label = data && "sample" in data ? data.sample : (known?.[0]?.path ?? "");
  return load(playground, label, async () => ({
    files: known ?? (await fetchData(playground, data)),
    experiment: (facts) => ({
      ...experiment,
      ...(facts.kind === "images" && { reading: experiment.reading ?? facts.suggestedReading }),
      ...(facts.kind === "table" && {
        target: { columns: [facts.suggestedTarget], ...experiment.target },
      }),
      preparation: experiment.preparation ?? facts.suggestedPreparation,
    }),
    follows: false,
    keepsRun,
    isStep,
  }));
}

/**
 * The experiment on the page, with other data and what is suggested to be done to them.
 * @param {Playground} playground
 * @param {NonNullable<Experiment["data"]>} data
 * @param {string} [target]
 * @returns {Plan["experiment"]}
 */
const freshFor = (playground, data, target) => (facts) => {
  const { reading: _, target: __, title: ___, ...kept } = playground.store.state.experiment;
  const { suggestedReading: reading, suggestedPreparation: preparation } = facts;
  return {
    ...kept,
    data,
    ...(reading && { reading }),
    ...(facts.kind === "table" && { target: { columns: [target ?? facts.suggestedTarget] } }),
    preparation,
  };
};

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

/** Says what is being read: what was asked for last. @param {Playground} playground */
function showLoading({ store, loadings }) {
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
async function load(playground, label, get) {
  const { store, loadings } = playground;
  if (isTraining(store.state)) {
    store.patch("data", { error: { id: "data.stopFirst" } });
    return false;
  }
  const controller = new AbortController();
  const { signal } = controller;
  const earlier = [...loadings.keys()];
  loadings.set(controller, { label });
  store.patch("data", { error: null });
  showLoading(playground);
  try {
    const plan = await get(signal);
    signal.throwIfAborted();
    const source = await readSource(plan.files, {
      signal,
      onProgress(done, total) {
        if (signal.aborted) return;
        loadings.set(controller, { label, done, total });
        showLoading(playground);
      },
    });
    for (const other of earlier) giveUp(playground, other);
    try {
      await adopt(playground, source, plan, signal);
    } finally {
      if (playground.handles.source !== source) source.dispose();
    }
    return true;
  } catch (error) {
    if (!signal.aborted) store.patch("data", { error: messageOf(error) });
    return false;
  } finally {
    if (loadings.delete(controller)) showLoading(playground);
  }
}

/**
 * @param {Playground} playground
 * @param {any} source
 * @param {Plan} plan
 * @param {AbortSignal} signal
 */
async function adopt(playground, source, plan, signal) {
  const { store, handles, language } = playground;
  const facts = source.description;
  const images = facts.kind === "images";
  const examples = await source.examples({ count: images ? 160 : 6, seed: 1 });
  const experiment = { seed: 42, ...plan.experiment(facts) };
  const options = prepareOptions(experiment);
  let prepared = null;
  /** @type {import("minibatch").Message | null} */
  let error = null;
  try {
    prepared = await source.prepare({ ...options, signal });
  } catch (reason) {
    signal.throwIfAborted();
    // A table whose proposed target does not do is shown, so that another can be chosen.
    if (images || facts.columns.length < 2) throw reason;
    error = messageOf(reason);
  }
  if (signal.aborted) {
    prepared?.dispose();
    signal.throwIfAborted();
  }
  handles.dispose();
  Object.assign(handles, { source, prepared, files: plan.files, preparedOptions: options });
  handles.preparedWith = rowsKey(experiment);
  if (!plan.keepsRun) forgetRun(playground);
  store.patch("data", { facts, examples, error, wanted: null });
  publish(playground, experiment, plan.follows, plan.isStep === false);
  await playground.describer.now();
  const count = images ? facts.count : facts.rows;
  const values = { name: facts.name, count, rows: language.number(count) };
  store.announce(language.t("data.loaded", values));
}

/**
 * Shows the rows, and the experiment for them.
 * @param {Playground} playground
 * @param {Experiment} experiment
 * @param {boolean} follows whether what was suggested for the rows before follows these
 * @param {boolean} [silent] whether this is part of the step before
 */
export function publish(playground, experiment, follows, silent = false) {
  const { store, handles } = playground;
  const { source, prepared } = handles;
  const facts = prepared && factsOf(prepared, experiment);
  const next = facts
    ? followData(experiment, follows ? handles.suggestedFor : null, facts)
    : experiment;
  const hadModel = experiment.model !== undefined;
  if (facts) handles.suggestedFor = facts;
  store.patch("data", {
    warnings: [...source.description.warnings, ...(prepared?.warnings ?? [])],
    prepared: facts,
  });
  const layersOf = (/** @type {Experiment} */ { model }) =>
    JSON.stringify(graphOf(model).layers.map(({ class_name, config }) => [class_name, config]));
  const followed = hadModel && follows && layersOf(next) !== layersOf(experiment);
  store.patch("model", { followed, removed: "" });
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
