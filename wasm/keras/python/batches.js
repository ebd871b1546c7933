/** Rows in batches, as tf.data and generators have them. */

import { Data } from "./values.js";

/** @typedef {import("./syntax.js").Syntax} Syntax */

/** tf.data: rows on their way in batches. */
export class Batches {
  /** @param {any} x @param {any} y @param {number | null} size */
  constructor(x, y, size) {
    this.x = x;
    this.y = y;
    this.size = size;
    /** What a generator does to them, as layers of the model. @type {import("./values.js").Entry[]} */
    this.layers = [];
  }

  /** @param {string} method @param {any} args Args @param {Syntax} node */
  call(method, args, node) {
    const [first = args.named.get("batch_size")] = args.list;
    if (method === "batch" && typeof first === "number") return new Batches(this.x, this.y, first);
    if (method !== "map" || !(this.x instanceof Data)) return this;
    const x = this.x.after({ class_name: "", config: {}, place: node });
    return new Batches(x, this.y, this.size);
  }
}
