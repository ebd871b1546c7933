/** The experiment that an element is given: JSON, a link, an address, or the name of a sample. */

import { openExperiment, openSample } from "../experiment/data.js";
import { marksOf } from "../experiment/files.js";
import { checkOrigin, fetchSample } from "../experiment/samples.js";
import { PageError, messageOf } from "../locales/i18n.js";

/** @import { Experiment, NamedFile } from "../experiment/types.js" */
/** @import { Playground } from "../experiment/playground.js" */
/** @import { Host, Place } from "./surroundings.js" */

const isLink = (/** @type {string} */ text) => /#\d+(!|~|%21|%7e)/i.test(text);
/** @param {unknown} given */
const isName = (given) => typeof given === "string" && /^\s*[\w-]+\s*$/.test(given);

/**
 * An address that data may come from.
 * @param {Playground} playground
 * @param {string} text
 */
async function fetchJson(playground, text) {
  const url = new URL(text, document.baseURI);
  checkOrigin(playground, url);
  return JSON.parse(await (await playground.fetcher.fetch(url)).text());
}

/**
 * The experiment that is meant; null where none is.
 * @param {Playground} playground
 * @param {unknown} given
 * @returns {Promise<Experiment | null>}
 */
async function read(playground, given) {
  if (given === null || given === undefined || given === "") return null;
  const text = typeof given === "string" ? given.trim() : "";
  if (text && isName(text)) return (await fetchSample(playground, text)).starting;
  const { readExperiment } = await import("../experiment/link.js");
  if (!text) return readExperiment(given);
  if (text.startsWith("{")) return readExperiment(JSON.parse(text));
  return readExperiment(isLink(text) ? text : await fetchJson(playground, text));
}

/** @param {ReturnType<Place["data"]>} data @returns {NamedFile[]} a Blob without a name is a table */
export const filesIn = (data) =>
  (data instanceof Blob ? [data] : [...(data ?? [])]).map((blob) => ({
    path: blob instanceof File ? blob.name : "table.csv",
    blob,
  }));

/**
 * Opens what is given, with the data of `src` or these files where there are any.
 * @param {Playground} playground
 * @param {unknown} given
 * @param {string} src
 * @param {NamedFile[]} [files]
 * @returns {Promise<unknown>}
 */
export async function openGiven(playground, given, src, files = []) {
  if (files.length > 0) {
    const [experiment, marks] = await Promise.all([read(playground, given), marksOf(files)]);
    const data = { files: marks };
    playground.handles.filesOf.set(JSON.stringify(data), files);
    return openExperiment(playground, { minibatch: 1, ...experiment, data }, { files });
  }
  if (!src && (!given || isName(given)))
    return openSample(playground, given ? String(given).trim() : "", false);
  const experiment = await read(playground, given);
  const data = src ? { url: src } : experiment?.data;
  return openExperiment(playground, { minibatch: 1, ...experiment, data });
}

/**
 * @param {Playground} playground
 * @param {string} name
 * @param {boolean} keepsExperiment whether the experiment is the page's own for the lesson
 */
async function openLesson(playground, name, keepsExperiment) {
  const { lessonsOf } = await import("../lessons/lesson.js");
  const lessons = lessonsOf(playground);
  const names = lessons.list.map((one) => one.name);
  if (!names.includes(name)) {
    throw new PageError("embed.noLesson", { name, names: names.join(", ") });
  }
  await lessons.show(name, { keepsExperiment });
}

/**
 * What the element opens with, for createPlayground().
 * @param {Host} host
 * @param {Place} place
 */
export const opening =
  (host, { given, data }) =>
  async (/** @type {Playground} */ playground) =>
  async () => {
    const experiment = given() ?? host.getAttribute("experiment");
    try {
      const files = filesIn(data());
      const isOwn = Boolean(experiment || host.src || files.length > 0);
      if (isOwn || !host.lesson) await openGiven(playground, experiment, host.src, files);
      if (host.lesson) await openLesson(playground, host.lesson, isOwn);
    } catch (error) {
      playground.store.patch("data", { error: messageOf(error) });
    }
  };
