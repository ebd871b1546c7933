/** Which IDX files belong together: images with their labels, and training with test. */

import { MinibatchError } from "../messages/error.js";
import { baseName } from "./entry.js";
import { parseIdx } from "./idx.js";

/** @import { Entry, Pixels } from "./types.js" */

/** @typedef {{ path: string, shape: number[], data: Uint8Array }} IdxFile */
/** @typedef {{ images: IdxFile, labels: IdxFile }} Pair */
/** @typedef {{ name: string, parts: { pixels: Pixels, labels: Uint8Array }[] }} IdxSets the training part, then the test part if there is one */

const testName = /(^|[^a-z])(t10k|test|val|valid|validation)([^a-z]|$)/i;

/** @param {string} message @returns {never} */
function refuse(message) {
  throw new MinibatchError("invalid-data", message);
}

/**
 * @param {Entry[]} entries
 * @returns {Promise<IdxSets>}
 */
export async function readIdxSets(entries) {
  /** @type {IdxFile[]} */
  const images = [];
  /** @type {IdxFile[]} */
  const labels = [];
  for (const entry of entries) {
    const file = { path: entry.path, ...parseIdx(await entry.read(), entry.path) };
    const rank = file.shape.length;
    if (rank === 1) labels.push(file);
    else if (rank === 3 || (rank === 4 && [1, 3].includes(file.shape[3]))) images.push(file);
    else {
      refuse(
        `${file.path} has the shape (${file.shape.join(", ")}); images have (count, height, width) or ` +
          "(count, height, width, 1 or 3), labels (count).",
      );
    }
  }
  const pairs = order(matchLabels(images, labels));
  const parts = pairs.map(checkPair);
  checkSameSize(pairs);
  return { name: baseName(pairs[0].images.path), parts };
}

/** What is left of a name without the words for its role: "train", "emnistletterstest". */
const keyOf = (/** @type {IdxFile} */ { path }) =>
  baseName(path)
    .toLowerCase()
    .replace(/images?|labels?|idx\d?|ubyte/g, "")
    .replace(/[^a-z0-9]/g, "");

/** @param {IdxFile[]} files */
const pathsOf = (files) => files.map(({ path }) => path).join(", ");

/**
 * @param {IdxFile[]} images
 * @param {IdxFile[]} labels
 * @returns {Pair[]}
 */
function matchLabels(images, labels) {
  if (images.length === 0) refuse(`${pathsOf(labels)}: there are labels, but no images for them.`);
  if (labels.length === 0) {
    refuse(`${pathsOf(images)}: there are images, but no labels. Give both files together.`);
  }
  if (images.length > 2) {
    refuse(
      `There are ${images.length} IDX files of images (${pathsOf(images)}). Give one pair of images ` +
        "and labels, or two: to train and to test.",
    );
  }
  if (images.length === 1 && labels.length === 1) return [{ images: images[0], labels: labels[0] }];
  return images.map((file) => {
    const matching = labels.filter((candidate) => keyOf(candidate) === keyOf(file));
    if (matching.length !== 1) {
      refuse(
        `The labels of ${file.path} should be one of ${pathsOf(labels)}, with a name that differs in ` +
          `"images" and "labels" only; ${matching.length} of them fit.`,
      );
    }
    return { images: file, labels: matching[0] };
  });
}

/**
 * Training before test, by their names, or else the larger first.
 * @param {Pair[]} pairs
 */
function order(pairs) {
  if (pairs.length < 2) return pairs;
  const [a, b] = pairs.map(({ images }) => testName.test(baseName(images.path)));
  const testIsFirst = a === b ? pairs[0].images.shape[0] < pairs[1].images.shape[0] : a;
  return testIsFirst ? [pairs[1], pairs[0]] : pairs;
}

/** @param {Pair} pair */
function checkPair({ images, labels }) {
  const [count, height, width, channels = 1] = images.shape;
  if (labels.shape[0] !== count) {
    refuse(
      `${images.path} has ${count} images, ${labels.path} has ${labels.shape[0]} labels; both must ` +
        "have as many.",
    );
  }
  return { pixels: { count, height, width, channels, data: images.data }, labels: labels.data };
}

/** @param {Pair[]} pairs */
function checkSameSize([train, test]) {
  const size = (/** @type {Pair} */ pair) => pair.images.shape.slice(1).join(" × ");
  if (test && size(train) !== size(test)) {
    refuse(
      `${train.images.path} has images of ${size(train)}, ${test.images.path} of ${size(test)}; both ` +
        "must have the same size.",
    );
  }
}
