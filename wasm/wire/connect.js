/** The two ways to an engine: a worker of its own, or the same thread. */

import { causeOf } from "../messages/error.js";
import { keepScript, scripts } from "./kept.js";
import { Liveness, awaitEnd } from "./liveness.js";
import { workerFrom } from "./start-worker.js";

/** @typedef {import("./protocol.js").ToClient} ToClient */
/** @typedef {import("./protocol.js").ToServer} ToServer */
/** @typedef {import("./protocol.js").Bitmap} Bitmap */
/** @typedef {import("../messages/render.js").MessageValue} MessageValue */

/**
 * A way to an engine. `post` may throw where a message cannot be copied; `watch` takes the locks that are held
 * for as long as the engine is whole; `close` ends the engine.
 * @typedef {object} Connection
 * @property {(message: ToServer, transfer: (ArrayBuffer | Bitmap)[]) => void} post
 * @property {(locks: string[]) => void} watch
 * @property {() => void} close
 * @property {boolean} inWorker
 */

/**
 * Starts an engine. `receive` takes its messages, `failed` is called with the reason when it can no longer answer.
 * @callback Connect
 * @param {(message: ToClient) => void} receive
 * @param {(reason: MessageValue) => void} failed
 * @returns {Connection}
 */

/** @typedef {(post: (message: ToClient) => void) => { receive(message: ToServer): void, close(): void }} CreateServer */

/**
 * An engine in the same thread: Node's default. Messages arrive in turns of their own, as a worker's
 * would, but nothing is copied.
 * @param {() => Promise<CreateServer>} load
 * @returns {Connect}
 */
export const sameThread = (load) => (receive, failed) => {
  const server = load().then((createServer) =>
    createServer((message) => queueMicrotask(() => receive(message))),
  );
  server.catch((error) => failed({ id: "crash.script-failed", values: { cause: causeOf(error) } }));
  /** @param {(server: ReturnType<CreateServer>) => void} use */
  const withServer = (use) => void server.then(use, () => {});
  return {
    inWorker: false,
    post: (message) => withServer(({ receive }) => receive(message)),
    watch() {},
    close: () => withServer(({ close }) => close()),
  };
};

/**
 * An engine in a worker. If the host no longer has its script, a copy is started where there is one.
 * @param {() => import("./start-worker.js").Started} createWorker
 * @returns {Connect}
 */
export function inWorker(createWorker) {
  /** The script's URL, once a worker has named it. @type {string | null} */
  let script = null;

  return (receive, failed) => {
    /** What was sent before the worker first spoke. @type {ToServer[]} */
    const unheard = [];
    let heard = false;
    /** @type {Worker} */
    let worker;
    const liveness = new Liveness(() => worker.postMessage({ type: "ping" }), failed);

    /**
     * @param {import("./start-worker.js").Started} started
     * @param {string} [copy] where to go on if it cannot be loaded
     */
    function listenTo(started, copy) {
      worker = started.worker;
      worker.onmessage = ({ data }) => {
        heard = true;
        if (!liveness.heard(data)) return receive(data);
        script ??= data.script;
        if (script) keepScript(script);
      };
      worker.onmessageerror = () => failed({ id: "crash.unreadable" });
      worker.onerror = (event) => {
        event.preventDefault();
        if (heard || !copy) {
          return failed(event.message || { id: "crash.no-script", values: { url: started.name } });
        }
        worker.terminate();
        listenTo(workerFrom(copy));
        for (const message of unheard) worker.postMessage(message);
      };
    }

    try {
      listenTo(createWorker(), scripts.get(script ?? ""));
    } catch (error) {
      liveness.close();
      throw error;
    }
    return {
      inWorker: true,
      post(message, transfer) {
        if (!heard) unheard.push(message);
        worker.postMessage(message, /** @type {any} */ (transfer));
      },
      watch: (locks) =>
        locks.forEach((lock) => awaitEnd(lock, { id: "crash.thread-ended" }, failed)),
      close() {
        liveness.close();
        worker.terminate();
      },
    };
  };
}
