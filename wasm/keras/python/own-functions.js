/** Functions that our own programs bring along: what each does to rows is a step, whose settings are the call's arguments. */

import { imageFile } from "./datasets.js";
import { Data, Dim, Entry, Selected, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {import("./values.js").Source} Source */
/** @typedef {(ev: Evaluator, args: Args, node: Syntax) => any} Call */

/** One source of the rows, however many of its files are read. @param {Evaluator} ev @param {string} key @param {() => Source} make */
function sourceOf(ev, key, make) {
  const found = ev.sources.get(key) ?? make();
  ev.sources.set(key, found);
  return found;
}

/** What a call says, without the columns that a step finds by itself. @param {Evaluator} ev @param {Args} args @param {Syntax} node */
function configOf(ev, { named, places }, node) {
  /** @type {Record<string, any>} */
  const config = {};
  for (const [name, value] of named) {
    if (value instanceof Selected || (value instanceof Data && value.selected)) continue;
    if (value instanceof Unknown || value instanceof Dim || value instanceof Data) {
      const place = places.get(name) ?? node;
      ev.findings.add("left-out", place, {
        what: ev.findings.textOf(place),
        why: { id: "python.why-unknown" },
      });
    } else config[name] = value instanceof Map ? Object.fromEntries(value) : value;
  }
  return config;
}

/** What is learned from the first table is done to all of them. @param {string} class_name @returns {Call} */
const step = (class_name) => (ev, args, node) => {
  const { list } = args;
  if (list.length === 0 || !list.every((one) => one instanceof Data)) return new Unknown(node);
  const made = { class_name, config: configOf(ev, args, node), place: node, fittedOn: list[0] };
  const all = list.map((data) => data.after(made, { rows: null }));
  return all.length === 1 ? all[0] : all;
};

/** @type {Call} */
function windowsOf(ev, args, node) {
  const { list } = args;
  const config = configOf(ev, args, node);
  const made = { class_name: "TimeseriesWindows", config, place: node };
  return list.map((one) => (one instanceof Data ? one.after(made, { rows: null }) : one));
}

/** @type {Call} */
function inOrder(_ev, args, node) {
  const { x, y, by } = args.bound(["x", "y", "by"]).values;
  const made = { class_name: "order", config: { by }, place: node };
  return [x, y].map((one) => (one instanceof Data ? one.after(made) : one));
}

/** A folder within another: of the rows to train or to test on. */
class Folder {
  /** @param {string} path @param {"all" | "train" | "test"} part */
  constructor(path, part) {
    this.path = path;
    this.part = part;
  }
}

/** @type {Call} */
function partOfFolder(_ev, { list: [path, part] }, node) {
  const isPart = part === "train" || part === "test";
  return typeof path === "string" && isPart ? new Folder(path, part) : new Unknown(node);
}

/**
 * Images of a folder for each class, in an archive or not: rows and their classes.
 * @param {Evaluator} ev
 * @param {string} path
 * @param {"all" | "train" | "test"} part
 * @param {Syntax} node
 * @param {{ classes?: any, resizing?: any }} [more]
 */
export function imagesIn(ev, path, part, node, { classes, resizing } = {}) {
  const archive = ev.unpacked.get(path);
  const name = archive ?? path;
  const source = sourceOf(ev, `images ${name}`, () => ({
    ...{ kind: /** @type {const} */ ("folder"), name, place: node, columns: null, reading: {} },
    ...{ isImages: true, reader: "Images", isFolder: !archive },
  }));
  if (Array.isArray(classes)) source.reading = { class_names: classes };
  if (resizing instanceof Entry) {
    const { antialias: _, ...config } = resizing.config;
    source.resizing = { class_name: "Resizing", config, place: resizing.place };
  }
  return ["x", "y"].map(
    (role) => new Data(source, { role: /** @type {"x" | "y"} */ (role), part, form: "array" }),
  );
}

/** @type {Call} */
function readImages(ev, args, node) {
  const { folder, classes, resizing } = args.bound(["folder"]).values;
  const { path, part } = folder instanceof Folder ? folder : new Folder(folder, "all");
  return typeof path === "string"
    ? imagesIn(ev, path, part, node, { classes, resizing })
    : new Unknown(node);
}

/** A table of pixels. @type {Call} */
function readPixels(ev, args, node) {
  const { path, shape } = args.bound(["path"]).values;
  if (typeof path !== "string") return new Unknown(node);
  const source = sourceOf(ev, "pixels", () => ({
    ...{ kind: /** @type {const} */ ("folder"), name: path, place: node, columns: null },
    ...{ reading: {}, isImages: true, reader: "Images", files: [] },
  }));
  source.files?.push(path);
  if (Array.isArray(shape)) source.reading = { shape };
  return ["x", "y"].map(
    (role) => new Data(source, { role: /** @type {"x" | "y"} */ (role), form: "array" }),
  );
}

/** Images, or labels, of one of a sample's files or of a person's own. @type {Call} */
function readIdx(ev, { list: [path] }, node) {
  if (typeof path !== "string") return new Unknown(node);
  const found = imageFile(path);
  if (found) {
    const { known, role, part } = found;
    const source = sourceOf(ev, `sample ${known.sample}`, () => ({
      ...{ kind: /** @type {const} */ ("dataset"), name: String(known.sample), place: node },
      ...{ columns: null, reading: {}, known },
    }));
    const shape = role === "y" ? [] : (known.shape ?? null);
    return new Data(source, { role, part, shape, form: "array" });
  }
  const source = sourceOf(ev, "idx", () => ({
    ...{ kind: /** @type {const} */ ("folder"), name: path, place: node, columns: null },
    ...{ reading: {}, isImages: true, files: [] },
  }));
  source.files?.push(path);
  const role = /label|lbl|idx1/i.test(path) ? "y" : "x";
  return new Data(source, { role, form: "array" });
}

/** Each input takes some of the columns. @type {Call} */
function dealt(_ev, { list: [rows, inputs] }) {
  if (!(rows instanceof Data) || !(inputs instanceof Map)) return rows;
  return rows.with({ inputs: Object.fromEntries(inputs) });
}

/** @type {Call} */
const same = (_ev, { list: [rows] }, node) => rows ?? new Unknown(node);

/** By name, with the first of their parameters, by which they are told from a person's own. @type {Record<string, [first: string, call: Call]>} */
const own = {
  date_parts: ["tables", step("DateParts")],
  merge_rare_categories: ["tables", step("MergeRareCategories")],
  text_vectorization: ["tables", step("TextVectorization")],
  standardized: ["images", step("PerImageStandardization")],
  windows_of: ["rows", windowsOf],
  in_order: ["x", inOrder],
  with_numbers: ["table", same],
  dealt: ["rows", dealt],
  part_of: ["folder", partOfFolder],
  read_images: ["folder", readImages],
  read_pixels: ["path", readPixels],
  read_idx: ["path", readIdx],
};

/**
 * What one of our functions gives; undefined for a person's own.
 * @param {Evaluator} ev
 * @param {import("./values.js").Func} func
 * @param {Args} args
 * @param {Syntax} node
 */
export function callOwn(ev, { name, params }, args, node) {
  const [first, call] = Object.hasOwn(own, name) ? own[name] : [];
  return call && params[0]?.name === first ? call(ev, args, node) : undefined;
}
