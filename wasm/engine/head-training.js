/** Trains the layers behind a frozen front on what the front gives, which is computed once per row. */

import { takeOut, using } from "./core.js";

/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */
/** @typedef {import("./core.js").Core} Core */
/** @typedef {import("./model-entry.js").ModelEntry} ModelEntry */

/** @param {readonly Float32Array[]} parts */
export function joined(parts) {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A model's layers behind its front, as a model of their own that shares its numbers with the whole one. */
export class HeadTraining {
  #core;
  #entry;
  /** @type {CoreDataset | null} */
  validation = null;
  /** The rate that the whole model was given last. */
  #rate = 0;
  #version;

  /**
   * @param {Core} core
   * @param {ModelEntry} entry the whole model
   * @param {import("../keras/types.js").Spec} spec
   */
  constructor(core, entry, spec) {
    this.#core = core;
    this.#entry = entry;
    const { config, seed } = /** @type {NonNullable<ModelEntry["compiled"]>} */ (entry.compiled);
    this.model = core.model(JSON.stringify(spec), seed);
    this.trainer = new core.bindings.Trainer(this.model, JSON.stringify(config), seed);
    const [all, own] = [entry.model, this.model].map((model) => takeOut(model.copyWeights()));
    /** Its weights, which training leaves as they are. */
    this.front = all.slice(0, all.length - own.length);
    /** @type {CoreDataset | null} */
    this.train = null;
    this.#version = entry.version;
    if (this.fits) this.take();
  }

  /** Whether the whole model's last weights are these. */
  get fits() {
    const shapes = [this.#entry.model, this.model].map((model) =>
      JSON.parse(model.weightList()).map(
        (/** @type {any} */ { name, shape }) => `${name} ${shape}`,
      ),
    );
    const [all, own] = shapes;
    const whole = this.#entry.trainer("fit()").copyState();
    const [sizes, ownSize] = [takeOut(whole).length, takeOut(this.trainer.copyState()).length];
    return (
      own.length > 0 &&
      JSON.stringify(all.slice(all.length - own.length)) === JSON.stringify(own) &&
      sizes - ownSize === this.front.length
    );
  }

  none() {
    this.delete();
    return null;
  }

  /** All weights, or all that is kept, of the whole model. @param {Float32Array} own of the head */
  whole = (own) => joined([this.front, own]);

  /** Takes weights, optimizer and rate from the whole model. */
  take() {
    const trainer = this.#entry.trainer("fit()");
    const all = takeOut(trainer.copyState());
    const state = all.slice(this.front.length);
    // Set while it trains, the front's weights are kept; what the front gave stays as it was until the next fit().
    this.front = all.slice(0, this.front.length);
    this.#rate = trainer.learningRate();
    using(this.#core.floats(state), (buffer) =>
      this.trainer.setState(buffer, trainer.iteration(), this.#rate),
    );
  }

  /** Gives the whole model what was learned. */
  give() {
    const state = this.whole(takeOut(this.trainer.copyState()));
    this.#rate = this.trainer.learningRate();
    using(this.#core.floats(state), (buffer) =>
      this.#entry.trainer("fit()").setState(buffer, this.trainer.iteration(), this.#rate),
    );
    this.#version = this.#entry.version;
  }

  /** Follows what the page has changed in the whole model. */
  follow() {
    if (this.#version !== this.#entry.version) {
      this.#version = this.#entry.version;
      return this.take();
    }
    const rate = this.#entry.trainer("fit()").learningRate();
    if (rate === this.#rate) return;
    this.#rate = rate;
    this.trainer.setLearningRate(rate);
  }

  /** Brings the whole model up to date, with what the page has changed in it meanwhile. */
  refresh() {
    this.follow();
    this.give();
  }

  delete() {
    this.trainer.delete();
    this.model.delete();
  }
}
