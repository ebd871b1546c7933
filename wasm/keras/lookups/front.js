/**
 * The front of a model: layers that look categories up in what its inputs are given, before anything that is trained. The core
 * has numbers alone, so the model there begins behind them, with an input in the place of each.
 */

import { groupAt, nodeAt, numbersOf } from "../tree.js";
import { tensorsIn } from "../layer-order.js";
import { placesOf } from "../places.js";
import { checkLookup } from "./check.js";
import { lookups } from "./layers.js";

/** @import { GroupNode } from "../../formats/hdf5/types.js" */
/** @import { Front, Spec } from "../types.js" */
/** @import { Extents } from "./encode.js" */
/** @import { Entry } from "./layers.js" */

const nameOf = (/** @type {any} */ entry) => String(entry.name ?? entry.config.name);
const isInput = (/** @type {any} */ { class_name: kind }) => kind === "InputLayer";
const isLookup = (/** @type {any} */ { class_name: kind }) => Object.hasOwn(lookups, kind);

/** The shape of one row of what an input takes. @param {any} entry @returns {Extents} */
function inputShape({ config }) {
  const { batch_shape: shape, batch_input_shape: older, shape: row = [] } = config;
  const given = shape ?? older;
  const extents = Array.isArray(given) ? given.slice(1) : row;
  return Array.isArray(extents) ? extents.map((n) => (Number.isInteger(n) ? n : null)) : [];
}

/**
 * @param {string} path of the file, for messages
 * @param {Spec} spec
 * @returns {{ spec: Spec, front: Front | null }} the model behind its front; null where it has none
 */
export function withoutFront(path, spec) {
  const { layers } = spec.config;
  if (!Array.isArray(layers) || !layers.some(isLookup)) return { spec, front: null };
  return spec.class_name === "Sequential" ? ofChain(path, spec) : ofGraph(path, spec);
}

/**
 * An input in the place of a layer.
 * @param {Entry} entry
 * @param {Extents} shape of one row
 */
const inputOf = ({ name }, shape) => ({
  class_name: "InputLayer",
  name,
  config: { name, batch_shape: [null, ...shape], dtype: "float32" },
  inbound_nodes: [],
});

/** @param {string} path @param {Spec} spec @returns {{ spec: Spec, front: Front | null }} */
function ofChain(path, spec) {
  const layers = /** @type {any[]} */ (spec.config.layers);
  const first = layers.findIndex((entry) => !isInput(entry) && !isLookup(entry));
  const front = layers.slice(0, first < 0 ? layers.length : first);
  const [input] = front;
  if (!front.some(isLookup) || !isInput(input)) return { spec, front: null };
  let shape = inputShape(input);
  /** @type {Record<string, string>} */
  const sources = {};
  const names = front.map(nameOf);
  for (const [i, entry] of front.entries()) {
    if (i === 0) continue;
    checkLookup(path, { ...entry, name: names[i] });
    sources[names[i]] = names[i - 1];
    shape = lookups[entry.class_name].shape(entry.config, shape);
  }
  const last = { ...front[front.length - 1], name: names[names.length - 1] };
  const behind = [inputOf(last, shape), ...layers.slice(front.length)];
  const { build_input_shape: _, ...kept } = spec.config;
  const config = { ...kept, layers: behind };
  return {
    spec: { ...spec, config },
    front: { layers: front, sources, inputs: [names[0]], outputs: [last.name], ends: null },
  };
}

