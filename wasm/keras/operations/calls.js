/** Calls of operations as files have them: the tensors in them apart from plain values. */

import { isObject } from "../../messages/is-object.js";

/** A tensor of a model: what gives it, in which call, and which of its outputs. */
export class TensorAt {
  /**
   * @param {[layer: string, node: number, tensor: number]} at
   * @param {(number | null)[] | null} shape with the batch in front
   */
  constructor(at, shape) {
    this.at = at;
    this.shape = shape;
  }
}

/** @import { Given } from "./index.js" */

const isShape = (/** @type {any} */ value) =>
  Array.isArray(value) && value.every((size) => size === null || Number.isInteger(size));

/** As Keras 3 writes values. @param {any} value @returns {any} */
function valueOf(value) {
  if (Array.isArray(value)) return value.map(valueOf);
  if (!isObject(value)) return value;
  const { class_name: kind, config } = value;
  if (kind === "__keras_tensor__") {
    const shape = isShape(config?.shape) ? config.shape : null;
    return new TensorAt(config?.keras_history, shape);
  }
  if (kind === "__tensor__" || kind === "__numpy__" || kind === "__tuple__")
    return valueOf(config?.value);
  return value;
}

/** @param {any} layer @param {any} node @returns {Given} */
function currentCall({ config: { name: _, ...config } }, node) {
  return { list: valueOf(node?.args ?? []), named: { ...config, ...valueOf(node?.kwargs ?? {}) } };
}

/** @param {readonly TensorAt[]} inputs */
function currentNode(inputs) {
  const tensors = inputs.map(({ at, shape }) => ({
    class_name: "__keras_tensor__",
    config: { ...(shape && { shape }), dtype: "float32", keras_history: at },
  }));
  return { args: tensors.length === 1 ? tensors : [tensors], kwargs: {} };
}

/** What stands in the place of a tensor's name where there is a number. */
const constant = "_CONSTANT_VALUE";

const isOlderTensor = (/** @type {any} */ value) =>
  Array.isArray(value) && typeof value[0] === "string" && Number.isInteger(value[1]);

/** As Keras 2 writes values. @param {any} value @returns {any} */
function olderValueOf(value) {
  if (isOlderTensor(value)) {
    const [layer, node, tensor] = value;
    return layer === constant ? tensor : new TensorAt([layer, node, tensor], null);
  }
  return Array.isArray(value) ? value.map(olderValueOf) : value;
}

/** @param {any} layer @param {any} node @returns {Given} */
function olderCall({ build_config: built }, node) {
  const [first] = isOlderTensor(node) ? [node] : node;
  /** @type {Record<string, any>} */
  const named = isOlderTensor(first) && isObject(first[3]) ? first[3] : {};
  const given = olderValueOf(node);
  // Since TensorFlow 2.12 it says the shape of what comes first.
  if (given instanceof TensorAt && isShape(built?.input_shape)) given.shape = built.input_shape;
  const others = Object.entries(named).map(([name, value]) => [name, olderValueOf(value)]);
  return { list: [given], named: Object.fromEntries(others) };
}

/** @param {readonly TensorAt[]} inputs */
const olderNode = (inputs) => inputs.map(({ at }) => [...at, {}]);

/**
 * Ways to write a call, and the operation that a layer stands for.
 * @typedef {object} Writing
 * @property {(layer: any) => string} pathOf
 * @property {(layer: any, node: any) => Given} callOf
 * @property {(inputs: readonly TensorAt[]) => any} nodeOf
 */

/** @type {Writing} */
export const ofKeras3 = {
  pathOf: ({ class_name: kind }) => kind,
  callOf: currentCall,
  nodeOf: currentNode,
};

/** @type {Writing} */
export const ofKeras2 = {
  pathOf: ({ config }) => `tensorflow.${config.function}`,
  callOf: olderCall,
  nodeOf: olderNode,
};
