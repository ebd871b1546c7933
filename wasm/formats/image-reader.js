/** Image files in one folder per class. */

import { MinibatchError, causeOf, warning } from "../messages/error.js";
import { chosenOf, chosenWarnings } from "./chosen-rows.js";
import { asSkipped } from "./skipped.js";
import { inOrder } from "./concurrent.js";
import { foldersOf } from "./image-folders.js";
import { classesInTables } from "./image-names.js";
import {
  conflictsSaid,
  conflictWarnings,
  keyOfBytes,
  withoutConflicts,
} from "./image-conflicts.js";
import { areOnce, keyOfPicture, withoutCopies } from "./image-copies.js";
import { decodeOrSay } from "./image-fit.js";
import { ImageSource, describeImages } from "./image-source.js";
import { FileStore, PixelStore } from "./image-stores.js";
import { compact } from "./images.js";
import { suggestedFit } from "./validation-share.js";

/** @import { ReadContext } from "./reading.js" */
/** @import { Entry, Picture } from "./types.js" */
/** @import { Core } from "../engine/core.js" */

/** Images up to this size are kept decoded; larger ones are decoded again for each size asked for. */
const smallSide = 96;
const mostWarnings = 20;

/**
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
export async function readImageFolders(entries, context) {
  context.skip(asSkipped(context.classNames, { id: "why.no-image" }));
  const { core, limits, decode, warnings } = context;
  const { listed, sets, twice } = await setsOf(entries, context);
  const { strays, by } = sets;
  const [why, warned] = besides[by];
  const settled = new Set(twice.map(({ path }) => path));
  context.skip(
    asSkipped(
      strays.map((i) => entries[i]).filter(({ path }) => !settled.has(path)),
      { id: why },
    ),
  );
  if (warned) warnings.push(warning(warned, { names: sets.classNames.slice(0, 3) }));
  const { class_names: said } = saidOf(context);
  if (said) checkOrder(sets.classNames, said);
  // They lie class by class, so that the first ones would be of one class.
  const { step = 1 } = chosenOf(context);
  const sorted = atDistances(sets, step).map((i) => entries[i]);
  warnings.push(...chosenWarnings({ step }, sorted.length, sets.name));
  const isOnce = areOnce(context);
  const decoded = await decodeAll(sorted, context, isOnce);

  // Without the images that do not decode, parts and classes may differ.
  const paths = decoded.kept.map((i) => sorted[i].path);
  const conflicts = conflictsSaid(context);
  const told = withoutConflicts(foldersOf(paths, listed), decoded.files, paths, conflicts);
  const { sets: found } = told;
  warnings.push(...conflictWarnings([...twice, ...told.conflicts], conflicts));
  const once = isOnce ? withoutCopies(found, decoded.keys, warnings) : found;
  const { name, split, validation, order: rows } = once;
  const { classNames, labels } = said ? inOrderOf(said, once) : once;
  const { height, width, uniform } = decoded.size;
  const channels = decoded.grey ? 1 : 3;
  const codes = Int32Array.from(labels);
  const description = describeImages(codes, classNames, {
    name,
    height,
    width,
    channels,
    uniform,
    split,
    reading: {
      class_name: "Images",
      config: {
        ...(step > 1 && { step }),
        ...(said && { class_names: said }),
        ...(isOnce && { drop_duplicates: true }),
        ...(conflicts && { conflicts }),
      },
    },
    warnings,
    ...suggestedFit(split?.train ?? 0, validation, warnings),
  });
  const { pictures } = decoded;
  const store = pictures
    ? new PixelStore(
        core,
        joinParts(
          core,
          rows.map((i) => pictures[i]),
          channels,
          split,
        ),
      )
    : new FileStore(
        rows.map((i) => sorted[decoded.kept[i]]),
        decode,
      );
  return new ImageSource({
    core,
    store,
    labels: codes,
    sorted: validation === 0,
    description,
    limits,
    decode,
  });
}

/** What was said of images. @param {ReadContext} context @returns {import("./types.js").ImagesConfig} */
const saidOf = ({ reading }) => (reading?.class_name === "Images" ? (reading.config ?? {}) : {});

/**
 * Each folder must be a class; a class may have no folder, as where a model tells more apart than these images are of.
 * @param {string[]} folders
 * @param {string[]} said
 */
function checkOrder(folders, said) {
  const missing = folders.filter((name) => !said.includes(name));
  if (missing.length === 0 && new Set(said).size === said.length) return;
  throw new MinibatchError("invalid-data", {
    id: "images.class-names",
    values: { folders, said, missing },
  });
}

/**
 * @param {string[]} said
 * @param {import("./image-folders.js").FolderSets} found
 */
const inOrderOf = (said, { classNames, labels }) => ({
  classNames: said,
  labels: labels.map((label) => said.indexOf(classNames[label])),
});

/**
 * Of each part the images at equal distances.
 * @param {import("./image-folders.js").FolderSets} sets
 * @param {number} step
 */
