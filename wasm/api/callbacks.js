/** Callbacks of the page: any object with Keras's hooks, in camelCase. */

import { asking, builtInCallbacks } from "./builders.js";
import { camelCase, entriesOf } from "./catalog.js";
import { checkKind, checkOptions, wrong } from "./checks.js";
import { progbarLogger } from "./log.js";

/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("../wire/protocol.js").CallbackConfig} CallbackConfig */
/** @typedef {import("../wire/protocol.js").HookAnswer} HookAnswer */
/** @typedef {import("../wire/protocol.js").HookEvent} HookEvent */
/** @typedef {import("../wire/protocol.js").OutsideEvent} OutsideEvent */
/** @typedef {import("../wire/protocol.js").OutsideAnswer} OutsideAnswer */

/** Running means by name: { loss, accuracy, val_loss … }. @typedef {Record<string, number>} Logs */
/** The extent of a run: its epochs and the batches per epoch. @typedef {{ epochs?: number, steps: number, verbose: number }} CallbackParams */

/** Keras's names of the hooks, as they cross to the core; the first number is the epoch or batch. */
const hooks = [
  ...["on_train_begin", "on_train_end", "on_epoch_begin", "on_epoch_end"],
  ...["on_train_batch_begin", "on_train_batch_end", "on_test_begin", "on_test_end"],
  ...["on_test_batch_begin", "on_test_batch_end", "on_predict_begin", "on_predict_end"],
  ...["on_predict_batch_begin", "on_predict_batch_end"],
];

/**
 * Base class of callbacks, like Keras's: override the hooks of interest. Any object with some of these
 * functions works too. Hooks may be async; training waits for them. A hook for batches makes
 * every batch wait for the page, one message there and one back (about 0.1 ms in a worker); without
 * one, no message is sent. What onEpochEnd() writes into `logs` goes to the callbacks after it and into
 * the history. A hook that throws ends the run, which rejects with that error.
 *
 * A hook may call `getWeights`, `setWeights`, `setLearningRate`, `resetStates` and `predict` of `this.model`, and
 * `evaluate` unless it is a hook of a batch; `this.model.stopTraining = true` ends the fit after the
 * batch and its validation, or after the epoch.
 */
export class Callback {
  /** The model of the run; null before it starts. @type {Model} */
  model = /** @type {any} */ (null);
  /** The extent of the run; null before it starts. @type {CallbackParams} */
  params = /** @type {any} */ (null);

  /** @param {Model} model */
  setModel(model) {
    this.model = model;
  }

  /** @param {CallbackParams} params */
  setParams(params) {
    this.params = params;
  }

  /** @param {Logs} _logs @returns {any} */
  onTrainBegin(_logs) {}
  /** @param {Logs} _logs of the last epoch @returns {any} */
  onTrainEnd(_logs) {}
  /** @param {number} _epoch from 0 @param {Logs} _logs @returns {any} */
  onEpochBegin(_epoch, _logs) {}
  /** @param {number} _epoch from 0 @param {Logs} _logs with validation, if there is one @returns {any} */
  onEpochEnd(_epoch, _logs) {}
  /** @param {number} _batch from 0 in the epoch @param {Logs} _logs @returns {any} */
  onTrainBatchBegin(_batch, _logs) {}
  /** @param {number} _batch @param {Logs} _logs means since the epoch began @returns {any} */
  onTrainBatchEnd(_batch, _logs) {}
  /** @param {Logs} _logs @returns {any} */
  onTestBegin(_logs) {}
  /** @param {Logs} _logs @returns {any} */
  onTestEnd(_logs) {}
  /** @param {number} _batch @param {Logs} _logs @returns {any} */
  onTestBatchBegin(_batch, _logs) {}
  /** @param {number} _batch @param {Logs} _logs @returns {any} */
  onTestBatchEnd(_batch, _logs) {}
  /** @param {Logs} _logs @returns {any} */
  onPredictBegin(_logs) {}
  /** @param {Logs} _logs @returns {any} */
  onPredictEnd(_logs) {}
  /** @param {number} _batch @param {Logs} _logs @returns {any} */
  onPredictBatchBegin(_batch, _logs) {}
  /** @param {number} _batch @param {Logs} _logs without outputs: predict() returns them @returns {any} */
  onPredictBatchEnd(_batch, _logs) {}
}

/** Any object with some of a Callback's functions. @typedef {Partial<Callback>} UserCallback */

/** Keras's names of the hooks an object has. @param {any} callback @returns {string[]} */
const hooksOf = (callback) =>
  hooks.filter((hook) => {
    const name = /** @type {keyof Callback} */ (camelCase(hook));
    return typeof callback[name] === "function" && callback[name] !== Callback.prototype[name];
  });

