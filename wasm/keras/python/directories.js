/** Images of a folder for each class, as Keras reads them: image_dataset_from_directory(), and generators' flow_from_directory(). */

import { augmentation, leftOutOf } from "./augmentation.js";
import { Batches } from "./batches.js";
import { imagesIn } from "./own-functions.js";
import { Data, Dim, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** "photos/train" is the part of "photos" to train on. @param {string} path */
function folderOf(path) {
  const names = path.split(/[\\/]/).filter((name) => name && name !== ".");
  const last = names.at(-1) ?? path;
  const above = names.at(-2);
  const kind = /^train/i.test(last) ? "train" : /^test|^val/i.test(last) ? "test" : "all";
  const part = /** @type {"train" | "test" | "all"} */ (above ? kind : "all");
  return part === "all" ? { name: last, part } : { name: String(above), part };
}

/** Part of the rows that the images are dealt into as they are read. @type {Record<string, "train" | "validation">} */
const subsets = { training: "train", validation: "validation" };

/**
 * @param {Evaluator} ev
 * @param {Record<string, any>} values what is said
 * @param {number | null} scale
 * @param {Syntax} node
 * @returns {any} batches, or two of them
 */
function batchesOf(ev, values, scale, node) {
  const { directory, size, mode, share, subset, color } = values;
  if (typeof directory !== "string") return new Unknown(node, ev.findings.textOf(node));
  if (subset === "both")
    return ["training", "validation"].map((one) =>
      batchesOf(ev, { ...values, subset: one }, scale, node),
    );
  const { name, part } = folderOf(directory);
  const { classes, batch_size: batch = 32, crop_to_aspect_ratio: crops } = values;
  let [x, y] = imagesIn(ev, name, part, node, { classes });
  const [height, width] = Array.isArray(size) ? size : [size, size];
  if (typeof height === "number" && typeof width === "number") {
    const config = { height, width, ...(crops === true && { crop_to_aspect_ratio: true }) };
    x = x.after({ class_name: "Resizing", config, place: node });
  }
  const isGrey = color === "grayscale";
  if (isGrey) x = x.after({ class_name: "Grayscale", config: {}, place: node });
  if (scale !== null) x = x.after({ class_name: "Rescaling", config: { scale }, place: node });
  x = x.with({ shape: [height, width, isGrey ? 1 : 3] });
  if (mode === "categorical") y = y.with({ encoding: "one-hot" });
  if (typeof share === "number" && Object.hasOwn(subsets, subset)) {
    const step = { class_name: "second-split", config: { test_size: share }, place: node };
    [x, y] = [x, y].map((rows) => rows.after(step, { part: subsets[subset] }));
  }
  return new Batches(x, y, batch);
}

/** @param {Evaluator} ev @param {Args} args @param {Syntax} node */
export function fromDirectory(ev, args, node) {
  const { values } = args.bound([
    ...["directory", "labels", "label_mode", "class_names", "color_mode", "batch_size"],
    ...["image_size", "shuffle", "seed", "validation_split", "subset"],
  ]);
  const { label_mode: mode = "int", image_size: size = [256, 256], class_names: classes } = values;
  const { validation_split: share, color_mode: color } = values;
  return batchesOf(ev, { ...values, mode, size, classes, share, color }, null, node);
}

/** ImageDataGenerator: images of a folder or of an array, and what it does to them. */
export class Generator {
  /** @param {Map<string, any>} named @param {Syntax} place */
  constructor(named, place) {
    this.named = named;
    this.place = place;
    const scale = named.get("rescale");
    this.scale = typeof scale === "number" ? scale : null;
    this.share = named.get("validation_split");
  }

  /** @param {Evaluator} ev @param {string} method @param {Args} args @param {Syntax} node */
  call(ev, method, args, node) {
    if (method === "flow_from_directory") {
      const order = ["directory", "target_size", "color_mode", "classes", "class_mode"];
      const { values } = args.bound([...order, "batch_size"]);
      const { class_mode: mode = "categorical", target_size: size = [256, 256] } = values;
      const { color_mode: color } = values;
      const given = { ...values, mode, size, color, share: this.share };
      return this.changed(ev, batchesOf(ev, given, this.scale, node), [size, size].flat());
    }
    const { values } = args.bound(["x", "y", "batch_size"]);
    if (method !== "flow" || !(values.x instanceof Data))
      return Object.assign(new Unknown(node, ev.findings.textOf(node)), { told: method === "fit" });
    const { scale } = this;
    const step = { class_name: "Rescaling", config: { scale }, place: node };
    const x = scale === null ? values.x : values.x.after(step);
    const batches = new Batches(x, values.y ?? null, values.batch_size ?? 32);
    return this.changed(ev, batches, x.shape ?? x.source.known?.shape ?? []);
  }

  /** Images as it changes them. @param {Evaluator} ev @param {any} batches @param {any[]} shape */
  changed(ev, batches, shape) {
    if (batches instanceof Batches)
      batches.layers = augmentation(ev, this.named, shape, this.place);
    return batches;
  }
}

/** @param {Evaluator} ev @param {Args} args @param {Syntax} node */
export function generatorOf(ev, args, node) {
  leftOutOf(ev, args, node);
  return new Generator(args.named, node);
}

/** What notebooks ask of batches: the names of the classes, of which only the number matters. @param {string} name */
export const ofBatches = (name) =>
  /^(?:class_names|class_indices|num_classes|classes)$/.test(name)
    ? new Dim("classes")
    : /^(?:samples|n)$/.test(name)
      ? new Dim("rows")
      : undefined;
