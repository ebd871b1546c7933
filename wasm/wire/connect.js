/** The two ways to an engine: a worker of its own, or the same thread. */

import { Liveness } from "./liveness.js";

/** @typedef {import("./client.js").Connect} Connect */
/** @typedef {import("./protocol.js").ToClient} ToClient */
/** @typedef {import("./protocol.js").ToServer} ToServer */

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
  server.catch((error) => failed(`its script could not be loaded: ${error}`));
  /** @param {(server: ReturnType<CreateServer>) => void} use */
  const withServer = (use) => void server.then(use, () => {});
  return {
    post: (message) => withServer(({ receive }) => receive(message)),
    close: () => withServer(({ close }) => close()),
  };
};

/**
 * An engine in a worker.
 * @param {() => Worker} createWorker
 * @returns {Connect}
 */
export const inWorker = (createWorker) => (receive, failed) => {
  const worker = createWorker();
  const liveness = new Liveness(() => worker.postMessage({ type: "ping" }), failed);
  worker.onmessage = ({ data }) => {
    if (!liveness.heard(data)) receive(data);
  };
  worker.onmessageerror = () => failed("a message of the worker could not be read");
  worker.onerror = (event) => {
    event.preventDefault();
    failed(event.message || "the worker's script could not be loaded");
  };
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    close() {
      liveness.close();
      worker.terminate();
    },
  };
};

/**
 * A module worker from any origin. A page may only start workers of its own origin, but a module of its
 * own may import one from elsewhere, if that server allows it (CORS).
 * @param {string | URL} url
 * @returns {Worker}
 */
export function workerFrom(url) {
  const { href, origin } = new URL(url, globalThis.location?.href);
  if (origin === globalThis.location?.origin || origin === "null") {
    return new Worker(href, { type: "module", name: "minibatch" });
  }
  const source = new Blob([`import ${JSON.stringify(href)};`], { type: "text/javascript" });
  const wrapper = URL.createObjectURL(source);
  const worker = new Worker(wrapper, { type: "module", name: "minibatch" });
  // The browser has fetched the blob when the worker first speaks, or fails.
  const release = () => URL.revokeObjectURL(wrapper);
  worker.addEventListener("message", release, { once: true });
  worker.addEventListener("error", release, { once: true });
  return worker;
}
