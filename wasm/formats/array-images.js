/** Images with their labels as arrays, one pair or two: what files of IDX, of NumPy and of CIFAR come to. */

import { MinibatchError } from "../messages/error.js";
import { checkNames, listedNames, toLabels } from "./array-labels.js";
import { toPixels } from "./array-pixels.js";
import { checkMemory } from "./entry.js";
import { ImageSource, describeImages } from "./image-source.js";
import { PixelStore } from "./image-stores.js";

/** @import { ReadContext } from "./reading.js" */
/** @import { ImageArray } from "./array-pixels.js" */
/** @import { LabelArray } from "./array-labels.js" */

/** @typedef {{ x: ImageArray, y: LabelArray }} ImagePart */

/**
 * @param {string} name
 * @param {ImagePart[]} parts rows to train on, then rows to test on where there are any; of equal counts
 * @param {ReadContext} context
 * @param {object} [known]
 * @param {{ path: string, names: string[] } | null} [known.named] the classes, where the files name them
 * @param {import("./types.js").ImagesDescription["reading"]} [known.reading] how they could be read otherwise
 */
export async function readImageArrays(name, parts, context, { named = null, reading } = {}) {
  const { core, limits, decode, warnings, turn } = context;
  checkMemory(
    parts.reduce((sum, { x }) => sum + x.values.length, 0),
    limits,
    name,
  );
  const given = toLabels(parts.map(({ y }) => y));
  const pixels = await toPixels(
    parts.map(({ x }) => x),
    warnings,
    turn,
  );
  const [{ y }] = parts;
  const classNames = !given.isNumbered
    ? given.classNames
    : named
      ? checkNames(named.names, given.classNames.length, named.path)
      : await listedNames(given.classNames, context.classNames);

  const labels = new Int32Array(given.labels.reduce((sum, part) => sum + part.length, 0));
  given.labels.forEach((part, i) => labels.set(part, i && given.labels[0].length));
  const { height, width, channels } = pixels[0];
  const counts = pixels.map(({ count }) => count);
  const description = describeImages(labels, classNames, {
    name,
    height,
    width,
    channels,
    uniform: true,
    split: parts.length === 2 ? { train: counts[0], test: counts[1] } : null,
    ...(reading && { reading }),
    warnings,
  });
  if (description.classCounts.filter((count) => count > 0).length < 2) {
    throw new MinibatchError("invalid-data", {
      id: "arrays.one-class",
      values: { labels: labels.length, path: y.path, label: classNames[labels[0]] },
    });
  }
  const store = new PixelStore(core, pixels);
  return new ImageSource({ core, store, labels, sorted: false, description, limits, decode });
}
