/** Reads images, from IDX files or from one folder a class, into a source. */

import { MinibatchError } from "../messages/error.js";
import { inOrder } from "./concurrent.js";
import { baseName, checkMemory } from "./entry.js";
import { readIdxSets } from "./idx-sets.js";
import { foldersOf } from "./image-folders.js";
import { ImageSource, decodeOrSay } from "./image-source.js";
import { FileStore, PixelStore } from "./image-stores.js";
import { compact } from "./images.js";
import { decodeText } from "./text.js";

/** @import { DecodeImage, Entry, ImagesDescription, Limits, Picture, Warning } from "./types.js" */
/** @import { Core } from "../engine/core.js" */

/**
 * @typedef {object} ReadContext
 * @property {Core} core
 * @property {Limits} limits
 * @property {DecodeImage} decode
 * @property {Warning[]} warnings filled
 * @property {(done: number, total: number) => void} onProgress
 * @property {AbortSignal} [signal]
 */

/** Images up to this size are kept decoded; larger ones are decoded again for each size asked for. */
const smallSide = 96;
const mostWarnings = 20;

/**
 * @param {Entry[]} entries
 * @param {Entry[]} classNamesFiles
 * @param {ReadContext} context
 */
export async function readIdxImages(entries, classNamesFiles, context) {
  const { core, limits, decode, warnings } = context;
  const { name, parts } = await readIdxSets(entries);
  const bytes = parts.reduce((sum, { pixels }) => sum + pixels.data.length, 0);
  checkMemory(bytes, limits, name);

  const labels = new Int32Array(parts.reduce((sum, part) => sum + part.labels.length, 0));
  parts.forEach((part, i) => labels.set(part.labels, i && parts[0].labels.length));
  const classes = labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  const classNames = await namesOf(classes, classNamesFiles);
  const { height, width, channels } = parts[0].pixels;
  const counts = parts.map(({ pixels }) => pixels.count);
  const description = describe(labels, classNames, {
    name,
    height,
    width,
    channels,
    uniform: true,
    split: parts.length === 2 ? { train: counts[0], test: counts[1] } : null,
    warnings,
  });
  const present = description.classCounts.filter((count) => count > 0).length;
  if (present < 2) {
    throw new MinibatchError(
      "invalid-data",
      `All ${labels.length} labels beside ${name} are ${labels[0]}; to learn from, there must be two ` +
        "classes or more.",
    );
  }
  const store = new PixelStore(core, parts, classNames.length);
  return new ImageSource({ core, store, labels, sorted: false, description, limits, decode });
}

/**
 * @param {number} classes
 * @param {Entry[]} files
 */
async function namesOf(classes, files) {
  if (files.length === 0) return Array.from({ length: classes }, (_, i) => String(i));
  const [file] = files;
  const { text } = decodeText(await file.read(), file.path);
  const names = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (names.length < classes) {
    throw new MinibatchError(
      "invalid-data",
      `${file.path} names ${names.length} classes, but the labels go up to ${classes - 1}, which makes ` +
        `${classes} classes.`,
    );
  }
  return names;
}

/**
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
export async function readImageFolders(entries, context) {
  const { core, limits, decode, warnings } = context;
  const { order } = foldersOf(entries.map(({ path }) => path));
  const sorted = order.map((i) => entries[i]);
  const decoded = await decodeAll(sorted, context);

  // Without the images that do not decode, parts and classes may be others.
  const paths = decoded.kept.map((i) => sorted[i].path);
  const { name, classNames, labels, split, order: rows } = foldersOf(paths);
  const { height, width, uniform } = decoded.size;
  const channels = decoded.grey ? 1 : 3;
  const codes = Int32Array.from(labels);
  const description = describe(codes, classNames, {
    name,
    height,
    width,
    channels,
    uniform,
    split,
    warnings,
  });
  const { pictures } = decoded;
  const store = pictures
    ? new PixelStore(
        core,
        joinParts(
          core,
          rows.map((i) => pictures[i]),
          channels,
          codes,
          split,
        ),
        classNames.length,
      )
    : new FileStore(
        rows.map((i) => sorted[decoded.kept[i]]),
        decode,
      );
  return new ImageSource({
    core,
    store,
    labels: codes,
    sorted: true,
    description,
    limits,
    decode,
  });
}

/**
 * Decodes every image once, to know which can be, their sizes and colours; keeps the pixels as long as
 * all are small and of one size.
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
async function decodeAll(entries, { decode, limits, warnings, onProgress, signal }) {
  /** @type {Picture[] | null} */
  let pictures = [];
  /** @type {number[]} */
  const kept = [];
  /** @type {Map<string, { height: number, width: number, count: number }>} */
  const sizes = new Map();
  let grey = true;
  let bytes = 0;
  /** @type {string[]} */
  const failures = [];

  /** @param {number} i @returns {Promise<Picture | null>} */
  const decodeOne = async (i) => {
    const { path } = entries[i];
    try {
      return compact(await decodeOrSay(decode, await entries[i].read(), path));
    } catch (error) {
      // Where nothing decodes images, that is the fault, not the image.
      if (error instanceof MinibatchError && error.code === "invalid-state") throw error;
      const { message } = /** @type {Error} */ (error);
      failures.push(message);
      if (failures.length <= mostWarnings) {
        warnings.push({ code: "image-not-decoded", message, file: path });
      }
      return null;
    }
  };
  /** @param {Picture | null} picture @param {number} i */
  const take = (picture, i) => {
    onProgress(i + 1, entries.length);
    if (!picture) return;
    kept.push(i);
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
  await inOrder(entries.length, decodeOne, take, signal);

  if (kept.length === 0) {
    throw new MinibatchError(
      "invalid-data",
      `None of the ${entries.length} images can be decoded. The first: ${failures[0]}`,
    );
  }
  if (failures.length > mostWarnings) {
    warnings.push({
      code: "image-not-decoded",
      message: `${failures.length - mostWarnings} more images could not be decoded.`,
    });
  }
  const [common] = [...sizes.values()].sort((a, b) => b.count - a.count);
  return { pictures, kept, grey, size: { ...common, uniform: sizes.size === 1 } };
}

/**
 * The pictures as one array a part, in 1 or 3 channels.
 * @param {Core} core
 * @param {Picture[]} pictures
 * @param {number} channels
 * @param {Int32Array} labels
 * @param {{ train: number, test: number } | null} split
 */
function joinParts(core, pictures, channels, labels, split) {
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
    return {
      pixels: { count: to - from, height, width, channels, data },
      labels: labels.subarray(from, to),
    };
  };
  const middle = split ? split.train : pictures.length;
  return split ? [join(0, middle), join(middle, pictures.length)] : [join(0, middle)];
}

/**
 * @param {Int32Array} labels
 * @param {string[]} classNames
 * @param {Pick<ImagesDescription, "name" | "height" | "width" | "channels" | "uniform" | "split"
 *   | "warnings">} rest
 * @returns {ImagesDescription}
 */
function describe(labels, classNames, rest) {
  const classCounts = classNames.map(() => 0);
  for (const label of labels) ++classCounts[label];
  return {
    kind: "images",
    count: labels.length,
    classNames,
    classCounts,
    ...rest,
    name: baseName(rest.name),
  };
}
