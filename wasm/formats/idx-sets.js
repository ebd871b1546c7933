/** Which IDX files belong together: images with their labels, and training with validation and test. */

import { MinibatchError } from "../messages/error.js";
import { baseName } from "./entry.js";
import { parseIdx } from "./idx.js";
import { readNumbers } from "./numbers.js";

/** @import { Numbers } from "./numbers.js" */
/** @import { Entry, Turn } from "./types.js" */

/** @typedef {{ path: string, shape: number[], kind: string, values: Numbers }} IdxFile */
/** @typedef {{ images: IdxFile, labels: IdxFile }} Pair */
/** @typedef {{ name: string, parts: import("./array-images.js").ImagePart[] }} IdxSets to train, to validate where there are three, to test */

/** QMNIST's labels: the class, and where the picture is from. */
const qmnistColumns = 8;

/** A file to train on, to validate with, to test on. @type {RegExp[]} */
const heldNames = [
  /(^|[^a-z])(val|valid|validation|dev)([^a-z]|$)/i,
  /(^|[^a-z])(t10k|test)([^a-z]|$)/i,
];

/** @param {string} id @param {import("../messages/render.js").MessageValues} values @returns {never} */
function refuse(id, values) {
  throw new MinibatchError("invalid-data", { id, values });
}

/**
 * Each file as it is.
 * @param {Entry[]} entries
 * @param {Turn} turn
 */
export async function readIdxFiles(entries, turn) {
  /** @type {IdxFile[]} */
  const images = [];
  /** @type {IdxFile[]} */
  const labels = [];
  for (const entry of entries) {
    const { path } = entry;
    const { shape, kind, itemSize, data } = parseIdx(await entry.read(), path);
    const values = await readNumbers(data, { kind, itemSize, isBig: true }, turn);
    const file = { path, shape, kind, values };
    const rank = shape.length;
    if (rank === 1) labels.push(file);
    else if (rank === 2 && shape[1] === qmnistColumns) labels.push(firstColumn(file));
    else if (rank === 3 || (rank === 4 && [1, 3].includes(file.shape[3]))) images.push(file);
    else {
      refuse("idx.shape", { path: file.path, shape: file.shape });
    }
  }
  return { images, labels };
}

/**
 * @param {Entry[]} entries
 * @param {Turn} turn
 * @returns {Promise<IdxSets>}
 */
export async function readIdxSets(entries, turn) {
  const { images, labels } = await readIdxFiles(entries, turn);
  const pairs = order(matchLabels(images, labels));
  const parts = pairs.map(checkPair);
  checkSameSize(pairs);
  return { name: baseName(pairs[0].images.path), parts };
}

/** @param {IdxFile} file @returns {IdxFile} */
const firstColumn = ({ path, shape: [rows, columns], kind, values }) => ({
  ...{ path, kind, shape: [rows] },
  values: values.filter((_, i) => i % columns === 0),
});

/** What is left of a name without the words for its role: "train", "emnistletterstest". */
const keyOf = (/** @type {IdxFile} */ { path }) =>
  baseName(path)
    .toLowerCase()
    .replace(/images?|labels?|idx\d?|ubyte/g, "")
    .replace(/[^a-z0-9]/g, "");

/** @param {IdxFile[]} files */
const pathsOf = (files) => files.map(({ path }) => path);

/**
 * @param {IdxFile[]} images
 * @param {IdxFile[]} labels
 * @returns {Pair[]}
 */
function matchLabels(images, labels) {
  if (images.length === 0) refuse("idx.no-images", { paths: pathsOf(labels) });
  if (labels.length === 0) {
    refuse("idx.no-labels", { paths: pathsOf(images) });
  }
  if (images.length > 3) {
    refuse("idx.too-many", { files: images.length, paths: pathsOf(images) });
  }
  if (images.length === 1 && labels.length === 1) return [{ images: images[0], labels: labels[0] }];
  return images.map((file) => {
    const matching = labels.filter((candidate) => keyOf(candidate) === keyOf(file));
    if (matching.length !== 1) {
      refuse("idx.labels-of", {
        path: file.path,
        labels: pathsOf(labels),
        fitting: matching.length,
      });
    }
    return { images: file, labels: matching[0] };
  });
}

/**
 * Training before validation before test, by their names, or else the larger first. Of three, each must be another.
 * @param {Pair[]} pairs
 */
function order(pairs) {
  const ranked = pairs.map((pair) => ({ pair, rank: rankOf(pair) }));
  if (pairs.length === 3 && new Set(ranked.map(({ rank }) => rank)).size < 3) {
    const images = pairs.map(({ images }) => images);
    refuse("idx.too-many", { files: images.length, paths: pathsOf(images) });
  }
  return ranked
    .toSorted((a, b) => a.rank - b.rank || b.pair.images.shape[0] - a.pair.images.shape[0])
    .map(({ pair }) => pair);
}

/** @param {Pair} pair */
const rankOf = ({ images }) =>
  heldNames.findLastIndex((name) => name.test(baseName(images.path))) + 1;

/** @param {Pair} pair */
function checkPair({ images, labels }) {
  const [imageCount] = images.shape;
  const [labelCount] = labels.shape;
  if (labelCount !== imageCount) {
    refuse("idx.counts", { images: images.path, imageCount, labels: labels.path, labelCount });
  }
  return { x: images, y: labels };
}

/** @param {Pair[]} pairs */
function checkSameSize([train, ...held]) {
  const size = (/** @type {Pair} */ pair) => pair.images.shape.slice(1).join(" × ");
  const test = held.find((pair) => size(pair) !== size(train));
  if (test) {
    refuse("idx.sizes", {
      train: train.images.path,
      trainSize: size(train),
      test: test.images.path,
      testSize: size(test),
    });
  }
}
