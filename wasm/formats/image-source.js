/** Images that were read, from which training and test sets of any image size are made. */

import { inOrder } from "./concurrent.js";
import { baseName, checkMemory } from "./entry.js";
import { completeConfig, fit, toSize } from "./image-fit.js";
import { lookAtImages } from "./image-look.js";
import { toRgba } from "./images.js";
import { checkReader, ImagePreparation, noTurn, PreparedRows, runSlices } from "./prepared.js";
import { takeOut, using } from "./using.js";

/** @import { DecodeImage, Examples, ImagesDescription, Limits, Picture, PrepareOptions, Turn, ImageConfig } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { LookQuery } from "../wire/look-types.js" */
/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */
/** @import { ImageSize } from "./image-fit.js" */

/**
 * Where the images are kept: pixels in the core, or files that are decoded again when needed.
 * @typedef {object} ImageStore
 * @property {(row: number) => Promise<Picture>} picture
 * @property {(rows: Uint32Array, labels?: Float32Array, classes?: number) => CoreDataset | null} view of rows as
 *   they are, without a copy of the pixels; with targets where the labels of all rows are given; null where the store
 *   has no pixels at hand
 * @property {() => void} dispose
 */

/** Longer sides of pictures to show are shrunk to this. */
const shownSide = 96;

export class ImageSource {
  #core;
  #store;
  #labels;
  #limits;
  #decode;
  #sorted;

  /**
   * @param {object} parts
   * @param {Core} parts.core
   * @param {ImageStore} parts.store
   * @param {Int32Array} parts.labels of all rows: the training part, then the test part
   * @param {boolean} parts.sorted whether rows lie class by class, so that the training rows of a split
   *   that the files bring must be shuffled
   * @param {Omit<ImagesDescription, "suggestedReading" | "suggestedPreparation">} parts.description
   * @param {Limits} parts.limits
   * @param {DecodeImage} parts.decode
   */
  constructor({ core, store, labels, sorted, description, limits, decode }) {
    this.#core = core;
    this.#store = store;
    this.#labels = labels;
    this.#limits = limits;
    this.#decode = decode;
    this.#sorted = sorted;
    /** @type {ImagesDescription} */
    this.description = {
      ...description,
      suggestedReading: { class_name: "Images", config: completeConfig({}, description) },
      suggestedPreparation: suggestedPreparation(description.split !== null),
    };
  }

