/** A network in the core: its layers and its weights. model.js computes with them. */

import { checkOptions, checkOpenShape, wrong } from "./checks.js";
import { defaultSeed } from "./compile.js";
import { getEngine } from "./engine.js";
import { shapeOfImages } from "./images.js";
import { lacksInput, rowShapeOf, withInput } from "./input-shape.js";
import { Disposable } from "./disposable.js";
import { isOfImages } from "./is-image.js";
import { MinibatchError } from "../messages/error.js";
import { findLayer } from "./layer.js";
import { Resource } from "./resource.js";
import { flattenWeights } from "./weights.js";

/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("./functional.js").Tensors} Tensors */
/** @typedef {import("./layer.js").Layer} Layer */
/** @typedef {import("./sequential.js").ModelSpec} ModelSpec */
/** @typedef {import("../wire/protocol.js").ModelDescription} ModelDescription */
/** @typedef {import("../wire/protocol.js").ModelInfo} ModelInfo */
/** @typedef {import("../wire/protocol.js").NamedWeight} NamedWeight */

const isModelEntry = (/** @type {any} */ { class_name: name }) =>
  name === "Sequential" || name === "Functional";

/**
 * Of a model's config and of all layers in it.
 * @param {any} spec
 * @param {boolean} value
 */
function setTrainable({ config }, value) {
  config.trainable = value;
  for (const layer of config.layers ?? []) setTrainable(layer, value);
}

export class Network extends Disposable {
  #spec;
  /** Whether the core's config replaces the given one, which lacks what layers compute. */
  #completes;
  /** @type {Promise<ModelInfo & { resource: Resource }> | null} */
  #built = null;
  #disposed = false;
  /** The models that are layers of it, whose weights it starts with. @type {readonly Network[]} */
  #inner;
  /** It as a layer. @type {Named | null} */
  #asLayer = null;

  /**
   * @param {ModelSpec} spec Use `sequential()` or `model()`.
   * @param {{ completes?: boolean, inner?: readonly any[] }} [options]
   */
  constructor(spec, { completes = false, inner = [] } = {}) {
    super();
    this.#spec = structuredClone(spec);
    this.#completes = completes;
    this.#inner = inner;
  }

  /** Whether its weights are trained where it is a layer of another model; as in Keras, of all its layers. */
  get trainable() {
    return this.#spec.config.trainable !== false;
  }

