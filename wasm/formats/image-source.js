/** Images that were read, from which training and test sets of any image size are made. */

import { inOrder } from "./concurrent.js";
import { MinibatchError } from "../messages/error.js";
import { checkImages, chosenOf } from "./chosen-rows.js";
import { baseName } from "./entry.js";
import { changed, fit } from "./image-fit.js";
import { lookAtImages } from "./image-look.js";
import { toRgba } from "./images.js";
import { ImagePreparation } from "./image-preparation.js";
import { checkReader, noTurn, PreparedRows, runSlices } from "./prepared.js";
import { spreadOverClasses } from "./spread-over-classes.js";
import { takeOut, using } from "./using.js";

/** @import { DecodeImage, Examples, ImagesDescription, Levels, Limits, Picture, PrepareOptions, Turn } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Dataset as CoreDataset, PrepareJob } from "../bindings.d.ts" */
/** @import { LookQuery } from "../wire/look-types.js" */
/** @import { ImageSize } from "./image-fit.js" */

/**
 * Where the images are kept: pixels in the core, or files that are decoded again when needed.
 * @typedef {object} ImageStore
 * @property {(row: number, turn?: Turn) => Promise<Picture>} picture
 * @property {(rows: Uint32Array, labels?: Float32Array, classes?: number, outputs?: string[]) => CoreDataset | null} view
 *   of rows as they are, without a copy of the pixels; with a target for each output where all labels are given; null where
 *   it has no pixels at hand
 * @property {() => void} dispose
 */

/** @type {Uint32Array} */
const noRows = new Uint32Array();
/** @param {Uint32Array} one @param {Uint32Array} other */
const isSame = (one, other) =>
  one.length === other.length && one.every((row, i) => row === other[i]);

/** Longer sides of pictures to show are shrunk to this. */
const shownSide = 96;

export class ImageSource {
  #core;
  #store;
  #labels;
  #limits;
  #decode;
  #sorted;
  #levels;

