/** compile() and fit(), evaluate() and predict(): their arguments, and what is wrong with them. */

import { Batches } from "./batches.js";
import { configValue } from "./entries.js";
import { nearest } from "./findings.js";
import { olderOf } from "./older-names.js";
import { asGiven } from "./scope.js";
import { resetsStates } from "./stateful.js";
import { Data, Entry, Formula, Ref, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {import("./values.js").Model} Model */

const compileOrder = [
  ...["optimizer", "loss", "loss_weights", "metrics", "weighted_metrics", "run_eagerly"],
  ...["steps_per_execution", "jit_compile", "auto_scale_loss"],
];
const fitOrder = [
  ...["x", "y", "batch_size", "epochs", "verbose", "callbacks", "validation_split"],
  ...["validation_data", "shuffle", "class_weight", "sample_weight", "initial_epoch"],
  ...["steps_per_epoch", "validation_steps", "validation_batch_size", "validation_freq"],
];
/** What Keras 2 took. */
const formerly = ["workers", "use_multiprocessing", "max_queue_size"];

/** Names that are closer to another than to what is meant. @type {Record<string, string>} */
const meant = {
  ...{
    validation_size: "validation_split",
    val_split: "validation_split",
    val_data: "validation_data",
  },
  ...{
    nb_epoch: "epochs",
    epoch: "epochs",
    epoches: "epochs",
    num_epochs: "epochs",
    n_epochs: "epochs",
  },
  ...{ batchsize: "batch_size", bs: "batch_size", callback: "callbacks", metric: "metrics" },
  ...{ optimiser: "optimizer", losses: "loss" },
};

/**
 * The arguments by name; those that are misspelt under the name that was meant.
 * @param {Evaluator} ev
 * @param {string} method
 * @param {string[]} order
 * @param {Args} args
 * @param {Syntax} node
 */
function read(ev, method, order, args, node) {
  const { values, places } = args.bound(order);
  for (const given of Object.keys(values)) {
    if (order.includes(given) || formerly.includes(given)) continue;
    const now = olderOf(`${method}()`, given);
    const isOlder = Boolean(now) && order.includes(String(now));
    const near = (isOlder ? now : meant[given]) ?? nearest(given, order);
    const place = places[given];
    const fix =
      near && place ? [{ from: place.nameFrom, to: place.nameTo, insert: near }] : undefined;
    const said = { class: `${method}()`, argument: given, known: near ?? "" };
    const code = isOlder ? "old-argument" : near ? "misspelt-argument" : "no-such-argument";
    ev.findings.add(code, place ?? node, said, fix);
    if (near && !Object.hasOwn(values, near)) {
      values[near] = values[given];
      places[near] = place;
    }
  }
  return { values, places };
}

/** @param {Evaluator} ev @param {Model} model @param {Args} args @param {Syntax} node */
export function compile(ev, model, args, node) {
  const { values, places } = read(ev, "compile", compileOrder, args, node);
  // Keras 2's third argument.
  const third = args.list.length > 2 ? places.loss_weights : undefined;
  if (
    third &&
    Array.isArray(values.loss_weights) &&
    values.loss_weights.some((one) => typeof one !== "number")
  ) {
    const { from } = third.value;
    ev.findings.add("metrics-position", third, {}, [{ from, to: from, insert: "metrics=" }]);
    values.metrics = values.loss_weights;
    places.metrics = third;
    delete values.loss_weights;
  }
  /** @type {Record<string, any>} */
  const result = {};
  const kinds = {
    optimizer: "optimizer",
    loss: "loss",
    metrics: "metric",
    weighted_metrics: "metric",
    loss_weights: "",
  };
  for (const [name, kind] of Object.entries(kinds)) {
    const value = values[name];
    if (value === undefined || value === null) continue;
    const place = places[name]?.value ?? node;
    const read_ = configValue(ev, kind, instance(value), place, name);
    if (read_ !== undefined) result[name] = read_;
  }
  for (const name of ["metrics", "weighted_metrics"]) {
    const value = result[name];
    if (value === undefined || Array.isArray(value) || isOutputs(value)) continue;
    const place = places[name].value;
    const text = ev.text.slice(place.from, place.to);
    ev.findings.add("metrics-string", place, { text }, [
      { from: place.from, to: place.to, insert: `[${text}]` },
    ]);
    result[name] = [value];
  }
  model.compiled = { args: result, places, place: node };
  return null;
}

/** One metric has a class_name; metrics by output have names of outputs. @param {any} value */
const isOutputs = (value) =>
  typeof value === "object" && value !== null && !Object.hasOwn(value, "class_name");

/** Classes where an object belongs: metrics=[keras.metrics.AUC]. @param {any} value */
const instance = (value) => value;

/** Rows by a formula that is no step that is known: the step is named. @param {any} value @param {Syntax} place @returns {any} */
function withFormula(value, place) {
  if (!(value instanceof Formula)) return value;
  const rows = [value.left, value.right].map((one) => withFormula(one, place));
  const data = rows.find((one) => one instanceof Data);
  return data ? data.after({ class_name: "", config: {}, place: value.place }) : value;
}

/** @param {Evaluator} ev @param {Model} model @param {Args} args @param {Syntax} node */
export function fit(ev, model, args, node) {
  const { values, places } = read(ev, "fit", fitOrder, args, node);
  for (const name of ["x", "validation_data"]) {
    const given = values[name];
    if (!(given instanceof Batches)) continue;
    if (name === "x") Object.assign(values, { x: given.x, y: given.y ?? values.y });
    else values.validation_data = [given.x, given.y];
    if (name === "x") model.augmented = given.layers;
    if (name === "x" && given.size !== null) values.batch_size ??= given.size;
  }
  if (!model.compiled) ev.findings.add("not-compiled", node);
  values.x = withFormula(asGiven(ev, values.x, "x"), places.x?.value ?? node);
  values.y = asGiven(ev, values.y, "y");
  const isSaid = ev.findings.list.some(({ code }) => /left-out|generator/.test(code));
  if (values.x instanceof Unknown && !isSaid)
    ev.findings.add("rows-unknown", places.x?.value ?? node, {
      what: ev.findings.textOf(places.x?.value ?? node),
    });
  // Rows of a name that does not tell which they are.
  const { x, y } = values;
  if (y instanceof Data && y.source.kind === "given" && y.role === "x" && x instanceof Data)
    values.y = y.with({ role: "y" });
  // A call in a loop: as many epochs more.
  const before = model.fitted?.place.from === node.from ? model.fitted : null;
  const times = 1 + (before?.times ?? 0);
  model.fitted = { args: values, places, place: node, times, resets: before?.resets ?? false };
  return new Map(/** @type {[string, any][]} */ ([["history", new Unknown(node)]]));
}

/** @param {Evaluator} ev @param {Model} model @param {string} how @param {Args} args @param {Syntax} node */
export function evaluateModel(ev, model, how, args, node) {
  const { values, places } = args.bound(
    how === "evaluate" ? ["x", "y", "batch_size"] : ["x", "batch_size"],
  );
  const place = places.x?.value ?? node;
  if (values.x instanceof Batches) Object.assign(values, { x: values.x.x, y: values.x.y });
  if (values.x instanceof Data) {
    model.used.push({ how, x: values.x, y: values.y ?? null, place: node, xPlace: place });
  }
  return new Unknown(node);
}

/**
 * The callbacks of fit() as an experiment has them.
 * @param {Evaluator} ev
 * @param {any} given
 * @param {Syntax} place
 */
export function callbacksOf(ev, given, place) {
  const list = given === undefined || given === null ? [] : [given].flat(2);
  /** @type {{ class_name: string, config: Record<string, any> }[]} */
  const callbacks = [];
  for (const one of list) {
    if (one instanceof Entry && one.kind === "callback") {
      callbacks.push({ class_name: one.class_name, config: { ...one.config } });
    } else if (one instanceof Ref && /^keras\.callbacks\./.test(one.path)) {
      const name = one.path.split(".").at(-1) ?? "";
      callbacks.push({ class_name: name, config: {} });
    } else if (one instanceof Entry && one.of && resetsStates(ev, one.of.place)) {
      callbacks.push({ class_name: "ResetStates", config: {} });
    } else if (!(one instanceof Unknown && one.told)) {
      const isClass = one instanceof Entry && one.kind === "class";
      const what = isClass
        ? one.class_name
        : one instanceof Unknown && one.what
          ? one.what
          : ev.findings.textOf(place);
      ev.findings.add(isClass ? "callback-class" : "left-out", isClass ? one.place : place, {
        what,
        ...(!isClass && { why: { id: "python.why-callback" } }),
      });
    }
  }
  return callbacks;
}
