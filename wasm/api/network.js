/** A network in the core: what it is made of, and its weights. What computes with them is model.js's. */

import { defaultSeed } from "./compile.js";
import { getEngine } from "./engine.js";
import { MinibatchError } from "../messages/error.js";
import { findLayer } from "./layer.js";
import { Resource } from "./resource.js";
import { summaryText } from "./summary.js";
import { flattenWeights } from "./weights.js";

/** @typedef {import("./layer.js").Layer} Layer */
/** @typedef {import("./sequential.js").ModelSpec} ModelSpec */
/** @typedef {import("../wire/protocol.js").ModelDescription} ModelDescription */
/** @typedef {import("../wire/protocol.js").ModelInfo} ModelInfo */
/** @typedef {import("../wire/protocol.js").NamedWeight} NamedWeight */

export class Network {
  #spec;
  /** @type {Promise<ModelInfo & { resource: Resource }> | null} */
  #built = null;
  #disposed = false;

  /** @param {ModelSpec} spec Use `sequential()` or `model()`. */
  constructor(spec) {
    this.#spec = structuredClone(spec);
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
    await calls.setWeights({ model: resource.handle, weights: flattenWeights(own, weights) });
  }

  /**
   * SHA-256 of all weights, as float32 in little-endian order, one after the other as `getWeights()` has them:
   * equal where and only where every bit of every weight is.
   * @returns {Promise<string>} 64 hexadecimal digits in lower case
   */
  async fingerprint() {
    const { resource } = await this.inCore();
    const { engine, handle } = resource;
    return engine.calls.fingerprint({ job: engine.newJob(), model: handle });
  }

  /**
   * Layers with their output shapes and parameters; the first fault at the layer it concerns.
   * @returns {Promise<ModelDescription>}
   */
  async describe() {
    if (this.#built) return (await this.#built).description;
    return getEngine().calls.describeModel({ spec: this.#spec });
  }

  /** The table that Keras prints. @returns {Promise<string>} */
  async summary() {
    return summaryText(await this.describe());
  }

  /** @returns {Promise<number>} weights' elements, trainable or not */
  async countParams() {
    return (await this.describe()).parameters;
  }

  /**
   * A layer by its name, or by its place as Keras counts them: a Sequential model's input is none. Rejects
   * naming the layers there are.
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

  /** Frees the memory in the core and ends a running `fit()`. May be called again; nothing else may. */
  dispose() {
    this.#disposed = true;
    this.#built?.then(
      ({ resource }) => resource.dispose(),
      () => {},
    );
  }

  /**
   * The model in the core, made at the first need.
   * @param {number} [seed]
   * @internal
   */
  inCore(seed = defaultSeed) {
    if (this.#disposed) {
      return Promise.reject(
        new MinibatchError("stale-handle", { id: "object.disposed", values: { what: "model" } }),
      );
    }
    if (!this.#built) {
      const engine = getEngine();
      const built = engine.calls
        .createModel({ spec: this.#spec, seed })
        .then((info) => ({ ...info, resource: new Resource(engine, info.handle, "model") }));
      this.#built = built;
      built.catch(() => {
        if (this.#built === built) this.#built = null;
      });
    }
    return this.#built;
  }
}
