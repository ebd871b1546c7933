/** What both workers of the package do: the one that is a file, and the one that is embedded in a script. */

import { holdLock } from "./liveness.js";
import { createServer } from "./server.js";

/** @typedef {import("./liveness.js").Alive} Alive */
/** @typedef {import("./liveness.js").Ping} Ping */
/** @typedef {import("./protocol.js").ToServer} ToServer */
/** @typedef {import("./protocol.js").ToClient} ToClient */

/**
 * @typedef {object} WorkerScope
 * @property {(message: ToClient | Alive, transfer?: ArrayBuffer[]) => void} postMessage
 * @property {((event: MessageEvent<ToServer | Ping>) => void) | null} onmessage
 */
const scope = /** @type {WorkerScope} */ (/** @type {unknown} */ (globalThis));

/**
 * Feeds the server with the page's messages.
 * @param {import("../engine/load-core.js").CorePlatform} platform
 * @param {string | null} script where the worker's script is, if it can be fetched again
 */
export function serve(platform, script) {
  const server = createServer(
    (message, transfer) => scope.postMessage(message, transfer),
    platform,
  );
  /** @param {string | null} lock */
  const tellAlive = (lock) => scope.postMessage({ type: "alive", lock, script });

  scope.onmessage = ({ data }) => {
    if (data.type === "ping") tellAlive(null);
    else server.receive(data);
  };
  holdLock().then(tellAlive);
}
