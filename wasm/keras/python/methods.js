/** Attributes and methods of rows, models and what else a notebook holds. */

import { Batches } from "./batches.js";
import { callEstimator } from "./estimators.js";
import { asArray, dataMethods } from "./data-methods.js";
import { partOfDate } from "./dates.js";
import { ofBatches } from "./directories.js";
import { add } from "./layers.js";
import { layerOf, layersOf, memberOfLayer, memberOfModel, memberOfTensor } from "./model-parts.js";
import { RowType, callMap } from "./containers.js";
import { canonical } from "./names.js";
import { Super, callSuper, isObject, memberOfObject } from "./objects.js";
import { Pipeline, callPipeline } from "./pipelines.js";
import { modelOfObject } from "./subclasses.js";
import { columnsOf } from "./tables.js";
import { callText } from "./texts.js";
import { weightOf } from "./weights.js";
import { callWrapped } from "./wrappers.js";
import { compile, evaluateModel, fit } from "./training.js";
import {
  Class,
  Data,
  Dim,
  Entry,
  Estimator,
  Formula,
  Method,
  Model,
  Ref,
  Selected,
  Stat,
  Tensor,
  Unknown,
} from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** @param {Data} data @returns {any[]} */
export function shapeOf(data) {
  const rows = data.rows ?? new Dim("rows");
  if (data.encoding === "one-hot") return [rows, data.source.known?.classes ?? new Dim("classes")];
  if (data.shape) return [rows, ...data.shape];
  if (data.form === "column") return [rows];
  const grows = data.steps.some(({ class_name }) =>
    /^(GetDummies|OneHotEncoder|PolynomialFeatures|PCA|)$/.test(class_name),
  );
  const names = grows ? null : columnsOf(data);
  if (names && data.columns) return [rows, names.length];
  const span = data.positions;
  if (!grows && span && typeof span === "object" && span.last !== null && span.last > 0)
    return [rows, span.last - span.first];
  return [rows, names?.length ?? new Dim("columns")];
}

/** @type {Record<string, (data: Data) => any>} */
const attributes = {
  shape: shapeOf,
  values: asArray,
  T: (data) => data,
  ndim: (data) => shapeOf(data).length,
  columns: (data) => data.selected ?? columnsOf(data) ?? new Selected("all"),
  data: (data) => data,
};

/** Attributes of a table that are no columns. */
const ofPandas = new Set(
  (
    "loc iloc at iat index dtypes size empty axes plot str dt cat flat style sparse attrs flags " +
    "min max mean std median mode sum count var corr describe info head tail hist boxplot"
  ).split(" "),
);

/** Python's module string. @type {Record<string, string>} */
const letters = {
  ascii_lowercase: "abcdefghijklmnopqrstuvwxyz",
  ascii_uppercase: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  digits: "0123456789",
};

/**
 * @param {Evaluator} ev
 * @param {any} object
 * @param {Syntax} node
 */
export function memberOf(ev, object, node) {
  const { name } = node;
  if (object instanceof Ref) {
    if (object.path === "numpy" && /^(nan|NaN|NAN)$/.test(name)) return null;
    // A program is read as it runs without arguments.
    if (object.path === "sys" && name === "argv") return [""];
    if (object.path === "string" && Object.hasOwn(letters, name)) return letters[name];
    return new Ref(canonical(`${object.path}.${name}`));
  }
  if (object instanceof Data) {
    if (Object.hasOwn(attributes, name)) return attributes[name](object);
    const known = columnsOf(object);
    const isOwn = Object.hasOwn(dataMethods, name) || ofPandas.has(name);
    const isOpen = known === null && object.form === "table" && !node.isCalled;
    const isColumn = (known?.includes(name) || isOpen) && !isOwn;
    return isColumn
      ? ev.see_index({
          ...node,
          index: { type: "constant", value: name, from: node.from, to: node.to },
        })
      : new Method(object, name, node);
  }
  if (object instanceof Batches) return ofBatches(name) ?? new Method(object, name, node);
  if (object instanceof Method && object.name === "dt" && object.self instanceof Data)
    return partOfDate(object.self, name, node) ?? new Method(object, name, node);
  if (isObject(object) || object instanceof Class || object instanceof Super)
    return memberOfObject(ev, object, node);
  if (object instanceof Map && object.has(name)) return object.get(name);
  if (object instanceof RowType && name === "_fields") return object.fields;
  const part = partOf(ev, object, node);
  if (part !== undefined) return part;
  // One device, whatever strategy there is.
  if (name === "num_replicas_in_sync") return 1;
  if (object instanceof Unknown)
    return Object.assign(new Unknown(node, ev.findings.textOf(node)), { told: object.told });
  return new Method(object, name, node);
}

