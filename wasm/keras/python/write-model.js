/** A model's config as the code that builds it. */

import { call, literal } from "./write-values.js";

/** @typedef {{ class_name: string, name: string, config: Record<string, any>, inbound_nodes?: any[] }} Layer */

/** @param {Layer} layer */
function inputCode({ config, name }) {
  const { batch_shape: batch, batch_input_shape: old, shape, dtype } = config;
  const own = shape ?? (batch ?? old ?? []).slice(1);
  const said = [`shape=${own.length === 0 ? "()" : literal(own)}`];
  if (dtype && dtype !== "float32") said.push(`dtype=${literal(dtype)}`);
  const given = name ?? config.name;
  if (given) said.push(`name=${literal(given)}`);
  return `keras.Input(${said.join(", ")})`;
}

/** @param {Layer} layer */
const layerCode = (layer) =>
  layer.class_name === "InputLayer" ? inputCode(layer) : call("layer", layer);

/** @param {any} model @returns {string[]} lines */
export function modelCode(model) {
  return model.class_name === "Sequential"
    ? sequentialCode(model.config)
    : functionalCode(model.config);
}

/** @param {{ name?: string, layers: Layer[] }} config */
function sequentialCode({ name, layers }) {
  const lines = layers.map((layer) => `        ${layerCode(layer)},`);
  const end = name && name !== "sequential" ? [`    name=${literal(name)},`] : [];
  return ["model = keras.Sequential(", "    [", ...lines, "    ],", ...end, ")"];
}

/** Names of the layers as variables. @param {Layer[]} layers */
function variables(layers) {
  const taken = new Set([
    "model",
    "keras",
    "layers",
    "x",
    "y",
    "table",
    "np",
    "pd",
    "plt",
    "in",
    "is",
    "as",
    "for",
    "not",
    "and",
    "or",
    "if",
  ]);
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const { name = "" } of layers) {
    const base = name.replace(/\W/g, "_").replace(/^(?=\d)/, "_") || "layer";
    let own = base;
    for (let n = 2; taken.has(own); ++n) own = `${base}_${n}`;
    taken.add(own);
    names.set(name, own);
  }
  return names;
}

/** The tensors of a call: [name, node] each. @param {any} node @returns {[string, number][]} */
function sources(node) {
  /** @type {[string, number][]} */
  const found = [];
  const walk = (/** @type {any} */ value) => {
    if (Array.isArray(value)) {
      if (typeof value[0] === "string" && typeof value[1] === "number")
        found.push([value[0], value[1]]);
      else value.forEach(walk);
    } else if (value && typeof value === "object") {
      const history = value.config?.keras_history;
      if (history) found.push([history[0], history[1]]);
      else Object.values(value).forEach(walk);
    }
  };
  walk(node.args ?? node);
  return found;
}

const lists =
  /^(Add|Subtract|Multiply|Average|Maximum|Minimum|Concatenate|Dot|Attention|AdditiveAttention)$/;

/** @param {Record<string, any>} config */
function functionalCode({ name, layers, input_layers: inputs, output_layers: outputs }) {
  const names = variables(layers);
  /** @type {string[]} */
  const lines = [];
  /** What has been made, by layer and call. @type {Set<string>} */
  const made = new Set();
  const tensor = (/** @type {[string, number]} */ [layer, node]) => {
    const own = names.get(layer) ?? layer;
    return node === 0 ? own : `${own}_call_${node + 1}`;
  };
  const shared = new Set(
    layers.filter((/** @type {Layer} */ one) => (one.inbound_nodes?.length ?? 0) > 1),
  );
  /** @type {{ layer: Layer, node: any, i: number }[]} */
  let left = layers.flatMap((/** @type {Layer} */ layer) => {
    /** @type {any[]} */
    const nodes = layer.inbound_nodes?.length ? layer.inbound_nodes : [null];
    return nodes.map(/** @returns {any} */ (node, i) => ({ layer, node, i }));
  });
  for (const layer of shared) lines.push(`${names.get(layer.name)}_layer = ${layerCode(layer)}`);
  // A call stands behind those that it needs.
  while (left.length > 0) {
    const ready = left.filter(
      ({ node }) => !node || sources(node).every((one) => made.has(one.join())),
    );
    if (ready.length === 0) break;
    for (const { layer, node, i } of ready) {
      const own = shared.has(layer) ? `${names.get(layer.name)}_layer` : layerCode(layer);
      const given = node ? sources(node).map(tensor) : [];
      const isApart = layer.class_name === "MultiHeadAttention";
      const isList = !isApart && (lists.test(layer.class_name) || given.length > 1);
      const arg = isList ? `[${given.join(", ")}]` : given.join(", ");
      const causal = node?.kwargs?.use_causal_mask ? ", use_causal_mask=True" : "";
      lines.push(`${tensor([layer.name, i])} = ${own}${node ? `(${arg}${causal})` : ""}`);
      made.add(`${layer.name},${i}`);
    }
    left = left.filter((/** @type {any} */ one) => !ready.includes(one));
  }
  const ends = (/** @type {any} */ given) => {
    const all = sources(given).map(tensor);
    return all.length === 1 ? all[0] : `[${all.join(", ")}]`;
  };
  const end = name && name !== "functional" ? `, name=${literal(name)}` : "";
  lines.push(`model = keras.Model(inputs=${ends(inputs)}, outputs=${ends(outputs)}${end})`);
  return lines;
}
