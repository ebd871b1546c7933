/**
 * What trains, as a state that a framework's page follows: a run of an experiment, and a model. Each change is a new state.
 * A subscriber is told the state at once and whenever it changes, as Svelte's stores do.
 */

import { experiment } from "minibatch";

/**
 * @typedef {"idle" | "training" | "done" | "stopped" | "failed"} Status
 * @typedef {Record<string, number>} Logs
 * @typedef {Record<string, number[]>} History
 *
 * @typedef {object} Progress
 * @property {Status} status
 * @property {number} epoch that ended last, counted from 0; -1 before the first
 * @property {Logs} logs of that epoch
 * @property {History} history of all epochs so far
 * @property {Error | null} error
 */

/** @type {Progress} */
const idle = Object.freeze({ status: "idle", epoch: -1, logs: {}, history: {}, error: null });

/** @template {Progress} State */
class Live {
  /** @type {Set<(state: State) => void>} */
  #listeners = new Set();
  #training = new AbortController();

  /** @param {State} state */
  constructor(state) {
    this.state = state;
  }

  /** @param {(state: State) => void} listener @returns {() => void} ends it */
  subscribe = (listener) => {
    this.#listeners.add(listener);
    listener(this.state);
    return () => void this.#listeners.delete(listener);
  };

  /** @param {Partial<State>} changes */
  change(changes) {
    this.state = { ...this.state, ...changes };
    for (const listener of this.#listeners) listener(this.state);
  }

  /** Ends the training; what it has learned stays. */
  stop = () => this.#training.abort(new DOMException("The training was stopped.", "AbortError"));

  /**
   * Trains, with the state following it.
   * @template Result
   * @param {{ onEpochEnd?: (epoch: number, logs: Logs) => unknown }} own the caller's
   * @param {(following: { signal: AbortSignal, onEpochEnd: (epoch: number, logs: Logs) => unknown }) => Promise<Result>} train
   * @param {(result: Result) => Partial<State>} keep
   * @returns {Promise<Result | null>} null where it was stopped before its first step, or failed: `error` says why
   */
  async follow({ onEpochEnd }, train, keep) {
    this.stop();
    const training = new AbortController();
    this.#training = training;
    const { signal } = training;
    const isCurrent = () => this.#training === training;
    this.change(/** @type {Partial<State>} */ ({ ...idle, status: "training" }));
    try {
      const result = await train({
        signal,
        onEpochEnd: (epoch, logs) => {
          const history = Object.fromEntries(
            Object.entries(logs).map(([name, value]) => [
              name,
              [...(this.state.history[name] ?? []), value],
            ]),
          );
          if (isCurrent()) {
            this.change(/** @type {Partial<State>} */ ({ epoch, logs: { ...logs }, history }));
          }
          return onEpochEnd?.(epoch, logs);
        },
      });
      const status = signal.aborted ? "stopped" : "done";
      if (isCurrent()) this.change(/** @type {any} */ ({ status, ...keep(result) }));
      return result;
    } catch (error) {
      const status = signal.aborted ? "stopped" : "failed";
      if (isCurrent()) {
        this.change(/** @type {any} */ ({ status, error: signal.aborted ? null : error }));
      }
      return null;
    }
  }
}

/** @typedef {Progress & { run: any }} RunState `run` is the last that was completed or stopped; else null */

/** Runs of an experiment, one after the other. @extends {Live<RunState>} */
export class LiveRun extends Live {
  constructor() {
    super({ ...idle, run: null });
  }

  /**
   * @param {any} json the experiment, or its JSON
   * @param {any} [source] its files, where it names no sample
   * @param {any} [options] those of run()
   */
  start = async (json, source, options = {}) => {
    this.#free();
    return this.follow(
      options,
      (following) => experiment(json).run(source, { ...options, ...following }),
      (run) => ({ run }),
    );
  };

  #free() {
    const { run } = this.state;
    if (run) this.change({ run: null });
    run?.dispose();
  }

  dispose() {
    this.stop();
    this.#free();
  }
}

/** @typedef {Progress & { model: any }} ModelState `model` is null until it is made */

/** A model that is made once, trained and asked. @extends {Live<ModelState>} */
export class LiveModel extends Live {
  /** @type {Promise<any> | null} */
  #made = null;

  /** @param {() => any} make gives the model, or a promise of it: `() => sequential([…])`, `() => loadModel(file)` */
  constructor(make) {
    super({ ...idle, model: null });
    this.make = make;
  }

  /** @returns {Promise<any>} the model */
  open = () => {
    this.#made ??= Promise.resolve()
      .then(this.make)
      .then(
        (model) => {
          this.change({ model });
          return model;
        },
        (error) => {
          this.#made = null;
          this.change({ status: "failed", error });
          throw error;
        },
      );
    return this.#made;
  };

  /** As the model's own; it must be compiled. @param {any} x @param {any} [y] @param {any} [options] */
  fit = async (x, y, options = {}) => {
    const model = await this.open();
    return this.follow(
      options,
      (following) => model.fit(x, y, { ...options, ...following }),
      () => ({}),
    );
  };

  /** @param {any} x @param {any} [options] */
  predict = async (x, options) => (await this.open()).predict(x, options);

  dispose() {
    this.stop();
    const made = this.#made;
    this.#made = null;
    if (this.state.model) this.change({ model: null });
    made?.then(
      (model) => model.dispose(),
      () => {},
    );
  }
}
