/** Weights by Keras 3's paths: `.weights.h5`, and the member of that name in a `.keras` file. */

import { placesOf } from "./places.js";
import { refuse } from "./refuse.js";
import {
  groupAt,
  makeGroup,
  newGroup,
  nodeAt,
  numbersOf,
  setArray,
  setText,
  weightAt,
} from "./tree.js";
import { variablesOf } from "./optimizer-state.js";

/** @import { GroupNode } from "../formats/hdf5/types.js" */
/** @import { OptimizerVariables, OwnWeight, Saved, Spec } from "./types.js" */

/** Keras 2.13 called the layers so. */
const oldLayers = "_layer_checkpoint_dependencies";

/** @param {GroupNode} root */
export const isWeightsTree = (root) => Boolean(groupAt(root, "layers") ?? groupAt(root, oldLayers));

/**
 * @param {string} file
 * @param {GroupNode} root
 * @param {Spec} spec
 * @param {readonly OwnWeight[]} own
 * @returns {Float32Array[]} in the order of `own`
 */
export function weightsFrom(file, root, spec, own) {
  const { places } = placesOf(spec, own);
  const isOld = !groupAt(root, "layers");
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Float32Array[]} */
  const weights = [];
  for (const place of places) {
    const path = isOld ? place.path.replaceAll("layers/", `${oldLayers}/`) : place.path;
    const group = path.slice(0, path.lastIndexOf("/"));
    counts.set(group, (counts.get(group) ?? 0) + 1);
    weights[place.own] = weightAt(file, root, path, place);
  }
  for (const [group, count] of counts) {
    const received = groupAt(root, group)?.members.size ?? 0;
    if (received !== count) refuse(file, "count", { place: group, expected: count, received });
  }
  return weights;
}

/**
 * @param {string} file
 * @param {GroupNode} root
 * @returns {OptimizerVariables | null}
 */
export function optimizerFrom(file, root) {
  const group = groupAt(root, "optimizer/vars");
  if (!group || group.members.size === 0) return null;
  const variables = Array.from({ length: group.members.size }, (_, i) => {
    const node = nodeAt(group, String(i));
    if (node?.kind !== "array")
      return refuse(file, "no-weight", { name: "optimizer", place: `optimizer/vars/${i}` });
    return numbersOf(file, node, `optimizer/vars/${i}`);
  });
  return { variables, bySlot: false };
}

/**
 * @param {Saved} saved
 * @returns {GroupNode}
 */
export function weightsTree({ spec, front, weights, compile, training, kerasVersion }) {
  const root = newGroup();
  const { places, layers } = placesOf(
    spec,
    weights.map(({ name, shape }) => ({ name, shape: [...shape] })),
  );
  setText(makeGroup(root, "vars"), "name", String(spec.config.name ?? "model"));
  for (const { path, name } of layers) {
    setText(makeGroup(root, `${path}vars`), "name", name);
    const { config } =
      front?.layers.find((entry) => (entry.name ?? entry.config.name) === name) ?? {};
    if (config?.output_mode !== "tf_idf") continue;
    const weighed = Float32Array.from(config.idf_weights);
    for (const part of config.standardize === undefined ? [""] : ["", "_lookup_layer/"])
      setArray(root, `${path}${part}vars/idf_weights`, [weighed.length], weighed);
  }
  for (const { path, own, shape, name } of places) {
    // Keras counts rows in whole numbers.
    const isCount = name.endsWith("/count");
    const { data } = weights[own];
    setArray(
      root,
      path,
      shape,
      isCount ? Int32Array.from(data) : data,
      isCount ? "int32" : "float32",
    );
  }
  const variables =
    compile && training && variablesOf(compile.optimizer, places, training, kerasVersion);
  if (variables) {
    const group = makeGroup(root, "optimizer/vars");
    setText(group, "name", "optimizer");
    variables.forEach(({ shape, values }, i) =>
      setArray(group, String(i), shape, values, values instanceof Int32Array ? "int32" : "float32"),
    );
  }
  return root;
}
