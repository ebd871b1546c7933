/**
 * What notebooks put around numbers, functions and rows: arguments of the command line, tuners, wrappers of scikit-learn,
 * functools.partial and tf.data. What each would give first is taken.
 */

import { Batches } from "./batches.js";
import { Pipeline, callPipeline } from "./pipelines.js";
import { Generator, fromDirectory, generatorOf } from "./directories.js";
import { sizesOf } from "./shapes.js";
import { fit } from "./training.js";
import { Curried, Data, Func, Model, Ref, Tensor, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {(ev: Evaluator, args: Args, node: Syntax) => any} Call */

/** argparse.ArgumentParser(): what parse_args() gives without a command line. */
class Parser extends Map {
  /** @param {string} method @param {Args} args */
  call(method, { list, named }) {
    if (/^parse_(known_)?args$/.test(method)) return method === "parse_args" ? this : [this, []];
    if (method !== "add_argument") return method.startsWith("add_") ? this : null;
    const name = named.get("dest") ?? list.findLast((one) => typeof one === "string") ?? "";
    const action = named.get("action");
    const usual = action === "store_true" ? false : action === "store_false" ? true : null;
    this.set(String(name).replace(/^-+/, "").replaceAll("-", "_"), named.get("default") ?? usual);
    return null;
  }
}

/** keras_tuner's HyperParameters: the first that each would give. */
export class Hyper {
  /** @param {string} method @param {Args} args @param {Syntax} node */
  call(method, args, node) {
    const { values } = args.bound(["name", method === "Choice" ? "values" : "min_value"]);
    if (values.default !== undefined) return values.default;
    if (method === "Boolean") return false;
    if (method === "Choice" && Array.isArray(values.values)) return values.values[0];
    return values.min_value ?? values.value ?? new Unknown(node);
  }
}

/** The middle of a range in steps. @param {number} low @param {number} high @param {number} step */
const middle = (low, high, step) => Math.round((low + high) / 2 / step) * step;

/** What Hyperas tries, by the distributions of hyperopt. @type {Record<string, (list: any[]) => any>} */
const distributions = {
  choice: ([values]) => (Array.isArray(values) ? values[0] : undefined),
  uniform: ([low, high]) => (low + high) / 2,
  quniform: ([low, high, step]) => middle(low, high, step),
  randint: ([high]) => middle(0, high, 1),
  loguniform: ([low, high]) => Math.exp((low + high) / 2),
  normal: ([mean]) => mean,
};

/**
 * {{choice([64, 128])}}, {{uniform(0, 1)}}: a template of Hyperas.
 * @param {Evaluator} ev
 * @param {Syntax} node of a list or a set
 * @returns {any} undefined where it is none
 */
export function templateValue(ev, { items, from, to }) {
  if (!/^\{\s*\{/.test(ev.text.slice(from, from + 20)) || items.length !== 1) return undefined;
  const [inner] = items;
  const [call] = inner.items ?? [];
  const name = call?.type === "call" ? String(call.callee.name) : "";
  if (!Object.hasOwn(distributions, name)) return undefined;
  const value = distributions[name](ev.args(call.args).list);
  if (value === undefined || Number.isNaN(value)) return undefined;
  ev.findings.drop(/^python\.tuner$/);
  ev.findings.add("tuner", { from, to });
  return value;
}

/** A tuner, or a wrapper of scikit-learn, with the model that its function makes. */
class Wrapper {
  /** @param {Model} model @param {Map<string, any>} named @param {Map<string, any>} places what fit() is told beside rows */
  constructor(model, named, places) {
    this.model = model;
    this.named = named;
    this.places = places;
  }

  /** @param {Evaluator} ev @param {string} method @param {Args} args @param {Syntax} node */
  call(ev, method, args, node) {
    if (method === "get_best_models" || method === "get_params") return [this.model];
    if (method !== "fit" && method !== "search") return new Unknown(node);
    const merged = Object.assign(Object.create(Object.getPrototypeOf(args)), args, {
      named: new Map([...this.named, ...args.named]),
      places: new Map([...this.places, ...args.places]),
    });
    fit(ev, this.model, merged, node);
    const { args: fitted } = /** @type {NonNullable<Model["fitted"]>} */ (this.model.fitted);
    // The wrapper turns labels into what the loss takes.
    const isOneHot = this.model.compiled?.args.loss === "categorical_crossentropy";
    if (method === "fit" && isOneHot && fitted.y instanceof Data)
      fitted.y = fitted.y.with({ encoding: "one-hot" });
    return this;
  }
}

/** What a function makes of each batch: map(lambda x, y: (x / 255, y)). @param {Evaluator} ev @param {Batches} batches @param {string} name @param {Args} args @param {Syntax} node */
function callBatches(ev, batches, name, args, node) {
  const [func] = args.list;
  if (name !== "map" || !(func instanceof Func)) return batches.call(name, args, node);
  const { x, y, size } = batches;
  const list = y === null ? [x] : [x, y];
  const given = Object.assign(Object.create(Object.getPrototypeOf(args)), args, {
    ...{ list, named: new Map() },
  });
  const [made, targets = y] = [ev.callFunction(func, given, node)].flat();
  return made instanceof Data && (targets === null || targets instanceof Data)
    ? new Batches(made, targets, size)
    : batches.call(name, args, node);
}

/** Which of fit()'s arguments wrappers take, too. */
const ofFit = new Set([
  "epochs",
  "batch_size",
  "validation_split",
  "callbacks",
  "verbose",
  "shuffle",
]);

/** @param {(func: Func, args: Args) => any[]} listOf what the function is called with @returns {Call} */
const wrapping = (listOf) => (ev, args, node) => {
  const made =
    args.list[0] ??
    ["model", "build_fn", "hypermodel"].map((name) => args.named.get(name)).find(Boolean);
  if (!(made instanceof Func)) return new Unknown(node, ev.findings.textOf(node));
  const named = [...args.named].map(([name, value]) => [name.replace(/^model__/, ""), value]);
  const own = made.params.map(({ name }) => name);
  const given = named.filter(([name]) => own.includes(name));
  const inner = Object.assign(Object.create(Object.getPrototypeOf(args)), args, {
    list: listOf(made, args),
    named: new Map(/** @type {[string, any][]} */ (given)),
  });
  const model = ev.callFunction(made, inner, node);
  if (!(model instanceof Model)) return new Unknown(node, ev.findings.textOf(node));
  const some = (/** @type {Map<string, any>} */ all) =>
    new Map([...all].filter(([name]) => ofFit.has(name)));
  return new Wrapper(model, some(args.named), some(args.places));
};

/** @type {Call} */
const ofTensors = (_ev, { list: [given] }, node) => {
  const [x, y = null] = Array.isArray(given) ? given : [given];
  return x instanceof Data ? new Batches(x, y, null) : new Unknown(node);
};

/** @type {Call} */
const tuner = (ev, args, node) => {
  ev.findings.add("tuner", node);
  return wrapping(() => [new Hyper()])(ev, args, node);
};
const wrapper = wrapping(() => []);

/** Every one with every other: loops over itertools.product(). @type {Call} */
const product = (_ev, { list }, node) =>
  list.every(Array.isArray)
    ? list.reduce(
        (/** @type {any[][]} */ all, /** @type {any[]} */ one) =>
          all.flatMap((first) => one.map((next) => [...first, next])),
        [[]],
      )
    : new Unknown(node);

/** Which package is Keras is left to the caller: backend, layers, models, utils. @type {Call} */
const submodules = () =>
  ["backend", "layers", "models", "utils"].map((name) => new Ref(`keras.${name}`));

/** The shape that is given, or an image of three channels of the model's usual size. @type {Call} */
const imageShape = (_ev, args, node) => {
  const { input_shape: shape, default_size: size } = args.bound([
    "input_shape",
    "default_size",
  ]).values;
  if (Array.isArray(shape)) return shape;
  return Number.isInteger(size) ? [size, size, 3] : new Unknown(node, "input_shape");
};

/** Keras's own helper: zeros around an image so that a stride of 2 takes what TensorFlow's "same" does. @type {Call} */
const correctPad = (_ev, { list }, node) => {
  const image = list.find((one) => one instanceof Tensor);
  const kernel = [list.at(-1)].flat();
  const sizes = image ? sizesOf(image) : null;
  if (!sizes || !kernel.every(Number.isInteger)) return new Unknown(node, "correct_pad");
  return [0, 1].map((axis) => {
    const half = Math.floor((kernel[axis] ?? kernel[0]) / 2);
    const size = sizes[axis];
    return [half - (typeof size === "number" ? 1 - (size % 2) : 1), half];
  });
};

/** cross_val_score(): what it trains again and again is trained once. @type {Call} */
const crossValidated = (ev, args, node) => {
  const { values } = args.bound(["estimator", "X", "y"]);
  const { estimator, X: rows, y } = values;
  const isPipeline = estimator instanceof Pipeline;
  const made = isPipeline ? estimator.parts.at(-1)?.made : estimator;
  if (!(made instanceof Wrapper)) return new Unknown(node, ev.findings.textOf(node));
  const with_ = (/** @type {any[]} */ list) =>
    Object.assign(Object.create(Object.getPrototypeOf(args)), args, {
      ...{ list, named: new Map(), places: new Map() },
    });
  const others = isPipeline ? new Pipeline(estimator.parts.slice(0, -1), false) : null;
  const x = others ? callPipeline(ev, others, "fit_transform", with_([rows]), node) : rows;
  made.call(ev, "fit", with_([x, y]), node);
  return new Unknown(node);
};

/** @type {[RegExp, Call][]} */
const wrappers = [
  [/^itertools\.product$/, product],
  [/(?:^|\.)get_submodules_from_kwargs$/, submodules],
  [/(?:^|\.)_?obtain_input_shape$/, imageShape],
  [/(?:^|\.)correct_pad$/, correctPad],
  [/^sklearn\.model_selection\.cross_val(?:_score|idate|_predict)$/, crossValidated],
  [/\bImageDataGenerator$/, generatorOf],
  [/\bimage_dataset_from_directory$/, fromDirectory],
  [/^functools\.partial$/, (_ev, args) => new Curried(args.list[0], args)],
  [/^argparse\.ArgumentParser$/, () => new Parser()],
  [
    /^(?:keras_tuner|kerastuner|kt)\.(?:\w+\.)*(?:RandomSearch|Hyperband|BayesianOptimization|GridSearch)$/,
    tuner,
  ],
  [
    /(?:^|\.)wrappers(?:\.\w+)*\.Keras(?:Classifier|Regressor)$|^Keras(?:Classifier|Regressor)$/,
    wrapper,
  ],
  [/^tensorflow\.data\.Dataset\.from_tensor_slices$/, ofTensors],
];

/** The function of that name, if it is one of these. @param {string} path @returns {Call | undefined} */
export const wrapperOf = (path) => wrappers.find(([name]) => name.test(path))?.[1];

/**
 * A method of what these give; undefined for what they do not.
 * @param {Evaluator} ev
 * @param {any} self
 * @param {string} name
 * @param {Args} args
 * @param {Syntax} node
 */
export function callWrapped(ev, self, name, args, node) {
  if (self instanceof Parser) return self.call(name, args);
  if (self instanceof Batches) return callBatches(ev, self, name, args, node);
  if (self instanceof Generator) return self.call(ev, name, args, node);
  if (self instanceof Hyper) return self.call(name, args, node);
  return self instanceof Wrapper ? self.call(ev, name, args, node) : undefined;
}
