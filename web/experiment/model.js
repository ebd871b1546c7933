/** Putting a model together. After each change the package says what every layer gives. */

import { describeModel } from "minibatch";
import { entryOf, starterConfig } from "./catalogue.js";
import {
  connected,
  firstInputs,
  inserted,
  insertedInto,
  isFixed,
  merges,
  moved,
  unread,
  without,
} from "./connections.js";
import { dropSection } from "./drafts.js";
import { editModel } from "./edit.js";
import { freeName, graphOf, modelOf, namesIn } from "./layers.js";
import { isTraining } from "./store.js";
import { lastOf, outputFor, placeFor, suggestedModel } from "./suggest.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { GraphView, LayerFacts, ModelState, State } from "./types.js" */

/** A model is described this long after the last keystroke. */
const typingPause = 120;

/**
 * @param {Playground} playground
 * @param {GraphView} graph
 * @param {Partial<ModelState>} [changes]
 * @param {string} [group]
 */
function change(playground, graph, changes = {}, group = "") {
  const { store } = playground;
  if (isTraining(store.state)) return;
  store.patch("model", { followed: false, removed: "", ...changes });
  editModel(playground, modelOf(graph), group);
}

/** @param {Playground} playground */
const currentGraph = ({ store }) => graphOf(store.state.experiment.model);

/**
 * @param {GraphView} graph
 * @param {string} name
 */
const indexOf = ({ layers }, name) => layers.findIndex((layer) => layer.name === name);

/**
 * @param {Playground} playground
 * @param {string} className
 * @param {number} [place] where it goes; before the output when left out
 * @returns {string} its name
 */
export function addLayer(playground, className, place) {
  const entry = entryOf("layer", className);
  if (!entry || isTraining(playground.store.state)) return "";
  const before = currentGraph(playground);
  const index = place ?? placeFor(before, className, playground.store.state.data.prepared);
  const name = freeName(className, namesIn(before));
  const layer = { name, class_name: className, config: starterConfig(entry) };
  const { facts } = playground.store.state.model;
  const inputs = merges(className) ? firstInputs(before, index, facts) : [];
  change(playground, insertedInto(before, index, layer, inputs), { selected: name });
  const { store, language } = playground;
  store.announce(language.t("model.added", { layer: className, position: index + 1 }));
  return name;
}

/**
 * @param {Playground} playground
 * @param {string} name
 */
export function removeLayer(playground, name) {
  const graph = currentGraph(playground);
  const index = indexOf(graph, name);
  if (index < 0 || isFixed(graph, index)) return;
  const { class_name } = graph.layers[index];
  change(playground, without(graph, index), { removed: class_name, selected: null });
  const { store, language } = playground;
  store.announce(language.t("model.removed", { layer: class_name }));
}

/**
 * @param {Playground} playground
 * @param {string} name
 * @param {number} to the layer's new position, from 0
 */
export function moveLayer(playground, name, to) {
  const graph = currentGraph(playground);
  const { layers } = graph;
  const from = indexOf(graph, name);
  if (from < 0 || to < 0 || to >= layers.length || from === to || isFixed(graph, from)) return;
  change(playground, moved(graph, from, to));
  const values = { layer: layers[from].class_name, position: to + 1, count: layers.length };
  const { store, language } = playground;
  store.announce(language.t("model.moved", values));
}

/**
 * @param {Playground} playground
 * @param {string} name
 * @param {Record<string, any>} config
 */
export function setConfig(playground, name, config) {
  const graph = currentGraph(playground);
  const layers = graph.layers.map((layer) => (layer.name === name ? { ...layer, config } : layer));
  change(playground, { ...graph, layers }, {}, `layer ${name}`);
}

/**
 * @param {Playground} playground
 * @param {string} name
 * @param {string[]} inputs names of the layers it shall read
 */
export function setInputs(playground, name, inputs) {
  const graph = currentGraph(playground);
  const index = indexOf(graph, name);
  if (index < 0) return;
  change(playground, connected(graph, index, inputs));
  const { store, language } = playground;
  const values = { layer: graph.layers[index].class_name, names: inputs.join(", ") };
  store.announce(language.t("model.nowReads", values));
}

/**
 * @param {Playground} playground
 * @param {string | null} name
 */
export function selectLayer({ store }, name) {
  store.patch("model", { selected: name });
}

