/** Where the images of a source are stored. */

import { MinibatchError } from "../messages/error.js";
import { readPicture } from "./image-fit.js";
import { using } from "./using.js";

/** @import { DecodeImage, Entry, Picture, Pixels, Turn } from "./types.js" */
/** @import { Core } from "../engine/core.js" */
/** @import { ImageStore } from "./image-source.js" */
/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */

/**
 * Images of one size, in the core's memory and nowhere else. Training sets of that size are views.
 * @implements {ImageStore}
 */
export class PixelStore {
  #core;
  #size;
  /** @type {CoreDataset[]} */
  #parts = [];

  /**
   * @param {Core} core
   * @param {Pixels[]} parts of equal size: rows to train on, rows to test on
   */
  constructor(core, parts) {
    this.#core = core;
    const { height, width, channels } = parts[0];
    this.#size = { height, width, channels };
    for (const { data } of parts) {
      const shape = [height, width, channels];
      this.#parts.push(core.dataset({ inputs: [{ name: "", data, shape }], scale: 1 / 255 }));
    }
  }

  /**
   * @param {number} row
   * @returns {Promise<Picture>}
   */
  async picture(row) {
    const { part, first } = this.#partOf(row);
    const data = using(this.#core.rows(Uint32Array.of(row - first)), (rows) =>
      using(part.bytesOf(rows, 0), (bytes) => bytes.view().slice()),
    );
    return { ...this.#size, data };
  }

  /**
   * @param {Uint32Array} rows all of one part
   * @param {Float32Array} [labels] of the rows of all parts
   * @param {number} [classes]
   * @param {string[]} [outputs] by which they are predicted
   */
  view(rows, labels, classes = 0, outputs = [""]) {
    const { part, first } = this.#partOf(rows[0] ?? 0);
    const own = first === 0 ? rows : rows.map((row) => row - first);
    if (!labels) return using(this.#core.rows(own), (buffer) => part.subset(buffer));
    const wanted = labels.subarray(first, first + part.rows());
    const withLabels = (/** @type {CoreDataset} */ data) =>
      using(this.#core.floats(wanted), (y) => data.withTargets(y, "[]", classes));
    let labelled = withLabels(part);
    for (let left = outputs.length - 1; left > 0; --left) labelled = using(labelled, withLabels);
    const named = using(labelled, (all) => all.withNames(JSON.stringify([[""], outputs])));
    return using(named, (whole) => using(this.#core.rows(own), (buffer) => whole.subset(buffer)));
  }

  dispose() {
    for (const part of this.#parts.splice(0)) part.delete();
  }

  /** @param {number} row counted through all parts */
  #partOf(row) {
    let first = 0;
    for (const part of this.#parts) {
      const next = first + part.rows();
      if (row < next) return { part, first };
      first = next;
    }
    throw new MinibatchError("invalid-argument", {
      id: "images.no-row",
      values: { count: first, row },
    });
  }
}

/**
 * Images of different sizes, or large ones: kept as the files they are, and decoded when needed.
 * @implements {ImageStore}
 */
export class FileStore {
  #entries;
  #decode;

  /**
   * @param {Entry[]} entries
   * @param {DecodeImage} decode
   */
  constructor(entries, decode) {
    this.#entries = entries;
    this.#decode = decode;
  }

  /**
   * @param {number} row
   * @param {Turn} [turn]
   * @returns {Promise<Picture>}
   */
  picture(row, turn) {
    return readPicture(this.#decode, this.#entries[row], turn);
  }

  view() {
    return null;
  }

  dispose() {
    this.#entries = [];
  }
}