/**
 * A callback made from functions, by the names of their hooks. Keras: LambdaCallback.
 * @param {UserCallback} functions
 * @returns {UserCallback}
 */
function lambdaCallback(functions) {
  checkOptions("callbacks.lambdaCallback()", functions, hooks.map(camelCase));
  return Object.assign(new Callback(), functions);
}

/**
 * Sets the learning rate at the beginning of every epoch to what `schedule` returns for the epoch, counted
 * from 0, and the current rate, and logs it as "learning_rate". Keras: LearningRateScheduler.
 * @param {{ schedule: (epoch: number, learningRate: number) => number | Promise<number> }} options
 * @returns {UserCallback}
 */
function learningRateScheduler(options) {
  const where = "callbacks.learningRateScheduler()";
  checkOptions(where, options, ["schedule"]);
  const { schedule } = options;
  if (typeof schedule !== "function") throw wrong(`${where}: schedule`, "function", schedule);
  // Keras keeps the rate as float32.
  const rateOf = async (/** @type {Model} */ model) => Math.fround(await model.getLearningRate());
  return new (class LearningRateScheduler extends Callback {
    /** @param {number} epoch */
    async onEpochBegin(epoch) {
      const rate = await schedule(epoch, await rateOf(this.model));
      if (typeof rate !== "number") throw wrong(`${where}: schedule`, "returned-number", rate);
      await this.model.setLearningRate(rate);
    }

    /** @param {number} _epoch @param {Logs} logs */
    async onEpochEnd(_epoch, logs) {
      logs.learning_rate = await rateOf(this.model);
    }
  })();
}

const allCallbacks = () =>
  asking("callbacks", {
    ...builtInCallbacks,
    lambdaCallback,
    learningRateScheduler,
    progbarLogger,
  });

/** Callbacks: those the core runs, and those made of functions. */
export const callbacks = /* @__PURE__ */ allCallbacks();

/**
 * @param {string} where
 * @param {unknown} given
 * @returns {(Named | UserCallback)[]}
 */
export function checkCallbacks(where, given = []) {
  if (!Array.isArray(given)) throw wrong(`${where}: callbacks`, "list", given);
  const known = entriesOf("callback").map(({ class_name }) => class_name);
  for (const callback of given) {
    checkKind(`${where}: callbacks`, "callback", callback);
    const isObject = typeof callback === "object" && callback !== null;
    const fits =
      isObject &&
      (known.includes(callback.class_name) ||
        callback instanceof Callback ||
        hooksOf(callback).length > 0);
    if (!fits) {
      throw wrong(
        `${where}: callbacks`,
        { id: "expected.callback-list", values: { known } },
        callback,
      );
    }
  }
  return given;
}

/** The callbacks of one run, those of the page and of the core in their order. */
export class CallbackRun {
  #list;
  #model;
  /** The first error that a hook threw. @type {{ error: unknown } | null} */
  failure = null;

  /**
   * @param {readonly (Named | UserCallback)[]} list
   * @param {Model} model
   */
  constructor(list, model) {
    this.#list = list;
    this.#model = model;
  }

  /** As they cross to the core. @returns {CallbackConfig[]} */
  get config() {
    return this.#list.map((callback) =>
      "class_name" in callback ? callback : { hooks: hooksOf(callback) },
    );
  }

  /** Tells the page's callbacks which run it is. @param {CallbackParams} params */
  async begin(params) {
    for (const callback of this.#list) {
      if ("class_name" in callback) continue;
      if (callback.setParams) await callback.setParams(params);
      else callback.params = params;
      if (callback.setModel) await callback.setModel(this.#model);
      else callback.model = this.#model;
    }
  }

  /**
   * Answers what the core asks of the page: a callback's hook, or its losses and metrics.
   * @param {HookEvent | OutsideEvent} event
   * @returns {Promise<HookAnswer | OutsideAnswer>}
   */
  async answer(event) {
    if (event.type === "hook") return this.#answerHook(event);
    try {
      const { customs } = this.#model;
      if (customs) return customs.answer(event);
    } catch (error) {
      this.failure ??= { error };
    }
    return { failed: true, losses: [], metrics: [] };
  }

  /** @param {HookEvent} event @returns {Promise<HookAnswer>} */
  async #answerHook({ callback, hook, index, logs }) {
    const asked = /** @type {any} */ (this.#list[callback]);
    try {
      if (index === null) await asked[camelCase(hook)](logs);
      else await asked[camelCase(hook)](index, logs);
      for (const [name, value] of Object.entries(logs)) {
        if (typeof value !== "number") {
          throw wrong(`${camelCase(hook)}(): the log "${name}"`, "number", value);
        }
      }
    } catch (error) {
      this.failure ??= { error };
    }
    return { logs, stop: this.#model.stopTraining, failed: this.failure !== null };
  }
}
