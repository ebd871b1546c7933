/** Functions by their whole name. What is not here and gives nothing that is needed, such as plots, is passed over. */

import { channelsLast } from "./channels.js";
import { containerFunctions } from "./containers.js";
import { sklearnDatasets } from "./datasets.js";
import { loadArrays, loadData, loadSklearn, loadText, readCsv } from "./sources.js";
import { entryOf } from "./entries.js";
import { inputBatchOf } from "./stateful.js";
import { ofCells, thresholded } from "./same-layers.js";
import { functionOfTensors } from "./tensors.js";
import { estimatorOf, isEstimator, split } from "./estimators.js";
import { pipelines } from "./pipelines.js";
import { wrapperOf } from "./wrappers.js";
import { standIns } from "./stand-ins.js";
import { gathered } from "./series.js";
import { rowFunctions } from "./row-functions.js";
import { Folds } from "./folds.js";
import { asGroups } from "./groups.js";
import { unknownCall } from "./missing.js";
import { findEntry, kindOfModule } from "./names.js";
import { memberOf } from "./methods.js";
import { numberFunctions } from "./number-functions.js";
import { objectFunctions } from "./object-functions.js";
import { superOf } from "./objects.js";
import { functional, holes, input, merging, sequential } from "./layers.js";
import { Eye, columnsOf } from "./tables.js";
import { Data, Dim, Entry, Ref, Selected, Stat, Tensor, Unknown, carried } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {(ev: Evaluator, args: Args, node: Syntax) => any} Call */

/** @param {any} value */
const first = ({ list }) => list[0];

/** @type {Call} */
const same = (ev, args, node) => first(args) ?? new Unknown(node);

/** The names of a table's columns, or what is given. @type {Call} */
const listed = (ev, args, node) =>
  first(args) instanceof Data && first(args).form === "table"
    ? (first(args).selected ?? columnsOf(first(args)) ?? new Selected("all"))
    : same(ev, args, node);

/** @type {Call} */
const arrayOf = (ev, args, node) =>
  gathered(same(ev, args, node), (/** @type {Data} */ data) =>
    data.positions !== null || !columnsOf(data) ? new Dim("columns") : columnsOf(data)?.length,
  );

/** @type {Call} */
function length(ev, args, node) {
  const value = first(args);
  if (ev.grown.has(value)) return new Unknown(node, ev.findings.textOf(node));
  if (Array.isArray(value) || typeof value === "string") return value.length;
  if (value instanceof Unique) return value.count;
  if (value instanceof Map) return value.size;
  if (value instanceof Dim) return value;
  return value instanceof Data ? (value.rows ?? new Dim("rows")) : new Unknown(node);
}

/** np.unique(y): all that is asked of it is how many there are. */
class Unique {
  /** @param {Data} data */
  constructor(data) {
    this.count = data.source.known?.classes ?? new Dim("classes");
  }
}

/** @type {Call} */
const unique = (_ev, args, node) =>
  first(args) instanceof Data ? new Unique(first(args)) : new Unknown(node);

/** @type {Call} */
function toCategorical(_ev, args, node) {
  const { values } = args.bound(["x", "num_classes"]);
  const rows = values.x ?? values.y;
  if (!(rows instanceof Data)) return rows instanceof Unknown ? rows : new Unknown(node);
  return rows.with({ encoding: "one-hot", role: rows.role ?? "y" });
}

/** @type {Call} */
function getDummies(_ev, args, node) {
  const { values } = args.bound([
    "data",
    "prefix",
    "prefix_sep",
    "dummy_na",
    "columns",
    "sparse",
    "drop_first",
  ]);
  const { data, columns, drop_first: drops } = values;
  if (!(data instanceof Data)) return new Unknown(node);
  if (data.role === "y" || data.form === "column") return data.with({ encoding: "one-hot" });
  const config = {
    ...(Array.isArray(columns) && { columns }),
    ...(drops === true && { drop_first: true }),
  };
  return data.after({ class_name: "GetDummies", config, place: node, fittedOn: data });
}

/** @param {Stat["name"]} name @returns {Call} */
const statistic = (name) => (_ev, args, node) => {
  const [data, axis = args.named.get("axis")] = args.list;
  return data instanceof Data
    ? new Stat(name, data, Array.isArray(axis) ? "channel" : axis === 0, node)
    : new Unknown(node);
};

/** K.int_shape(x), tf.shape(x) @type {Call} */
const shapeAsked = (ev, args, node) =>
  memberOf(ev, first(args), { ...node, type: "member", name: "shape" });

