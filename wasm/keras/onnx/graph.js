/** A graph of ONNX's operators as it grows, and its file. (onnx/onnx.proto3; opset 17.) */

import {
  bytesOf,
  message,
  putBytes,
  putFloat,
  putInteger,
  putMessage,
  putText,
} from "./protobuf.js";

/** @import { Message } from "./protobuf.js" */

/** @typedef {(number | null)[]} Shape the batch first, null where any number may stand */
/**
 * @typedef {object} Tensor
 * @property {string} name
 * @property {Shape} shape
 * @property {string} [mask] the name of what says which steps count: (batch, steps) of 1 and 0
 */
/** @typedef {number | string | readonly number[] | readonly string[] | { float: number } | { floats: readonly number[] } | { graph: Message }} Value */

const opset = 17;
const irVersion = 8;
const elementType = { float: 1, int64: 7 };
const attributeType = { float: 1, int: 2, string: 3, graph: 5, floats: 6, ints: 7, strings: 8 };

/** @param {string} name @param {Value} value */
function attribute(name, value) {
  const out = message();
  putText(out, 1, name);
  let type = attributeType.int;
  if (typeof value === "number") putInteger(out, 3, value);
  else if (typeof value === "string") {
    type = attributeType.string;
    putText(out, 4, value);
  } else if ("float" in value) {
    type = attributeType.float;
    putFloat(out, 2, value.float);
  } else if ("graph" in value) {
    type = attributeType.graph;
    putMessage(out, 6, value.graph);
  } else if ("floats" in value) {
    type = attributeType.floats;
    for (const one of value.floats) putFloat(out, 7, one);
  } else if (typeof value[0] === "string") {
    type = attributeType.strings;
    for (const one of value) putText(out, 9, String(one));
  } else {
    type = attributeType.ints;
    for (const one of value) putInteger(out, 8, Number(one));
  }
  putInteger(out, 20, type);
  return out;
}

/** @param {string} name @param {Shape} [shape] any when left out */
function valueInfo(name, shape) {
  const dimensions = message();
  shape?.forEach((extent, axis) => {
    const one = message();
    if (extent === null) putText(one, 2, axis === 0 ? "batch" : `${name}_axis${axis}`);
    else putInteger(one, 1, extent);
    putMessage(dimensions, 1, one);
  });
  const tensor = message();
  putInteger(tensor, 1, elementType.float);
  if (shape) putMessage(tensor, 2, dimensions);
  const type = message();
  putMessage(type, 1, tensor);
  const out = message();
  putText(out, 1, name);
  putMessage(out, 2, type);
  return out;
}

export class Graph {
  #graph = message();
  /** Shared with the graphs in this one, which see its names. */
  #names;
  /** @type {Map<string, string>} */
  #lists = new Map();

  /** @param {{ count: number }} [names] those that are taken */
  constructor(names = { count: 0 }) {
    this.#names = names;
  }

  /** No layer has a name with a slash. @param {string} kind */
  #newName(kind) {
    return `/${kind}_${this.#names.count++}`;
  }

  /** @param {number} type @param {readonly number[]} shape @param {ArrayBufferView} data */
  #initializer(type, shape, data) {
    const name = this.#newName("constant");
    const out = message();
    for (const extent of shape) putInteger(out, 1, extent);
    putInteger(out, 2, type);
    putText(out, 8, name);
    putBytes(out, 9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    putMessage(this.#graph, 5, out);
    return name;
  }

  /** Numbers. @param {ArrayLike<number>} data @param {readonly number[]} [shape] a scalar when left out */
  constant(data, shape = []) {
    return this.#initializer(elementType.float, shape, Float32Array.from(data));
  }

  /** A list of whole numbers, as shapes and axes are. @param {readonly number[]} list @param {readonly number[]} [shape] */
  integers(list, shape = [list.length]) {
    const key = `${list.join()} ${shape.length}`;
    const known = this.#lists.get(key);
    if (known) return known;
    const name = this.#initializer(elementType.int64, shape, BigInt64Array.from(list, BigInt));
    this.#lists.set(key, name);
    return name;
  }

  /** A whole number. @param {number} value */
  integer(value) {
    return this.integers([value], []);
  }

  /**
   * An operator of one output.
   * @param {string} type
   * @param {readonly string[]} inputs
   * @param {Record<string, Value | undefined>} [attributes]
   * @returns {string} its output
   */
  op(type, inputs, attributes = {}) {
    const [output] = this.ops(type, inputs, attributes, 1);
    return output;
  }

  /**
   * @param {string} type
   * @param {readonly string[]} inputs "" where an optional one is left out
   * @param {Record<string, Value | undefined>} attributes
   * @param {number} count of its outputs
   */
  ops(type, inputs, attributes, count) {
    const outputs = Array.from({ length: count }, () => this.#newName(type.toLowerCase()));
    this.#node(type, inputs, outputs, attributes);
    return outputs;
  }

  /** @param {string} type @param {readonly string[]} inputs @param {string[]} outputs @param {Record<string, Value | undefined>} attributes */
  #node(type, inputs, outputs, attributes) {
    const out = message();
    for (const name of inputs) putText(out, 1, name);
    for (const name of outputs) putText(out, 2, name);
    putText(out, 3, `${outputs[0]}_node`);
    putText(out, 4, type);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) putMessage(out, 5, attribute(name, value));
    }
    putMessage(this.#graph, 1, out);
  }

  /**
   * Goes through sequences, (steps, …), step by step.
   * @param {readonly string[]} states what they are at first
   * @param {readonly string[]} sequences
   * @param {(inner: Graph, states: string[], parts: string[]) => { states: string[], outputs: string[] }} step what
   *   becomes of the states, and what it gives
   * @returns {string[]} the last states, then what all the steps gave, (steps, …)
   */
  scan(states, sequences, step) {
    const inner = new Graph(this.#names);
    const [before, parts] = [states, sequences].map((list, i) =>
      list.map(() => inner.#newName(i ? "part" : "state")),
    );
    for (const name of [...before, ...parts]) putMessage(inner.#graph, 11, valueInfo(name));
    const { states: after, outputs } = step(inner, before, parts);
    // Each a name of its own, which a graph's outputs must be.
    for (const name of [...after, ...outputs]) {
      putMessage(inner.#graph, 12, valueInfo(inner.op("Identity", [name])));
    }
    putText(inner.#graph, 2, inner.#newName("step"));
    const attributes = { body: { graph: inner.#graph }, num_scan_inputs: sequences.length };
    const count = after.length + outputs.length;
    return this.ops("Scan", [...states, ...sequences], attributes, count);
  }

  /** @param {Tensor} tensor */
  input({ name, shape }) {
    putMessage(this.#graph, 11, valueInfo(name, shape));
  }

  /** @param {Tensor} tensor @param {string} name that it is to have */
  output(tensor, name) {
    this.#node("Identity", [tensor.name], [name], {});
    putMessage(this.#graph, 12, valueInfo(name, tensor.shape));
  }

  /** @param {string} name of the model */
  toBytes(name) {
    putText(this.#graph, 2, name);
    const operators = message();
    putText(operators, 1, "");
    putInteger(operators, 2, opset);
    const model = message();
    putInteger(model, 1, irVersion);
    putText(model, 2, "Minibatch");
    putMessage(model, 7, this.#graph);
    putMessage(model, 8, operators);
    return bytesOf(model);
  }
}
