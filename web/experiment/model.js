/** Putting a model together. After each change the package says what every layer gives. */

import { describeModel } from "minibatch";
import { entryOf, starterConfig } from "./catalogue.js";
import {
  connected,
  firstInputs,
  insertedInto,
  isFixed,
  merges,
  moved,
  unread,
  without,
} from "./connections.js";
import { dropSection } from "./drafts.js";
import { editModel } from "./edit.js";
import { findingsOf } from "./findings.js";
import { freeName, graphOf, modelOf, namesIn } from "./layers.js";
import { isTraining } from "./store.js";
import { placeFor, suggestedModel } from "./suggest.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { GraphView, LayerDescription, ModelState, State } from "./types.js" */

/** A model is described this long after the last keystroke. */
const typingPause = 120;

/**
 * @param {Playground} playground
 * @param {GraphView} graph
 * @param {Partial<ModelState>} [changes]
 * @param {string} [group]
 */
export function changeGraph(playground, graph, changes = {}, group = "") {
  const { store } = playground;
  if (isTraining(store.state)) return;
  store.patch("model", { followed: false, removed: "", ...changes });
  editModel(playground, modelOf(graph), group);
}

/** @param {Playground} playground */
export const currentGraph = ({ store }) => graphOf(store.state.experiment.model);

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
  const { layers: descriptions } = playground.store.state.model;
  const inputs = merges(className) ? firstInputs(before, index, descriptions) : [];
  changeGraph(playground, insertedInto(before, index, layer, inputs), { selected: name });
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
  changeGraph(playground, without(graph, index), { removed: class_name, selected: null });
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
  changeGraph(playground, moved(graph, from, to));
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
  changeGraph(playground, { ...graph, layers }, {}, `layer ${name}`);
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
  changeGraph(playground, connected(graph, index, inputs));
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

/** Asks the package for every layer's output shape and parameters, whenever the model has changed. */
export class Describer {
  #playground;
  #turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Promise<void> | undefined} */
  #latest;

  /** @param {Playground} playground */
  constructor(playground) {
    this.#playground = playground;
  }

  /** Waits until what is said of the model is said of the one there is, not of the one before a keystroke. */
  async settled() {
    await (this.#timer === undefined ? this.#latest : this.now());
  }

  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), typingPause);
  }

  now() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#latest = this.#describe();
    return this.#latest;
  }

  async #describe() {
    const mine = ++this.#turn;
    const { store } = this.#playground;
    const { model } = store.state.experiment;
    if (!store.state.data.prepared || !model) {
      store.patch("model", { layers: {}, parameters: null, error: null, findings: [] });
      return;
    }
    try {
      const description = await describeModel(/** @type {any} */ (model));
      if (mine !== this.#turn) return;
      const layers = /** @type {LayerDescription[]} */ (description.layers);
      const faulty = layers.find(({ error }) => error);
      const findings = findingsOf(store.state, layers);
      store.patch("model", {
        layers: Object.fromEntries(layers.map((layer) => [layer.name, layer])),
        parameters: faulty ? null : (description.parameters ?? null),
        error: (findings.length === 0 && description.error) || null,
        findings,
      });
    } catch (error) {
      if (mine !== this.#turn) return;
      const fault = messageOf(error);
      store.patch("model", { layers: {}, parameters: null, error: fault, findings: [] });
    }
  }
}

/** Whether the model can be trained on the data as both are. @param {State} state */
export function canTrain({ data, model, engine, experiment }) {
  const graph = graphOf(experiment.model);
  return Boolean(
    data.prepared?.trainRows &&
    !data.loading &&
    graph.layers.length &&
    !unread(graph).length &&
    !model.error &&
    !model.findings.some(({ blocks }) => blocks) &&
    !engine.error,
  );
}