/** @type {Record<string, Call>} */
const functions = {
  ...numberFunctions,
  ...rowFunctions,
  ...containerFunctions,
  ...objectFunctions,
  "builtins.len": length,
  "builtins.int": (_e, args, node) =>
    typeof first(args) === "number"
      ? Math.trunc(first(args))
      : first(args) instanceof Dim
        ? first(args)
        : new Unknown(node),
  "builtins.float": same,
  "builtins.list": listed,
  "builtins.tuple": listed,
  "builtins.sorted": listed,
  "builtins.next": (ev, args, node) =>
    first(args) instanceof Folds ? first(args).at(0) : new Unknown(node, ev.findings.textOf(node)),
  "builtins.enumerate": (ev, args, node) =>
    first(args) instanceof Folds
      ? [[0, first(args).first(ev, node)]]
      : first(args) === "balanced"
        ? "balanced"
        : Array.isArray(first(args))
          ? first(args).map((/** @type {any} */ one, /** @type {number} */ i) => [i, one])
          : new Unknown(node),
  "builtins.zip": (_e, { list }, node) =>
    list.every(Array.isArray)
      ? list[0].map((/** @type {any} */ _, /** @type {number} */ i) => list.map((one) => one[i]))
      : new Unknown(node),
  "sklearn.utils.class_weight.compute_class_weight": (_e, args, node) =>
    [first(args), args.named.get("class_weight")].includes("balanced")
      ? "balanced"
      : new Unknown(node),
  "builtins.super": superOf,
  ...Object.fromEntries(
    ["keras.backend.int_shape", "keras.backend.shape", "keras.ops.shape", "tensorflow.shape"].map(
      (path) => [path, shapeAsked],
    ),
  ),
  ...Object.fromEntries(
    ["keras.backend.ndim", "keras.ops.ndim", "tensorflow.rank"].map((path) => [
      path,
      (ev, args, node) => {
        const shape = shapeAsked(ev, args, node);
        return Array.isArray(shape) ? shape.length : shape;
      },
    ]),
  ),
  ...{ "keras.initializers.get": same, "keras.regularizers.get": same },
  ...{ "keras.constraints.get": same, "keras.activations.get": same },
  "numpy.eye": () => new Eye(),
  "numpy.identity": () => new Eye(),
  "builtins.set": (_e, args, node) =>
    first(args) instanceof Data ? new Unique(first(args)) : new Unknown(node),
  "keras.models.Sequential": sequential,
  "keras.models.Model": functional,
  "keras.layers.Input": (ev, args, node) => inputLayer(ev, args, node),
  "keras.layers.RNN": (ev, args, node) =>
    ofCells(ev, args, node) ?? entryOf(ev, "layer", "RNN", args, node),
  "keras.layers.ThresholdedReLU": thresholded,
  ...standIns,
  "keras.layers.StackedRNNCells": (_ev, args) => [args.list[0] ?? args.named.get("cells")].flat(),
  "keras.layers.InputLayer": (ev, args, node) => entryOf(ev, "layer", "InputLayer", args, node),
  "keras.utils.to_categorical": toCategorical,
  "tensorflow.one_hot": toCategorical,
  "keras.utils.set_random_seed": (ev, args) => seeded(ev, args),
  "tensorflow.random.set_seed": (ev, args) => seeded(ev, args),
  "tensorflow.set_random_seed": (ev, args) => seeded(ev, args),
  "numpy.random.seed": (ev, args) => seeded(ev, args),
  "random.seed": (ev, args) => seeded(ev, args),
  "pandas.read_csv": readCsv,
  "pandas.read_table": readCsv,
  "pandas.read_json": readCsv,
  "pandas.read_parquet": readCsv,
  "numpy.load": loadArrays,
  "numpy.loadtxt": loadText,
  "numpy.genfromtxt": loadText,
  "pandas.get_dummies": getDummies,
  "pandas.DataFrame": (_e, args, node) => {
    const { values } = args.bound(["data", "index", "columns"]);
    if (values.data instanceof Map && values.data.get("data") instanceof Data)
      return values.data.get("data");
    return values.data instanceof Data ? values.data : new Unknown(node);
  },
  "pandas.concat": (_e, args, node) => new Unknown(node, "pd.concat"),
  "sklearn.model_selection.train_test_split": split,
  "numpy.array": arrayOf,
  "numpy.asarray": arrayOf,
  "numpy.stack": (ev, args, node) => {
    const rows = arrayOf(ev, args, node);
    return rows instanceof Data ? rows : rowFunctions["numpy.stack"](ev, args, node);
  },
  "numpy.float32": same,
  "numpy.ravel": same,
  "numpy.squeeze": same,
  "numpy.expand_dims": (_e, args, node) => {
    const data = first(args);
    if (!(data instanceof Data)) return new Unknown(node);
    return data.with({ shape: data.shape && [...data.shape, 1] });
  },
  "tensorflow.expand_dims": (ev, args, node) => functions["numpy.expand_dims"](ev, args, node),
  "tensorflow.constant": same,
  "tensorflow.cast": same,
  "tensorflow.convert_to_tensor": same,
  "numpy.unique": unique,
  "numpy.max": statistic("max"),
  "numpy.amax": statistic("max"),
  "numpy.min": statistic("min"),
  "numpy.amin": statistic("min"),
  "numpy.mean": statistic("mean"),
  "numpy.std": statistic("std"),
};

