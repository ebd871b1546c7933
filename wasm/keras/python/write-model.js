/** A model's config as the code that builds it. */

import { outputsOf } from "../states.js";
import { reserved } from "./reserved.js";
import { call, literal } from "./write-values.js";

/** @typedef {{ class_name: string, name: string, config: Record<string, any>, inbound_nodes?: any[] }} Layer */
/** @typedef {{ class_name: string, config: Record<string, any> }} Model */
/** [layer, node, tensor] @typedef {[string, number, number]} Source */

/** @param {Layer} layer */
function inputCode({ config, name }) {
  const { batch_shape: batch, batch_input_shape: old, shape, dtype } = config;
  const own = shape ?? (batch ?? old ?? []).slice(1);
  const said = [`shape=${own.length === 0 ? "()" : literal(own)}`];
  const rows = config.batch_size ?? (batch ?? old)?.[0];
  if (rows) said.push(`batch_size=${rows}`);
  if (dtype && dtype !== "float32") said.push(`dtype=${literal(dtype)}`);
  const given = name ?? config.name;
  if (given) said.push(`name=${literal(given)}`);
  return `keras.Input(${said.join(", ")})`;
}

/** Whether a layer is a model itself. @param {Layer | Model} layer */
export const isInner = ({ class_name }) => /^(?:Sequential|Functional|Model)$/.test(class_name);

/**
 * @param {Model} model
 * @returns {string[]} lines
 */
export const modelCode = (model) => new ModelWriter().linesOf(model, "model");

class ModelWriter {
  #taken = new Set(reserved);

  /** A variable that nothing else is called. @param {string} name */
  #variable(name) {
    const base = name.replace(/\W/g, "_").replace(/^(?=\d)/, "_") || "layer";
    let own = base;
    for (let n = 2; this.#taken.has(own); ++n) own = `${base}_${n}`;
    this.#taken.add(own);
    return own;
  }

  /** @param {Model} model @param {string} variable that becomes it @returns {string[]} */
  linesOf(model, variable) {
    return model.class_name === "Sequential"
      ? this.#sequential(model.config, variable)
      : this.#functional(model.config, variable);
  }

  /**
   * A layer as it stands in the code; a model that is one is built before, and stands there as a variable.
   * @param {Layer} layer
   * @param {string[]} before
   */
  #layer(layer, before) {
    if (layer.class_name === "InputLayer") return inputCode(layer);
    if (!isInner(layer)) return call("layer", layer);
    const name = layer.name ?? layer.config.name;
    const variable = this.#variable(name ?? (layer.class_name === "Sequential" ? "block" : "part"));
    const named = { ...layer, config: { ...layer.config, ...(name && { name }) } };
    before.push(...this.linesOf(named, variable));
    if (layer.config.trainable === false) before.push(`${variable}.trainable = False`);
    return variable;
  }

  /** @param {Record<string, any>} config @param {string} variable */
  #sequential({ name, layers }, variable) {
    /** @type {string[]} */
    const before = [];
    const lines = layers.map(
      (/** @type {Layer} */ layer) => `        ${this.#layer(layer, before)},`,
    );
    const end = name && name !== "sequential" ? [`    name=${literal(name)},`] : [];
    return [...before, `${variable} = keras.Sequential(`, "    [", ...lines, "    ],", ...end, ")"];
  }

  /** @param {Record<string, any>} config @param {string} variable */
  #functional({ name, layers, input_layers: inputs, output_layers: outputs }, variable) {
    const names = new Map(
      layers.map((/** @type {Layer} */ one) => [
        nameOf(one),
        this.#variable(`${nameOf(one)}${isInner(one) ? "_out" : ""}`),
      ]),
    );
    /** @type {string[]} */
    const lines = [];
    const tensor = (/** @type {Source} */ [layer, node, index]) =>
      `${names.get(layer) ?? layer}${node === 0 ? "" : `_call_${node + 1}`}${index === 0 ? "" : `_output_${index + 1}`}`;
    /** @type {Map<Layer, string>} */
    const shared = new Map();
    for (const layer of layers) {
      const isShared = (layer.inbound_nodes?.length ?? 0) > 1;
      if (isInner(layer)) shared.set(layer, this.#layer(layer, lines));
      else if (isShared) {
        const own = this.#variable(`${names.get(nameOf(layer))}_layer`);
        lines.push(`${own} = ${this.#layer(layer, lines)}`);
        shared.set(layer, own);
      }
    }
    for (const { layer, node, i } of inOrder(layers)) {
      if (layer.class_name === "GetItem" && node) {
        const [from] = tensorsIn(node.args?.[0] ?? node).map(tensor);
        lines.push(`${tensor([nameOf(layer), i, 0])} = ${from}[${layer.config.key}]`);
        continue;
      }
      const own = shared.get(layer) ?? this.#layer(layer, lines);
      const count = isInner(layer)
        ? tensorsIn(layer.config.output_layers ?? []).length
        : outputsOf(layer);
      const given = Array.from({ length: Math.max(1, count) }, (_, index) =>
        tensor([nameOf(layer), i, index]),
      );
      lines.push(`${given.join(", ")} = ${own}${node ? argumentsOf(layer, node, tensor) : ""}`);
    }
    const ends = (/** @type {any} */ given) => {
      const all = tensorsIn(given).map(tensor);
      return all.length === 1 ? all[0] : `[${all.join(", ")}]`;
    };
    const end = name && name !== "functional" ? `, name=${literal(name)}` : "";
    lines.push(`${variable} = keras.Model(inputs=${ends(inputs)}, outputs=${ends(outputs)}${end})`);
    return lines;
  }
}

