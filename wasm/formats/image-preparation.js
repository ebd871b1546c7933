/** How new images are prepared: as those were that the steps were fitted on. */

import { inOrder } from "./concurrent.js";
import { causeOf } from "../messages/error.js";
import { changed, fit, readPicture } from "./image-fit.js";
import { toEntry } from "./entry.js";
import { joined } from "./table-text.js";
import { using } from "./using.js";

/** @import { DecodeImage, NewRows, Picture, PreparationState, Turn } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { Preparation } from "../bindings.d.ts" */
/** @import { ImageSize } from "./image-fit.js" */
/** @import { FittedPreparation } from "./prepared.js" */
/** @import { MinibatchError } from "../messages/error.js" */
/** @import { NewImage } from "./new-images.js" */
/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */

/** Images that are prepared at once, and their bytes. */
const mostAtOnce = 256;
const bytesAtOnce = 32e6;

/**
 * Images as a model takes them: those of some files, up to number `next`, without those that cannot be decoded.
 * @typedef {{ dataset: CoreDataset | null, next: number, failed: { index: number, why:
 *   import("../messages/render.js").MessageValue }[] }} SomeImages
 */

/**
 * New images.
 * @implements {FittedPreparation}
 */
export class ImagePreparation {
  #core;
  #decode;
  #preparation;

  /**
   * @param {Core} core
   * @param {DecodeImage} decode
   * @param {Preparation} preparation which this deletes
   * @param {Pick<PreparationState, "image" | "border" | "levels"> & { outputs?: string[] }} images and the names of
   *   several outputs, each of which predicts their class
   */
  constructor(core, decode, preparation, { outputs, ...images }) {
    this.#core = core;
    this.#decode = decode;
    this.#preparation = preparation;
    /** @type {PreparationState} */
    this.state = { ...JSON.parse(preparation.toJson()), ...images };
    const { target, scaling, encoding } = this.state;
    const targets = outputs?.map((output) => ({ output, target, scaling, encoding }));
    if (targets) this.state.targets = targets;
  }

  /**
   * Bytes as what they stand for, and classes as the target says.
   * @param {CoreDataset} dataset the caller's
   */
  finished(dataset) {
    const scaled = this.#preparation.withPixels(dataset);
    const { encoding } = this.state;
    return encoding ? using(scaled, (indices) => indices.withEncoding(encoding)) : scaled;
  }

  /**
   * @param {NewRows} row an image file, which goes through the steps the others went through
   * @param {{ invert?: boolean }} [options]
   */
  async transform(row, { invert = false } = {}) {
    const entry = toEntry(/** @type {Blob} */ (row), 0);
    const made = this.#prepared(await readPicture(this.#decode, entry));
    if (invert) made.data = made.data.map((byte) => 255 - byte);
    return this.#dataset([made]);
  }

  /**
   * Some of several images, as many as take little memory.
   * @param {NewImage[]} images
   * @param {number} from the first of them
   * @param {Turn} turn
   * @returns {Promise<SomeImages>}
   */
  async transformImages(images, from, turn) {
    const [height, width, channels] = /** @type {ImageSize} */ (this.state.image);
    const most = Math.min(mostAtOnce, Math.ceil(bytesAtOnce / (height * width * channels)));
    const next = Math.min(images.length, from + most);
    /** @type {Picture[]} */
    const pictures = [];
    /** @type {SomeImages["failed"]} */
    const failed = [];
    await inOrder(
      next - from,
      (i) => images[from + i].picture(turn).catch((/** @type {unknown} */ error) => error),
      (made, i) => {
        if (!(made instanceof Error)) {
          return void pictures.push(this.#prepared(/** @type {Picture} */ (made)));
        }
        // Where images cannot be decoded at all, that is the fault, not the image.
        if (/** @type {MinibatchError} */ (made).code !== "invalid-data") throw made;
        failed.push({ index: from + i, why: causeOf(made) });
      },
      turn,
    );
    return { dataset: pictures.length > 0 ? this.#dataset(pictures) : null, next, failed };
  }

  /** @param {Picture} read @returns {Picture} */
  #prepared(read) {
    const { steps, image } = this.state;
    const [height, width, channels] = /** @type {ImageSize} */ (image);
    // Where no step makes one size of many, images have the size that the others had.
    const resizes = steps.some((step) => step?.class_name === "Resizing");
    /** @type {ImageSize} */
    const size = resizes ? [read.height, read.width, channels] : [height, width, channels];
    const data = fit(this.#core, read, size);
    const picture = { height: size[0], width: size[1], channels, data };
    return changed(this.#core, this.#preparation, picture, channels);
  }

  /** @param {Picture[]} pictures of one size */
  #dataset(pictures) {
    const [{ height, width, channels }] = pictures;
    const shape = [height, width, channels];
    const data = joined(pictures.map((picture) => picture.data));
    const dataset = this.#core.dataset({ inputs: [{ name: "", data, shape }], scale: 1 });
    return using(dataset, (bytes) => this.#preparation.withPixels(bytes));
  }

  dispose() {
    this.#preparation.delete();
  }
}