  /**
   * As many of each class as there is room for, or of the one asked for, spread over the class's rows.
   * @param {{ count: number, seed: number, label?: number }} options
   * @returns {Promise<Examples>}
   */
  async examples({ count, seed, label }) {
    const { classNames } = this.description;
    const chosen = spreadOverClasses(this.#labels, classNames.length, count, seed, label);
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

  /** @param {LookQuery} query @param {Turn} turn */
  look(query, turn) {
    const [core, store, labels] = [this.#core, this.#store, this.#labels];
    return lookAtImages(query, { core, store, labels, description: this.description }, turn);
  }

  /**
   * @param {PrepareOptions} options
   * @param {Turn} [turn]
   * @returns {Promise<PreparedRows>}
   */
  async prepare({ reading, target = {}, preparation, seed = 0 }, turn = noTurn) {
    checkReader("Images", reading);
    const config = completeConfig(
      /** @type {Partial<ImageConfig>} */ (reading?.config ?? {}),
      this.description,
    );
    const { suggestedPreparation } = this.description;
    const options = { target, preparation: preparation ?? suggestedPreparation, seed };
    const { rows, state } = await this.#run(options, turn);
    const size = toSize(config);
    const count = rows.train.length + rows.test.length;
    checkMemory(
      count * size[0] * size[1] * size[2],
      this.#limits,
      `${count} images of ${size.join(" × ")}`,
    );
    // Of two classes the positive one is class 1, whichever comes first in the files.
    const order = this.description.classNames.map((name) => state.target.classes.indexOf(name));
    const labels = Float32Array.from(this.#labels, (label) => order[label]);
    /** @param {CoreDataset} dataset */
    const finished = (dataset) => {
      const { scale, offset } = state.pixels;
      const scaled = using(dataset, (bytes) => bytes.withScaling(scale, offset));
      const { encoding } = state;
      return encoding ? using(scaled, (indices) => indices.withEncoding(encoding)) : scaled;
    };
    const train = finished(await this.#dataset(rows.train, size, labels, turn));
    try {
      const test = finished(await this.#dataset(rows.test, size, labels, turn));
      const fitted = new ImagePreparation(this.#core, this.#decode, { ...state, ...config });
      return new PreparedRows(fitted, { train, test, rows, unlabelled: 0 });
    } catch (error) {
      train.delete();
      throw error;
    }
  }

  /**
   * Which rows train and which test, and what the steps make of pixels.
   * @param {object} options
   * @param {Turn} turn
   */
  async #run(options, turn) {
    const { bindings } = this.#core;
    const { classNames, split } = this.description;
    const facts = { classNames, test: split?.test ?? 0, sorted: this.#sorted };
    const job = using(this.#core.classes(this.#labels), (labels) =>
      bindings.PrepareJob.ofImages(labels, JSON.stringify(facts), JSON.stringify(options)),
    );
    try {
      await runSlices(job, turn);
      return {
        rows: { train: takeOut(job.trainRows()), test: takeOut(job.testRows()) },
        state: using(job.takePreparation(), (fitted) => JSON.parse(fitted.toJson())),
      };
    } finally {
      job.delete();
    }
  }

  dispose() {
    this.#store.dispose();
  }

  /**
   * @param {Uint32Array} rows
   * @param {ImageSize} size
   * @param {Float32Array} labels of all rows
   * @param {Turn} turn
   * @returns {Promise<CoreDataset>}
   */
  async #dataset(rows, size, labels, turn) {
    const { height, width, channels, uniform } = this.description;
    const [h, w, c] = size;
    if (uniform && h === height && w === width && c === channels) {
      const view = this.#store.view(rows, labels, this.description.classNames.length);
      if (view) return view;
    }
    const bytes = h * w * c;
    const x = new Uint8Array(rows.length * bytes);
    await inOrder(
      rows.length,
      (i) => this.#store.picture(rows[i]),
      (picture, i) => x.set(fit(this.#core, picture, size), i * bytes),
      turn,
    );
    const y = Float32Array.from(rows, (row) => labels[row]);
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

/** @param {boolean} isSplit whether the files bring rows to test on */
const suggestedPreparation = (isSplit) => [
  ...(isSplit ? [] : [{ class_name: "TrainTestSplit", config: { test_size: 0.2 } }]),
  { class_name: "Rescaling", config: { scale: 1 / 255 } },
];

/**
 * As equal numbers of each class as there are, taken at equal distances from its rows; the first of each
 * class, then the second …
 * @param {Int32Array} labels
 * @param {number} classes
 * @param {number} count
 * @param {number} seed
 * @param {number} [only] the one class that is wanted
 */
function spreadOverClasses(labels, classes, count, seed, only) {
  /** @type {number[][]} */
  const rows = Array.from({ length: classes }, () => []);
  labels.forEach((label, row) => {
    if (only === undefined || label === only) rows[label].push(row);
  });
  const shares = rows.map(() => 0);
  const available = rows.reduce((sum, own) => sum + own.length, 0);
  for (let left = Math.min(count, available); left > 0;) {
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

/**
 * What is found of images, however they are kept.
 * @param {Int32Array} labels
 * @param {string[]} classNames
 * @param {Pick<ImagesDescription, "name" | "height" | "width" | "channels" | "uniform" | "split"
 *   | "warnings">} rest
 * @returns {Omit<ImagesDescription, "suggestedReading" | "suggestedPreparation">}
 */
export function describeImages(labels, classNames, rest) {
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