/** Of a model, a layer or a tensor. @param {Evaluator} ev @param {any} object @param {Syntax} node */
function partOf(ev, object, node) {
  if (object instanceof Model) return memberOfModel(ev, object, node);
  if (object instanceof Tensor) return memberOfTensor(ev, object, node);
  if (Array.isArray(object) && /^(rank|ndims)$/.test(node.name)) return object.length;
  return object instanceof Entry && object.kind === "layer"
    ? memberOfLayer(ev, object, node)
    : undefined;
}

/** @type {Record<string, Stat["name"]>} */
const statistics = {
  min: "min",
  max: "max",
  mean: "mean",
  std: "std",
  median: "median",
  mode: "mode",
};

/** @param {Evaluator} ev @param {Data} data @param {Method} method @param {Args} args @param {Syntax} node */
function callData(ev, data, { name }, args, node) {
  if (Object.hasOwn(statistics, name)) {
    const axis = args.list[0] ?? args.named.get("axis");
    const by = Array.isArray(axis) ? "channel" : axis === 0 || data.form === "table";
    return new Stat(statistics[name], data, by, node);
  }
  if (name === "pop") return popped(ev, data, args, node);
  if (name === "applymap") {
    const place = { from: node.callee.nameFrom, to: node.callee.nameTo };
    ev.findings.add("old-pandas", node, { name: "applymap", known: "map" }, [
      { ...place, insert: "map" },
    ]);
  }
  const call = Object.hasOwn(dataMethods, name) ? dataMethods[name] : null;
  if (!call) return new Unknown(node, ev.findings.textOf(node));
  const result = call(data, args, node);
  if (args.named.get("inplace") !== true) return result;
  ev.assign(node.callee.object, result, node);
  return null;
}

/** y = df.pop("class"): the table loses the column. @param {Evaluator} ev @param {Data} data @param {Args} args @param {Syntax} node */
function popped(ev, data, { list: [name] }, node) {
  if (typeof name !== "string") return new Unknown(node);
  const column = ev.see_index({
    ...node.callee,
    index: { type: "constant", value: name, from: node.from, to: node.to },
  });
  ev.assign(
    node.callee.object,
    data.with({
      dropped: [...data.dropped, name],
      columns: data.columns?.filter((one) => one !== name) ?? null,
    }),
    node,
  );
  return column;
}

/**
 * @param {Evaluator} ev
 * @param {Method} method
 * @param {Args} args
 * @param {Syntax} node
 */
export function callMethod(ev, method, args, node) {
  const { self, name } = method;
  if (self instanceof Data) return callData(ev, self, method, args, node);
  if (self instanceof Model) return callModel(ev, self, name, args, node);
  const own = Object.hasOwn(modelMethods, name) ? modelOfObject(ev, self, node) : null;
  if (own) return callModel(ev, own, name, args, node);
  const wrapped = callWrapped(ev, self, name, args, node);
  if (wrapped !== undefined) return wrapped;
  if (self instanceof Pipeline) return callPipeline(ev, self, name, args, node);
  if (self instanceof Estimator) return callEstimator(ev, self, name, args, node);
  if (self instanceof Stat) return Object.hasOwn(statistics, name) ? self : new Unknown(node);
  if (self instanceof Formula) {
    const { op, left, right, place } = self;
    // Less its mean it varies as much.
    const isShifted = op === "-" && left instanceof Data && right instanceof Stat;
    if (name === "std" && isShifted) return new Stat("std", left, right.byColumn, place);
    return name === "astype" ? self : new Unknown(node);
  }
  if (self instanceof Super) return callSuper(ev, self, name, args, node);
  if (isObject(self)) return weightOf(name, args, node) ?? unknownCall(ev, node);
  if (Array.isArray(self)) return callList(ev, self, name, args, node);
  if (self instanceof Map) return callMap(ev, self, name, args, node);
  if (typeof self === "string") return callText(self, name, args) ?? new Unknown(node);
  if (self instanceof Entry && name === "adapt") return null;
  if (self instanceof Entry && /^reset_states?$/.test(name))
    return resetBehind(ev.models.find((model) => layersOf(ev, model).includes(self)));
  if (self instanceof Tensor && name === "get_shape")
    return memberOfTensor(ev, self, { ...node, name: "shape" });
  return new Unknown(node, ev.findings.textOf(node));
}

