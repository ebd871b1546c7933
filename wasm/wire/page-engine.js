/** The worker's work without a worker: for pages that may not start one, and platforms that have none. */

import { onePlatform } from "../engine/one-thread.js";
import { createServer as createServerOn } from "./server.js";

/** @type {import("./connect.js").CreateServer} */
export const createServer = (post) => createServerOn(post, onePlatform);
