/** What runs in the package's worker: the server, fed by the page's messages. */

import { holdLock } from "./liveness.js";
import { createServer } from "./server.js";

/** @typedef {import("./liveness.js").Alive} Alive */
/** @typedef {import("./liveness.js").Ping} Ping */
/** @typedef {import("./protocol.js").ToServer} ToServer */
/** @typedef {import("./protocol.js").ToClient} ToClient */

/**
 * @typedef {object} WorkerScope
 * @property {(message: ToClient | Alive, transfer?: Transferable[]) => void} postMessage
 * @property {((event: MessageEvent<ToServer | Ping>) => void) | null} onmessage
 */
const scope = /** @type {WorkerScope} */ (/** @type {unknown} */ (globalThis));

const server = createServer((message, transfer) => scope.postMessage(message, transfer));
/** A worker from another origin was started by a blob that imports it; bundlers may not know the module's URL. */
const script =
  [import.meta.url, globalThis.location.href].find((url) => /^https?:/.test(url)) ?? null;

/** @param {string | null} lock */
const tellAlive = (lock) => scope.postMessage({ type: "alive", lock, script });

scope.onmessage = ({ data }) => {
  if (data.type === "ping") tellAlive(null);
  else server.receive(data);
};
holdLock().then(tellAlive);
