/** What runs in the package's worker: the server, fed by the page's messages. */

import { createServer } from "./server.js";

/**
 * @typedef {object} WorkerScope
 * @property {(message: import("./protocol.js").ToClient, transfer: Transferable[]) => void} postMessage
 * @property {((event: MessageEvent<import("./protocol.js").ToServer>) => void) | null} onmessage
 */
const scope = /** @type {WorkerScope} */ (/** @type {unknown} */ (globalThis));

const server = createServer((message, transfer) => scope.postMessage(message, transfer));
scope.onmessage = ({ data }) => server.receive(data);
