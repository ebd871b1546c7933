/**
 * Which layers a layer reads. Most read the one before them; the model is then a chain. A layer's `inputs` say
 * otherwise, by name.
 */

import { entryOf } from "./catalogue.js";
import { namesIn } from "./layers.js";

/** @import { GraphView, Layer, LayerDescription } from "./types.js" */

/**
 * What stands before the layer at `index`: what a layer there reads unless it says otherwise.
 * @param {GraphView} graph
 * @param {number} index
 * @returns {string}
 */
const before = ({ inputs, layers }, index) =>
  layers[index - 1]?.name ?? inputs[0]?.config.name ?? "";

/**
 * The names of what the layer at `index` reads.
 * @param {GraphView} graph
 * @param {number} index
 * @returns {string[]}
 */
export const inputsOf = (graph, index) => graph.layers[index].inputs ?? [before(graph, index)];

/**
 * What the layer at `index` may read, first to last.
 * @param {GraphView} graph
 * @param {number} index
 */
export const choicesFor = ({ inputs, layers }, index) =>
  namesIn({ name: "", inputs, layers: layers.slice(0, index), outputs: null });

/** Whether a layer joins several inputs. @param {string} className */
export const merges = (className) => Boolean(entryOf("layer", className)?.merges);

/** Whether a layer changes images at random in training, so that they show how. @param {string} className */
export const augments = (className) => entryOf("layer", className)?.group === "augmentation";

/**
 * The layers of augmentation that images go through up to this one, which is the last of them: what it reads, as long
 * as that is one layer of augmentation.
 * @param {GraphView} graph
 * @param {string} name
 * @returns {Layer[]}
 */
export function augmentationUpTo(graph, name) {
  const index = graph.layers.findIndex((layer) => layer.name === name);
  if (index < 0 || !augments(graph.layers[index].class_name)) return [];
  const [read] = inputsOf(graph, index);
  return [...augmentationUpTo(graph, read), graph.layers[index]];
}

/**
 * What leads to one of the outputs, as if it were the only one.
 * @param {GraphView} graph
 * @param {string} output "" for all
 * @returns {GraphView}
 */
export function graphTo(graph, output) {
  if (output === "") return graph;
  const wanted = new Set([output]);
  /** @type {Layer[]} */
  const layers = [];
  for (let index = graph.layers.length - 1; index >= 0; --index) {
    const layer = graph.layers[index];
    if (!wanted.has(layer.name)) continue;
    const inputs = inputsOf(graph, index);
    for (const name of inputs) wanted.add(name);
    layers.unshift({ ...layer, inputs });
  }
  return { ...graph, layers, outputs: null };
}

/** The names of the layers that are the model's outputs. @param {GraphView} graph @returns {string[]} */
export function outputNames({ layers, outputs }) {
  if (!outputs) return layers.length ? [layers[layers.length - 1].name] : [];
  return Array.isArray(outputs[0]) ? outputs.map(([name]) => name) : [outputs[0]];
}

/**
 * The positions of layers whose output goes nowhere.
 * @param {GraphView} graph
 */
export function unread(graph) {
  const read = new Set(graph.layers.flatMap((_, index) => inputsOf(graph, index)));
  const outputs = outputNames(graph);
  return graph.layers.flatMap(({ name }, index) =>
    read.has(name) || outputs.includes(name) ? [] : [index],
  );
}

/**
 * Whether the layer at `index` stands where it is: it is shared, or one that is shared names it.
 * @param {GraphView} graph
 * @param {number} index
 */
export function isFixed({ layers }, index) {
  const { name, fixed } = layers[index];
  return Boolean(fixed) || layers.some((other) => other.fixed && other.inputs?.includes(name));
}

/**
 * A layer that reads `inputs`. What a layer reads anyway is not written down, so that the chain stays one when
 * its layers are moved.
 * @param {GraphView} graph
 * @param {number} index
 * @param {string[]} inputs
 * @returns {Layer}
 */
function reading(graph, index, inputs) {
  const layer = graph.layers[index];
  if (layer.fixed) return layer;
  const usual = inputs.length === 1 && inputs[0] === before(graph, index);
  const { inputs: _, ...rest } = layer;
  return inputs.length && !usual ? { ...rest, inputs } : rest;
}

/**
 * @param {GraphView} graph
 * @param {Layer[]} layers
 * @returns {GraphView}
 */
const having = (graph, layers) => ({ ...graph, layers });

/**
 * The graph, with the layer at `index` reading others.
 * @param {GraphView} graph
 * @param {number} index
 * @param {string[]} inputs
 */
export const connected = (graph, index, inputs) =>
  having(graph, graph.layers.with(index, reading(graph, index, inputs)));

/**
 * The graph with a layer more: it reads the one before it, and those that read that one by place read it.
 * @param {GraphView} graph
 * @param {number} index where it goes
 * @param {Layer} layer
 */
