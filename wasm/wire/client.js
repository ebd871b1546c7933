/**
 * The page's end of the protocol: sends calls, matches answers, and starts a new engine after one has
 * died. It does not know whether the engine is a worker or lives in the same thread.
 */

import { buildId } from "../../build/generated/build.js";
import { MinibatchError, causeOf } from "../messages/error.js";
import { checkBuild } from "./check-build.js";
import { fromWire, isWhole } from "./errors.js";
import { modules } from "./kept.js";
import { PendingCalls } from "./pending.js";
import { UnderWay } from "./under-way.js";
import { protocol } from "./protocol.js";
import { startOneOf } from "./ways.js";

/** @typedef {import("./connect.js").Connect} Connect */
/** @typedef {import("./connect.js").Connection} Connection */
/** @typedef {import("./protocol.js").Calls} Calls */
/** @typedef {import("./protocol.js").Method} Method */
/** @typedef {import("./protocol.js").JobEvent} JobEvent */
/** @typedef {import("./protocol.js").ToClient} ToClient */
/** @typedef {import("../messages/render.js").MessageValue} MessageValue */

/** @typedef {import("./ways.js").EngineInfo} EngineInfo */
/** @typedef {import("./ways.js").Way} Way */
/** @typedef {(crash: { message: string }) => void} CrashListener */
/** @typedef {(info: EngineInfo) => void} RestartListener */

/**
 * `crashed` until a new engine runs; `stopped` before the first and after the last.
 * @typedef {"stopped" | "starting" | "running" | "crashed"} EngineState
 */

/** Handles of different engines never meet: each counts from another start. */
const handlesPerEngine = 2 ** 40;
let nextHandle = 1;

const ended = () => new MinibatchError("stale-handle", { id: "engine.ended" });

export class Client {
  /** @type {Connection | null} */
  #connection = null;
  /** @type {Promise<EngineInfo> | null} */
  #started = null;
  #pending = new PendingCalls();
  #underWay = new UnderWay();
  /** @type {CrashListener[]} */
  #crashListeners = [];
  /** @type {RestartListener[]} */
  #restartListeners = [];
  /** @type {EngineState} */
  #state = "stopped";
  /** Whether the last engine crashed and no other has run since. */
  #hasCrashed = false;
  #closed = false;
  #nextJob = 1;
  #hasStarted = false;
  #ways;
  #loadMore;

  /**
   * @param {Way[]} ways each is tried where what those before it load cannot be loaded
   * @param {() => Promise<Way[]>} [loadMore] what comes behind them
   */
  constructor(ways, loadMore = async () => []) {
    this.#ways = ways;
    this.#loadMore = loadMore;
    /** @type {Calls} */
    this.calls = /** @type {Calls} */ (
      Object.fromEntries(
        Object.keys(protocol).map((name) => [
          name,
          (/** @type {any} */ args, /** @type {any} */ options) =>
            this.#call(/** @type {Method} */ (name), args, options),
        ]),
      )
    );
  }

  /** Whether an engine has ever run. */
  get hasStarted() {
    return this.#hasStarted;
  }

  /** @type {EngineState} */
  get state() {
    return this.#state;
  }

  /** A number that no other job of this page has. */
  newJob() {
    return this.#nextJob++;
  }