  /**
   * @param {object} parts
   * @param {Core} parts.core
   * @param {ImageStore} parts.store
   * @param {Int32Array} parts.labels of all rows: the training part, then the test part
   * @param {boolean} parts.sorted whether rows lie class by class, so that a split of the files is shuffled
   * @param {Omit<ImagesDescription, "suggestedPreparation">} parts.description
   * @param {Limits} parts.limits
   * @param {DecodeImage} parts.decode
   * @param {Levels} [parts.levels] where the numbers of arrays were stretched
   */
  constructor({ core, store, labels, sorted, description, limits, decode, levels }) {
    this.#core = core;
    this.#store = store;
    this.#labels = labels;
    this.#limits = limits;
    this.#decode = decode;
    this.#sorted = sorted;
    this.#levels = levels && { levels };
    /** @type {ImagesDescription} */
    this.description = {
      ...description,
      suggestedPreparation: suggestedPreparation(description),
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
    const { classNames, split, suggestedPreparation, ...size } = this.description;
    const { outputs: byName = { "": target } } = target;
    const outputs = Object.keys(byName);
    const options = {
      ...{ target: byName[outputs[0]], seed },
      preparation: preparation ?? suggestedPreparation,
    };
    /** @type {ImageSize} */
    const image = [size.height, size.width, size.channels];
    const facts = { classNames, test: split?.test ?? 0, sorted: this.#sorted, image };
    /** What is freed at the end, whatever happens. @type {{ delete(): void }[]} */
    const made = [];
    try {
      const job = using(this.#core.classes(this.#labels), (labels) =>
        this.#core.bindings.PrepareJob.ofImages(
          labels,
          JSON.stringify(facts),
          JSON.stringify(options),
        ),
      );
      made.push(job);
      let rows = { train: noRows, test: noRows };
      /** @type {{ train: CoreDataset, test: CoreDataset } | null} */
      let images = null;
      for (;;) {
        // Which rows train and which test; then what the steps learn from the pixels of the former.
        await runSlices(job, turn);
        const now = { train: takeOut(job.trainRows()), test: takeOut(job.testRows()) };
        if (!images || !isSame(now.train, rows.train) || !isSame(now.test, rows.test)) {
          rows = now;
          images = await this.#datasets(job, { ...rows, outputs }, made, turn);
        }
        if (!job.wantsPixels()) break;
        job.givePixels(images.train, images.test);
      }
      const [mean, deviation] = takeOut(images.train.borders());
      const border = { mean, deviation };
      const preparation = job.takePreparation();
      const known = { image, border, ...(target.outputs && { outputs }), ...this.#levels };
      const fitted = new ImagePreparation(this.#core, this.#decode, preparation, known);
      const parts = { train: fitted.finished(images.train), test: fitted.finished(images.test) };
      return new PreparedRows(fitted, { ...parts, rows, unlabelled: 0 });
    } finally {
      for (const object of made) object.delete();
    }
  }

  dispose() {
    this.#store.dispose();
  }

  /**
   * @param {PrepareJob} job
   * @param {{ train: Uint32Array, test: Uint32Array, outputs: string[] }} rows
   * @param {{ delete(): void }[]} made which gets what is to be deleted
   * @param {Turn} turn
   */
  async #datasets(job, { outputs, ...rows }, made, turn) {
    const targets = { labels: takeOut(job.targets()), outputs };
    const [h, w, c] = this.#sizeAfter(job);
    const count = rows.train.length + rows.test.length;
    checkImages(count, [h, w, c], this.#limits, chosenOf(this.description));
    const train = await this.#dataset(job, rows.train, targets, turn);
    made.push(train);
    const test =
      rows.test.length > 0
        ? await this.#dataset(job, rows.test, targets, turn)
        : using(this.#core.rows(noRows), (none) => train.subset(none));
    made.push(test);
    return { train, test };
  }

  /**
   * @param {PrepareJob} job whose steps make the bytes
   * @param {Uint32Array} rows
   * @param {{ labels: Float32Array, outputs: string[] }} targets the labels of all rows, and what predicts them
   * @param {Turn} turn
   * @returns {Promise<CoreDataset>}
   */
  async #dataset(job, rows, { labels, outputs }, turn) {
    const { channels, uniform, classNames } = this.description;
    if (uniform && !job.changesBytes()) {
      const view = this.#store.view(rows, labels, classNames.length, outputs);
      if (view) return view;
    }
    const size = this.#sizeAfter(job);
    const [h, w, c] = size;
    const bytes = h * w * c;
    const x = new Uint8Array(rows.length * bytes);
    await inOrder(
      rows.length,
      (i) => this.#store.picture(rows[i], turn),
      (picture, i) => {
        const prepared = changed(this.#core, job, picture, channels);
        requireSize(prepared, size, rows[i]);
        x.set(prepared.data, i * bytes);
      },
      turn,
    );
    const y = Float32Array.from(rows, (row) => labels[row]);
    return this.#core.dataset({
      inputs: [{ name: "", data: x, shape: size }],
      targets: outputs.map((name) => ({ name, data: y, shape: [], classes: classNames.length })),
      scale: 1 / 255,
    });
  }

  /** @param {PrepareJob} job @returns {ImageSize} */
  #sizeAfter(job) {
    const { height, width, channels } = this.description;
    return JSON.parse(job.imageSize(JSON.stringify([height, width, channels])));
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

/** Images whose longer side is beyond this are made `comfortableSide` long. */
const largeSide = 96;
const comfortableSide = 64;

/**
 * A split unless the files bring one; one size where there are several, or large ones; numbers from 0 to 1.
 * @param {Pick<ImagesDescription, "height" | "width" | "uniform" | "split">} images
 */
function suggestedPreparation({ height, width, uniform, split }) {
  const longer = Math.max(height, width);
  const scale = longer <= largeSide ? 1 : comfortableSide / longer;
  const shrunk = (/** @type {number} */ side) => Math.max(1, Math.round(side * scale));
  const size = { height: shrunk(height), width: shrunk(width) };
  const drawn = { class_name: "TrainTestSplit", config: { test_size: 0.2, stratify: true } };
  return [
    ...(split ? [] : [drawn]),
    ...(uniform && scale === 1 ? [] : [{ class_name: "Resizing", config: size }]),
    { class_name: "Rescaling", config: { scale: 1 / 255 } },
  ];
}

/**
 * @param {Picture} picture
 * @param {ImageSize} size that it must have
 * @param {number} row
 */
function requireSize({ height, width, channels }, size, row) {
  if (height === size[0] && width === size[1] && channels === size[2]) return;
  throw new MinibatchError("invalid-data", {
    id: "images.several-sizes",
    values: { row, received: `${height} × ${width}`, expected: `${size[0]} × ${size[1]}` },
  });
}

/**
 * What is found of images, however they are kept.
 * @param {Int32Array} labels
 * @param {string[]} classNames
 * @param {Pick<ImagesDescription, "name" | "height" | "width" | "channels" | "uniform" | "split"
 *   | "reading" | "warnings" | "suggestedFit">} rest
 * @returns {Omit<ImagesDescription, "suggestedPreparation">}
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
