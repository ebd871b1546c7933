/**
 * What is wrong with the model and the loss for this data, and a repair for each fault. A repair is
 * plain data; repairs.js turns it into an edit.
 */

import { entryOf } from "./catalogue.js";
import { graphTo, inputsOf, outputNames, unread } from "./connections.js";
import { graphOf, modelOf } from "./layers.js";
import { seenBy, severalOutputs } from "./outputs.js";
import { activationOf, isByOutput, lastOf, lossFor, outputFor } from "./suggest.js";

/** @import { Experiment, Finding, GraphView, LayerDescription, PreparedDescription, Repair, State } from "./types.js" */

/** Layers that go on with any number of axes: behind the last one that needs its own, these end a model. */
const ending = new Set(
  (
    "Dense Activation Softmax ReLU LeakyReLU PReLU ELU Dropout GaussianNoise BatchNormalization " +
    "LayerNormalization"
  ).split(" "),
);

/**
 * The file that training begins with, as the page knows it.
 * @param {Pick<State, "model" | "experiment">} state
 */
export function begunWith({ model, experiment: { begin } }) {
  const { name, sha256 } = begin?.file ?? {};
  return model.begun.find(({ file }) => (sha256 ? file.sha256 === sha256 : file.name === name));
}

/** Whether it is still to be opened. @param {State} state */
export const isBeginMissing = (state) => Boolean(state.experiment.begin) && !begunWith(state);

/**
 * @param {State} state
 * @param {LayerDescription[]} descriptions of all layers
 * @returns {Finding[]}
 */
export function findingsOf(state, descriptions) {
  const { data, experiment } = state;
  const { prepared } = data;
  const graph = graphOf(experiment.model);
  if (!prepared) return [];
  if (isBeginMissing(state)) {
    const values = { name: experiment.begin?.file.name ?? "" };
    return [{ key: "model.beginMissing", values, layer: "", begin: true, blocks: true }];
  }
  if (graph.layers.length === 0) {
    const repair = addOutput(prepared, prepared.inputShape);
    return [{ key: "model.empty", values: {}, layer: "", blocks: true, repair }];
  }
  const read = new Set(graph.layers.flatMap((_, index) => inputsOf(graph, index)));
  const unused = graph.inputs.find(({ config }) => !read.has(config.name))?.config.name;
  if (unused) {
    const repair = { name: "removeInput", title: unused };
    return [
      { key: "model.unreadInput", values: { name: unused }, layer: "", blocks: true, repair },
    ];
  }
  const [lost] = unread(graph);
  if (lost !== undefined) {
    const { name: layer } = graph.layers[lost];
    const repair = { name: "remove", layer };
    return [{ key: "model.unread", values: {}, layer, blocks: true, repair }];
  }
  const faulty = descriptions.find(({ error }) => error);
  if (faulty) return [faultOf(graph, faulty, descriptions)];
  const inputs = prepared.modelInputs?.length ?? 1;
  if (graph.inputs.length !== inputs && !graph.outputs && data.description?.kind === "table") {
    return [{ key: "model.misfitInputs", values: {}, layer: "", blocks: true }];
  }
  const names = severalOutputs(experiment.model);
  const known = prepared.outputs.map(({ name }) => name);
  const isKnown = names.length > 0 && names.every((name) => known.includes(name));
  if (graph.inputs.length !== inputs || (graph.outputs && !isKnown)) {
    const values = { inputs: graph.inputs.length, outputs: outputNames(graph).length };
    return [{ key: "model.misfitSeveral", values, layer: "", blocks: true }];
  }
  const found = (isKnown ? names : [""]).flatMap((name) =>
    findingsAt(name, graphTo(graph, name), descriptions, seenBy(prepared, name), experiment),
  );
  const blocking = found.find(({ blocks }) => blocks);
  return blocking ? [blocking] : found;
}

/**
 * What is wrong with an output and its loss.
 * @param {string} name of the output, "" where there is one
 * @param {GraphView} graph that leads to it
 * @param {LayerDescription[]} descriptions
 * @param {PreparedDescription} prepared as it sees them
 * @param {Experiment} experiment
 * @returns {Finding[]}
 */
