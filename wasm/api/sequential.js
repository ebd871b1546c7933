/** Building models. */

import { checkKind, checkOptions, wrong } from "./checks.js";
import { getEngine } from "./engine.js";
import { MinibatchError } from "../messages/error.js";
import { Model } from "./model.js";

/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("./functional.js").Tensors} Tensors */
/** @typedef {import("../wire/protocol.js").ModelDescription} ModelDescription */

/**
 * A model in Keras's config JSON.
 * @typedef {{ class_name: string, config: Record<string, any> }} ModelSpec
 */

/**
 * A layer's entry in the spec, preceded by an input if the layer gives its shape.
 * @param {Named | Model} layer
 * @param {number} index
 */
function entriesFor(layer, index) {
  if (layer instanceof Model) return [plainEntry(layer.asLayer())];
  const isNamed = typeof layer?.class_name === "string" && typeof layer.config === "object";
  const where = `sequential(): layer ${index + 1}`;
  if (!isNamed) throw wrong(where, "layer", layer);
  checkKind(where, "layer", layer);
  const { input_shape: inputShape, ...config } = layer.config;
  const entry = { class_name: layer.class_name, config };
  if (inputShape === undefined) return [entry];
  if (index > 0) {
    throw new MinibatchError("invalid-argument", {
      id: "sequential.input-shape",
      values: { position: index + 1, class: layer.class_name },
    });
  }
  return [{ class_name: "InputLayer", config: { shape: inputShape } }, entry];
}

/** @param {Named} layer */
const plainEntry = ({ class_name, config }) => ({ class_name, config });

/**
 * A chain of layers, of which some may be models. The first one may give the shape of a row, by `inputShape` or an `inputLayer` before it.
 * Otherwise the model is built from its first data, or by `build()`.
 * `describe()` and `compile()` check whether the layers fit together.
 * @param {readonly (import("./builders.js").NamedAs<"layer"> | Model)[]} layers a model comes with its weights
 * @param {{ name?: string }} [options]
 * @returns {Model}
 */
export function sequential(layers, options = {}) {
  if (!Array.isArray(layers)) throw wrong("sequential()", "layers", layers);
  checkOptions("sequential()", options, ["name"]);
  const { name = "sequential" } = options;
  if (typeof name !== "string") throw wrong("sequential(): name", "name", name);
  const spec = { class_name: "Sequential", config: { name, layers: layers.flatMap(entriesFor) } };
  return new Model(spec, { inner: layers.filter((layer) => layer instanceof Model) });
}

/**
 * A model from its inputs and outputs, connected by calling layers on tensors: Keras's functional API. Or a
 * model from a Keras config, as returned by Keras's `model.to_json()` and this package's `toJSON()`: Sequential or
 * Functional, as JSON text or as an object, from Keras 2, Keras 3 or TensorFlow.js.
 * @param {ModelSpec | string | { inputs: Tensors, outputs: Tensors, name?: string }} spec
 * @returns {Model}
 */
export function model(spec) {
  if (typeof spec !== "object" || spec === null || !("outputs" in spec)) {
    if (typeof spec === "object" && spec !== null && "inputs" in spec) {
      checkOptions("model()", spec, ["inputs", "outputs", "name"]);
      throw wrong("model()", { id: "expected.given", values: { name: "outputs" } }, spec);
    }
    const given = readSpec("model()", spec);
    // What Keras 2 and TensorFlow.js wrote is written in the words of Keras 3.
    return new Model(given, { completes: "keras_version" in given });
  }
  const { outputs } = spec;
  /** @type {import("./functional.js").SymbolicTensor | undefined} */
  const tensor = "modelSpec" in outputs ? /** @type {any} */ (outputs) : Object.values(outputs)[0];
  if (!tensor?.modelSpec) throw wrong("model(): outputs", "symbolic-tensors", outputs);
  const { inner, ...config } = tensor.modelSpec(spec);
  return new Model(config, { completes: true, inner });
}

/**
 * The output shape and number of parameters of each layer, and the first fault if there is one. A faulty layer
 * does not make it reject.
 * @param {ModelSpec | string} spec
 * @returns {Promise<ModelDescription>}
 */
export const describeModel = async (spec) =>
  getEngine().calls.describeModel({ spec: readSpec("describeModel()", spec) });

/**
 * @param {string} where
 * @param {unknown} spec
 * @returns {ModelSpec}
 */
function readSpec(where, spec) {
  let value = spec;
  if (typeof value === "string") {
    try {
      value = JSON.parse(value);
    } catch (cause) {
      throw new MinibatchError(
        "invalid-spec",
        { id: "spec.json", values: { where, cause: String(cause) } },
        { cause },
      );
    }
  }
  // As a model.json of TensorFlow.js has it.
  for (const wrapper of ["modelTopology", "model_config"]) {
    if (typeof value === "object" && value !== null && wrapper in value) {
      const { [wrapper]: inner, keras_version } = /** @type {Record<string, any>} */ (value);
      value = keras_version && typeof inner === "object" ? { keras_version, ...inner } : inner;
    }
  }
  if (typeof value !== "object" || value === null || !("config" in value)) {
    throw wrong(where, "model", value);
  }
  return /** @type {ModelSpec} */ (value);
}
