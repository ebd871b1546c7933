/** What a person brings, wherever on the page: data, or the program of an experiment. */

import { chooseFiles } from "./data.js";

/** @import { Playground } from "./playground.js" */
/** @import { NamedFile } from "./types.js" */

/** @param {NamedFile} file */
const isProgram = ({ path }) => /\.(py|ipynb)$/i.test(path);

/**
 * A program becomes the experiment before data that come with it are read.
 * @param {Playground} playground
 * @param {NamedFile[]} files
 */
export async function bringFiles(playground, files) {
  const program = files.find(isProgram);
  if (program) {
    const { openProgram } = await import("./program.js");
    await openProgram(playground, await program.blob.text(), program.path);
  }
  return chooseFiles(
    playground,
    files.filter((file) => !isProgram(file)),
  );
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
