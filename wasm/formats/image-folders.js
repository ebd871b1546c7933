/** Which images belong to which class, and which are to train and to test on: what their paths say. */

import { MinibatchError } from "../messages/error.js";
import { classesByName } from "./image-names.js";

/**
 * @typedef {object} FolderSets
 * @property {string} name of the outermost folder, where it is one
 * @property {string[]} classNames sorted
 * @property {number[]} order positions of the paths: the training part, then the test part, each sorted
 *   by path, so that rows do not depend on the order in which a system lists files; where rows to validate with are
 *   the last to train on, those before them alternate between the classes
 * @property {number[]} labels class of each, in that order
 * @property {{ train: number, test: number } | null} split
 * @property {number} validation how many of the training part, the last ones, are to validate with
 * @property {number[]} strays positions of the paths that have no class
 * @property {"folders" | "names" | "table"} by what their classes were told
 *
 * @typedef {"train" | "test" | "validation" | "unlabelled"} Part
 */

/** What folders of parts are called, alone or as a word of their names: "seg_train", "test1". @type {[Part, RegExp][]} */
const partNames = [
  ["train", /^(train|training|trainset)$/],
  ["test", /^(test|testing|testset)$/],
  ["validation", /^(val|valid|validation)$/],
  // What is to be guessed and has no class.
  ["unlabelled", /^(pred|predict|prediction|unlabell?ed)$/],
];

/** @param {string} segment @returns {Part | undefined} */
function partIn(segment) {
  const words = segment.toLowerCase().split(/[^a-z]+/);
  return partNames.find(([, name]) => words.some((word) => name.test(word)))?.[0];
}

/** Whether the whole name is a part's. @param {string} segment */
const isExact = (segment) => partNames.some(([, name]) => name.test(segment.toLowerCase()));

/** @param {string} a @param {string} b */
const byCharacters = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The part of each path, and its folders without those that say it. A folder says it where it is around others and is
 * called so, or where one of another part is beside it; a class may be called "train", among others.
 * @param {string[][]} folders
 */
function partsOf(folders) {
  /** @type {Map<string, Set<string>>} the folders in each */
  const inside = new Map();
  for (const folder of folders) {
    folder.forEach((segment, depth) => {
      const around = folder.slice(0, depth).join("/");
      inside.set(around, (inside.get(around) ?? new Set()).add(segment));
    });
  }
  /** @param {string[]} folder @param {number} depth */
  const says = (folder, depth) => {
    const own = partIn(folder[depth]);
    if (!own) return false;
    if (depth < folder.length - 1 && isExact(folder[depth])) return true;
    const beside = [...(inside.get(folder.slice(0, depth).join("/")) ?? [])];
    return beside.some((name) => (partIn(name) ?? own) !== own);
  };
  /** Once a part's name, always one. */
  const names = new Set(
    folders.flatMap((folder) => folder.filter((_, depth) => says(folder, depth))),
  );
  return folders.map((folder) => {
    const said = folder.find((segment) => names.has(segment));
    return {
      part: said === undefined ? undefined : partIn(said),
      rest: folder.filter((segment) => !names.has(segment)),
    };
  });
}

/** @param {string[]} shorter @param {string[]} longer */
const isAround = (shorter, longer) =>
  shorter.length < longer.length && shorter.every((segment, i) => segment === longer[i]);

/**
 * The innermost folder is the class, or, where all are called alike, the innermost that differs. What lies in a
 * folder around all the others has none.
 * @param {{ part?: Part, rest: string[] }[]} parted
 * @returns {(string | undefined)[]}
 */
function classesByFolder(parted) {
  const rests = parted.map(({ rest }) => rest);
  const labelled = parted.flatMap(({ part, rest }) => (part === "unlabelled" ? [] : [rest]));
  let folders = [...new Map(labelled.map((rest) => [rest.join("/"), rest])).values()].sort(
    (a, b) => a.length - b.length,
  );
  /** @type {Set<string>} */
  const outer = new Set();
  while (folders.length > 2 && folders.slice(1).every((other) => isAround(folders[0], other))) {
    outer.add(folders[0].join("/"));
    folders = folders.slice(1);
  }
  const deepest = Math.max(...folders.map((folder) => folder.length));
  for (let fromEnd = 1; fromEnd <= deepest; ++fromEnd) {
    const names = new Set(folders.map((folder) => folder.at(-fromEnd)));
    names.delete(undefined);
    if (names.size < 2) continue;
    return rests.map((rest) => (outer.has(rest.join("/")) ? undefined : rest.at(-fromEnd)));
  }
  return [];
}

