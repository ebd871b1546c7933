/** scikit-learn and imbalanced-learn: what is fitted, and how rows are split. */

import { nearest } from "./findings.js";
import { RowNumbers, callSplitter, parted, splitters } from "./folds.js";
import { findEntry, positional } from "./names.js";
import { Data, Dim, Estimator, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** Steps of the catalogue, by the module that has them. @type {[module: string, names: string[]][]} */
const modules = [
  [
    "sklearn.preprocessing",
    [
      ...["MinMaxScaler", "StandardScaler", "RobustScaler", "MaxAbsScaler", "Normalizer"],
      ...["QuantileTransformer", "PowerTransformer", "OneHotEncoder", "OrdinalEncoder"],
      ...["LabelEncoder", "LabelBinarizer", "PolynomialFeatures", "KBinsDiscretizer"],
    ],
  ],
  ["sklearn.impute", ["SimpleImputer", "KNNImputer"]],
  ["sklearn.decomposition", ["PCA"]],
  [
    "imblearn",
    [
      ...["SMOTE", "SMOTENC", "BorderlineSMOTE", "ADASYN", "RandomOverSampler"],
      ...["RandomUnderSampler", "TomekLinks"],
    ],
  ],
  ["sklearn.model_selection", splitters],
];
const estimators = new Set(
  modules.flatMap(([module, names]) => names.map((name) => `${module}.${name}`)),
);
export const resamplers = new Set(modules[3][1]);
const ofTarget = new Set(["LabelEncoder", "LabelBinarizer"]);

/** @param {string} path */
export const isEstimator = (path) => estimators.has(path);

/** What has no effect on the rows. */
const passed = new Set([
  "copy",
  "n_jobs",
  "dtype",
  "sparse",
  "sparse_output",
  "svd_solver",
  "verbose",
]);

/**
 * @param {Evaluator} ev
 * @param {string} path
 * @param {Args} args
 * @param {Syntax} node
 */
export function estimatorOf(ev, path, args, node) {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const entry = ofTarget.has(name) ? undefined : findEntry("preparation", name);
  /** @type {Record<string, any>} */
  const config = {};
  if (entry) {
    const order = positional[name] ?? [...entry.args.keys()].filter((one) => one !== "columns");
    const { values, places } = args.bound(order);
    for (const [given, value] of Object.entries(values)) {
      const place = places[given] ?? node;
      if (entry.args.has(given) && given !== "fit_on") {
        if (value instanceof Unknown || value instanceof Dim) {
          ev.findings.add("left-out", place, {
            what: ev.findings.textOf(place),
            why: { id: "python.why-unknown" },
          });
        } else if (value !== "onehot-dense")
          config[given] = value instanceof Map ? Object.fromEntries(value) : value;
      } else if (!passed.has(given)) {
        const near = nearest(given, [...entry.args.keys()]);
        const at = {
          from: places[given]?.nameFrom ?? node.from,
          to: places[given]?.nameTo ?? node.to,
        };
        const values_ = { class: name, argument: given, known: near ?? "" };
        ev.findings.add(
          near ? "misspelt-argument" : "no-such-argument",
          place,
          values_,
          near ? [{ ...at, insert: near }] : undefined,
        );
        if (near) config[near] = value;
      }
    }
  }
  return new Estimator(name, config, node);
}

/**
 * fit, transform, fit_transform, fit_resample.
 * @param {Evaluator} ev
 * @param {Estimator} estimator
 * @param {string} method
 * @param {Args} args
 * @param {Syntax} node
 */
export function callEstimator(ev, estimator, method, args, node) {
  if (method === "set_output") return estimator;
  if (splitters.includes(estimator.class_name)) return callSplitter(estimator, method, args, node);
  const { values } = args.bound(["X", "y"]);
  const data = values.X ?? values.x ?? (values.y instanceof Data ? values.y : undefined);
  if (/^fit_(re)?sample$/.test(method)) return resampled(estimator, values, node);
  if (!(data instanceof Data)) return data instanceof Unknown ? data : new Unknown(node);
  if (method === "fit") {
    estimator.fittedOn = data;
    return estimator;
  }
  if (method !== "transform" && method !== "fit_transform") return new Unknown(node, method);
  if (method === "fit_transform") {
    if (estimator.fittedOn && data.part === "test" && estimator.fittedOn.part === "train") {
      ev.findings.add(
        "fit-on-test",
        node,
        { class: estimator.class_name },
        replaceMethod(node, "transform"),
      );
    } else {
      if (data.part === "test" && !ofTarget.has(estimator.class_name)) {
        ev.findings.add("fit-on-test", node, { class: estimator.class_name });
      }
      estimator.fittedOn = data;
    }
  } else if (!estimator.fittedOn) {
    ev.findings.add(
      "not-fitted",
      node,
      { class: estimator.class_name },
      data.part === "test" ? undefined : replaceMethod(node, "fit_transform"),
    );
    estimator.fittedOn = data;
  }
  return transformed(estimator, data, node);
}

/** @param {Syntax} node @param {string} insert */
function replaceMethod({ callee }, insert) {
  return callee?.type === "member"
    ? [{ from: callee.nameFrom, to: callee.nameTo, insert }]
    : undefined;
}

/** @param {Estimator} estimator @param {Data} data @param {Syntax} node */
function transformed(estimator, data, node) {
  const { class_name, config, fittedOn } = estimator;
  const isTarget = data.role === "y" || ofTarget.has(class_name);
  const scaling =
    class_name === "StandardScaler" || class_name === "MinMaxScaler" ? class_name : null;
  if (isTarget) {
    if (class_name === "LabelEncoder") {
      // A column of a table that becomes numbers: it is known which only where it is assigned.
      return data.with({ encoding: data.encoding ?? "integer", encoder: estimator });
    }
    if (class_name === "OneHotEncoder" || class_name === "LabelBinarizer")
      return data.with({ encoding: "one-hot" });
    if (scaling) return data.with({ scaling });
  }
  // A column that turns out to be the target is scaled as it is; one of the others by the step.
  return data.after(
    { class_name, config, place: node, fittedOn, from: estimator },
    { form: "array", ...(scaling && { scaling }) },
  );
}

/** @param {Estimator} estimator @param {Record<string, any>} values @param {Syntax} node */
function resampled({ class_name, config }, { X: x, y }, node) {
  if (!(x instanceof Data)) return new Unknown(node);
  const step = { class_name, config, place: node, fittedOn: x };
  return [
    x.after(step, { rows: null }),
    y instanceof Data ? y.after(step, { rows: null }) : new Unknown(node),
  ];
}

/**
 * train_test_split(): of each of its arguments two parts.
 * @param {Evaluator} ev
 * @param {Args} args
 * @param {Syntax} node
 */
export function split(ev, args, node) {
  const known = ["test_size", "train_size", "random_state", "shuffle", "stratify"];
  /** @type {Record<string, any>} */
  const config = {};
  for (const [given, value] of args.named) {
    const place = args.places.get(given) ?? node;
    const near = known.includes(given) ? given : nearest(given, known);
    if (near !== given) {
      const at = {
        from: args.places.get(given)?.nameFrom ?? node.from,
        to: args.places.get(given)?.nameTo ?? node.to,
      };
      const values = { class: "train_test_split", argument: given, known: near ?? "" };
      ev.findings.add(
        near ? "misspelt-argument" : "no-such-argument",
        place,
        values,
        near ? [{ ...at, insert: near }] : undefined,
      );
    }
    if (near === "stratify") {
      if (value !== null && value !== false) config.stratify = true;
    } else if (near && !(value instanceof Unknown) && !(value instanceof Dim)) {
      if (value !== null) config[near] = value;
    } else if (near) {
      ev.findings.add("left-out", place, {
        what: ev.findings.textOf(place),
        why: { id: "python.why-unknown" },
      });
    }
  }
  // scikit-learn's default is a quarter; so it is said.
  if (config.test_size === undefined && config.train_size === undefined) config.test_size = 0.25;
  return args.list.flatMap(
    (/** @type {any} */ value) => /** @type {any[]} */ (partsOf(value, config, node)),
  );
}

/** The training rows and the others. @param {any} value @param {Record<string, any>} config @param {Syntax} node */
function partsOf(value, config, node) {
  if (value instanceof RowNumbers && value.part === "all")
    return parted({ class_name: "TrainTestSplit", config, place: node });
  if (!(value instanceof Data)) return [new Unknown(node), new Unknown(node)];
  const isSecond = value.part !== "all";
  const step = { class_name: "TrainTestSplit", config, place: node };
  const parts = { rows: null, split: step };
  if (!isSecond) {
    return [
      value.after(step, { ...parts, part: "train" }),
      value.after(step, { ...parts, part: "test" }),
    ];
  }
  const second = { ...step, class_name: "second-split" };
  const other = value.part === "test" ? "test" : "validation";
  return [value.after(second, { ...parts }), value.after(second, { ...parts, part: other })];
}
