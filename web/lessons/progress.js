/** Which tasks are done, kept in the browser for all its tabs. Storage throws in frames of other sites: then until the page is closed. */

import { createStore, get, update } from "idb-keyval";

/**
 * @typedef {object} LessonProgress
 * @property {number} started when its experiment was opened, in milliseconds since 1970: earlier runs do not count
 * @property {Record<string, number>} done when each task was
 *
 * @typedef {Record<string, LessonProgress>} Progress by the lessons' names
 */

const key = "progress";
const store = () => createStore("minibatch-lessons", "lessons");

/** @param {any} value @returns {value is LessonProgress} */
const isProgress = (value) =>
  Number.isFinite(value?.started) &&
  typeof value.done === "object" &&
  value.done !== null &&
  Object.values(value.done).every(Number.isFinite);

/** @param {unknown} kept @returns {Progress} */
export const soundProgress = (kept) =>
  Object.fromEntries(Object.entries(kept ?? {}).filter(([, value]) => isProgress(value)));

/** @returns {Promise<Progress>} */
export async function loadProgress() {
  try {
    return soundProgress(await get(key, store()));
  } catch {
    return {};
  }
}

/** @param {string} name @param {LessonProgress} progress */
export async function keepProgress(name, progress) {
  try {
    await update(key, (kept) => ({ ...soundProgress(kept), [name]: progress }), store());
  } catch {
    // The page goes on with what it has.
  }
}
