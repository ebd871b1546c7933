/** IDX files of images with their labels, one pair or two: to train and to test. */

import { MinibatchError } from "../messages/error.js";
import { checkMemory } from "./entry.js";
import { readIdxSets } from "./idx-sets.js";
import { isIdx } from "./idx.js";
import { ImageSource, describeImages } from "./image-source.js";
import { PixelStore } from "./image-stores.js";
import { decodeText } from "./text.js";

/** @import { Format, ReadContext } from "./reading.js" */
/** @import { Entry } from "./types.js" */

const idxName = /idx\d|ubyte/i;

/** @type {Format} */
export const idx = {
  name: "Images",
  reads: "images",
  extensions: ["idx", "ubyte", "gz"],
  whyNot: { id: "why.no-idx" },
  sniff: (head, name) => isIdx(head) || idxName.test(name),
  read: readIdxImages,
};

/**
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
async function readIdxImages(entries, context) {
  const { core, limits, decode, warnings, classNames: classNamesFiles } = context;
  const { name, parts } = await readIdxSets(entries);
  const bytes = parts.reduce((sum, { pixels }) => sum + pixels.data.length, 0);
  checkMemory(bytes, limits, name);

  const labels = new Int32Array(parts.reduce((sum, part) => sum + part.labels.length, 0));
  parts.forEach((part, i) => labels.set(part.labels, i && parts[0].labels.length));
  const classes = labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  const classNames = await namesOf(classes, classNamesFiles);
  const { height, width, channels } = parts[0].pixels;
  const counts = parts.map(({ pixels }) => pixels.count);
  const description = describeImages(labels, classNames, {
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
    throw new MinibatchError("invalid-data", {
      id: "idx.one-class",
      values: { labels: labels.length, path: name, label: labels[0] },
    });
  }
  const store = new PixelStore(core, parts, classNames.length);
  return new ImageSource({
    core,
    store,
    labels,
    sorted: false,
    description,
    limits,
    decode,
  });
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
    throw new MinibatchError("invalid-data", {
      id: "idx.class-names",
      values: { path: file.path, names: names.length, last: classes - 1, classes },
    });
  }
  return names;
}