  /**
   * Starts the engine unless it runs.
   * @returns {Promise<EngineInfo>}
   */
  start() {
    if (this.#closed) return Promise.reject(ended());
    if (!this.#started) {
      this.#state = "starting";
      this.#started = this.#startEngine();
    }
    return this.#started;
  }

  /**
   * Disposes of what a handle names. An engine that does not run holds nothing.
   * @param {number} handle
   */
  release(handle) {
    if (this.#connection) this.#send("dispose", { handle }).catch(() => {});
  }

  /** As release(), of what only a call under way may still be using. @param {number} handle */
  forget(handle) {
    void this.#underWay.ended().then(() => this.release(handle));
  }

  /** @param {CrashListener} listener */
  onCrash(listener) {
    this.#crashListeners.push(listener);
  }

  /** Called when an engine has replaced one that crashed. @param {RestartListener} listener */
  onRestart(listener) {
    this.#restartListeners.push(listener);
  }

  /** Resolves when no call is under way. */
  async settle() {
    // One that did not start has no calls.
    await this.#started?.catch(() => {});
    do {
      await this.#pending.none();
      // What makes several calls, as fit() does, makes its next one in this turn.
      await new Promise((resolve) => setTimeout(resolve));
    } while (this.#pending.size > 0);
  }

  /** Ends the engine for good: its objects are gone, and no new one starts. */
  close() {
    this.#closed = true;
    this.#started = null;
    this.#state = this.#hasCrashed ? "crashed" : "stopped";
    this.#end(ended());
  }

  /**
   * @param {Method} method
   * @param {any} args
   * @param {import("./protocol.js").CallOptions<any>} [options]
   */
  async #call(method, args, options) {
    await this.start();
    return this.#send(method, args, options);
  }

  async #startEngine() {
    try {
      const info = await startOneOf(this.#ways, this.#loadMore, (way) => this.#startBy(way));
      this.#runs(info);
      return info;
    } catch (error) {
      if (!this.#closed) {
        this.#started = null;
        this.#state = this.#hasCrashed ? "crashed" : "stopped";
      }
      throw error;
    }
  }

  /** @param {Way} way @returns {Promise<EngineInfo>} */
  async #startBy({ connect, where }) {
    /** @type {Connection | null} */
    let connection = null;
    try {
      const place = await where();
      if (this.#closed) throw ended();
      connection = connect(
        (message) => this.#connection === connection && this.#receive(message),
        (reason) => this.#connection === connection && this.#crashed(reason),
      );
      this.#connection = connection;
      const firstHandle = nextHandle;
      nextHandle += handlesPerEngine;
      const page = { build: buildId, firstHandle, modules };
      const started = await this.#send("start", { ...place, ...page });
      // A worker from before builds were checked does not tell.
      checkBuild(buildId, started.build);
      for (const [url, module] of started.modules) modules.set(url, module);
      connection.watch(started.locks);
      return { ...started.info, worker: connection.inWorker };
    } catch (cause) {
      connection?.close();
      if (this.#connection === connection) this.#connection = null;
      throw cause;
    }
  }

  /** @param {EngineInfo} info */
  #runs(info) {
    const isReplacement = this.#hasCrashed;
    this.#state = "running";
    this.#hasCrashed = false;
    this.#hasStarted = true;
    if (isReplacement) for (const listener of this.#restartListeners) listener(info);
  }

  /**
   * @param {Method} method
   * @param {any} args
   * @param {import("./protocol.js").CallOptions<any>} [options]
   * @returns {Promise<any>}
   */
  #send(method, args, { transfer = [], onEvent } = {}) {
    const answer = new Promise((resolve, reject) => {
      const connection = this.#connection;
      if (!connection) {
        reject(new MinibatchError("worker-crashed", { id: "engine.ended-before" }));
        return;
      }
      const id = this.#pending.add({ resolve, reject, onEvent });
      try {
        connection.post({ type: "call", id, method, args }, transfer);
      } catch (cause) {
        this.#pending.take(id);
        const message = { id: "engine.not-sendable", values: { method, cause: causeOf(cause) } };
        reject(new MinibatchError("invalid-argument", message, { cause }));
      }
    });
    return this.#underWay.track(answer);
  }

  /** @param {ToClient} message */
  #receive(message) {
    if (!isWhole(message)) return this.#crashed({ id: "crash.no-message" });
    if (message.type === "crash") return this.#crashed(message.message);
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    if (message.type === "event") {
      this.#deliver(pending, message.event, message.answer);
      return;
    }
    this.#pending.take(message.id);
    if (message.type === "result") pending.resolve(message.value);
    else pending.reject(fromWire(message.error));
    this.#pending.tellIdle();
  }

  /**
   * @param {import("./pending.js").Pending} pending
   * @param {JobEvent} event
   * @param {number | null} answer
   */
  async #deliver(pending, event, answer) {
    const connection = this.#connection;
    /** @type {unknown} */
    let value;
    try {
      value = await pending.onEvent?.(event);
    } catch (error) {
      pending.reject(error);
    } finally {
      if (answer !== null && this.#connection === connection) {
        connection?.post({ type: "answer", event: answer, value }, []);
      }
    }
  }

  /**
   * Ends the engine; `error` is why calls under way get no answer.
   * @param {MinibatchError} error
   */
  #end(error) {
    this.#connection?.close();
    this.#connection = null;
    this.#pending.rejectAll(error);
  }

  /** @param {MessageValue} reason */
  #crashed(reason) {
    if (this.#state !== "running") {
      // The start rejects, and goes another way or says so.
      this.#end(
        new MinibatchError("load-failed", { id: "engine.not-started-for", values: { reason } }),
      );
      return;
    }
    this.#hasCrashed = true;
    this.#started = null;
    this.#state = "crashed";
    const message = { id: "engine.crashed", values: { reason } };
    const error = new MinibatchError("worker-crashed", message);
    this.#end(error);
    for (const listener of this.#crashListeners) listener({ message: error.message });
  }
}
