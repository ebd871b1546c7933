/** What a person brings, wherever on the page: data, a model, or the program of an experiment. */

import { showLoading } from "./loading.js";
import { isTraining } from "./store.js";
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
  const { store, loadings } = playground;
  const name = files[0]?.path.replace(/^.*\//, "") ?? "";
  // Nothing is trained in the moment before they are read.
  const coming = new AbortController();
  const end = () => {
    store.removeEventListener("change", endWhenRead);
    if (loadings.delete(coming)) showLoading(playground);
  };
  const endWhenRead = () => void (loadings.size > 1 && end());
  if (!isTraining(store.state)) {
    loadings.set(coming, { label: name, waits: true });
    showLoading(playground);
    store.addEventListener("change", endWhenRead);
  }
  try {
    const parts = await import("./bringing.js").catch(() => null);
    if (parts) return await parts.bring(playground, files);
    // The host is gone since the page opened, and what comes behind a first look had not come.
    store.patch("data", { error: messageOf(new PageError("data.notFetched", { name })) });
    return false;
  } finally {
    end();
  }
}

/**
 * @param {Playground} playground
 * @param {string} text that was pasted
 * @returns {Promise<boolean>} whether it is a program, or an experiment's JSON
 */
export async function bringText(playground, text) {
  if (!text) return false;
  const { isProgramText, openProgram } = await import("./program.js");
  const { experimentIn, openExperimentJson } = await import("./experiment-file.js");
  const json = experimentIn(text);
  if (json) {
    await openExperimentJson(playground, json);
    return true;
  }
  if (!isProgramText(text)) return false;
  await openProgram(playground, text);
  return true;
}