function findingsAt(name, graph, descriptions, prepared, experiment) {
  const { loss: all } = experiment.compile ?? {};
  const loss = name && isByOutput(all) ? all[name] : all;
  const output = outputFinding(graph, descriptions, prepared, loss);
  const ofLoss = lossFinding(loss, graph, descriptions, prepared);
  const weightless = weightlessFinding(graph, descriptions, prepared);
  const several = [output, ofLoss, weightless].filter((one) => one !== null);
  const found = output?.blocks ? [output] : several;
  if (name === "") return found;
  // A new last layer would belong to another output.
  const isPossible = ({ repair } = /** @type {Finding} */ ({})) =>
    repair && !["output", "flattenOutput"].includes(repair.name);
  return found.map(({ repair, ...finding }) => ({
    ...finding,
    output: name,
    ...(isPossible({ ...finding, repair }) && repair && { repair: { ...repair, output: name } }),
  }));
}

/**
 * The layer that the data ask for, behind what gives `shape`.
 * @param {PreparedDescription} prepared
 * @param {(number | null)[]} shape
 * @returns {Repair}
 */
const addOutput = (prepared, shape) => ({
  name: shape.length === 1 ? "output" : "flattenOutput",
  ...outputFor(prepared),
});

/**
 * Training changes nothing where there is nothing to change.
 * @param {GraphView} graph
 * @param {LayerDescription[]} descriptions
 * @param {PreparedDescription} prepared
 * @returns {Finding | null}
 */
function weightlessFinding(graph, descriptions, prepared) {
  if (!descriptions.every(({ parameters }) => parameters === 0)) return null;
  const repair = addOutput(
    prepared,
    shapeOf(descriptions, graph.layers[graph.layers.length - 1].name),
  );
  return { key: "model.weightless", values: {}, layer: "", blocks: false, repair };
}

/**
 * What a layer gives, without the batch axis.
 * @param {LayerDescription[]} descriptions
 * @param {string} name
 */
const shapeOf = (descriptions, name) =>
  descriptions.find((one) => one.name === name)?.output_shape?.slice(1) ?? [];

/**
 * What the core says of a layer that cannot be.
 * @param {GraphView} graph
 * @param {LayerDescription} faulty
 * @param {LayerDescription[]} descriptions
 * @returns {Finding}
 */
function faultOf(graph, faulty, descriptions) {
  const { name: layer, error } = faulty;
  const index = graph.layers.findIndex(({ name }) => name === layer);
  const finding = { key: "", values: {}, layer, error, blocks: true };
  const reason = /** @type {any} */ (error)?.values?.message;
  if (index < 0 || reason?.id !== "layer.rank") return finding;
  const shape = shapeOf(descriptions, inputsOf(graph, index)[0]);
  return {
    ...finding,
    repair: rankRepair(graph, index, shape, Number(reason.values.expected) - 1),
  };
}

/**
 * How the layer at `index` gets as many axes as it needs.
 * @param {GraphView} graph
 * @param {number} index
 * @param {(number | null)[]} shape what it reads
 * @param {number} wanted axes besides the batch
 * @returns {Repair | undefined}
 */
function rankRepair({ layers }, index, shape, wanted) {
  const { name: layer, class_name } = layers[index];
  const flatten = layers.findLastIndex((one, at) => at < index && one.class_name === "Flatten");
  if (shape.length < wanted && flatten >= 0) {
    return { name: "before", layer, title: class_name, target: layers[flatten].name };
  }
  if (shape.some((size) => !size)) return undefined;
  const sizes = shape.map(Number);
  if (wanted === 1) return { name: "flatten", layer };
  const rest = sizes.slice(1).reduce((product, size) => product * size, 1);
  if (wanted === 2) return { name: "reshape", layer, sizes: [sizes[0], rest] };
  return undefined;
}

/**
 * Whether what the model gives is what the data ask for.
 * @param {GraphView} graph
 * @param {LayerDescription[]} descriptions
 * @param {PreparedDescription} prepared
 * @param {any} loss
 * @returns {Finding | null}
 */
