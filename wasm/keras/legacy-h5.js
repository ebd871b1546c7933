/**
 * Keras's older `.h5`, of Keras 2 and of Keras 3's `save("model.h5")`: the config and the training's as attributes, weights by
 * their layers' names, trainable ones first (keras/src/legacy/saving/legacy_h5_format.py).
 */

import { compileFrom, trainingConfig } from "./compile-config.js";
import { configText } from "./json-text.js";
import { layersOf } from "./layer-order.js";
import { calledAsToday } from "./older.js";
import { variablesOf } from "./optimizer-state.js";
import { placesOf } from "./places.js";
import { modelConfig, parseJson, refuse, refuseSlices } from "./refuse.js";
import {
  checkShape,
  groupAt,
  makeGroup,
  namesAt,
  newGroup,
  nodeAt,
  numbersOf,
  setArray,
  setNames,
  setText,
  textAt,
} from "./tree.js";
import { legacySpec, writtenSpec } from "./spec.js";

/** @import { GroupNode } from "../formats/hdf5/types.js" */
/** @import { ModelFile, OptimizerVariables, OwnWeight, Saved, Spec } from "./types.js" */

const weightsGroup = "model_weights";

/** @param {GroupNode} root */
export const isLegacyModel = (root) => root.attributes.has("model_config");
/** @param {GroupNode} root */
export const isLegacyWeights = (root) => namesAt(root, "layer_names") !== undefined;

/**
 * @param {string} file
 * @param {GroupNode} root
 * @returns {ModelFile}
 */
export function readLegacyModel(file, root) {
  const config = modelConfig(
    file,
    parseJson(file, "model_config", textAt(root, "model_config") ?? ""),
  );
  const training = textAt(root, "training_config");
  const version = textAt(root, "keras_version") ?? "2";
  const weights = groupAt(root, weightsGroup);
  if (!weights) return refuse(file, "no-weights");
  /** @type {any} */
  const spec = { ...calledAsToday(config), keras_version: version };
  return {
    format: "h5",
    spec,
    compile: training ? compileFrom(parseJson(file, "training_config", training)) : null,
    weights: (complete, own) => legacyWeights(file, weights, complete, own),
    optimizer: () => legacyOptimizer(file, root),
  };
}

/** @param {string} file @param {GroupNode} root @returns {ModelFile} */
export const readLegacyWeights = (file, root) => ({
  format: "h5",
  spec: null,
  compile: null,
  weights: (spec, own) => legacyWeights(file, root, spec, own),
  optimizer: () => null,
});

/**
 * Layers with weights in their order, as Keras matches them by default.
 * @param {string} file
 * @param {GroupNode} root
 * @param {Spec} spec
 * @param {readonly OwnWeight[]} own
 */
function legacyWeights(file, root, spec, own) {
  const saved = (namesAt(root, "layer_names") ?? refuse(file, "no-weights")).flatMap((name) => {
    const group = root.members.get(name);
    const names = group?.kind === "group" ? (namesAt(group, "weight_names") ?? []) : [];
    return group?.kind === "group" && names.length > 0 ? [{ name, group, names }] : [];
  });
  const mine = byLayer(spec, own);
  if (saved.length !== mine.length) {
    refuse(file, "layers", { expected: mine.length, received: saved.length });
  }
  /** @type {Float32Array[]} */
  const weights = [];
  for (const [i, { name, group, names }] of saved.entries()) {
    const { places } = mine[i];
    if (names.length !== places.length) {
      refuse(file, "count", { place: name, expected: places.length, received: names.length });
    }
    for (const [k, place] of places.entries()) {
      const node = nodeAt(group, names[k]);
      if (node?.kind !== "array")
        return refuse(file, "no-weight", { name: place.name, place: names[k] });
      checkShape(file, place.name, node.shape, place.shape);
      weights[place.own] = numbersOf(file, node, names[k]);
    }
  }
  return weights;
}

/**
 * The model's layers with weights, each with its own, trainable ones first.
 * @param {Spec} spec
 * @param {readonly OwnWeight[]} own
 */
function byLayer(spec, own) {
  const { places } = placesOf(spec, own);
  return layersOf(spec)
    .map((layer) => String(layer.name ?? layer.config.name))
    .map((name) => {
      const all = places.filter(({ top }) => top === name);
      const trained = all.filter(({ trainable }) => trainable);
      return { name, places: [...trained, ...all.filter(({ trainable }) => !trainable)] };
    })
    .filter(({ places: found }) => found.length > 0);
}

/** @param {string} file @param {GroupNode} root @returns {OptimizerVariables | null} */
function legacyOptimizer(file, root) {
  const group = groupAt(root, "optimizer_weights");
  const names = group && namesAt(group, "weight_names");
  if (!group || !names) return null;
  const variables = names.map((name) => {
    const node = nodeAt(group, name);
    if (node?.kind !== "array")
      return refuse(file, "no-weight", { name: "optimizer", place: name });
    return numbersOf(file, node, name);
  });
  // Keras 2's older optimizers say "iter" or "iterations", and keep one kind of arrays behind the other.
  const [step, rate = ""] = names;
  return {
    variables,
    bySlot: !/(^|\/)iteration(:0)?$/.test(step),
    hasRate: /(^|\/)learning_rate(:0)?$/.test(rate),
  };
}

/**
 * @param {Saved} saved
 * @param {string} version of Keras that it is written for
 * @returns {GroupNode}
 */
export function legacyTree(saved, version) {
  const { spec, weights, compile, training, kerasVersion } = saved;
  // Keras writes them, too, but its older reader does not find their class again.
  refuseSlices(spec, "h5-slice");
  const root = newGroup();
  setText(root, "keras_version", version);
  setText(root, "backend", "jax");
  const written = legacySpec(writtenSpec(spec, kerasVersion));
  setText(root, "model_config", JSON.stringify(written));
  if (compile) {
    const rate = training?.learningRate;
    setText(root, "training_config", configText(trainingConfig(compile, rate)));
  }
  const group = makeGroup(root, weightsGroup);
  setText(group, "keras_version", version);
  setText(group, "backend", "jax");
  const own = weights.map(({ name, shape }) => ({ name, shape: [...shape] }));
  const layers = byLayer(spec, own);
  const names = layersOf(spec).map((layer) => String(layer.name ?? layer.config.name));
  setNames(group, "layer_names", names);
  for (const name of names) {
    const layer = makeGroup(group, name);
    const places = layers.find((one) => one.name === name)?.places ?? [];
    const paths = places.map((place) => `${spec.config.name}/${place.name}`);
    setNames(layer, "weight_names", paths);
    places.forEach((place, i) => setArray(layer, paths[i], place.shape, weights[place.own].data));
  }
  setNames(makeGroup(group, "top_level_model_weights"), "weight_names", []);
  const kept =
    compile &&
    training &&
    variablesOf(compile.optimizer, placesOf(spec, own).places, training, kerasVersion);
  if (kept) addOptimizer(root, kept);
  return root;
}

/** @param {GroupNode} root @param {NonNullable<ReturnType<typeof variablesOf>>} kept */
function addOptimizer(root, kept) {
  const group = makeGroup(root, "optimizer_weights");
  setNames(
    group,
    "weight_names",
    kept.map(({ name }) => `optimizer/${name}`),
  );
  for (const { name, shape, values } of kept) {
    const type = values instanceof Int32Array ? "int32" : "float32";
    setArray(group, `optimizer/${name}`, shape, values, type);
  }
}
