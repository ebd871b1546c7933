/** Functions of pandas, NumPy and scikit-learn that change rows, each as the step that it is. */

import { toDatetime } from "./dates.js";
import { reshaped } from "./reshape.js";
import { timeseries } from "./series.js";
import { RowNumbers } from "./folds.js";
import { Data, Dim, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {(ev: Evaluator, args: Args, node: Syntax) => any} Call */

/** np.stack of scaled channels is the scaling of each channel. @type {Call} */
function stack(_ev, args, node) {
  const [parts] = args.list;
  if (!Array.isArray(parts) || parts.length === 0) return new Unknown(node);
  const data = parts.filter((one) => one instanceof Data);
  if (data.length !== parts.length) return new Unknown(node);
  const last = data[0].steps.at(-1);
  const isScaled = data.every((one) => one.steps.at(-1)?.class_name === last?.class_name);
  if (last?.class_name !== "Normalization" || !isScaled) return data[0];
  const step = { ...last, config: { ...last.config, axis: undefined } };
  delete step.config.axis;
  return data[0].with({
    steps: [...data[0].steps.slice(0, -1), step],
    shape: data[0].source.known?.own ?? null,
  });
}

/** pd.cut() between edges that are given. @type {Call} */
function cut(_ev, args, node) {
  const { values } = args.bound(["x", "bins", "right", "labels"]);
  const { x, bins, right, labels, include_lowest: lowest } = values;
  const isGiven = Array.isArray(bins) && bins.every((one) => typeof one === "number");
  const isNamed = Array.isArray(labels) && labels.every((one) => typeof one === "string");
  if (!(x instanceof Data)) return new Unknown(node);
  if (!isGiven || !(labels === false || isNamed))
    return x.after({ class_name: "", config: {}, place: node });
  const config = {
    ...{ bins, ...(isNamed && { labels }) },
    ...(right === false && { right }),
    ...(lowest === true && { include_lowest: lowest }),
  };
  return x.after({ class_name: "Cut", config, place: node });
}

/** A function of the cells, which is a step of the columns that it is for. @param {string} class_name @param {Record<string, any>} config @returns {Call} */
const ofCells = (class_name, config) => (_ev, args, node) => {
  const [data] = args.list;
  return data instanceof Data && data.role !== "y"
    ? data.after({ class_name, config, place: node })
    : new Unknown(node);
};

/** np.trunc(x.astype(float)) is one step. @type {Call} */
function truncated(_ev, { list: [data] }, node) {
  if (!(data instanceof Data)) return new Unknown(node);
  const isFloat = data.steps.at(-1)?.class_name === "AsType";
  const steps = isFloat ? data.steps.slice(0, -1) : data.steps;
  const step = { class_name: "AsType", config: { dtype: "int" }, place: node };
  return data.with({ steps }).after(step);
}

/** @type {Call} */
function toNumeric(_ev, args, node) {
  const { arg: data, errors } = args.bound(["arg", "errors"]).values;
  if (!(data instanceof Data)) return new Unknown(node);
  if (data.role === "y") return data;
  const config = errors === "coerce" ? { errors } : {};
  return data.after({ class_name: "ToNumeric", config, place: node });
}

/** Numbers of rows in their order, or shuffled. @type {Call} */
const rowNumbers = (_ev, { list: [count] }, node) =>
  count instanceof RowNumbers || (count instanceof Dim && count.of === "rows")
    ? new RowNumbers("all", null)
    : typeof count === "number"
      ? new RowNumbers("all", null)
      : new Unknown(node);

/** sklearn.utils.shuffle() draws as sample(frac=1) does. @type {Call} */
function shuffled(_ev, { list, named }, node) {
  const seed = named.get("random_state");
  const config = { frac: 1, ...(Number.isInteger(seed) && { random_state: seed }) };
  const all = list.map((one) =>
    one instanceof Data ? one.after({ class_name: "Sample", config, place: node }) : one,
  );
  return all.length === 1 ? all[0] : all;
}

/** np.where(df["left"] == "yes", 1, 0): which rows are so. @type {Call} */
const where = (ev, { list: [test, ...values] }, node) =>
  test instanceof Data && values.every((one) => typeof one === "number")
    ? test
    : new Unknown(node, ev.findings.textOf(node));

/** shutil.unpack_archive("pets.zip", "pets") @type {Call} */
function unpacked(ev, { list: [archive, folder], named }) {
  const into = folder ?? named.get("extract_dir");
  if (typeof archive === "string" && typeof into === "string") ev.unpacked.set(into, archive);
  return null;
}

/** @type {Call} */
function repeated(_ev, { list: [data, times], named }, node) {
  if (!(data instanceof Data)) return new Unknown(node);
  return times === 3 && named.get("axis") === -1
    ? data.after({ class_name: "GrayscaleToRGB", config: {}, place: node })
    : data.after({ class_name: "", config: {}, place: node });
}

/** tf.image.resize(images, (height, width)) @type {Call} */
function resized(_ev, { list: [data, size], named }, node) {
  const [height, width] = size ?? named.get("size") ?? [];
  if (!(data instanceof Data)) return new Unknown(node);
  const isKnown = typeof height === "number" && typeof width === "number";
  const step = isKnown
    ? { class_name: "Resizing", config: { height, width } }
    : { class_name: "", config: {} };
  return data.after({ ...step, place: node });
}

/** @type {Call} */
function ofShape(_ev, args, node) {
  const [data, shape = args.named.get("newshape") ?? args.named.get("shape")] = args.list;
  return data instanceof Data ? reshaped(data, [shape].flat()) : new Unknown(node);
}

/** @type {Record<string, Call>} */
export const rowFunctions = {
  "pandas.cut": cut,
  "pandas.to_numeric": toNumeric,
  "pandas.to_datetime": toDatetime,
  "numpy.log1p": ofCells("Log1p", {}),
  "numpy.trunc": truncated,
  "numpy.stack": stack,
  "numpy.where": where,
  "tensorflow.image.resize": resized,
  "tensorflow.image.rgb_to_grayscale": ofCells("Grayscale", {}),
  "tensorflow.image.grayscale_to_rgb": ofCells("GrayscaleToRGB", {}),
  "tensorflow.image.per_image_standardization": ofCells("PerImageStandardization", {}),
  "numpy.repeat": repeated,
  "numpy.reshape": ofShape,
  "numpy.arange": rowNumbers,
  "numpy.random.permutation": rowNumbers,
  "keras.utils.timeseries_dataset_from_array": timeseries,
  "keras.preprocessing.timeseries_dataset_from_array": timeseries,
  "sklearn.utils.shuffle": shuffled,
  "shutil.unpack_archive": unpacked,
};
