/**
 * Which layers a layer reads. Most read the one before them; the model is then a chain. A layer's `inputs`
 * say otherwise, as ids, where 0 is the model's input.
 */

import { entryOf } from "./catalogue.js";

/** @import { LayerEntry, LayerFacts, Removed } from "../types.js" */

/** The model's input among the ids of layers. */
export const modelInput = 0;

/**
 * The layer that stands before `index`: what a layer there reads unless it says otherwise.
 * @param {LayerEntry[]} layers
 * @param {number} index
 */
const before = (layers, index) => layers[index - 1]?.id ?? modelInput;

/**
 * The ids of the layers that the one at `index` reads.
 * @param {LayerEntry[]} layers
 * @param {number} index
 * @returns {number[]}
 */
export const inputsOf = (layers, index) => layers[index].inputs ?? [before(layers, index)];

/** Whether every layer reads the one before it. @param {LayerEntry[]} layers */
export const isChain = (layers) => layers.every(({ inputs }) => !inputs);

/**
 * What the layer at `index` may read, first to last.
 * @param {LayerEntry[]} layers
 * @param {number} index
 */
export const choicesFor = (layers, index) => [
  modelInput,
  ...layers.slice(0, index).map(({ id }) => id),
];

/** Whether a layer joins several inputs. @param {string} className */
export const merges = (className) => Boolean(entryOf("layer", className)?.merges);

/**
 * The positions of layers whose output goes nowhere.
 * @param {LayerEntry[]} layers
 */
export function unread(layers) {
  const read = new Set(layers.flatMap((_, index) => inputsOf(layers, index)));
  return layers.flatMap(({ id }, index) =>
    index < layers.length - 1 && !read.has(id) ? [index] : [],
  );
}

/**
 * The names the layers have in Keras: "conv2d", "conv2d_1" …
 * @param {LayerEntry[]} layers
 * @returns {Map<number, string>} by id
 */
export function namesOf(layers) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return new Map(
    layers.map(({ id, className }) => {
      const name = snakeCase(className);
      const count = seen.get(name) ?? 0;
      seen.set(name, count + 1);
      return [id, count ? `${name}_${count}` : name];
    }),
  );
}

/** As Keras names a layer of a class: "MaxPooling2D" gives "max_pooling2d". @param {string} className */
const snakeCase = (className) =>
  className
    .replace(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();

/**
 * A layer that reads `inputs`. What a layer reads anyway is not written down, so that the chain stays one when
 * its layers are moved.
 * @param {LayerEntry[]} layers
 * @param {number} index
 * @param {number[]} inputs
 * @returns {LayerEntry}
 */
function reading(layers, index, inputs) {
  const usual = inputs.length === 1 && inputs[0] === before(layers, index);
  if (inputs.length && !usual) return { ...layers[index], inputs };
  const { id, className, config } = layers[index];
  return { id, className, config };
}

/**
 * The layers, with the one at `index` reading others.
 * @param {LayerEntry[]} layers
 * @param {number} index
 * @param {number[]} inputs
 */
export const connected = (layers, index, inputs) =>
  layers.with(index, reading(layers, index, inputs));

/**
 * The layers without the one at `index`: what read it reads its input, of several the one that stands before it.
 * @param {LayerEntry[]} layers
 * @param {number} index
 */
export function without(layers, index) {
  const { id } = layers[index];
  const inputs = inputsOf(layers, index);
  const instead = inputs.includes(before(layers, index)) ? before(layers, index) : inputs[0];
  const wanted = layers.map((_, at) => [
    ...new Set(inputsOf(layers, at).map((input) => (input === id ? instead : input))),
  ]);
  const rest = layers.toSpliced(index, 1);
  return rest.map((_, at) => reading(rest, at, wanted[at < index ? at : at + 1]));
}

/**
 * What must be kept of a layer and of its readers to bring it back.
 * @param {LayerEntry[]} layers
 * @param {number} index
 * @returns {Removed}
 */
export function removalOf(layers, index) {
  const rest = without(layers, index);
  const readers = layers
    .toSpliced(index, 1)
    .filter(({ inputs }, at) => String(inputs) !== String(rest[at].inputs));
  return { layer: layers[index], index, readers };
}

/**
 * The layers with a removed one back, which those that read it read again.
 * @param {LayerEntry[]} layers
 * @param {Removed} removed
 */
export function restored(layers, { layer, index, readers }) {
  let result = layers.toSpliced(Math.min(index, layers.length), 0, layer);
  for (const entry of [layer, ...readers]) {
    const at = result.findIndex(({ id }) => id === entry.id);
    if (at < 0) continue; // removed, too, since then
    const earlier = choicesFor(result, at);
    const inputs = entry.inputs?.filter((id) => earlier.includes(id)) ?? [];
    result = connected(result, at, inputs);
  }
  return result;
}

/**
 * The inputs of the layer at `index` as far as they stand before it; for each other one the nearest layer that
 * it does not read yet.
 * @param {LayerEntry[]} layers
 * @param {number} index
 */
function earlierInputs(layers, index) {
  const choices = choicesFor(layers, index);
  const inputs = inputsOf(layers, index);
  const others = choices.filter((id) => !inputs.includes(id));
  return inputs.flatMap((id) => (choices.includes(id) ? id : (others.pop() ?? [])));
}

/**
 * The layers with the one at `from` moved to `to`. A layer can only read earlier ones: whoever would read the
 * moved one from before it reads its inputs instead, and it reads others in place of those now behind it.
 * @param {LayerEntry[]} layers
 * @param {number} from
 * @param {number} to
 */
export function moved(layers, from, to) {
  const entry = layers[from];
  const rest = without(layers, from);
  const result = rest.toSpliced(to, 0, entry);
  const changed = entry.inputs ? connected(result, to, earlierInputs(result, to)) : result;
  // Layers behind it that had said they read it still do.
  return changed.map((other, at) => {
    const said = layers.find(({ id }) => id === other.id)?.inputs;
    return at > to && said?.includes(entry.id) ? reading(changed, at, said) : other;
  });
}

/**
 * What a merging layer at `index` joins to begin with: the layer before it and the nearest earlier one that
 * gives the same shape, as a residual block does, or else the one before that.
 * @param {LayerEntry[]} layers before it
 * @param {LayerFacts[]} facts
 */
export function firstInputs(layers, facts) {
  const last = layers.length - 1;
  if (last < 0) return [modelInput];
  const shape = JSON.stringify(facts[last]?.output_shape);
  const same = facts.findLastIndex(
    (fact, index) =>
      index < last - 1 && fact.output_shape && JSON.stringify(fact.output_shape) === shape,
  );
  const other = same >= 0 ? layers[same].id : (layers[last - 1]?.id ?? modelInput);
  return [layers[last].id, other];
}