/**
 * @param {string[]} paths
 * @param {Map<string, string> | null} [listed] classes by path, as a table beside the images says; without it the
 *   folders are asked, and then the files' names
 * @returns {FolderSets}
 */
export function foldersOf(paths, listed = null) {
  const folders = paths.map((path) => path.normalize("NFC").split("/").slice(0, -1));
  const parted = partsOf(folders);
  /** @param {(string | undefined)[]} all */
  const usable = (all) => {
    const own = all.map((name, i) => (parted[i].part === "unlabelled" ? undefined : name));
    return new Set(own.filter((name) => name !== undefined)).size > 1 ? own : null;
  };
  /** @type {[FolderSets["by"], () => (string | undefined)[]][]} */
  const ways = [
    ["folders", () => classesByFolder(parted)],
    ["names", () => classesByName(paths)],
  ];
  if (listed) ways.splice(0, 2, ["table", () => paths.map((path) => listed.get(path))]);
  for (const [by, classesOf] of ways) {
    const classes = usable(classesOf());
    if (classes) return { ...setsOf(paths, classes, parted), name: nameOf(folders, classes), by };
  }
  return refuse(paths, folders);
}

/** @param {string[][]} folders @param {(string | undefined)[]} classes */
function nameOf(folders, classes) {
  const roots = new Set(folders.map(([root]) => root));
  const [[root = ""]] = folders;
  return roots.size === 1 && root ? root : sorted(classes).slice(0, 3).join(", ");
}

/** @param {(string | undefined)[]} classes @returns {string[]} */
const sorted = (classes) =>
  [...new Set(classes.filter((name) => name !== undefined))].sort(byCharacters);

/**
 * @param {string[]} paths
 * @param {(string | undefined)[]} classes
 * @param {{ part?: Part }[]} parted
 */
function setsOf(paths, classes, parted) {
  const classNames = sorted(classes);
  const positions = paths.map((_, i) => i);
  const order = positions.filter((i) => classes[i] !== undefined);
  const hasPart = (/** @type {Part} */ part) => order.some((i) => parted[i].part === part);
  const held = hasPart("test") ? "test" : "validation";
  const brings = hasPart("train") && hasPart(held);
  const isTest = (/** @type {number} */ i) => brings && parted[i].part === held;
  const isValidation = (/** @type {number} */ i) =>
    brings && held === "test" && parted[i].part === "validation";
  const placeOf = (/** @type {number} */ i) => (isTest(i) ? 2 : isValidation(i) ? 1 : 0);
  order.sort((a, b) => placeOf(a) - placeOf(b) || byCharacters(paths[a], paths[b]));
  const tests = order.filter(isTest).length;
  const validation = order.filter(isValidation).length;
  if (validation > 0) {
    const trained = order.length - tests - validation;
    order.splice(0, trained, ...alternating(order.slice(0, trained), (i) => classes[i]));
  }
  return {
    classNames,
    order,
    validation,
    labels: order.map((i) => classNames.indexOf(/** @type {string} */ (classes[i]))),
    split: brings ? { train: order.length - tests, test: tests } : null,
    strays: positions.filter((i) => classes[i] === undefined),
  };
}

/**
 * In an order in which every class is spread over all places: these rows cannot be shuffled, as the ones behind them
 * stay where they are.
 * @param {number[]} rows
 * @param {(row: number) => string | undefined} classOf
 */
function alternating(rows, classOf) {
  /** @type {Map<string | undefined, number>} */
  const counts = new Map();
  for (const row of rows) counts.set(classOf(row), (counts.get(classOf(row)) ?? 0) + 1);
  /** @type {Map<string | undefined, number>} */
  const seen = new Map();
  const places = new Map(
    rows.map((row) => {
      const [own, count] = [classOf(row), counts.get(classOf(row)) ?? 1];
      const before = seen.get(own) ?? 0;
      seen.set(own, before + 1);
      return [row, (before + 0.5) / count];
    }),
  );
  return rows.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

/** @param {string[]} paths @param {string[][]} folders @returns {never} */
function refuse(paths, folders) {
  const outside = folders.findIndex((folder) => folder.length === 0);
  throw new MinibatchError(
    "invalid-data",
    outside >= 0
      ? { id: "images.no-folder", values: { path: paths[outside] } }
      : {
          id: "images.one-folder",
          values: { images: paths.length, folder: folders[0].at(-1) ?? "" },
        },
  );
}
