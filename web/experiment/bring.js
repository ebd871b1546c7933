/** What a person brings, wherever on the page: data, a model, or the program of an experiment. */

/** @import { Playground } from "./playground.js" */
/** @import { NamedFile } from "./types.js" */

/**
 * A model becomes the experiment's, with its weights. A program becomes the experiment. Data that come with them are read
 * then.
 * @param {Playground} playground
 * @param {NamedFile[]} files
 */
export async function bringFiles(playground, files) {
  const { bring } = await import("./bringing.js");
  return bring(playground, files);
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
