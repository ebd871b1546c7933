/** What is opened: a sample, a person's files, or an experiment with the data it names. */

import { replaceExperiment } from "./edit.js";
import { judgeRun } from "./judge-run.js";
import { marksOf } from "./files.js";
import { withInputColumns } from "./inputs.js";
import { afterOpening, load } from "./loading.js";
import { withImageTargets } from "./outputs.js";
import { same } from "./recipe.js";
import { fetchData, fetchSample } from "./samples.js";
import { ownSettings, startingWith } from "./starting.js";

/** @import { Playground } from "./playground.js" */
/** @import { Plan } from "./loading.js" */
/** @import { Experiment, NamedFile } from "./types.js" */

/**
 * Opens a sample with its own experiment.
 * @param {Playground} playground
 * @param {string} id
 * @param {boolean} [keeps] whether what a person has set stays
 */
export function openSample(playground, id, keeps = true) {
  const { store, language } = playground;
  const { name } = store.state.page.samples.find((sample) => sample.id === id) ?? {};
  return load(playground, name ? language.of(name) : id, async () => {
    const { files, starting } = await fetchSample(playground, id);
    const experiment = (/** @type {any} */ description) =>
      withInputColumns(
        withImageTargets(startingWith(starting, keeps ? ownSettings(playground) : {}), description),
        description,
      );
    return { files, starting, reading: starting.reading, experiment, follows: "sample" };
  });
}

/** The sample's own experiment, without what a person has set. @param {Playground} playground */
export function useStarting(playground) {
  const { starting } = playground.store.state.data;
  return starting && openExperiment(playground, starting);
}

/**
 * A person chooses a sample.
 * @param {Playground} playground
 * @param {string} id
 */
export const chooseSample = (playground, id) =>
  afterOpening(playground, id, () => openSample(playground, id));

/**
 * A person brings files.
 * @param {Playground} playground
 * @param {NamedFile[]} files
 * @param {Promise<unknown>} [other] what they come after
 */
export async function chooseFiles(playground, files, other) {
  if (files.length === 0) return false;
  const label =
    files.length === 1 ? files[0].path : { id: "data.countFiles", values: { count: files.length } };
  return afterOpening(playground, label, () => openFiles(playground, files, label), other);
}

/**
 * @param {Playground} playground
 * @param {NamedFile[]} files
 * @param {Parameters<typeof load>[1]} label
 */
async function openFiles(playground, files, label) {
  const { wanted } = playground.store.state.data;
  const { experiment } = playground.store.state;
  if (wanted) {
    const marks = await marksOf(files);
    // A program says no more of its file than how it is called.
    const isNamed = wanted.every(
      ({ name, size }, at) => size === undefined && name === marks[at]?.name,
    );
    if (isNamed && wanted.length === marks.length) {
      const data = { files: marks };
      playground.handles.filesOf.set(JSON.stringify(data), files);
      const options = { files, isStep: false };
      return openExperiment(playground, { ...experiment, data }, options);
    }
    if (JSON.stringify(marks) === JSON.stringify(wanted)) {
      const keepsRun = same(playground.store.state.training.experiment?.data, experiment.data);
      const options = { files, keepsRun, isStep: false };
      const opened = await openExperiment(playground, experiment, options);
      if (opened && keepsRun && playground.handles.checkpoint) await judgeRun(playground);
      return opened;
    }
    if (marks.some(({ name }) => wanted.some((mark) => mark.name === name))) {
      const names = marks.map(({ name }) => name).join(", ");
      playground.store.patch("data", { error: { id: "data.otherFile", values: { names } } });
      return false;
    }
  }
  let data = experiment.data;
  const opened = await load(playground, label, async (signal) => {
    const mark = { files: await marksOf(files, signal) };
    data = mark;
    playground.handles.filesOf.set(JSON.stringify(mark), files);
    /** @type {Plan} */
    const plan = { files, experiment: freshFor(playground, mark), follows: "suggestions" };
    return experiment.begin ? (await import("./begin.js")).planFor(playground, plan) : plan;
  });
  if (opened && playground.handles.files === files) await playground.storage.saveFiles(data, files);
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
  if (data === null && store.state.runs.list.some(({ file }) => file)) {
    const { reopenAlone } = await import("./alone.js");
    if (await reopenAlone(playground, experiment, options)) return true;
  }
  const known = files ?? handles.filesOf.get(JSON.stringify(data));
  if (data && "files" in data && !known) {
    handles.dispose();
    handles.files = [];
    if (isStep) replaceExperiment(playground, experiment);
    else store.replace("experiment", experiment);
    store.patch("data", {
      description: null,
      examples: null,
      prepared: null,
      warnings: [],
      wanted: data.files,
      starting: null,
      alone: null,
    });
    return false;
  }
  const label = data && "sample" in data ? data.sample : (known?.[0]?.path ?? "");
  const opened = await load(playground, label, async () => ({
    ...(known ? { files: known } : await fetchData(playground, data)),
    reading: experiment.reading,
    experiment: (description) => ({
      ...(experiment.target?.outputs ? experiment : withImageTargets(experiment, description)),
      ...(description.kind === "table" && {
        target: experiment.target?.outputs
          ? experiment.target
          : { columns: [description.suggestedTarget], ...experiment.target },
      }),
      preparation: experiment.preparation ?? description.suggestedPreparation,
      // A fit that is given leaves out what Keras does not do by default.
      ...(experiment.fit && {
        fit: { validation_split: 0, ...description.suggestedFit, ...experiment.fit },
      }),
    }),
    follows: "nothing",
    keepsRun,
    isStep,
  }));
  if (opened && known && handles.files === known) await playground.storage.saveFiles(data, known);
  return opened;
}

/**
 * Other data, what is suggested to be done to them, and what a person has set.
 * @param {Playground} playground
 * @param {NonNullable<Experiment["data"]>} data
 * @returns {Plan["experiment"]}
 */
const freshFor = (playground, data) => (description) => {
  /** @type {Experiment} */
  const experiment = {
    minibatch: 1,
    ...ownSettings(playground),
    data,
    ...(description.kind === "table" && {
      target: { columns: [description.suggestedTarget] },
    }),
    preparation: description.suggestedPreparation,
  };
  return withInputColumns(withImageTargets(experiment, description), description);
};