function atDistances({ order, split }, step) {
  const tests = split ? split.train : order.length;
  return order.filter((_, place) => (place < tests ? place : place - tests) % step === 0);
}

/** Why images have no class, and what is to be known, by what told the classes. @type {Record<string, [why: string, warned: string | null]>} */
const besides = {
  folders: ["why.no-class-folder", null],
  names: ["why.no-class-name", "classes-by-name"],
  table: ["why.not-listed", null],
};

/**
 * By their folders; where those do not tell, by a table of names and classes beside them; else by their names.
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
async function setsOf(entries, context) {
  const paths = entries.map(({ path }) => path);
  const sets = () => ({ listed: null, sets: foldersOf(paths), twice: [] });
  const byFolders = tryTo(sets);
  if (byFolders?.sets.by === "folders") return byFolders;
  const found = await classesInTables(context.tables, paths, context);
  if (!found) return byFolders ?? sets();
  context.used.add(found.table);
  const { listed, conflicts: twice } = found;
  return { listed, sets: foldersOf(paths, listed), twice };
}

/** @template T @param {() => T} work @returns {T | null} null where it refuses */
function tryTo(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

/**
 * Decodes every image once, to know which can be, their sizes and colours; keeps the pixels as long as
 * all are small and of one size.
 * @param {Entry[]} entries
 * @param {ReadContext} context
 * @param {boolean} once whether it is to be known which are equal
 */
async function decodeAll(entries, { decode, limits, warnings, onProgress, turn }, once) {
  /** @type {Picture[] | null} */
  let pictures = [];
  /** @type {number[]} */
  const kept = [];
  /** @type {number[]} */
  const keys = [];
  /** What the files are told apart by: all, and those that are kept. @type {number[]} */
  const fileKeys = [];
  /** @type {number[]} */
  const files = [];
  /** @type {Map<string, { height: number, width: number, count: number }>} */
  const sizes = new Map();
  let grey = true;
  let bytes = 0;
  /** @type {import("../messages/render.js").MessageValue[]} */
  const failures = [];

  /** @param {number} i @returns {Promise<Picture | null>} */
  const decodeOne = async (i) => {
    const { path } = entries[i];
    try {
      const bytes = await entries[i].read();
      fileKeys[i] = keyOfBytes(bytes);
      return compact(await decodeOrSay(decode, bytes, path, turn));
    } catch (error) {
      // Where images cannot be decoded at all, that is the fault, not the image.
      if (error instanceof MinibatchError && error.code === "invalid-state") throw error;
      const why = causeOf(error);
      failures.push(why);
      if (failures.length <= mostWarnings)
        warnings.push(warning("image-not-decoded", { path, why }));
      return null;
    }
  };
  /** @param {Picture | null} picture @param {number} i */
  const take = (picture, i) => {
    onProgress(i + 1, entries.length);
    if (!picture) return;
    kept.push(i);
    files.push(fileKeys[i]);
    if (once) keys.push(keyOfPicture(picture));
    const { height, width, channels, data } = picture;
    const key = `${height} ${width}`;
    const size = sizes.get(key) ?? { height, width, count: 0 };
    ++size.count;
    sizes.set(key, size);
    grey &&= channels === 1;
    bytes += data.length;
    const small = Math.max(height, width) <= smallSide && bytes <= limits.bytes / 2;
    if (sizes.size > 1 || !small) pictures = null;
    pictures?.push(picture);
  };
  await inOrder(entries.length, decodeOne, take, turn);

  if (kept.length === 0) {
    throw new MinibatchError("invalid-data", {
      id: "images.none-decoded",
      values: { images: entries.length, first: failures[0] },
    });
  }
  if (failures.length > mostWarnings) {
    warnings.push(warning("images-not-decoded", { count: failures.length - mostWarnings }));
  }
  const [common] = [...sizes.values()].sort((a, b) => b.count - a.count);
  return { pictures, kept, keys, files, grey, size: { ...common, uniform: sizes.size === 1 } };
}

/**
 * The pictures as one array per part, in 1 or 3 channels.
 * @param {Core} core
 * @param {Picture[]} pictures
 * @param {number} channels
 * @param {{ train: number, test: number } | null} split
 */
function joinParts(core, pictures, channels, split) {
  const { height, width } = pictures[0];
  const size = height * width * channels;
  /** @param {number} from @param {number} to */
  const join = (from, to) => {
    const data = new Uint8Array((to - from) * size);
    for (let i = from; i < to; ++i) {
      const picture = pictures[i];
      const pixels =
        picture.channels === channels
          ? picture.data
          : core.resizeImage(
              picture.data,
              [height, width, picture.channels],
              [height, width, channels],
            );
      data.set(pixels, (i - from) * size);
    }
    return { count: to - from, height, width, channels, data };
  };
  const middle = split ? split.train : pictures.length;
  return split ? [join(0, middle), join(middle, pictures.length)] : [join(0, middle)];
}
