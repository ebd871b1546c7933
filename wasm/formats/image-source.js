/** Images that were read, from which training and test sets of any image size are made. */

import { MinibatchError } from "../messages/error.js";
import { checkMemory, toEntry } from "./entry.js";
import { compact, toRgba } from "./images.js";
import { inOrder } from "./concurrent.js";
import { splitRows } from "./split-rows.js";

/** @import { DecodeImage, Examples, ImagesDescription, Limits, NewRow, Picture, PrepareOptions, PreparedDescription } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */
/** @typedef {[height: number, width: number, channels: number]} ImageSize */

/**
 * Where the images are kept: pixels in the core, or files that are decoded again when needed.
 * @typedef {object} ImageStore
 * @property {(row: number) => Promise<Picture>} picture
 * @property {(rows: Uint32Array) => CoreDataset | null} view of rows as they are, without a copy; null
 *   where the store has no pixels at hand
 * @property {() => void} dispose
 */

/** Longer sides of pictures to show are shrunk to this. */
const shownSide = 96;
const largestSide = 4096;

export class ImageSource {
  #core;
  #store;
  #labels;
  #limits;
  #decode;
  #shuffleTrain;

  /**
   * @param {object} parts
   * @param {Core} parts.core
   * @param {ImageStore} parts.store
   * @param {Int32Array} parts.labels of all rows: the training part, then the test part
   * @param {boolean} parts.sorted whether rows lie class by class, so that the training rows of a split
   *   that the files bring must be shuffled
   * @param {ImagesDescription} parts.description
   * @param {Limits} parts.limits
   * @param {DecodeImage} parts.decode
   */
  constructor({ core, store, labels, sorted, description, limits, decode }) {
    this.#core = core;
    this.#store = store;
    this.#labels = labels;
    this.#limits = limits;
    this.#decode = decode;
    this.#shuffleTrain = sorted;
    this.description = description;
  }