function outputFinding(graph, descriptions, prepared, loss) {
  const { layers } = graph;
  const wanted = outputFor(prepared);
  const shape = shapeOf(descriptions, layers[layers.length - 1].name);
  const { index, activation } = lastOf(graph);
  // Two classes are told apart by one probability or by two.
  const pair = prepared.task === "binary" && shape.length === 1 && shape[0] === 2;
  if (pair && activation === "softmax") return null;
  const tail = layers.findLastIndex(({ class_name }) => !ending.has(class_name));
  if (shape.length > 1) {
    const at = layers.findIndex((one, place) => place > tail && one.class_name === "Dense");
    const before = at >= 0 ? shapeOf(descriptions, inputsOf(graph, at)[0]) : [];
    if (before.length > 1) {
      const layer = layers[at].name;
      const values = { shape: before.join(" × ") };
      const repair = { name: "flatten", layer };
      return { key: "model.missingFlatten", values, layer, blocks: true, repair };
    }
  }
  if (shape.length !== 1 || shape[0] !== wanted.units) {
    // A last layer that looks like a hidden one is not resized.
    const hidden = index <= tail || !["softmax", "sigmoid", "linear"].includes(activation);
    const values = { have: shape.join(" × "), want: wanted.units };
    const key = prepared.task === "classification" ? "model.misfitClasses" : "model.misfitUnits";
    if (hidden) return { key, values, layer: "", blocks: true, repair: addOutput(prepared, shape) };
    const name = activation === wanted.activation ? "units" : "adapt";
    const layer = layers[index].name;
    return { key, values, layer, blocks: true, repair: { ...wanted, name, layer } };
  }
  const again = repeated(graph, index);
  if (again) return again;
  const logits = loss?.config?.from_logits === true;
  if (
    activation === wanted.activation ||
    activation === "" ||
    (logits && activation === "linear")
  ) {
    return null;
  }
  const layer = layers[index]?.name ?? "";
  const values = { have: activation, want: wanted.activation };
  // Divided by itself, the one number is always 1.
  const key = activation === "softmax" && wanted.units === 1 ? "softmaxOfOne" : "misfitActivation";
  const repair = index >= 0 ? { ...wanted, name: "adapt", layer } : undefined;
  return { key: `model.${key}`, values, layer, blocks: false, repair };
}

/**
 * A layer that gives probabilities of what are probabilities already, which levels them.
 * @param {GraphView} graph
 * @param {number} index of the layer that decides how many numbers come out
 * @returns {Finding | null}
 */
function repeated({ layers }, index) {
  const own = layers[index] && activationOf(layers[index]);
  const second = layers.slice(index + 1).find((layer) => activationOf(layer) === own);
  if (!second || !["softmax", "sigmoid"].includes(own)) return null;
  const { name: layer } = second;
  const repair = { name: "remove", layer };
  return { key: "model.twice", values: { activation: own }, layer, blocks: false, repair };
}

/**
 * Whether the loss is one for how the model ends.
 * @param {any} loss
 * @param {GraphView} graph
 * @param {LayerDescription[]} descriptions
 * @param {PreparedDescription} prepared
 * @returns {Finding | null}
 */
function lossFinding(loss, graph, descriptions, prepared) {
  const { task, labels } = prepared;
  const name = typeof loss === "string" ? loss : loss?.class_name;
  const className = entryOf("loss", name)?.class_name ?? "";
  const units = Number(shapeOf(descriptions, graph.layers[graph.layers.length - 1].name)[0]);
  const { activation } = lastOf(graph);
  const one = task === "regression" || units === 1;
  const forClasses = /^(Sparse)?Categorical/.test(className);
  const forBinary = /^Binary/.test(className);
  const saysLogits = loss?.config?.from_logits === true;
  const logits = saysLogits && activation !== "linear";
  const wrong =
    (one && forClasses) ||
    (task === "regression" &&
      forBinary &&
      !(labels?.length && (saysLogits || activation === "sigmoid"))) ||
    (activation === "softmax" && forBinary) ||
    logits;
  if (!wrong) return null;
  const wanted = lossFor({ task, labels }, modelOf(graph));
  const values = { loss: String(name), activation, count: units };
  const key = logits ? "model.misfitLogits" : "model.misfitLoss";
  return {
    key,
    values,
    layer: "",
    loss: true,
    blocks: false,
    repair: { name: "loss", loss: wanted },
  };
}
