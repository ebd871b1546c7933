/** A network with a loss and an optimizer: compile(), the learning rate, checkpoints. */

import { checkCheckpoint } from "./checkpoint.js";
import { checkOptions, finiteNumber } from "./checks.js";
import { checkCompileOptions, defaultSeed } from "./compile.js";
import { customsOf } from "./custom.js";
import { MinibatchError } from "../messages/error.js";
import { Network } from "./network.js";
import { summaryText } from "./summary.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./checkpoint.js").Checkpoint} Checkpoint */
/** @typedef {import("./compile.js").CompileOptions} CompileOptions */
/** @typedef {import("./compile.js").Custom} Custom */
/** @typedef {import("./custom.js").Customs} Customs */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("../wire/protocol.js").CompileInfo} CompileInfo */
/** @typedef {import("../wire/protocol.js").TrainingState} TrainingState */

/**
 * A compiled model: its object in the core, what it takes, and the page's own losses and metrics.
 * @typedef {{ resource: import("./resource.js").Resource, shapes: import("./arrays.js").Known, customs: Customs | null }} Ready
 */

export class CompiledNetwork extends Network {
  /**
   * `plain` has compile()'s options as a checkpoint stores them, without the functions that are in `custom`.
   * @type {(CompileInfo & { plain: CompileOptions, custom: Custom[], customs: Customs }) | null}
   */
  #compiled = null;
  /** compile()'s options, given before the model could be built. @type {{ given: CompileOptions, custom: Custom[] } | null} */
  #toCompile = null;
  /** Names of the classes 0, 1, … in the last fit(), where it had some. @type {readonly string[]} */
  classNames = [];
  /**
   * Of a model from a file that begins with texts or categories, which the core has no layers for: makes of `x` what the layers
   * behind them take. fit(), evaluate() and predict() do.
   * @type {import("./arrays.js").Known["front"]}
   */
  front = undefined;

  /** The losses and metrics that are the page's own. @internal */
  get customs() {
    return this.#compiled?.customs ?? null;
  }

  /** compile()'s options without functions; null before it, or where the page's own functions are among them. @internal */
  get compileOptions() {
    const compiled = this.#compiled;
    return compiled && compiled.custom.length === 0 ? compiled.plain : null;
  }

  /** What its random numbers are drawn with. @internal */
  get seed() {
    return this.#compiled?.plain.seed ?? defaultSeed;
  }

  /**
   * Sets how the model is trained. The first call draws the weights from the seed; a later one keeps
   * them, as in Keras, and resets the optimizer.
   *
   * Rejects with what is wrong; if the model is built from its first data, the call with that data rejects.
   * @param {CompileOptions} options
   * @returns {Promise<void>}
   */
  async compile(options) {
    const known = this.#toCompile ?? this.#compiled;
    const { given, plain, config, seed, custom } = checkCompileOptions(options, known?.custom);
    this.#toCompile = this.built ? null : { given, custom };
    if (!this.built) return;
    const { resource, outputs } = await this.inCore(seed);
    const info = await resource.engine.calls.compileModel({ model: resource.handle, config, seed });
    this.#compiled = { ...info, plain, custom, customs: customsOf(given, outputs) };
  }

  /**
   * The table that Keras prints; after training it counts what the optimizer keeps.
   * @param {{ expandNested?: boolean }} [options] `expandNested`: whether the layers of models in it are listed, too
   * @returns {Promise<string>}
   */
  async summary(options = {}) {
    checkOptions("summary()", options, ["expandNested"]);
    const { expandNested } = options;
    const description = await this.describe();
    if (!this.#compiled) return summaryText(description, { expandNested });
    const { resource } = await this.inCore();
    const { calls } = resource.engine;
    const optimizer = await calls.getOptimizerParameters({ model: resource.handle });
    return summaryText(description, { optimizer, expandNested });
  }

  /**
   * Changes the optimizer's learning rate, also while `fit()` runs.
   * @param {number} learningRate
   * @returns {Promise<void>}
   */
  async setLearningRate(learningRate) {
    finiteNumber("setLearningRate()", learningRate);
    const { resource } = await this.inCore();
    this.#requireCompiled("setLearningRate()");
    await resource.engine.calls.setLearningRate({ model: resource.handle, learningRate });
  }

  /** The optimizer's learning rate now. @returns {Promise<number>} */
  async getLearningRate() {
    const { resource } = await this.inCore();
    this.#requireCompiled("getLearningRate()");
    return resource.engine.calls.getLearningRate({ model: resource.handle });
  }

  /**
   * Everything that training needs to continue, besides the data. With it, a newly created model, here or on
   * another page, continues with the same bits.
   * @returns {Promise<Checkpoint>}
   */
  async saveCheckpoint() {
    const { resource } = await this.inCore();
    this.#requireCompiled("saveCheckpoint()");
    return this.checkpointOf(await resource.engine.calls.getState({ model: resource.handle }));
  }

  /**
   * Restores the model's state, and compiles it as it was then. Rejects with `shape-mismatch` if the
   * checkpoint belongs to another model.
   * @param {Checkpoint} checkpoint
   * @returns {Promise<void>}
   */
  async restoreCheckpoint(checkpoint) {
    const { spec, compile, state, iteration, learningRate } = checkCheckpoint(checkpoint);
    await this.buildLike(spec);
    await this.compile(compile);
    const { resource } = await this.inCore();
    const model = resource.handle;
    await resource.engine.calls.setState({ model, state, iteration, learningRate });
  }

  /** Another model like this one, compiled alike, with other weights. @returns {Promise<this>} @internal */
  async twin() {
    const { plain, custom } = this.#requireCompiled("twin()");
    const { constructor } = this;
    const net = new /** @type {any} */ (constructor)(this.toJSON());
    net.#toCompile = { given: plain, custom };
    await net.compile(plain);
    return net;
  }

  /** @param {TrainingState} state @returns {Checkpoint} @internal */
  checkpointOf(state) {
    const { plain } = this.#requireCompiled("saveCheckpoint()");
    return { spec: this.toJSON(), compile: structuredClone(plain), ...state };
  }

  /**
   * What a call needs to train or test.
   * @param {string} what the call
   * @param {Dataset | Data} [x] the data it is given
   * @returns {Promise<Ready>}
   * @internal
   */
  async ready(what, x) {
    if (x !== undefined) await this.buildFor(what, x);
    if (this.built && this.#toCompile) await this.compile(this.#toCompile.given);
    const { resource, inputs } = await this.inCore();
    const { targets, customs } = this.#requireCompiled(what);
    const { classNames, front } = this;
    return { resource, shapes: { inputs, targets, classNames, front }, customs };
  }

  /** @param {string} what */
  #requireCompiled(what) {
    if (this.#compiled) return this.#compiled;
    throw new MinibatchError("invalid-state", { id: "model.not-compiled", values: { call: what } });
  }
}