/** @param {Evaluator} ev @param {Syntax} node */
const unknownCall = (ev, node) => new Unknown(node, ev.findings.textOf(node));

/** @param {Evaluator} ev @param {any[]} self @param {string} name @param {Args} args @param {Syntax} node */
function callList(ev, self, name, { list }, node) {
  if (ev.guessing > 0 && /^(append|extend|insert)$/.test(name)) ev.grown.add(self);
  if (name === "append") self.push(list[0]);
  else if (name === "extend" && Array.isArray(list[0])) self.push(...list[0]);
  else if (name === "insert") self.splice(list[0], 0, list[1]);
  if (/^(append|extend|insert)$/.test(name)) return null;
  if (name === "copy" || name === "as_list") return [...self];
  if (name === "index") return self.indexOf(list[0]);
  return new Unknown(node);
}

/** @type {Record<string, (ev: Evaluator, model: Model, args: Args, node: Syntax) => any>} */
const modelMethods = {
  add: (ev, model, args, node) =>
    add(ev, model, args.list[0] ?? args.named.get("layer"), node.args[0]?.value ?? node),
  pop: (_ev, model) => model.layers.pop() ?? null,
  compile,
  fit,
  evaluate: (ev, model, args, node) => evaluateModel(ev, model, "evaluate", args, node),
  predict: (ev, model, args, node) => evaluateModel(ev, model, "predict", args, node),
  predict_classes: (ev, model, args, node) => {
    const place = { from: node.callee.nameFrom, to: node.callee.nameTo };
    ev.findings.add("predict-classes", place, {});
    return evaluateModel(ev, model, "predict", args, node);
  },
  fit_generator: (ev, model, args, node) => {
    const place = { from: node.callee.nameFrom, to: node.callee.nameTo };
    const given = args.places.get("generator");
    ev.findings.add("old-method", place, { name: "fit_generator", known: "fit" }, [
      { ...place, insert: "fit" },
      ...(given ? [{ from: given.nameFrom, to: given.nameTo, insert: "x" }] : []),
    ]);
    for (const all of [args.named, args.places]) {
      if (all.has("generator")) all.set("x", all.get("generator"));
      all.delete("generator");
    }
    return fit(ev, model, args, node);
  },
  load_weights: (_ev, model, { list: [path], named }) => {
    const from = path ?? named.get("filepath");
    // What is loaded behind fit() is what that saved.
    if (model.fitted || typeof from !== "string" || !/\.(keras|h5)$/i.test(from)) return null;
    const name = from.split(/[\\/]/).at(-1) ?? from;
    model.begun = {
      file: { name },
      ...(named.get("skip_mismatch") === true && { head: "new" }),
    };
    return null;
  },
  train_on_batch: (ev, _model, _args, node) => {
    ev.findings.add("custom-loop", node);
    return new Unknown(node);
  },
  reset_states: (_ev, model) => resetBehind(model),
  get_layer: layerOf,
};

/** Stateful layers begin with zeros again. @param {Model | undefined} model */
function resetBehind(model) {
  if (model?.fitted) model.fitted.resets = true;
  return null;
}

/** @param {Evaluator} ev @param {Model} model @param {string} name @param {Args} args @param {Syntax} node */
function callModel(ev, model, name, args, node) {
  const call = Object.hasOwn(modelMethods, name) ? modelMethods[name] : null;
  return call ? call(ev, model, args, node) : new Unknown(node);
}