/** @param {string} path @param {Spec} spec @returns {{ spec: Spec, front: Front | null }} */
function ofGraph(path, spec) {
  const layers = /** @type {any[]} */ (spec.config.layers);
  const byName = new Map(layers.map((entry) => [nameOf(entry), entry]));
  const inputs = tensorsIn(spec.config.input_layers).map(({ layer }) => layer);
  /** Of one row, of all that the front gives. @type {Map<string, Extents>} */
  const shapes = new Map(layers.filter(isInput).map((entry) => [nameOf(entry), inputShape(entry)]));
  /** @type {Record<string, string>} */
  const sources = {};
  // In passes, since a file may name a layer before what it is applied to.
  for (let before = -1; before < shapes.size;) {
    before = shapes.size;
    for (const entry of layers) {
      const name = nameOf(entry);
      const from = isLookup(entry) && !shapes.has(name) ? tensorsIn(entry.inbound_nodes) : [];
      const shape = from.length === 1 && shapes.get(from[0].layer);
      if (!shape) continue;
      checkLookup(path, { ...entry, name });
      sources[name] = from[0].layer;
      shapes.set(name, lookups[entry.class_name].shape(entry.config, shape));
    }
  }
  const inFront = (/** @type {string} */ name) => Object.hasOwn(sources, name);
  const behind = layers.filter((entry) => !inFront(nameOf(entry)));
  const used = new Set(
    [...behind.map((entry) => entry.inbound_nodes), spec.config.output_layers]
      .flatMap(tensorsIn)
      .map(({ layer }) => layer),
  );
  const names = [...shapes.keys()].filter((name) => used.has(name));
  const front = layers.filter((entry) => shapes.has(nameOf(entry)));
  const places = names.map((name) =>
    inFront(name)
      ? inputOf({ ...byName.get(name), name }, /** @type {Extents} */ (shapes.get(name)))
      : byName.get(name),
  );
  const config = {
    ...spec.config,
    layers: [...places, ...behind.filter((entry) => !isInput(entry))],
    input_layers: names.map((name) => [name, 0, 0]),
  };
  if (Object.keys(sources).length === 0) return { spec, front: null };
  return {
    spec: { ...spec, config },
    front: { layers: front, sources, inputs, outputs: names, ends: spec.config.input_layers },
  };
}

/**
 * The whole model: its front before what the core has of it.
 * @param {Spec} spec complete, as the core gives it
 * @param {Front | null | undefined} front
 * @returns {Spec}
 */
export function withFront(spec, front) {
  if (!front) return spec;
  const layers = /** @type {any[]} */ (spec.config.layers);
  /** @type {Spec["config"]} */
  const config = {
    ...spec.config,
    layers: [...front.layers, ...layers.filter((entry) => !isInput(entry))],
  };
  if (front.ends !== null) config.input_layers = front.ends;
  return { ...spec, config };
}

/**
 * The model with vocabularies in its config, where a file has them beside it.
 * @param {string} file
 * @param {Spec} spec
 * @param {(path: string) => Promise<string | null>} asset its text, if there is one
 * @param {GroupNode} root of the weights
 * @returns {Promise<Spec>}
 */
export async function withVocabularies(file, spec, asset, root) {
  const layers = /** @type {any[]} */ (spec.config.layers);
  if (!layers.some(isLookup)) return spec;
  const paths = new Map(placesOf(spec, []).layers.map(({ name, path }) => [name, path]));
  const complete = layers.map(async (entry) => {
    const path = paths.get(nameOf(entry));
    if (!isLookup(entry) || path === undefined || entry.config.vocabulary) return entry;
    const text = await asset(`assets/${path}vocabulary.txt`);
    if (text === null) return entry;
    const config = { ...entry.config };
    const lines = text.split("\n");
    const isNumbers = entry.class_name === "IntegerLookup";
    config.vocabulary = isNumbers ? lines.map(Number) : lines;
    const node = groupAt(root, `${path}vars`) && nodeAt(root, `${path}vars/idf_weights`);
    if (config.output_mode === "tf_idf" && node?.kind === "array") {
      const weights = numbersOf(file, node, `${path}vars/idf_weights`);
      config.idf_weights = [...weights].slice(0, lines.length);
    }
    return { ...entry, config };
  });
  return { ...spec, config: { ...spec.config, layers: await Promise.all(complete) } };
}
