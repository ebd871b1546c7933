/** Layers, optimizers, losses and the like: from a call to the catalogue's entry with its arguments. */

import { lambdaOf } from "./applied.js";
import { channelsLast } from "./channels.js";
import { findEntry, kindOfModule, namesOfKind, positional } from "./names.js";
import { nearest } from "./findings.js";
import { isAbsent } from "./same-layers.js";
import { missingOf } from "./missing.js";
import { guessed, isClasses } from "./guesses.js";
import { notApplied } from "./layers.js";
import { olderOf, withKernel } from "./older-names.js";
import { bothPenalties, penaltyOf } from "./penalties.js";
import { meantBy } from "./scope.js";
import { inputBatchOf, resettingCallback } from "./stateful.js";
import { Dim, Entry, Func, Model, Ref, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./expressions.js").Args} Args */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {import("./syntax.js").Argument} Argument */

/** What Keras takes for any layer, and what changes nothing here. */
const common = new Set([
  ...["name", "dtype", "trainable", "input_shape", "batch_input_shape", "batch_shape", "input_dim"],
  ...[
    "data_format",
    "input_length",
    "weights",
    "autocast",
    "sparse",
    "ragged",
    "tensor",
    "batch_size",
  ],
  ...["filepath", "filename", "jit_compile", "reduction", "renorm"],
  ...["activity_regularizer", "time_major", "implementation"],
  ...["use_cudnn", "fused", "lora_rank", "zero_output_for_mask", "options", "loss_scale_factor"],
  ...["antialias", "min_lr", "epsilon", "verbose", "min_delta", "encoding", "pad_to_max_tokens"],
]);
/** Those of them that change what a layer gives: they are named when they are left out. */
const mattering = new Set(["activity_regularizer", "vocabulary"]);

/**
 * @param {Evaluator} ev
 * @param {string} kind
 * @param {string} name as the notebook has it
 * @param {Args} args
 * @param {Syntax} node
 */
export function entryOf(ev, kind, name, args, node) {
  // A step here, which learns from rows before there is a model.
  if (kind === "layer" && name === "TextVectorization")
    return entryOf(ev, "preparation", name, args, node);
  const known = findEntry(kind, name);
  if (!known) {
    const isLambda = kind === "layer" && name === "Lambda";
    const lambda = isLambda ? lambdaOf(args, node) : resettingCallback(ev, kind, node);
    if (lambda) return lambda;
    if (isAbsent(ev, kind, name, node))
      return Object.assign(new Unknown(node, name), { told: true });
    const near = nearest(
      name,
      namesOfKind(kind).filter((one) => /^[A-Z]/.test(one)),
    );
    const { callee } = node;
    const place =
      callee?.type === "member" ? { from: callee.nameFrom, to: callee.nameTo } : (callee ?? node);
    const fix =
      near && isTypo(name, near) ? [{ from: place.from, to: place.to, insert: near }] : undefined;
    if (name === "Lambda") ev.findings.add("lambda", node);
    else
      ev.findings.add(
        "no-such-entry",
        node,
        { kind: { id: `kind.${kind}` }, name, known: fix ? near : "" },
        fix,
      );
    if (!fix || !near) return Object.assign(new Unknown(node, name), { told: true });
    return entryOf(ev, kind, near, args, node);
  }
  const { class_name } = known;
  const order = positional[class_name] ?? [...known.args.keys()];
  const { values, places } = withKernel(ev, name, args).bound(order);
  const entry = new Entry(kind, class_name, {}, node);
  if (class_name === "Bidirectional") entry.behind = bothPenalties(values);
  for (const [given, value] of Object.entries(values)) {
    const place = places[given];
    if (!known.args.has(given) && value instanceof Entry && value.class_name === class_name) {
      ev.findings.add(
        "nested-in-itself",
        place ?? node,
        { class: class_name, argument: given },
        unwrapped(node, value.place),
      );
      Object.assign(entry.config, value.config);
      continue;
    }
    const isPenalty = given === "activity_regularizer" && !known.args.has(given);
    const penalty = isPenalty ? penaltyOf(value, entry, values, place?.value ?? node) : null;
    if (penalty) {
      entry.behind = penalty;
      continue;
    }
    const argument = nameOf(ev, known, given, place, value, node);
    if (argument === null) continue;
    const spec = known.args.get(argument);
    if (spec) {
      const behind = spec.kind === "activation" ? isBehind(value) : false;
      if (behind) {
        entry.behind = value;
        if (spec.required) entry.config[argument] = "linear";
        continue;
      }
      const missing = spec.kind === "layer" ? missingOf(value) : null;
      if (missing) return Object.assign(new Unknown(node, ev.findings.textOf(node)), { missing });
      const rest = argument === "target_shape" ? restOf(value) : value;
      const isCount = argument === "units" && value instanceof Unknown && !value.told;
      const known_ =
        isCount && isClasses(ev.findings.textOf(place?.value ?? value.place))
          ? new Dim("classes")
          : rest;
      const read = configValue(ev, spec.kind, known_, place?.value ?? node, argument);
      const own =
        read === undefined && value !== undefined
          ? guessed(ev, class_name, argument, spec, place?.value ?? node)
          : read;
      if (own !== undefined) entry.config[argument] = tidied(spec.type, own);
    } else if (argument === "name" && typeof value === "string") {
      entry.config.name = value;
    } else if (argument === "trainable" && value === false) {
      entry.config.trainable = false;
    }
  }
  // An Embedding's input_dim is the number of its words.
  const { input_length: length, ...others } = values;
  entry.inputShape = inputShapeOf(
    class_name === "Embedding" ? { ...others, input_dim: length } : values,
  );
  channelsLast(ev, entry, values, places.data_format ?? node);
  // A norm is never less.
  if (class_name === "MinMaxNorm" && entry.config.min_value < 0) entry.config.min_value = 0;
  entry.inputBatch = inputBatchOf(values);
  return entry;
}

/** Whether an activation is a layer, or a function of the notebook, which is done behind the layer. @param {any} value */
const isBehind = (value) =>
  value instanceof Func || (value instanceof Entry && value.kind === "layer");

/** The one size of a shape that the text does not tell is what the others leave. @param {any} shape */
function restOf(shape) {
  if (!Array.isArray(shape) || shape.includes(-1)) return shape;
  const isOpen = (/** @type {any} */ size) => size instanceof Dim || size instanceof Unknown;
  return shape.filter(isOpen).length === 1
    ? shape.map((size) => (isOpen(size) ? -1 : size))
    : shape;
}

/** A pair may be one number, as the catalogue has it too. @param {string} type @param {any} value */
function tidied(type, value) {
  if (type === "integer_pair" && typeof value === "number") return [value, value];
  if (type === "string" && typeof value === "string" && /^(valid|same|causal)$/i.test(value))
    return value.toLowerCase();
  return value;
}

/** EarlyStopping(es=EarlyStopping(…)) without the outer one. @param {Syntax} node @param {import("./values.js").Place} inner */
const unwrapped = (node, inner) => [
  { from: node.from, to: inner.from, insert: "" },
  { from: inner.to, to: node.to, insert: "" },
];

/** @param {string} name @param {string} near */
const isTypo = (name, near) => Math.abs(name.length - near.length) <= 2 && name.length > 3;

/** @param {Record<string, any>} values */
function inputShapeOf({
  input_shape: shape,
  batch_input_shape: batch,
  input_dim: dim,
  input_length: length,
}) {
  if (Array.isArray(shape)) return shape;
  // input_shape=(3) is a number.
  if (typeof shape === "number" || shape instanceof Dim) return [shape];
  if (Array.isArray(batch)) return batch.slice(1);
  if (dim !== undefined && !(dim instanceof Unknown))
    return length === undefined ? [dim] : [length, dim];
  return shape === undefined ? undefined : null;
}

/**
 * The argument that a name means; null where nothing comes of it.
 * @param {Evaluator} ev
 * @param {NonNullable<ReturnType<typeof findEntry>>} known
 * @param {string} given
 * @param {Argument | undefined} place
 * @param {any} value
 * @param {Syntax} node
 * @returns {string | null}
 */
function nameOf(ev, known, given, place, value, node) {
  const { class_name, args } = known;
  if (args.has(given)) return given;
  if (mattering.has(given)) {
    const said = { class: class_name, argument: given };
    if (value !== false && value !== null)
      ev.findings.add("unsupported-argument", place ?? node, said);
    return null;
  }
  if (common.has(given)) return given;
  const at = place ? { from: place.nameFrom, to: place.nameTo } : node;
  const now = olderOf(class_name, given);
  if (now === null) {
    ev.findings.add("old-argument-gone", place ?? node, { class: class_name, argument: given });
    return null;
  }
  if (now && args.has(now)) {
    const fix = [{ from: at.from, to: at.to, insert: now }];
    ev.findings.add(
      "old-argument",
      place ?? node,
      { class: class_name, argument: given, known: now },
      fix,
    );
    return now;
  }
  const near = nearest(given, [...args.keys()]);
  const fix = near && place ? [{ from: at.from, to: at.to, insert: near }] : undefined;
  const values = { class: class_name, argument: given, known: near ?? "" };
  ev.findings.add(near ? "misspelt-argument" : "no-such-argument", place ?? node, values, fix);
  return near;
}

/**
 * A value as a config has it; undefined where it cannot be told.
 * @param {Evaluator} ev
 * @param {string | undefined} kind of the entry that the argument takes
 * @param {any} value
 * @param {Syntax} place
 * @param {string} argument
 * @returns {any}
 */
export function configValue(ev, kind, value, place, argument) {
  if (value instanceof Entry) {
    if (value.behind !== null) notApplied(ev, value);
    return { class_name: value.class_name, config: { ...value.config } };
  }
  if (value instanceof Ref) return referenced(ev, kind, value, place);
  if (Array.isArray(value)) {
    const items = value.map((one) => configValue(ev, kind, one, place, argument));
    return items.includes(undefined) ? undefined : items;
  }
  // {"class_name": "VarianceScaling", "config": {"scale": 2.0}}
  if (value instanceof Map && kind && value.get("config") instanceof Map) {
    const config = configValue(ev, undefined, value.get("config"), place, argument);
    const known = findEntry(kind, value.get("class_name"));
    if (known && config) return { class_name: known.class_name, config };
  }
  if (value instanceof Map) {
    const pairs = [...value].map(([key, one]) => [
      String(key),
      configValue(ev, kind, one, place, argument),
    ]);
    return pairs.some(([, one]) => one === undefined) ? undefined : Object.fromEntries(pairs);
  }
  if (value instanceof Dim) {
    const guess = value.of === "classes" ? 2 : 1;
    ev.findings.add("class-count", place, { argument, text: ev.findings.textOf(place), guess });
    return guess;
  }
  if (value instanceof Unknown && value.name) {
    const meant = meantBy(ev, value);
    return meant === undefined ? undefined : configValue(ev, kind, meant, place, argument);
  }
  if (value instanceof Unknown || value instanceof Model || typeof value === "object") {
    if (value === null) return null;
    ev.findings.add("left-out", place, {
      what: ev.findings.textOf(place),
      why: { id: "python.why-unknown" },
    });
    return undefined;
  }
  if (typeof value === "string" && kind) return namedEntry(ev, kind, value, place);
  return value;
}

/** Keras takes "ReLU" and "Adam" too. @param {Evaluator} ev @param {string} kind @param {string} name @param {Syntax} place */
function namedEntry(ev, kind, name, place) {
  const all = namesOfKind(kind);
  if (all.includes(name)) return name;
  if (kind === "metric" && /^(accuracy|acc)$/i.test(name))
    return name === "acc" ? "acc" : "accuracy";
  const same = all.find((one) => one.toLowerCase() === name.toLowerCase());
  if (same) return same;
  const near = nearest(name, all);
  const values = { kind: { id: `kind.${kind}` }, name, known: near ?? "" };
  const fix = near ? [{ from: place.from, to: place.to, insert: `"${near}"` }] : undefined;
  if (near) ev.findings.add("misspelt-name", place, values, fix);
  else ev.findings.add("no-such-entry", place, values);
  return near ?? undefined;
}

/** A function or class without brackets: activation=tf.nn.relu, optimizer=Adam. @param {Evaluator} ev @param {string | undefined} kind @param {Ref} ref @param {Syntax} place */
function referenced(ev, kind, { path }, place) {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const module = path.slice(0, path.lastIndexOf("."));
  const own =
    kindOfModule[module] ?? kind ?? (module === "tensorflow.nn" ? "activation" : undefined);
  const entry = own && findEntry(own, name);
  if (entry)
    return own === "activation" || !/^[A-Z]/.test(name)
      ? name
      : { class_name: entry.class_name, config: {} };
  ev.findings.add("left-out", place, {
    what: ev.findings.textOf(place),
    why: { id: "python.why-unknown" },
  });
  return undefined;
}
