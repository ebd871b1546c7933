/** The engine in Node: the worker's work in the same thread. */

import { nodePlatform } from "../engine/platform.node.js";
import { createServer as createServerOn } from "./server.js";

/** @type {import("./connect.js").CreateServer} */
export const createServer = (post) => createServerOn(post, nodePlatform);