/** @param {Evaluator} ev @param {Args} args */
function seeded(ev, { list: [seed] }) {
  if (Number.isInteger(seed) && seed >= 0) ev.seed = seed;
  return null;
}

/** @param {Evaluator} ev @param {Args} args @param {Syntax} node */
function inputLayer(ev, args, node) {
  // input_shape and batch_shape are taken too.
  const entry = entryOf(ev, "layer", "InputLayer", withoutShape(args), node);
  if (!(entry instanceof Entry)) return entry;
  const { values } = args.bound(["shape", "batch_size", "dtype"]);
  const { shape = values.input_shape, batch_shape: batch } = values;
  entry.inputShape = Array.isArray(batch) ? batch.slice(1) : shape;
  entry.inputBatch = inputBatchOf(values);
  if (entry.inputShape instanceof Unknown || entry.inputShape === null)
    entry.inputShape = undefined;
  else if (!Array.isArray(entry.inputShape) && entry.inputShape !== undefined)
    entry.inputShape = [entry.inputShape];
  if (entry.inputShape === undefined && ev.openShape) {
    entry.inputShape = [...ev.openShape];
    entry.isGuess = true;
  }
  channelsLast(ev, entry, {}, node);
  return input(entry);
}

/** The shape is read by itself: it may hold what only the data tells. @param {Args} args */
function withoutShape(args) {
  const named = new Map(args.named);
  for (const name of ["shape", "input_shape"]) named.delete(name);
  return Object.assign(Object.create(Object.getPrototypeOf(args)), args, { list: [], named });
}

/**
 * @param {Evaluator} ev
 * @param {string} path
 * @param {Args} args
 * @param {Syntax} node
 */
export function callRef(ev, path, args, node) {
  const layer = functionOfTensors(ev, path, args, node);
  if (layer) return layer;
  const known = functions[path] ?? pipelines[path] ?? wrapperOf(path);
  if (known) return known(ev, args, node);
  const name = path.slice(path.lastIndexOf(".") + 1);
  const module = path.slice(0, path.lastIndexOf("."));
  if (/^keras\.datasets\.\w+\.load_data$/.test(path))
    return loadData(module.slice(module.lastIndexOf(".") + 1))(ev, args, node);
  if (module === "sklearn.datasets" && Object.hasOwn(sklearnDatasets, name))
    return loadSklearn(name)(ev, args, node);
  if (module === "sklearn.datasets" && /^(load|fetch)_/.test(name)) {
    const what = ev.findings.textOf(node);
    ev.findings.add("left-out", node, { what, why: { id: "python.why-dataset" } });
    return Object.assign(new Unknown(node), { told: true });
  }
  if (isEstimator(path)) return estimatorOf(ev, path, args, node);
  if (module === "keras.layers" && Object.hasOwn(merging, name)) {
    const entry = new Entry("layer", merging[name], {}, node);
    const all = [args.list[0] ?? args.named.get("inputs")].flat();
    holes(ev, all, args.listed[0]?.value ?? node);
    const inputs = all.filter((one) => one instanceof Tensor);
    const { axis, axes, normalize } = args.bound([
      "inputs",
      name === "dot" ? "axes" : "axis",
    ]).values;
    if (name === "concatenate" && Number.isInteger(axis)) entry.config.axis = axis;
    if (name === "dot") Object.assign(entry.config, { axes }, normalize === true && { normalize });
    const call = new Tensor(entry, inputs, node);
    if (inputs.length === 0) return new Unknown(node);
    return name === "concatenate" ? asGroups(call) : call;
  }
  if (module.startsWith("keras.applications") || module.startsWith("tensorflow_hub")) {
    ev.findings.add("pretrained", node, { name });
    return new Unknown(node, name);
  }
  const kind = kindOfModule[module];
  // keras.activations has no LeakyReLU, but keras.layers has.
  if (kind === "activation" && !findEntry(kind, name) && findEntry("layer", name))
    return entryOf(ev, "layer", name, args, node);
  // A loss of one's own.
  const isOfTensors =
    /^(?:loss|metric)$/.test(kind) && args.list.some((one) => one instanceof Tensor);
  if (isOfTensors) return new Unknown(node, ev.findings.textOf(node));
  if (kind && /^[A-Z]/.test(name)) return entryOf(ev, kind, name, args, node);
  // regularizers.l2(0.01) is a class in other words.
  if (kind && kind !== "activation" && kind !== "layer") return entryOf(ev, kind, name, args, node);
  return carried(args.list.flat()) ?? unknownCall(ev, new Ref(path), args, node);
}
