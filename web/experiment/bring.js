/** What a person brings, wherever on the page: data, a model, or the program of an experiment. */

import { PageError, messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { NamedFile } from "./types.js" */

/**
 * A model becomes the experiment's, with its weights. A program becomes the experiment. Data that come with them are read
 * then.
 * @param {Playground} playground
 * @param {NamedFile[]} files
 */
export async function bringFiles(playground, files) {
  let parts;
  try {
    parts = await import("./bringing.js");
  } catch {
    // The host is gone since the page opened, and what comes behind a first look had not come.
    const error = messageOf(new PageError("data.notFetched", { name: files[0]?.path ?? "" }));
    playground.store.patch("data", { error });
    return false;
  }
  return parts.bring(playground, files);
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