  /**
   * As many of each class as there is room for, spread over the class's rows.
   * @param {{ count: number, seed: number }} options
   * @returns {Promise<Examples>}
   */
  async examples({ count, seed }) {
    const chosen = spreadOverClasses(this.#labels, this.description.classNames.length, count, seed);
    /** @type {{ data: Uint8ClampedArray, width: number, height: number, label: number }[]} */
    const shown = [];
    await inOrder(
      chosen.length,
      (i) => this.#store.picture(chosen[i]),
      (picture, i) => {
        const small = this.#shrink(picture);
        const { width, height } = small;
        shown.push({ data: toRgba(small), width, height, label: this.#labels[chosen[i]] });
      },
    );
    return shown;
  }

  /**
   * @param {PrepareOptions} options
   * @returns {Promise<PreparedImages>}
   */
  async prepare(options) {
    const { description } = this;
    const size = checkSize(options, description);
    const { train, test, stratified } = splitRows({
      core: this.#core,
      labels: this.#labels,
      brought: description.split,
      shuffleTrain: this.#shuffleTrain,
      options,
    });
    const warnings = [];
    if (stratified === false) {
      warnings.push({
        code: /** @type {const} */ ("not-stratified"),
        message: "Some class is too small to be kept in equal shares in training and test rows.",
      });
    }
    checkMemory(
      (train.length + test.length) * size[0] * size[1] * size[2],
      this.#limits,
      `${train.length + test.length} images of ${size.join(" × ")}`,
    );
    const trainSet = await this.#dataset(train, size);
    let testSet;
    try {
      testSet = await this.#dataset(test, size);
    } catch (error) {
      trainSet.delete();
      throw error;
    }
    const classNames = description.classNames;
    return new PreparedImages(this.#core, this.#decode, size, trainSet, testSet, {
      task: classNames.length === 2 ? "binary" : "classification",
      classNames,
      warnings,
    });
  }

  dispose() {
    this.#store.dispose();
  }

  /**
   * @param {Uint32Array} rows
   * @param {ImageSize} size
   * @returns {Promise<CoreDataset>}
   */
  async #dataset(rows, size) {
    const { height, width, channels, uniform } = this.description;
    const [h, w, c] = size;
    if (uniform && h === height && w === width && c === channels) {
      const view = this.#store.view(rows);
      if (view) return view;
    }
    const bytes = h * w * c;
    const x = new Uint8Array(rows.length * bytes);
    await inOrder(
      rows.length,
      (i) => this.#store.picture(rows[i]),
      (picture, i) => x.set(fit(this.#core, picture, size), i * bytes),
    );
    const y = Float32Array.from(rows, (row) => this.#labels[row]);
    return this.#core.dataset({
      inputs: [{ name: "", data: x, shape: size }],
      targets: [{ name: "", data: y, shape: [], classes: this.description.classNames.length }],
      scale: 1 / 255,
    });
  }

  /** @param {Picture} picture */
  #shrink(picture) {
    const scale = shownSide / Math.max(picture.height, picture.width);
    if (scale >= 1) return picture;
    const height = Math.max(1, Math.round(picture.height * scale));
    const width = Math.max(1, Math.round(picture.width * scale));
    const channels = picture.channels === 1 ? 1 : 3;
    const data = fit(this.#core, picture, [height, width, channels]);
    return { height, width, channels, data };
  }
}

/**
 * As equal numbers of each class as there are, taken at equal distances from its rows; the first of each
 * class, then the second …
 * @param {Int32Array} labels
 * @param {number} classes
 * @param {number} count
 * @param {number} seed
 */
function spreadOverClasses(labels, classes, count, seed) {
  /** @type {number[][]} */
  const rows = Array.from({ length: classes }, () => []);
  labels.forEach((label, row) => rows[label].push(row));
  const shares = rows.map(() => 0);
  for (let left = Math.min(count, labels.length); left > 0;) {
    for (let c = 0; c < classes && left > 0; ++c) {
      if (shares[c] < rows[c].length) {
        ++shares[c];
        --left;
      }
    }
  }
  /** @type {number[]} */
  const chosen = [];
  for (let k = 0; k < Math.max(...shares); ++k) {
    rows.forEach((own, c) => {
      if (k >= shares[c]) return;
      chosen.push(own[(seed + Math.floor((k * own.length) / shares[c])) % own.length]);
    });
  }
  return chosen;
}

/** Training and test images in the size that a model takes. */
class PreparedImages {
  #core;
  #decode;
  #size;

  /**
   * @param {Core} core
   * @param {DecodeImage} decode
   * @param {ImageSize} size
   * @param {CoreDataset} train the caller's to delete, as is test
   * @param {CoreDataset} test
   * @param {PreparedDescription} description
   */
  constructor(core, decode, size, train, test, description) {
    this.#core = core;
    this.#decode = decode;
    this.#size = size;
    this.train = train;
    this.test = test;
    this.description = description;
  }

  /**
   * A new image in the size and colours of the others.
   * @param {NewRow} row an image file
   * @returns {Promise<CoreDataset>} of one row
   */
  async transform(row) {
    const entry = toEntry(/** @type {Blob} */ (row), 0);
    const image = await decodeOrSay(this.#decode, await entry.read(), entry.path);
    return this.#core.dataset({
      inputs: [{ name: "", data: fit(this.#core, compact(image), this.#size), shape: this.#size }],
      scale: 1 / 255,
    });
  }

  /** The data sets are the caller's. */
  dispose() {}
}

/**
 * @param {DecodeImage} decode
 * @param {Uint8Array} bytes
 * @param {string} path
 */
export async function decodeOrSay(decode, bytes, path) {
  try {
    return await decode(bytes, path);
  } catch (cause) {
    if (cause instanceof MinibatchError) throw cause;
    throw new MinibatchError("invalid-data", `${path} is not an image that can be decoded.`, {
      cause,
    });
  }
}

/**
 * @param {Core} core
 * @param {Picture} picture
 * @param {ImageSize} size
 * @returns {Uint8Array}
 */
function fit(core, { height, width, channels, data }, size) {
  if (height === size[0] && width === size[1] && channels === size[2]) return data;
  return core.resizeImage(data, [height, width, channels], size);
}

/**
 * @param {PrepareOptions} options
 * @param {ImagesDescription} description
 * @returns {ImageSize}
 */
function checkSize(options, description) {
  const { height = description.height, width = description.width } = options;
  const { channels = description.channels } = options;
  for (const [name, value] of Object.entries({ height, width })) {
    if (!Number.isInteger(value) || value < 1 || value > largestSide) {
      throw new MinibatchError(
        "invalid-argument",
        `prepare(): ${name} must be a whole number from 1 to ${largestSide}, got ${value}.`,
      );
    }
  }
  if (channels !== 1 && channels !== 3) {
    throw new MinibatchError(
      "invalid-argument",
      `prepare(): channels must be 1 (grey) or 3 (colour), got ${channels}.`,
    );
  }
  return [height, width, channels];
}
