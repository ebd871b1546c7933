/** Work in slices, so that the engine can handle messages in between. */

import { MinibatchError } from "../messages/error.js";

/** How long the core works before messages are handled. Stopping takes a slice, or one batch. */
const sliceMs = 30;
/** Progress is posted at most 20 times a second. */
const progressMs = 50;

/**
 * Resolves after the messages that are waiting. Not a timer and not an animation frame: both stall in
 * hidden tabs.
 * @type {() => Promise<void>}
 */
const nextTurn = (() => {
  if (typeof setImmediate === "function") return () => new Promise((done) => setImmediate(done));
  // As in jsdom, which has no tabs.
  if (typeof MessageChannel !== "function") return () => new Promise((done) => setTimeout(done));
  /** @type {(() => void)[]} */
  const waiting = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((done) => {
      waiting.push(done);
      port2.postMessage(null);
    });
})();

/** @typedef {import("../wire/protocol.js").JobAction} JobAction */

/** Whether a job goes on, waits or ends; what `control` of the protocol changes. */
export class Control {
  #paused = false;
  /** Whether a fit is to end after its batch. */
  stopsTraining = false;
  #abort = new AbortController();
  /** @type {() => void} */
  #wake = () => {};
  #ended = false;

  get stopped() {
    return this.#abort.signal.aborted;
  }

  /** Aborted when the job is stopped. */
  get signal() {
    return this.#abort.signal;
  }

  /** @param {JobAction} action */
  apply(action) {
    if (action === "stop") this.#abort.abort();
    else if (action === "stopTraining") this.stopsTraining = true;
    else this.#paused = action === "pause";
    this.#wake();
  }

  /** The engine has ended: its job does nothing from its next turn on. */
  end() {
    this.#ended = true;
    this.#abort.abort();
  }

  /** Lets messages in, and waits while the job is paused. */
  async turn() {
    await nextTurn();
    // A core that has trapped must not be called again, not even to stop.
    if (this.#ended) await new Promise(() => {});
    while (this.#paused && !this.stopped) {
      await new Promise((resolve) => {
        this.#wake = () => resolve(undefined);
      });
    }
  }
}

/** The running jobs by their number. */
export class Jobs {
  /** @type {Map<number, Control>} */
  #controls = new Map();

  /**
   * Runs `work` as job `id`.
   * @template T
   * @param {number} id
   * @param {(control: Control) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async run(id, work) {
    const control = new Control();
    this.#controls.set(id, control);
    try {
      return await work(control);
    } finally {
      this.#controls.delete(id);
    }
  }

  /**
   * @param {number} id a job that has ended is no error
   * @param {JobAction} action
   */
  control(id, action) {
    this.#controls.get(id)?.apply(action);
  }

  /** Ends all jobs, when the engine they run in ends. */
  end() {
    for (const control of this.#controls.values()) control.end();
  }
}

/** @typedef {{ callback: number, hook: string, index: number | null, logs: Record<string, number> }} Question */

/**
 * Logs as numbers: JSON has NaN and infinities as texts.
 * @param {Record<string, number | string>} logs
 */
export const logsFromCore = (logs) =>
  Object.fromEntries(Object.entries(logs).map(([name, value]) => [name, Number(value)]));

/** @param {Record<string, number>} logs */
const logsToCore = (logs) =>
  Object.fromEntries(
    Object.entries(logs).map(([name, value]) => [
      name,
      typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
    ]),
  );

/**
 * Asks the page what the core wants to know.
 * @param {Exclude<AnyJob, SlicedJob>} job
 * @param {NonNullable<Steps["ask"]>} ask
 */
async function askPage(job, ask) {
  const question = JSON.parse(job.hook());
  const { logs, stop, failed } = await ask({ ...question, logs: logsFromCore(question.logs) });
  if (failed) throw new DOMException("A callback threw.", "AbortError");
  job.answer(JSON.stringify({ logs: logsToCore(logs), stop }));
}

/** What asks nothing. @typedef {{ step(budgetMs: number): "running" | "done" }} SlicedJob */

/**
 * @typedef {import("../bindings.d.ts").FitJob | import("../bindings.d.ts").EvaluateJob
 *   | import("../bindings.d.ts").PredictJob | import("../bindings.d.ts").ProfileJob
 *   | import("../bindings.d.ts").ObserveJob | import("../bindings.d.ts").OnBatchJob
 *   | SlicedJob} AnyJob
 */

/**
 * @typedef {object} Steps
 * @property {(workMs: number) => void} [progressed] at most 20 times a second, and once at the end;
 *   `workMs` is the time spent in slices so far
 * @property {(question: Question) => Promise<import("../wire/protocol.js").HookAnswer>} [ask] a callback of
 *   the page
 * @property {() => Promise<void>} [outside] gives the step the page's losses and metrics
 */

/**
 * Runs a job of the core to its end. Stopping ends a fit as Keras's stop_training does; other work
 * is discarded, so it throws an AbortError.
 * @param {AnyJob} job
 * @param {Control} control
 * @param {Steps} [steps]
 */
export async function runJob(job, control, { progressed, ask, outside } = {}) {
  let workMs = 0;
  let posted = -Infinity;
  for (;;) {
    await control.turn();
    if (control.stopped) {
      if (!("stop" in job)) throw control.signal.reason;
      job.stop();
    }
    if (control.stopsTraining && "stopTraining" in job) job.stopTraining();
    const begin = performance.now();
    const state = job.step(sliceMs);
    const end = performance.now();
    workMs += end - begin;
    if (state === "done" || end - posted >= progressMs) {
      posted = end;
      progressed?.(workMs);
    }
    if (state === "hook" && ask && "hook" in job) await askPage(job, ask);
    if (state === "outside") await outside?.();
    if (state === "done") return;
  }
}

/** @param {string} running what already runs */
export const alreadyRunning = (running) =>
  new MinibatchError("invalid-state", { id: "engine.busy", values: { running } });
