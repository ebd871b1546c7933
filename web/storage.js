/**
 * What outlives a reload: the session, the user's files, the last epoch's weights. Storage may be refused (it
 * throws in cross-site frames and may be full), so nothing here throws and the page does without.
 */

import { del, get, set } from "idb-keyval";

/** The user's files are kept up to this size. */
const fileBudget = 256 * 2 ** 20;

/** @typedef {"session" | "files" | "checkpoint"} Key */

/**
 * @param {Key} key
 * @returns {Promise<any>} undefined where there is nothing
 */
export async function load(key) {
  try {
    return await get(key);
  } catch {
    return undefined;
  }
}

/**
 * @param {Key} key
 * @param {unknown} value
 * @returns {Promise<boolean>} whether it was kept
 */
export async function save(key, value) {
  try {
    await set(key, value);
    return true;
  } catch {
    return false;
  }
}

/** @param {Key} key */
export async function forget(key) {
  try {
    await del(key);
  } catch {
    // Nothing was kept, then.
  }
}

/**
 * Keeps the user's files where they are small enough.
 * @param {import("./handles.js").NamedFile[]} files
 */
export async function saveFiles(files) {
  const size = files.reduce((sum, { blob }) => sum + blob.size, 0);
  if (size > fileBudget || !(await save("files", files))) await forget("files");
}
