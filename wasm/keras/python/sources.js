/** Where rows come from: files, and the data sets of Keras and scikit-learn. */

import { kerasDatasets, sampleFiles, sklearnDatasets } from "./datasets.js";
import { readingArguments } from "./names.js";
import { partOf } from "./scope.js";
import { Data, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {(ev: Evaluator, args: Args, node: Syntax) => any} Call */

/** @type {Call} */
export function readCsv(ev, args, node) {
  const { values } = args.bound(["filepath_or_buffer", "sep"]);
  const { filepath_or_buffer: path } = values;
  const name = typeof path === "string" ? (path.split(/[\\/]/).at(-1) ?? path).split("?")[0] : "";
  /** @type {Record<string, any>} */
  const reading = {};
  for (const key of readingArguments) {
    const value = values[key] ?? (key === "sep" ? values.delimiter : undefined);
    // What the name of the file says already.
    if (key === "sep" && value === "\t" && /\.(?:tsv|tab)(?:\.gz)?$/i.test(name)) continue;
    if (typeof value === "string" || typeof value === "number") reading[key] = value;
    if (Array.isArray(value) && key === "na_values") reading[key] = value.map(String);
  }
  if (values.header === null) reading.header = null;
  const names = Array.isArray(values.names)
    ? values.names.filter((/** @type {any} */ one) => typeof one === "string")
    : null;
  if (names) Object.assign(reading, { names }, values.header === undefined && { header: null });
  const known = sampleFiles[name];
  const columns =
    names ?? ev.options.columns ?? (values.header === null ? null : known?.columns) ?? null;
  const source = {
    kind: /** @type {const} */ ("csv"),
    name,
    place: node,
    columns: columns && [...columns],
    reading,
    known,
  };
  const data = new Data(source);
  const { usecols } = values;
  if (Array.isArray(usecols) && usecols.every((one) => typeof one === "string")) {
    const config = { columns: usecols };
    return data.after({ class_name: "SelectColumns", config, place: node }, config);
  }
  return data;
}

/** np.loadtxt(), np.genfromtxt(): rows of numbers, without the names of their columns. @type {Call} */
export function loadText(ev, args, node) {
  const { values, places } = args.bound(["fname", "dtype", "comments", "delimiter"]);
  const { fname: path, delimiter: sep, skiprows, skip_header: skipped = skiprows ?? 0 } = values;
  const named = new Map(
    /** @type {[string, any][]} */ ([
      ["sep", sep ?? "\\s+"],
      // The line that is passed over has the names.
      ...(skipped === 1 ? [] : [["header", null]]),
      ...(typeof skipped === "number" && skipped > 1 ? [["skiprows", skipped]] : []),
    ]),
  );
  if (sep === ",") named.delete("sep");
  const own = Object.assign(Object.create(Object.getPrototypeOf(args)), args, {
    ...{ list: [path], named, places: new Map(Object.entries(places)) },
  });
  return readCsv(ev, own, node).with({ form: "array" });
}

/** @param {string} name @returns {Call} */
export const loadData = (name) => (ev, _args, node) => {
  const known = kerasDatasets[name];
  if (!known) {
    ev.findings.add("left-out", node, {
      what: ev.findings.textOf(node),
      why: { id: "python.why-dataset" },
    });
    return new Unknown(node);
  }
  const source = {
    kind: /** @type {const} */ ("dataset"),
    name,
    place: node,
    columns: null,
    reading: {},
    known,
  };
  const rows = (/** @type {"x" | "y"} */ role, /** @type {"train" | "test"} */ part) =>
    new Data(source, {
      ...{ role, part, form: /** @type {const} */ ("array") },
      shape: role === "y" ? [] : (known.own ?? known.shape ?? null),
      rows: (part === "train" ? known.rows : known.testRows) ?? null,
    });
  return [
    [rows("x", "train"), rows("y", "train")],
    [rows("x", "test"), rows("y", "test")],
  ];
};

/** @param {string} name @returns {Call} */
export const loadSklearn = (name) => (_ev, args, node) => {
  const known = sklearnDatasets[name];
  const source = {
    kind: /** @type {const} */ ("dataset"),
    name,
    place: node,
    columns: known.columns ?? null,
    reading: {},
    known,
  };
  const x = new Data(source, {
    role: "x",
    form: "array",
    rows: known.rows ?? null,
    shape: known.own ?? (known.columns ? [known.columns.length - 1] : null),
  });
  const y = new Data(source, { role: "y", form: "column", shape: [], rows: known.rows ?? null });
  if (args.named.get("return_X_y") === true) return [x, y];
  return new Map(
    /** @type {[string, any][]} */ ([
      ["data", x],
      ["target", y],
      ["images", x],
    ]),
  );
};

/** Arrays by their names, of one file. */
export class Arrays {
  /** @param {string} name @param {Syntax} place */
  constructor(name, place) {
    const kind = /** @type {const} */ ("folder");
    this.source = { kind, name, place, columns: null, reading: {} };
  }

  /** What it is for, its name tells. @param {any} name */
  of(name) {
    const { part, role } = partOf(String(name)) ?? { part: "all", role: null };
    return new Data(this.source, { part, role, array: String(name), form: "array" });
  }
}

/** np.load(): an array, or several by their names. @type {Call} */
export function loadArrays(_ev, { list: [path] }, node) {
  if (typeof path !== "string") return new Unknown(node);
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const arrays = new Arrays(name, node);
  return /\.npz$/i.test(name) ? arrays : arrays.of(name.replace(/\.\w+$/, ""));
}
