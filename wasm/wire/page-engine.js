/** The worker's work without the worker: for pages that may start none, and where there are none. */

import { onePlatform } from "../engine/one-thread.js";
import { createServer as createServerOn } from "./server.js";

/** @type {import("./connect.js").CreateServer} */
export const createServer = (post) => createServerOn(post, onePlatform);
