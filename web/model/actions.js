/** Putting a model together. After each change the package says what every layer gives. */

import { describeModel } from "minibatch";
import { t } from "../locales/i18n.js";
import { announce, isTraining, store } from "../store.js";
import { entryOf, starterConfig } from "./catalogue.js";
import {
  connected,
  firstInputs,
  merges,
  moved,
  namesOf,
  removalOf,
  restored,
  unread,
  without,
} from "./connections.js";
import { layer, lastOf, outputFor, presetFor } from "./presets.js";
import { specOf } from "./spec.js";

/** @import { LayerEntry, LayerFacts, ModelState } from "../types.js" */

/** A model is described this long after the last keystroke. */
const typingPause = 120;

let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {LayerEntry[]} layers
 * @param {Partial<ModelState>} [changes]
 */
function change(layers, changes = {}) {
  if (isTraining()) return;
  store.patch("model", { layers, edited: true, followed: false, ...changes });
  clearTimeout(timer);
  timer = setTimeout(describe, typingPause);
}

/**
 * @param {string} className
 * @param {number} index where it goes
 */
export function addLayer(className, index) {
  const entry = entryOf("layer", className);
  if (!entry) return;
  const { layers: before, facts } = store.state.model;
  const added = layer(className, starterConfig(entry));
  const layers = before.toSpliced(index, 0, added);
  const inputs = merges(className) ? firstInputs(before.slice(0, index), facts) : [];
  change(connected(layers, index, inputs), { selected: added.id, removed: null });
  announce(t("model.added", { layer: className, position: index + 1 }));
}

/** @param {number} id */
export function removeLayer(id) {
  const { layers } = store.state.model;
  const index = layers.findIndex((entry) => entry.id === id);
  if (index < 0) return;
  change(without(layers, index), { removed: removalOf(layers, index), selected: null });
  announce(t("model.removed", { layer: layers[index].className }));
}

export function undoRemove() {
  const { layers, removed } = store.state.model;
  if (!removed) return;
  change(restored(layers, removed), { removed: null });
}

/**
 * @param {number} id
 * @param {number} to the layer's new position, from 0
 */
export function moveLayer(id, to) {
  const { layers } = store.state.model;
  const from = layers.findIndex((entry) => entry.id === id);
  if (from < 0 || to < 0 || to >= layers.length || from === to) return;
  change(moved(layers, from, to));
  const values = { layer: layers[from].className, position: to + 1, count: layers.length };
  announce(t("model.moved", values));
}

/**
 * @param {number} id
 * @param {Record<string, any>} config
 */
export function setConfig(id, config) {
  const { layers } = store.state.model;
  change(layers.map((entry) => (entry.id === id ? { ...entry, config } : entry)));
}

/**
 * @param {number} id
 * @param {number[]} inputs ids of the layers it shall read
 */
export function setInputs(id, inputs) {
  const { layers } = store.state.model;
  const index = layers.findIndex((entry) => entry.id === id);
  if (index < 0) return;
  change(connected(layers, index, inputs));
  const names = namesOf(layers);
  const sources = inputs.map((input) => names.get(input) ?? t("model.input"));
  announce(t("model.nowReads", { layer: layers[index].className, names: sources.join(", ") }));
}

/** @param {number | null} id */
export function selectLayer(id) {
  store.patch("model", { selected: id });
}

/** Puts the proposed model in the place of the person's own. */
export function usePreset() {
  const { prepared } = store.state.data;
  if (!prepared || isTraining()) return;
  const layers = presetFor(prepared);
  const changes = { layers, edited: false, followed: false, selected: null, removed: null };
  store.patch("model", changes);
  return describe();
}

/** Makes the last layer fit the data. */
export function adaptLast() {
  const { prepared } = store.state.data;
  const { layers } = store.state.model;
  const { index } = lastOf(layers);
  if (!prepared) return;
  if (index < 0) {
    change([...layers, layer("Dense", outputFor(prepared))]);
    return;
  }
  const config = { ...layers[index].config, ...outputFor(prepared) };
  // Layers behind it that were there to give probabilities would do it a second time.
  let kept = layers;
  for (let at = layers.length - 1; at > index; at--) {
    if (["Activation", "Softmax"].includes(layers[at].className)) kept = without(kept, at);
  }
  change(kept.map((entry, place) => (place === index ? { ...entry, config } : entry)));
}

/** Called when other data came in: a proposed model follows it, a person's own is only checked. */
export async function dataChanged() {
  const { prepared } = store.state.data;
  const { edited, layers } = store.state.model;
  if (!prepared || (edited && layers.length > 0)) {
    await describe();
    return;
  }
  const before = outline(layers);
  await usePreset();
  const followed = layers.length > 0 && outline(store.state.model.layers) !== before;
  store.patch("model", { followed });
}

/** @param {LayerEntry[]} layers */
const outline = (layers) =>
  JSON.stringify(layers.map(({ className, config }) => [className, config]));

/** Asks the package for every layer's output shape and parameters. */
export async function describe() {
  clearTimeout(timer);
  const mine = ++turn;
  const { prepared } = store.state.data;
  const { layers } = store.state.model;
  if (!prepared) {
    store.patch("model", { facts: [], parameters: null, error: "", misfit: null });
    return;
  }
  try {
    const description = await describeModel(specOf(layers, prepared.inputShape));
    if (mine !== turn) return;
    const facts = /** @type {LayerFacts[]} */ (description.layers).slice(1); // without the input
    const faulty = facts.find(({ error }) => error);
    store.patch("model", {
      facts,
      parameters: faulty ? null : (description.parameters ?? null),
      error: faulty ? "" : (description.error ?? ""),
      misfit: faulty ? null : misfitOf(facts),
    });
  } catch (error) {
    if (mine !== turn) return;
    store.patch("model", {
      facts: [],
      parameters: null,
      error: /** @type {Error} */ (error).message,
    });
  }
}

/**
 * Whether what the model gives is what the data asks for.
 * @param {LayerFacts[]} facts
 * @returns {ModelState["misfit"]}
 */
function misfitOf(facts) {
  const { prepared } = store.state.data;
  const { layers } = store.state.model;
  if (!prepared) return null;
  const { units, activation } = outputFor(prepared);
  const shape = facts.at(-1)?.output_shape?.slice(1) ?? prepared.inputShape;
  if (shape.length !== 1 || shape[0] !== units) {
    const key = prepared.task === "classification" ? "misfitClasses" : "misfitUnits";
    return { key: `model.${key}`, values: { have: shape.join(" × "), want: units } };
  }
  const last = lastOf(layers).activation;
  if (last === activation || last === "undefined") return null;
  return { key: "model.misfitActivation", values: { have: last, want: activation } };
}

/** Whether the model can be trained on the data as both are. */
export function canTrain() {
  const { data, model, engine } = store.state;
  const faulty = model.error || model.facts.some(({ error }) => error);
  const wrongOutput = model.misfit && model.misfit.key !== "model.misfitActivation";
  return Boolean(
    data.prepared &&
    !data.loading &&
    model.layers.length &&
    !unread(model.layers).length &&
    !faulty &&
    !wrongOutput &&
    !engine.error,
  );
}