/** @param {Layer} layer */
const nameOf = (layer) => layer.name ?? layer.config.name ?? "";

/** The tensors of a call. @param {any} node @returns {Source[]} */
function tensorsIn(node) {
  /** @type {Source[]} */
  const found = [];
  const walk = (/** @type {any} */ value) => {
    if (Array.isArray(value)) {
      if (typeof value[0] === "string" && typeof value[1] === "number")
        found.push([value[0], value[1], Number(value[2] ?? 0)]);
      else value.forEach(walk);
    } else if (value && typeof value === "object") {
      const history = value.config?.keras_history;
      if (history) found.push([history[0], history[1], Number(history[2] ?? 0)]);
      else Object.values(value).forEach(walk);
    }
  };
  walk(node.args ?? node);
  return found;
}

/** With the states that a call begins with. @param {any} node */
const allTensorsIn = (node) => [...tensorsIn(node), ...tensorsIn(node.kwargs?.initial_state ?? [])];

/** Calls, each behind those that it needs. @param {Layer[]} layers */
function inOrder(layers) {
  /** @type {{ layer: Layer, node: any, i: number }[]} */
  let left = layers.flatMap((layer) => {
    /** @type {any[]} */
    const nodes = layer.inbound_nodes?.length ? layer.inbound_nodes : [null];
    return nodes.map((node, i) => ({ layer, node, i }));
  });
  const made = new Set();
  const ordered = [];
  while (left.length > 0) {
    const ready = left.filter(
      ({ node }) => !node || allTensorsIn(node).every(([name, at]) => made.has(`${name},${at}`)),
    );
    if (ready.length === 0) break;
    for (const { layer, i } of ready) made.add(`${nameOf(layer)},${i}`);
    ordered.push(...ready);
    left = left.filter((one) => !ready.includes(one));
  }
  return ordered;
}

const lists =
  /^(Add|Subtract|Multiply|Average|Maximum|Minimum|Concatenate|Dot|Attention|AdditiveAttention)$/;

/** @param {Layer} layer @param {any} node @param {(source: Source) => string} tensor */
function argumentsOf(layer, node, tensor) {
  const given = tensorsIn(node).map(tensor);
  const states = tensorsIn(node.kwargs?.initial_state ?? []).map(tensor);
  if (states.length > 0) return `(${given.join(", ")}, initial_state=[${states.join(", ")}])`;
  const isApart = layer.class_name === "MultiHeadAttention";
  const isList = !isApart && (lists.test(layer.class_name) || given.length > 1);
  const arg = isList ? `[${given.join(", ")}]` : given.join(", ");
  return `(${arg}${node.kwargs?.use_causal_mask ? ", use_causal_mask=True" : ""})`;
}
