/** A model in the engine: the core's model, and what compile() and predict() add to it. */

import { MinibatchError } from "../messages/error.js";
import { alreadyRunning } from "./jobs.js";

/** @typedef {import("../bindings.d.ts").Model} CoreModel */
/** @typedef {import("../bindings.d.ts").Trainer} CoreTrainer */
/** @typedef {import("../bindings.d.ts").Predictor} CorePredictor */
/** @typedef {import("./jobs.js").Control} Control */
/** @typedef {"fit" | "evaluate" | "predict" | "profile" | "observe" | "observeStep"} Work */

/** Work that trains with weights that it takes back. @type {readonly Work[]} */
const borrows = ["profile", "observeStep"];

export class ModelEntry {
  /** @type {CoreTrainer | null} */
  #trainer = null;
  /** Reused between predictions, because of its memory. @type {CorePredictor | null} */
  #idlePredictor = null;
  /** @type {Map<Control, Work>} */
  #running = new Map();
  /** The hook that a running fit waits for. @type {string | null} */
  #hook = null;
  /** The last evaluate(), settled without error. @type {Promise<unknown>} */
  #evaluation = Promise.resolve();
  #disposed = false;
  #bindings;
  /** Work that changes nothing, so that several of it may run at once, beside a fit. @type {readonly Work[]} */
  #looks;
  /** What compile() was given last. @type {{ config: object, seed: number } | null} */
  compiled = null;
  /** Names of inputs and of outputs, where the file that it is from has dictionaries of them. @type {import("../keras/types.js").Ends} */
  ends = {};
  /** What stands before it in the file that it is from. @type {import("../keras/types.js").Front | null} */
  front = null;
  /** How often weights or optimizer were set from outside. */
  version = 0;
  /** Takes over what a training has learned so far, where another model of the core is trained in this one's place. */
  refresh = () => {};

  /**
   * @param {import("../bindings.d.ts").Core} bindings
   * @param {CoreModel} model which this entry deletes
   */
  constructor(bindings, model) {
    this.#bindings = bindings;
    this.model = model;
    this.#looks = model.stateSize() > 0 ? ["observe"] : ["predict", "observe"];
  }

  /**
   * Keeps the weights; the optimizer is reset.
   * @param {object} config
   * @param {number} seed
   */
  compile(config, seed) {
    this.requireIdle();
    const trainer = new this.#bindings.Trainer(this.model, JSON.stringify(config), seed);
    this.#trainer?.delete();
    this.#trainer = trainer;
    this.compiled = { config, seed };
    return trainer;
  }

  /** @param {string} what the call that needs it */
  trainer(what) {
    if (!this.#trainer) {
      throw new MinibatchError("invalid-state", {
        id: "model.not-compiled",
        values: { call: what },
      });
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

  /**
   * Throws while a computation is using the optimizer or the weights. A fit that waits for a
   * callback of the page lends the weights, and between the batches of an epoch keeps the metrics.
   * @param {"everything" | "weights" | "metrics"} [what] that is needed
   */
  requireIdle(what = "everything") {
    const lent =
      this.#hook !== null &&
      (what === "weights" || (what === "metrics" && !this.#hook.includes("_batch_")));
    for (const work of this.#running.values()) {
      if (this.#looks.includes(work) || (work === "fit" && lent)) continue;
      throw alreadyRunning(work);
    }
  }

  /** Throws while profile() or observeStep() trains with weights that it takes back. The weights are the latest. */
  requireOwnWeights() {
    for (const work of this.#running.values()) {
      if (borrows.includes(work)) throw alreadyRunning(work);
    }
    this.refresh();
  }

  /**
   * Waits for a callback of the page, and for an evaluate() that it began.
   * @template T
   * @param {string} hook
   * @param {() => Promise<T>} ask
   * @returns {Promise<T>}
   */
  async atHook(hook, ask) {
    this.#hook = hook;
    try {
      return await ask();
    } finally {
      await this.#evaluation;
      this.#hook = null;
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
    this.requireOwnWeights();
    if (kind === "evaluate") this.requireIdle("metrics");
    else if (!this.#looks.includes(kind))
      this.requireIdle(kind === "predict" ? "weights" : "everything");
    this.#running.set(control, kind);
    try {
      const result = work();
      if (kind === "evaluate") this.#evaluation = result.catch(() => {});
      return await result;
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
