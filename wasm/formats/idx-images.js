/** IDX files of images with their labels, one pair or two: to train and to test. */

import { readImageArrays } from "./array-images.js";
import { asSkipped } from "./skipped.js";
import { readIdxFiles, readIdxSets } from "./idx-sets.js";
import { isIdx } from "./idx.js";

/** @import { Format } from "./reading.js" */

const idxName = /idx\d|ubyte/i;

/** @type {Format} */
export const idx = {
  name: "Images",
  reads: "images",
  about: "images and labels of any type, as MNIST and its likes come",
  extensions: ["idx", "ubyte", "gz"],
  whyNot: { id: "why.no-idx" },
  sniff: (head, name) => isIdx(head) || idxName.test(name),
  async read(entries, context) {
    const { name, parts } = await readIdxSets(entries, context.turn);
    return readImageArrays(name, parts, context);
  },
  async readNew(entries, { skip, turn }) {
    const { images, labels } = await readIdxFiles(entries, turn);
    skip(asSkipped(labels, { id: "why.labels" }));
    return images;
  },
};
