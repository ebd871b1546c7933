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
scope.onmessage = ({ data }) => {
  if (data.type === "ping") scope.postMessage({ type: "alive", lock: null });
  else server.receive(data);
};
holdLock().then((alive) => scope.postMessage(alive));
