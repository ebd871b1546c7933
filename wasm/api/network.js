/** A network in the core: its layers and its weights. model.js computes with them. */

import { checkOptions, checkShape } from "./checks.js";
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

/** @typedef {import("./layer.js").Layer} Layer */
/** @typedef {import("./sequential.js").ModelSpec} ModelSpec */
/** @typedef {import("../wire/protocol.js").ModelDescription} ModelDescription */
/** @typedef {import("../wire/protocol.js").ModelInfo} ModelInfo */
/** @typedef {import("../wire/protocol.js").NamedWeight} NamedWeight */

export class Network extends Disposable {
  #spec;
  /** Whether the core's config replaces the given one, which lacks what layers compute. */
  #completes;
  /** @type {Promise<ModelInfo & { resource: Resource }> | null} */
  #built = null;
  #disposed = false;

  /**
   * @param {ModelSpec} spec Use `sequential()` or `model()`.
   * @param {{ completes?: boolean }} [options]
   */
  constructor(spec, { completes = false } = {}) {
    super();
    this.#spec = structuredClone(spec);
    this.#completes = completes;
  }

  /** Whether the shape of a row is known: for a Sequential model without an input, once it has had data. */
  get built() {
    return !lacksInput(this.#spec);
  }

  /**
   * Sets the shape of a row of a Sequential model without an input, as its first data would.
   * @param {{ inputShape: readonly number[] }} options without the batch
   * @returns {Promise<void>}
   */
  async build(options) {
    checkOptions("build()", options, ["inputShape"]);
    const shape = checkShape("build(): inputShape", options.inputShape);
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
      const built = engine.calls.createModel({ spec: this.#spec, seed }).then((info) => {
        if (this.#completes) this.#spec = /** @type {ModelSpec} */ (info.spec);
        return { ...info, resource: new Resource(engine, info.handle, "model") };
      });
      this.#built = built;
      built.catch(() => {
        if (this.#built === built) this.#built = null;
      });
    }
    return this.#built;
  }
}
