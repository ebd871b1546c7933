/** A graph's inputs and outputs: adding one, giving an input its shape, removing one. */

import { outputNames, withInputs } from "./connections.js";
import { edit } from "./edit.js";
import { currentGraph, changeGraph } from "./model.js";
import { freeName, inputLayer, namesIn } from "./layers.js";

/** @import { Playground } from "./playground.js" */
/** @import { GraphView } from "./types.js" */

/** Keras's name for the first output of a layer. @param {string} name */
const outputOf = (name) => [name, 0, 0];

/** A list, also where Keras writes a single output without one. @param {GraphView} graph */
function outputsOf(graph) {
  const { outputs } = graph;
  if (!outputs) return outputNames(graph).map(outputOf);
  return Array.isArray(outputs[0]) ? outputs : [outputs];
}

/**
 * The graph with these outputs; the last layer alone is not written down.
 * @param {GraphView} graph
 * @param {any[]} outputs
 * @returns {GraphView}
 */
function ending(graph, outputs) {
  const last = graph.layers.at(-1)?.name ?? "";
  const usual = JSON.stringify(outputs) === JSON.stringify([outputOf(last)]);
  return { ...graph, outputs: usual ? null : outputs };
}

/**
 * @param {Playground} playground
 * @param {number[]} shape one sample's
 */
export function addInput(playground, shape) {
  const graph = currentGraph(playground);
  const name = freeName("InputLayer", ["input_layer", ...namesIn(graph)]);
  changeGraph(playground, { ...graph, inputs: [...graph.inputs, inputLayer(shape, name)] });
  const { store, language } = playground;
  store.announce(language.t("model.inputAdded", { name }));
}

/**
 * @param {Playground} playground
 * @param {string} name
 * @param {(number | null)[]} shape one sample's; null is any length
 */
export function setInputShape(playground, name, shape) {
  const graph = currentGraph(playground);
  const inputs = graph.inputs.map((input) => {
    if (input.config.name !== name) return input;
    return { ...input, config: { ...input.config, batch_shape: [null, ...shape] } };
  });
  changeGraph(playground, { ...graph, inputs }, {}, `input ${name}`);
}

/**
 * @param {Playground} playground
 * @param {string} name of an input
 * @param {string[]} columns of the table that it takes
 */
export function setInputColumns(playground, name, columns) {
  const { inputs } = playground.store.state.experiment;
  edit(playground, { inputs: { ...inputs, [name]: columns } }, `input ${name}`);
}

/**
 * Whether an input can go: whatever reads it can read another.
 * @param {GraphView} graph
 * @param {string} name
 */
export const mayRemoveInput = ({ inputs, layers }, name) =>
  inputs.length > 1 && !layers.some((layer) => layer.fixed && layer.inputs?.includes(name));

/**
 * @param {Playground} playground
 * @param {string} name
 */
export function removeInput(playground, name) {
  const graph = currentGraph(playground);
  if (!mayRemoveInput(graph, name)) return;
  const rest = graph.inputs.filter(({ config }) => config.name !== name);
  // The only input is the data's.
  const { prepared } = playground.store.state.data;
  const [{ config }] = rest;
  const alone = rest.length === 1 && prepared;
  const inputs = alone ? [inputLayer(prepared.inputShape, config.name)] : rest;
  changeGraph(playground, withInputs(graph, inputs));
  const { store, language } = playground;
  store.announce(language.t("model.inputRemoved", { name }));
}

/**
 * @param {Playground} playground
 * @param {string} name of a layer
 */
export function addOutput(playground, name) {
  const graph = currentGraph(playground);
  changeGraph(playground, ending(graph, [...outputsOf(graph), outputOf(name)]));
  const { store, language } = playground;
  store.announce(language.t("model.outputAdded", { name }));
}

/**
 * @param {Playground} playground
 * @param {number} place in the list of outputs
 */
export function removeOutput(playground, place) {
  const graph = currentGraph(playground);
  const outputs = outputsOf(graph);
  if (outputs.length < 2) return;
  changeGraph(playground, ending(graph, outputs.toSpliced(place, 1)));
  const { store, language } = playground;
  store.announce(language.t("model.outputRemoved", { name: String(outputs[place][0]) }));
}