  set trainable(value) {
    if (typeof value !== "boolean") throw wrong("trainable", "boolean", value);
    setTrainable(this.#spec, value);
    this.#asLayer = null;
  }

  /**
   * The model as a layer: its config, under its own name if it was given one.
   * @returns {Named}
   * @internal
   */
  asLayer() {
    if (this.#asLayer) return this.#asLayer;
    const { class_name, config } = this.toJSON();
    if (/^(sequential|functional)$/.test(config.name)) delete config.name;
    this.#asLayer = { class_name, config, model: this };
    return this.#asLayer;
  }

  /**
   * Calls the model on tensors, as a layer of another model, which takes its config and the weights it has when
   * that model is first used. Keras: model(inputs).
   * @template {Tensors} T
   * @param {T} inputs
   * @returns {any} a tensor, or a list of as many as the model has outputs
   */
  call(inputs) {
    const first = Array.isArray(inputs) ? inputs[0] : inputs;
    if (typeof first?.through !== "function") throw wrong("call()", "symbolic-tensors", inputs);
    const layer = this.asLayer();
    const tensor = first.through(layer, "call()", inputs);
    const ends = /** @type {any[]} */ (layer.config.output_layers ?? []);
    const isOne = ends.length < 2 || typeof ends[0] === "string";
    if (isOne) return tensor;
    const others = ends.slice(1).map((_, i) => tensor.sibling(i + 1));
    return [tensor, ...others];
  }

  /**
   * Gives the model in the core the weights of the models in it.
   * @param {ModelInfo & { resource: Resource }} info
   */
  async #takeWeights({ resource, spec }) {
    if (!this.#inner.some((model) => model.#built)) return;
    const { calls } = resource.engine;
    const model = resource.handle;
    const own = await calls.getWeights({ model });
    const { layers } = /** @type {ModelSpec} */ (spec).config;
    const entries = layers.filter(isModelEntry);
    for (const [i, inner] of this.#inner.entries()) {
      if (!inner.#built) continue;
      const { name } = entries[i].config;
      const weights = await inner.getWeights();
      const places = own.filter((weight) => weight.name.startsWith(`${name}/`));
      places.forEach((weight, place) => weight.data.set(weights[place].data));
    }
    await calls.setWeights({ model, weights: flattenWeights(own, own, "setWeights()") });
  }

  /** Whether the shape of a row is known: for a Sequential model without an input, once it has had data. */
  get built() {
    return !lacksInput(this.#spec);
  }

  /**
   * Sets the shape of a row of a Sequential model without an input, as its first data would.
   * @param {{ inputShape: readonly (number | null)[] }} options without the batch; null is any length
   * @returns {Promise<void>}
   */
  async build(options) {
    checkOptions("build()", options, ["inputShape"]);
    const shape = checkOpenShape("build(): inputShape", options.inputShape);
    if (this.built) {
      throw new MinibatchError("invalid-state", { id: "model.built" });
    }
    const spec = withInput(this.#spec, shape);
    const { layers, error } = await getEngine().calls.describeModel({ spec });
    const fault = layers.find((layer) => layer.error)?.error ?? error;
    if (fault) throw new MinibatchError(fault.code, fault);
    this.#spec = spec;
  }

  /** The model's name. */
  get name() {
    return /** @type {string} */ (this.#spec.config.name ?? "sequential");
  }

  /**
   * All weights in Keras's order: layer by layer, trainable ones first.
   * @returns {Promise<NamedWeight[]>} copies; kernels of convolutions are (height, width, in, out)
   */
  async getWeights() {
    const { resource } = await this.inCore();
    return resource.engine.calls.getWeights({ model: resource.handle });
  }

  /**
   * @param {readonly { data: Float32Array, shape: readonly number[] }[]} weights in the order of
   *   `getWeights()`, of the same shapes
   * @returns {Promise<void>}
   */
  async setWeights(weights) {
    const { resource } = await this.inCore();
    const { calls } = resource.engine;
    const own = await calls.getWeights({ model: resource.handle });
    await calls.setWeights({
      model: resource.handle,
      weights: flattenWeights(own, weights, "setWeights()"),
    });
  }

  /**
   * Has stateful layers (`stateful: true`) begin their next batch with zeros, as Keras's reset_states(). Else a batch begins with
   * the states that the one before ended with, in fit(), evaluate() and predict() alike. `callbacks.resetStates()` does
   * it after every epoch.
   * @returns {Promise<void>}
   */
  async resetStates() {
    const { resource } = await this.inCore();
    await resource.engine.calls.resetStates({ model: resource.handle });
  }

  /**
   * SHA-256 of all weights, as float32 in little-endian order, one after the other in the order of
   * `getWeights()`: equal if and only if every bit of every weight is.
   * @returns {Promise<string>} 64 hexadecimal digits in lower case
   */
  async fingerprint() {
    const { resource } = await this.inCore();
    const { engine, handle } = resource;
    return engine.calls.fingerprint({ job: engine.newJob(), model: handle });
  }

  /**
   * Builds a model that was waiting for its first data.
   * @param {string} where the call
   * @param {import("./dataset.js").Dataset | import("./arrays.js").Data} x
   * @internal
   */
  async buildFor(where, x) {
    if (this.built) return;
    const inputShape = isOfImages(x) ? await shapeOfImages(`${where}: x`, x) : rowShapeOf(where, x);
    // Another call may have built it in the meantime.
    if (!this.built) await this.build({ inputShape });
  }

  /**
   * Builds it as a model of this config is. @param {ModelSpec} spec @internal
   */
  async buildLike(spec) {
    const shape = spec.config.layers[0]?.config?.shape;
    if (!this.built && shape) await this.build({ inputShape: shape });
  }

  /**
   * Rejects: the shape of a row is not known, or something else is already wrong.
   * @returns {Promise<never>}
   */
  async #refuseUnbuilt() {
    const { layers, error } = await this.describe();
    const fault = layers.find((layer) => layer.error)?.error ?? error;
    throw new MinibatchError(fault?.code ?? "invalid-state", fault ?? { id: "model.no-shape" });
  }

  /**
   * Layers with their output shapes and parameters; the first fault at the layer it concerns.
   * @returns {Promise<ModelDescription>}
   */
  async describe() {
    if (this.#built) return (await this.#built).description;
    const description = await getEngine().calls.describeModel({ spec: this.#spec });
    if (this.built) return description;
    // An unknown shape is not an error yet.
    const layers = description.layers.map(({ error, ...layer }) =>
      error && error.id !== "spec.no-input-shape" ? { ...layer, error } : layer,
    );
    return { ...description, layers };
  }

  /** @returns {Promise<number>} weights' elements, trainable or not */
  async countParams() {
    return (await this.describe()).parameters;
  }

  /**
   * A layer by its name, or by its index as Keras counts them, without a Sequential model's input. Rejects with
   * the names of the layers there are.
   * @param {string | number} nameOrIndex
   * @returns {Promise<Layer>}
   */
  async getLayer(nameOrIndex) {
    const { resource, description, spec } = await this.inCore();
    const weights = () => resource.engine.calls.getWeights({ model: resource.handle });
    return findLayer(description, spec, nameOrIndex, weights);
  }

  /** Keras's config JSON of the model; `model()` takes it. @returns {ModelSpec} */
  toJSON() {
    return structuredClone(this.#spec);
  }

  /** Frees the memory in the core and ends a running `fit()`. May be called again; no other call works afterwards. */
  dispose() {
    this.#disposed = true;
    this.#built?.then(
      ({ resource }) => resource.dispose(),
      () => {},
    );
  }

  /**
   * The model in the core, created when it is first needed.
   * @param {number} [seed]
   * @internal
   */
  inCore(seed = defaultSeed) {
    if (this.#disposed) {
      return Promise.reject(
        new MinibatchError("stale-handle", { id: "object.disposed", values: { what: "model" } }),
      );
    }
    if (!this.built) return this.#refuseUnbuilt();
    if (!this.#built) {
      const engine = getEngine();
      const built = engine.calls.createModel({ spec: this.#spec, seed }).then(async (info) => {
        if (this.#completes || info.isOther) this.#spec = /** @type {ModelSpec} */ (info.spec);
        const inCore = { ...info, resource: new Resource(engine, info.handle, "model") };
        await this.#takeWeights(inCore);
        return inCore;
      });
      this.#built = built;
      built.catch(() => {
        if (this.#built === built) this.#built = null;
      });
    }
    return this.#built;
  }
}