/** Replaces the person's model by the suggested one. @param {Playground} playground */
export function usePreset(playground) {
  const { store } = playground;
  const { prepared } = store.state.data;
  if (!prepared || isTraining(store.state)) return;
  store.patch("model", { selected: null, followed: false, removed: "" });
  dropSection(playground, "model");
  editModel(playground, suggestedModel(prepared));
}

/** Whether the model differs from the suggested one. @param {State} state */
export const isOwnModel = ({ data, experiment }) =>
  Boolean(data.prepared) &&
  JSON.stringify(experiment.model) !==
    JSON.stringify(suggestedModel(/** @type {any} */ (data.prepared)));

/** Makes the last layer fit the data. @param {Playground} playground */
export function adaptLast(playground) {
  const { prepared } = playground.store.state.data;
  const graph = currentGraph(playground);
  const { index } = lastOf(graph);
  if (!prepared) return;
  if (index < 0) {
    const name = freeName("Dense", namesIn(graph));
    const layer = { name, class_name: "Dense", config: outputFor(prepared) };
    change(playground, inserted(graph, graph.layers.length, layer));
    return;
  }
  // Layers behind it that were there to give probabilities would do it a second time.
  let kept = graph;
  for (let at = graph.layers.length - 1; at > index; at--) {
    if (["Activation", "Softmax"].includes(graph.layers[at].class_name)) kept = without(kept, at);
  }
  const last = kept.layers[index];
  const config = { ...last.config, ...outputFor(prepared) };
  change(playground, { ...kept, layers: kept.layers.with(index, { ...last, config }) });
}

/** Asks the package for every layer's output shape and parameters, whenever the model has changed. */
export class Describer {
  #playground;
  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Playground} playground */
  constructor(playground) {
    this.#playground = playground;
  }

  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), typingPause);
  }

  async now() {
    clearTimeout(this.#timer);
    const mine = ++this.#turn;
    const { store } = this.#playground;
    const { model } = store.state.experiment;
    if (!store.state.data.prepared || !model) {
      store.patch("model", { facts: {}, parameters: null, error: null, misfit: null });
      return;
    }
    try {
      const description = await describeModel(/** @type {any} */ (model));
      if (mine !== this.#turn) return;
      const facts = /** @type {LayerFacts[]} */ (description.layers);
      const faulty = facts.find(({ error }) => error);
      store.patch("model", {
        facts: Object.fromEntries(facts.map((fact) => [fact.name, fact])),
        parameters: faulty ? null : (description.parameters ?? null),
        error: (!faulty && description.error) || null,
        misfit: faulty ? null : misfitOf(store.state, facts),
      });
    } catch (error) {
      if (mine !== this.#turn) return;
      const fault = messageOf(error);
      store.patch("model", { facts: {}, parameters: null, error: fault, misfit: null });
    }
  }
}

/**
 * Whether what the model gives is what the data ask for.
 * @param {State} state
 * @param {LayerFacts[]} facts
 * @returns {ModelState["misfit"]}
 */
function misfitOf({ data, experiment }, facts) {
  const { prepared } = data;
  if (!prepared) return null;
  const graph = graphOf(experiment.model);
  if (graph.inputs.length > 1 || graph.outputs) {
    const values = { inputs: graph.inputs.length, outputs: graph.outputs?.length ?? 1 };
    return { key: "model.misfitSeveral", values };
  }
  const { units, activation } = outputFor(prepared);
  const name = graph.layers.at(-1)?.name;
  const shape =
    facts.find((fact) => fact.name === name)?.output_shape?.slice(1) ?? prepared.inputShape;
  const last = lastOf(graph).activation;
  // Two classes are told apart by one probability or by two.
  const pair = prepared.task === "binary" && shape.length === 1 && shape[0] === 2;
  if (pair && last === "softmax") return null;
  if (shape.length !== 1 || shape[0] !== units) {
    const key = prepared.task === "classification" ? "misfitClasses" : "misfitUnits";
    return { key: `model.${key}`, values: { have: shape.join(" × "), want: units } };
  }
  if (last === activation || last === "") return null;
  return { key: "model.misfitActivation", values: { have: last, want: activation } };
}

/** Whether the model can be trained on the data as both are. @param {State} state */
export function canTrain({ data, model, engine, experiment }) {
  const graph = graphOf(experiment.model);
  const faulty = model.error || Object.values(model.facts).some(({ error }) => error);
  const wrongOutput = model.misfit && model.misfit.key !== "model.misfitActivation";
  return Boolean(
    data.prepared &&
    !data.loading &&
    graph.layers.length &&
    !unread(graph).length &&
    !faulty &&
    !wrongOutput &&
    !engine.error,
  );
}
