/** Images with their labels as arrays, up to three pairs: what files of IDX, of NumPy and of CIFAR come to. */

import { MinibatchError } from "../messages/error.js";
import { checkNames, listedNames, toLabels } from "./array-labels.js";
import { toPixels } from "./array-pixels.js";
import {
  checkRows,
  chooseRows,
  chosenOf,
  chosenWarnings,
  countChosen,
  numpyOr,
} from "./chosen-rows.js";
import { areOnce, imagesOnce } from "./image-copies.js";
import { ImageSource, describeImages } from "./image-source.js";
import { PixelStore } from "./image-stores.js";
import { suggestedFit } from "./validation-share.js";

/** @import { ReadContext } from "./reading.js" */
/** @import { ImageArray } from "./array-pixels.js" */
/** @import { LabelArray } from "./array-labels.js" */
/** @import { Pixels } from "./types.js" */

/** @typedef {{ x: ImageArray, y: LabelArray }} ImagePart */

/**
 * @param {string} name
 * @param {ImagePart[]} given rows to train on, where there are three of these to validate with, and to test on
 * @param {ReadContext} context
 * @param {object} [known]
 * @param {{ path: string, names: string[] } | null} [known.named] the classes, where the files name them
 * @param {import("./types.js").ImagesConfig} [known.config] how they could be read otherwise
 * @param {boolean} [known.areChosen] whether no more than the chosen rows are there
 */
export async function readImageArrays(name, given, context, known = {}) {
  const { core, limits, decode, warnings, turn } = context;
  const { named = null, config, areChosen = false } = known;
  const images = /** @type {const} */ ("Images");
  const said = { ...chosenOf(context), ...(areOnce(context) && { drop_duplicates: true }) };
  const reading = { class_name: images, config: { ...config, ...said } };
  const parts = areChosen ? given : await chosenParts(name, given, context);
  const told = toLabels(parts.map(({ y }) => y));
  const { pixels: all, levels } = await toPixels(
    parts.map(({ x }) => x),
    warnings,
    turn,
  );
  const [{ y }] = parts;
  const classNames = !told.isNumbered
    ? told.classNames
    : named
      ? checkNames(named.names, told.classNames.length, named.path)
      : await listedNames(told.classNames, context.classNames);

  const read =
    all.length === 3
      ? withValidation(all, told.labels)
      : { pixels: all, labels: told.labels, validation: 0 };
  const { pixels, labels, validation } = await imagesOnce({ ...read, name }, context);
  const { height, width, channels } = pixels[0];
  const counts = pixels.map(({ count }) => count);
  const description = describeImages(labels, classNames, {
    name,
    height,
    width,
    channels,
    uniform: true,
    split: pixels.length === 2 ? { train: counts[0], test: counts[1] } : null,
    reading: numpyOr(context.reading, reading),
    warnings,
    ...suggestedFit(counts[0], validation, warnings),
  });
  if (description.classCounts.filter((count) => count > 0).length < 2) {
    throw new MinibatchError("invalid-data", {
      id: "arrays.one-class",
      values: { labels: labels.length, path: y.path, label: classNames[labels[0]] },
    });
  }
  const store = new PixelStore(core, pixels);
  const rest = { description, limits, decode, levels };
  return new ImageSource({ core, store, labels, sorted: false, ...rest });
}

/**
 * Three parts as two: rows to train on, of which the last validate, and rows to test on.
 * @param {Pixels[]} pixels
 * @param {Int32Array[]} labels
 */
function withValidation([train, held, test], labels) {
  const data = new Uint8Array(train.data.length + held.data.length);
  data.set(train.data);
  data.set(held.data, train.data.length);
  const classes = new Int32Array(train.count + held.count);
  classes.set(labels[0]);
  classes.set(labels[1], train.count);
  return {
    pixels: [{ ...train, count: classes.length, data }, test],
    labels: [classes, labels[2]],
    validation: held.count,
  };
}

/**
 * The rows of each part that are read.
 * @param {string} name
 * @param {ImagePart[]} parts
 * @param {ReadContext} context
 */
async function chosenParts(name, parts, context) {
  const { limits, warnings, turn } = context;
  const chosen = chosenOf(context);
  let [rows, memory] = [0, 0];
  for (const { x } of parts) {
    const count = countChosen(x.shape[0], chosen);
    rows += count;
    memory += (x.values.length / x.shape[0]) * count;
  }
  const { class_name: reader } = numpyOr(context.reading, { class_name: "Images" });
  checkRows({ rows, memory }, limits, name, chosen, reader);
  const { nrows, step } = chosen;
  if (nrows === undefined && step === undefined) return parts;
  warnings.push(...chosenWarnings(chosen, rows, name));
  /** @type {ImagePart[]} */
  const kept = [];
  for (const { x, y } of parts) {
    kept.push({ x: await chooseRows(x, chosen, turn), y: await chooseRows(y, chosen, turn) });
  }
  return kept;
}
