/**
 * Several things that are brought at once, or one while another is still read. Data and a model belong together, in whatever
 * order they come: a model waits for all that was brought before it, data for the models before them. Of data, what was brought
 * last wins.
 */

import { model, transfer } from "minibatch";
import { chooseFiles } from "./data.js";
import { showLoading } from "./loading.js";
import { experimentIn, mostBytes, openExperimentJson } from "./experiment-file.js";
import { beginOnData, openModel } from "./open-model.js";

/** @import { Playground } from "./playground.js" */
/** @import { NamedFile } from "./types.js" */

/**
 * @typedef {object} Parts
 * @property {NamedFile[]} models
 * @property {NamedFile | undefined} labels the names of a model's classes
 * @property {NamedFile | undefined} program
 * @property {{ json: object, name: string } | undefined} experiment
 * @property {NamedFile[]} data
 *
 * What was brought together: resolves when its models are there, and when all of it is.
 * @typedef {{ model: Promise<unknown>, all: Promise<unknown> }} Brought
 */

/** Names stand at a zip's end; there are few beside a model. */
const tail = 16_384;
/** So many zips are looked into, where several are brought. */
const mostZips = 20;

/** What is in a zip, as far as its end tells. @param {Blob} blob */
async function namesIn(blob) {
  const end = new Uint8Array(await blob.slice(-tail).arrayBuffer());
  // Behind the signature of each entry stand 42 bytes, then its name, whose length they say.
  const entries = new TextDecoder("latin1").decode(end).split("PK\u0001\u0002").slice(1);
  return entries.map((entry) => {
    const length = entry.charCodeAt(24) + 256 * entry.charCodeAt(25);
    return entry.slice(42, 42 + length);
  });
}

/**
 * Whether a zip is a model: as Teachable Machine exports it, with its labels; as TensorFlow.js has it; or what NumPy saves of
 * as many weights as the page's model has. Fewer unnamed arrays are data.
 * @param {NamedFile} file
 * @param {Playground} playground
 */
async function isZippedModel({ path, blob }, playground) {
  const names = await namesIn(blob);
  if (/\.npz$/i.test(path)) {
    const areUnnamed = names.every((name) => /^arr_\d+\.npy$/.test(name));
    return areUnnamed && names.length > 2 && names.length === (await weightsCount(playground));
  }
  const has = (/** @type {RegExp} */ pattern) => names.some((name) => pattern.test(name));
  return has(/\.(h5|keras)$/) || (has(/(^|\/)model\.json$/) && has(/\.bin$/));
}

/** How many the model on the page has. @param {Playground} playground */
async function weightsCount({ store }) {
  const net = model(/** @type {any} */ (store.state.experiment.model));
  try {
    return (await net.getWeights()).length;
  } catch {
    return 0;
  } finally {
    net.dispose();
  }
}

/** @param {NamedFile} file */
const isModel = ({ path }) => transfer.isModel(path);

/** @param {NamedFile} file */
const isProgram = ({ path }) => /\.(py|ipynb)$/i.test(path);

/** The experiment that a file is, if it is one. @param {NamedFile} file */
async function experimentOf(file) {
  if (!/\.json$/i.test(file.path) || file.blob.size > mostBytes) return [];
  const json = experimentIn(await file.blob.text());
  return json ? [{ file, json, name: file.path }] : [];
}

/** @param {NamedFile[]} files @param {Playground} playground @returns {Promise<Parts>} */
async function partsOf(files, playground) {
  const zips = files.filter(({ path }) => /\.(zip|npz)$/i.test(path)).slice(0, mostZips);
  const zipped = await Promise.all(
    zips.map(async (file) => ((await isZippedModel(file, playground)) ? [file] : [])),
  );
  const models = [...files.filter(isModel), ...zipped.flat()];
  const labels = models.length > 0 && files.find(({ path }) => transfer.isLabels(path));
  const program = files.find(isProgram);
  const [experiment] = (await Promise.all(files.map(experimentOf))).flat();
  const others = [...models, labels, experiment?.file];
  const data = files.filter((file) => !others.includes(file) && !isProgram(file));
  return { models, labels: labels || undefined, program, experiment, data };
}

/**
 * @param {Playground} playground
 * @param {NamedFile[]} files
 * @returns {Promise<boolean>} whether all of it is there now
 */
export function bring(playground, files) {
  const { brought } = playground;
  const earlier = [...brought];
  const parts = partsOf(files, playground);
  const model = bringModels(playground, parts, earlier);
  const all = bringRest(playground, parts, model, earlier);
  const own = { model, all };
  brought.add(own);
  return all.finally(() => brought.delete(own));
}

/** Whatever became of them. @param {Promise<unknown>[]} promises */
const settled = (promises) => Promise.allSettled(promises);

/**
 * @param {Playground} playground
 * @param {Promise<Parts>} parts
 * @param {Brought[]} earlier
 * @returns {Promise<boolean>} false where one could not be opened
 */
async function bringModels(playground, parts, earlier) {
  const { models, labels, data } = await parts;
  for (const file of models) {
    const controller = new AbortController();
    const { signal } = controller;
    const label = file.path.replace(/^.*\//, "");
    playground.loadings.set(controller, { label, waits: true });
    showLoading(playground);
    try {
      await settled(earlier.map(({ all }) => all));
      if (signal.aborted) return false;
      const text = await labels?.blob.text();
      const isLast = file === models.at(-1);
      const comesWithData = isLast && data.length > 0;
      if (!(await openModel(playground, file, { labels: text, signal, comesWithData })))
        return false;
    } finally {
      if (playground.loadings.delete(controller)) showLoading(playground);
    }
  }
  return true;
}

/**
 * @param {Playground} playground
 * @param {Promise<Parts>} parts
 * @param {Promise<boolean>} model
 * @param {Brought[]} earlier
 */
async function bringRest(playground, parts, model, earlier) {
  const { models, program, experiment, data } = await parts;
  const before = settled([model, ...earlier.map((other) => other.model)]);
  if (models.length > 0 && !(await model)) return false;
  if (program) {
    await before;
    const { openProgram } = await import("./program.js");
    await openProgram(playground, await program.blob.text(), program.path);
  }
  if (experiment) {
    await before;
    const { json, name } = experiment;
    if (!(await openExperimentJson(playground, json, name)) && data.length === 0) return false;
  }
  if (data.length === 0) return models.length > 0 || experiment !== undefined;
  const opened = await chooseFiles(playground, data, before);
  if (opened && playground.store.state.experiment.begin) await beginOnData(playground);
  return opened;
}
