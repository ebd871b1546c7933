/** Images in one folder per class: what their paths say. */

import { MinibatchError } from "../messages/error.js";

const trainFolder = /^(train|training)$/i;
const testFolder = /^(test|testing)$/i;
const validationFolder = /^(val|valid|validation)$/i;

/**
 * @typedef {object} FolderSets
 * @property {string} name of the outermost folder, where it is one
 * @property {string[]} classNames sorted
 * @property {number[]} order positions of the paths: the training part, then the test part, each sorted
 *   by path, so that rows do not depend on the order in which a system lists files
 * @property {number[]} labels class of each, in that order
 * @property {{ train: number, test: number } | null} split
 */

/** @param {string} a @param {string} b */
const byCharacters = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The innermost folder is the class. Folders named train and test (or validation, where there is no
 * test) around the classes make the two parts.
 * @param {string[]} paths
 * @returns {FolderSets}
 */
export function foldersOf(paths) {
  const folders = paths.map((path) => path.normalize("NFC").split("/").slice(0, -1));
  const outside = folders.findIndex((folder) => folder.length === 0);
  if (outside >= 0) {
    throw new MinibatchError("invalid-data", {
      id: "images.no-folder",
      values: { path: paths[outside] },
    });
  }
  const classes = folders.map((folder) => folder[folder.length - 1]);
  const classNames = [...new Set(classes)].sort(byCharacters);
  if (classNames.length < 2) {
    throw new MinibatchError("invalid-data", {
      id: "images.one-folder",
      values: { images: paths.length, folder: classNames[0] },
    });
  }

  /** @param {RegExp} name */
  const inside = (name) => folders.map((folder) => folder.slice(0, -1).some((f) => name.test(f)));
  const train = inside(trainFolder);
  let test = inside(testFolder);
  if (!test.includes(true)) test = inside(validationFolder);
  const brings = train.includes(true) && test.includes(true);

  const order = paths.map((_, i) => i);
  order.sort(
    (a, b) => (brings ? Number(test[a]) - Number(test[b]) : 0) || byCharacters(paths[a], paths[b]),
  );
  const tests = brings ? test.filter(Boolean).length : 0;
  const roots = new Set(folders.map(([root]) => root));
  const index = new Map(classNames.map((name, i) => [name, i]));
  return {
    name: roots.size === 1 ? folders[0][0] : classNames.slice(0, 3).join(", "),
    classNames,
    order,
    labels: order.map((i) => /** @type {number} */ (index.get(classes[i]))),
    split: brings ? { train: paths.length - tests, test: tests } : null,
  };
}
