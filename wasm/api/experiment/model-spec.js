/** A Keras model's config as an experiment holds it: its keys and layers. The core checks whether layers fit. */

import { keys, maxLayers } from "../catalog.js";
import { checkKeys } from "./check.js";
import { checkEntry } from "./entries.js";
import { oneOf } from "./arguments.js";
import { say } from "./faults.js";
import { isStateful } from "./stateful.js";
import { below } from "./plain.js";
import { isObject } from "../../messages/is-object.js";

/** @typedef {import("./faults.js").Faults} Faults */
/** @typedef {import("../sequential.js").ModelSpec} ModelSpec */

const kinds = ["Sequential", "Functional", "Model"];

/** Whether a layer is a model itself. @param {unknown} layer */
export const isInner = (layer) => isObject(layer) && kinds.includes(String(layer.class_name));

/**
 * @param {unknown} model
 * @param {string} path
 * @param {Faults} faults
 * @param {readonly string[]} [extra] keys of a model that is a layer of another
 */
export function checkModel(model, path, faults, extra = []) {
  if (!isObject(model)) {
    return faults.wrong(path, say("expected.model"), model);
  }
  checkKeys(model, [...keys.object, ...keys.model, ...extra], path, faults);
  if (typeof model.class_name !== "string" || !kinds.includes(model.class_name)) {
    faults.wrong(below(path, "class_name"), oneOf(kinds.slice(0, 2)), model.class_name);
  }
  const at = below(path, "config");
  const { config } = model;
  if (!isObject(config)) return faults.wrong(at, say("expected.model-config"), config);
  checkKeys(config, keys.model_config, at, faults);
  const { layers } = config;
  const list = below(at, "layers");
  if (!Array.isArray(layers)) return faults.wrong(list, say("expected.layers"), layers);
  if (layers.length > maxLayers) {
    const values = { most: maxLayers, received: layers.length };
    return faults.add(list, say("fault.too-many-layers", values));
  }
  const isOld = /^([12]\.|tfjs)/.test(String(model.keras_version));
  layers.forEach((layer, i) => {
    if (isInner(layer)) return void checkModel(layer, below(list, i), faults, keys.layer);
    checkEntry("layer", layer, below(list, i), faults, {
      named: false,
      extra: keys.layer,
    });
    if (isOld) refuseHardSigmoid(layer, below(list, i), faults);
  });
}

/**
 * An experiment is in the words of Keras 3, whose hard_sigmoid is not that of the version which wrote this model.
 * @param {unknown} value
 * @param {string} path
 * @param {Faults} faults
 */
function refuseHardSigmoid(value, path, faults) {
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    const isActivation = key === "activation" || key === "recurrent_activation";
    const name = isObject(inner) ? inner.config : inner;
    if (isActivation && name === "hard_sigmoid") {
      faults.add(below(path, key), say("fault.hard-sigmoid"));
    } else {
      refuseHardSigmoid(inner, below(path, key), faults);
    }
  }
}

/**
 * The spec with an InputLayer of a row's shape in front, where a Sequential model lacks one.
 * @param {ModelSpec} spec
 * @param {readonly number[]} inputShape
 * @param {{ batch_size?: number }} [fit] says how many rows a batch of a stateful model has
 * @returns {ModelSpec}
 */
export function withInput(spec, inputShape, { batch_size: rows = 32 } = {}) {
  if (saysInput(spec)) return spec;
  const batch_shape = [isStateful(spec) ? rows : null, ...inputShape];
  const input = { class_name: "InputLayer", config: { batch_shape } };
  return { ...spec, config: { ...spec.config, layers: [input, ...spec.config.layers] } };
}

/**
 * The inputs of a Functional model, in its order, and how many numbers of a row each takes: of windows, of each step of
 * time. Those of a Sequential model, which has one, are none of a person's business.
 * @param {ModelSpec | null} spec
 * @returns {{ name: string, size: number }[]}
 */
export function inputLayersOf(spec) {
  if (!spec || spec.class_name === "Sequential") return [];
  const { layers, input_layers: listed } = /** @type {Record<string, any>} */ (spec.config);
  const inputs = /** @type {any[]} */ (layers)
    .filter(({ class_name }) => class_name === "InputLayer")
    .map(({ name, config }) => {
      const shape = config?.batch_shape ?? config?.batch_input_shape ?? [];
      return { name: String(name ?? config?.name), size: Number(shape.at?.(-1) ?? 0) };
    });
  const order = JSON.stringify(listed ?? []);
  const place = (/** @type {string} */ name) => order.indexOf(JSON.stringify(name));
  return inputs.sort((one, other) => place(one.name) - place(other.name));
}

/**
 * The names of the outputs of a Functional model, in its order.
 * @param {ModelSpec | null} spec
 * @returns {string[]}
 */
export function outputNamesOf(spec) {
  if (!spec || spec.class_name === "Sequential") return [];
  const { output_layers: listed = [] } = /** @type {Record<string, any>} */ (spec.config);
  // One alone, ["a", 0, 0], or a list of them; an object of them names them itself.
  if (isObject(listed)) return Object.keys(listed);
  if (!Array.isArray(listed)) return [];
  const all = Array.isArray(listed[0]) ? listed : [listed];
  return all.map(([name]) => String(name));
}

/**
 * Whether a spec says the shape of a row. One without layers needs none.
 * @param {ModelSpec} spec
 */
export function saysInput({ class_name, config }) {
  const [first] = config.layers;
  if (class_name === "Sequential" && isInner(first)) return saysInput(/** @type {any} */ (first));
  if (class_name !== "Sequential" || first === undefined || config.build_input_shape) return true;
  const keys = ["batch_shape", "batch_input_shape", "input_shape"];
  return first.class_name === "InputLayer" || keys.some((key) => Boolean(first.config?.[key]));
}
