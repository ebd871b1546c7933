/** A model in the engine: the core's model, and what compile() and predict() add to it. */

import { MinibatchError } from "../src/error.js";
import { alreadyRunning } from "./jobs.js";

/** @typedef {import("../bindings.d.ts").Model} CoreModel */
/** @typedef {import("../bindings.d.ts").Trainer} CoreTrainer */
/** @typedef {import("../bindings.d.ts").Predictor} CorePredictor */
/** @typedef {import("./jobs.js").Control} Control */
/** @typedef {"fit" | "evaluate" | "predict"} Work */

export class ModelEntry {
  /** @type {CoreTrainer | null} */
  #trainer = null;
  /** Kept between predictions, for its memory. @type {CorePredictor | null} */
  #idlePredictor = null;
  /** @type {Map<Control, Work>} */
  #running = new Map();
  #disposed = false;
  #bindings;

  /**
   * @param {import("../bindings.d.ts").Core} bindings
   * @param {CoreModel} model which this entry deletes
   */
  constructor(bindings, model) {
    this.#bindings = bindings;
    this.model = model;
  }

  /**
   * Keeps the weights; the optimizer starts anew.
   * @param {object} config
   * @param {number} seed
   */
  compile(config, seed) {
    this.requireIdle();
    const trainer = new this.#bindings.Trainer(this.model, JSON.stringify(config), seed);
    this.#trainer?.delete();
    this.#trainer = trainer;
    return trainer;
  }

  /** @param {string} what the call that needs it */
  trainer(what) {
    if (!this.#trainer) {
      throw new MinibatchError(
        "invalid-state",
        `${what} needs a loss and an optimizer: call compile() first.`,
      );
    }
    return this.#trainer;
  }

  /**
   * Lends a predictor: each runs one job at a time.
   * @template T
   * @param {(predictor: CorePredictor) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async withPredictor(work) {
    const predictor = this.#idlePredictor ?? new this.#bindings.Predictor(this.model);
    this.#idlePredictor = null;
    try {
      return await work(predictor);
    } finally {
      if (this.#idlePredictor) predictor.delete();
      else this.#idlePredictor = predictor;
    }
  }

  /** Throws while a computation that uses the optimizer or the weights is on. */
  requireIdle() {
    for (const work of this.#running.values()) {
      if (work !== "predict") throw alreadyRunning(work);
    }
  }

  /**
   * Does `work` with this model: the model stays until that ends, also when it is disposed meanwhile.
   * @template T
   * @param {Work} kind fit and evaluate share the metrics, so only one of them runs at a time
   * @param {Control} control stopped when the model is disposed
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async during(kind, control, work) {
    if (kind !== "predict") this.requireIdle();
    this.#running.set(control, kind);
    try {
      return await work();
    } finally {
      this.#running.delete(control);
      this.#freeIfDone();
    }
  }

  dispose() {
    this.#disposed = true;
    for (const control of this.#running.keys()) control.apply("stop");
    this.#freeIfDone();
  }

  #freeIfDone() {
    if (!this.#disposed || this.#running.size > 0) return;
    this.#trainer?.delete();
    this.#idlePredictor?.delete();
    this.model.delete();
  }
}