export const inserted = (graph, index, layer) =>
  having(graph, graph.layers.toSpliced(index, 0, layer));

/**
 * The graph with a layer more on the way to the one at `index`, which reads it instead of what it read: of
 * several, what stands before it.
 * @param {GraphView} graph
 * @param {number} index where it goes
 * @param {Layer} layer
 * @param {string[]} inputs what it shall read; what the one at `index` read when empty
 */
export function insertedInto(graph, index, layer, inputs) {
  const said = graph.layers[index]?.inputs;
  const last = before(graph, index);
  const edge = !said || said.includes(last) ? last : said[0];
  const result = connected(inserted(graph, index, layer), index, inputs.length ? inputs : [edge]);
  if (!said) return result;
  const rewired = said.map((name) => (name === edge ? layer.name : name));
  return connected(result, index + 1, rewired);
}

/**
 * The graph with other inputs: what read one that is gone reads the first there is.
 * @param {GraphView} graph
 * @param {any[]} inputs the entries of its InputLayers
 */
export function withInputs(graph, inputs) {
  const [first, ...others] = inputs.map(({ config }) => config.name);
  const gone = graph.inputs
    .map(({ config }) => config.name)
    .filter((name) => name !== first && !others.includes(name));
  const wanted = graph.layers.map((_, at) => [
    ...new Set(inputsOf(graph, at).map((name) => (gone.includes(name) ? first : name))),
  ]);
  const rest = { ...graph, inputs };
  return having(
    rest,
    rest.layers.map((_, at) => reading(rest, at, wanted[at])),
  );
}

/**
 * The outputs without those of a layer that goes; the last layer's where none is left.
 * @param {GraphView} graph
 * @param {string} name
 */
function outputsWithout({ outputs }, name) {
  if (!outputs) return null;
  const list = Array.isArray(outputs[0]) ? outputs : [outputs];
  const rest = list.filter(([other]) => other !== name);
  return rest.length ? rest : null;
}

/**
 * The graph without the layer at `index`: what read it reads its input, of several the one that stands before
 * it.
 * @param {GraphView} graph
 * @param {number} index
 * @returns {GraphView}
 */
export function without(graph, index) {
  const { layers } = graph;
  const { name } = layers[index];
  const inputs = inputsOf(graph, index);
  const last = before(graph, index);
  const instead = inputs.includes(last) ? last : inputs[0];
  const wanted = layers.map((_, at) => [
    ...new Set(inputsOf(graph, at).map((input) => (input === name ? instead : input))),
  ]);
  const outputs = outputsWithout(graph, name);
  const rest = { ...having(graph, layers.toSpliced(index, 1)), outputs };
  return having(
    rest,
    rest.layers.map((_, at) => reading(rest, at, wanted[at < index ? at : at + 1])),
  );
}

/**
 * The inputs of the layer at `index` as far as they stand before it; for each other one the nearest layer that
 * it does not read yet.
 * @param {GraphView} graph
 * @param {number} index
 */
function earlierInputs(graph, index) {
  const choices = choicesFor(graph, index);
  const inputs = inputsOf(graph, index);
  const others = choices.filter((name) => !inputs.includes(name));
  return inputs.flatMap((name) => (choices.includes(name) ? name : (others.pop() ?? [])));
}

/**
 * The graph with the layer at `from` moved to `to`. A layer can only read earlier ones: whoever would read the
 * moved one from before it reads its inputs instead, and it reads others in place of those now behind it.
 * @param {GraphView} graph
 * @param {number} from
 * @param {number} to
 * @returns {GraphView}
 */
export function moved(graph, from, to) {
  const layer = graph.layers[from];
  const result = { ...inserted(without(graph, from), to, layer), outputs: graph.outputs };
  const changed = layer.inputs ? connected(result, to, earlierInputs(result, to)) : result;
  // Layers behind it that had said they read it still do.
  return having(
    changed,
    changed.layers.map((other, at) => {
      const said = graph.layers.find(({ name }) => name === other.name)?.inputs;
      return at > to && said?.includes(layer.name) ? reading(changed, at, said) : other;
    }),
  );
}

/**
 * What a merging layer at `index` joins to begin with: the layer before it and the nearest earlier one that
 * gives the same shape, as a residual block does, or else the one before that.
 * @param {GraphView} graph
 * @param {number} index
 * @param {Record<string, LayerDescription>} descriptions
 */
export function firstInputs(graph, index, descriptions) {
  const layers = graph.layers.slice(0, index);
  const last = layers.at(-1);
  if (!last) return [before(graph, 0)];
  const shapeOf = (/** @type {Layer} */ { name }) => descriptions[name]?.output_shape;
  const shape = JSON.stringify(shapeOf(last));
  const same = layers
    .slice(0, -2)
    .findLast((layer) => shapeOf(layer) && JSON.stringify(shapeOf(layer)) === shape);
  return [last.name, same?.name ?? before(graph, index - 1)];
}
