/** Getting files out of drops, pastes and file choosers, folders included. */

import { hashFiles } from "minibatch";

/** @import { FileMark, NamedFile } from "./types.js" */

/**
 * @param {Iterable<File>} files from an `<input type="file">`, perhaps of a folder
 * @returns {NamedFile[]}
 */
export function fromFileList(files) {
  return [...files].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

/**
 * Files and folders that were dropped. Entries must be asked for before the first await: the browser empties
 * the list afterwards.
 * @param {DataTransfer} transfer
 * @returns {Promise<NamedFile[]>}
 */
export async function fromDrop(transfer) {
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found = await Promise.all(
    entries.map((entry) => {
      if (!entry) return [];
      if (entry instanceof File) return [{ path: entry.name, blob: entry }];
      return walk(entry);
    }),
  );
  return found.flat();
}

/**
 * @param {FileSystemEntry} entry
 * @returns {Promise<NamedFile[]>}
 */
async function walk(entry) {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const fileEntry = /** @type {FileSystemFileEntry} */ (entry);
    const blob = await new Promise((resolve, reject) => fileEntry.file(resolve, reject));
    return [{ path, blob }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {FileSystemEntry[]} */
  const children = [];
  for (;;) {
    // A reader gives a folder in portions; an empty one is the end.
    const portion = /** @type {FileSystemEntry[]} */ (
      await new Promise((resolve, reject) => reader.readEntries(resolve, reject))
    );
    if (portion.length === 0) break;
    children.push(...portion);
  }
  return (await Promise.all(children.map(walk))).flat();
}

/**
 * Pasted files, or pasted text that looks like a table.
 * @param {DataTransfer} transfer
 * @returns {NamedFile[]}
 */
export function fromPaste(transfer) {
  if (transfer.files.length > 0) return fromFileList(transfer.files);
  const text = transfer.getData("text/plain");
  const isTable = /\n/.test(text.trim()) && /[,;\t]/.test(text);
  return isTable ? [{ path: "pasted.csv", blob: new Blob([text], { type: "text/csv" }) }] : [];
}

/**
 * The one image among files, if that is all there is: an image to predict rather than data to train on.
 * @param {NamedFile[]} files
 */
export function singleImage(files) {
  return files.length === 1 && /^image\//.test(files[0].blob.type) ? files[0] : null;
}

/**
 * A file as the package takes it: by its path, because the folder is the class.
 * @param {NamedFile} file
 */
export function toInput({ path, blob }) {
  return { name: path, blob };
}

/**
 * What identifies files.
 * @param {NamedFile[]} files
 * @param {AbortSignal} [signal]
 * @returns {Promise<FileMark[]>}
 */
export const marksOf = (files, signal) => hashFiles(files.map(toInput), { signal });
