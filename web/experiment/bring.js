/** What a person brings, wherever on the page: data, a model, or the program of an experiment. */

import { chooseFiles } from "./data.js";

/** @import { Playground } from "./playground.js" */
/** @import { NamedFile } from "./types.js" */

/** @param {NamedFile} file */
export const isModel = ({ path }) => /\.(keras|h5|hdf5)$/i.test(path);

/** Names stand at a zip's end; there are few beside a model. */
const tail = 16_384;

/**
 * Whether a zip is what Teachable Machine exports: a model and its labels.
 * @param {NamedFile} file
 */
async function isZippedModel({ path, blob }) {
  if (!/\.zip$/i.test(path)) return false;
  const end = new Uint8Array(await blob.slice(-tail).arrayBuffer());
  // Behind the signature of each entry stand 42 bytes, then its name.
  const entries = new TextDecoder("latin1").decode(end).split("PK\u0001\u0002").slice(1);
  return entries.some((entry) => /^[^]{42}[\w ./-]*\.(h5|keras)(?![\w.])/.test(entry));
}

/**
 * The model among files, with its classes' names where they are beside it.
 * @param {NamedFile[]} files
 */
async function modelIn(files) {
  const found = files.find(isModel);
  if (found) {
    const labels = files.find(({ path }) => /(^|\/)labels\.txt$/i.test(path));
    return { file: found, labels };
  }
  const [file] = files;
  return files.length === 1 && (await isZippedModel(file)) ? { file } : null;
}

/** @param {NamedFile} file */
const isProgram = ({ path }) => /\.(py|ipynb)$/i.test(path);

/**
 * A model becomes the experiment's, with its weights. A program becomes the experiment before data that come with it are
 * read.
 * @param {Playground} playground
 * @param {NamedFile[]} files
 */
export async function bringFiles(playground, files) {
  const given = await modelIn(files);
  if (given) {
    const { openModel } = await import("./open-model.js");
    return openModel(playground, given.file, await given.labels?.blob.text());
  }
  const program = files.find(isProgram);
  if (program) {
    const { openProgram } = await import("./program.js");
    await openProgram(playground, await program.blob.text(), program.path);
  }
  const opened = await chooseFiles(
    playground,
    files.filter((file) => !isProgram(file)),
  );
  if (opened && playground.store.state.model.begins) {
    const { beginOnData } = await import("./open-model.js");
    await beginOnData(playground);
  }
  return opened;
}

/**
 * @param {Playground} playground
 * @param {string} text that was pasted
 * @returns {Promise<boolean>} whether it is a program
 */
export async function bringText(playground, text) {
  if (!text) return false;
  const { isProgramText, openProgram } = await import("./program.js");
  if (!isProgramText(text)) return false;
  await openProgram(playground, text);
  return true;
}
