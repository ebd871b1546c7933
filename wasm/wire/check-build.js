/** Checks that page and worker come from one build, because their messages change between builds. */

import { MinibatchError } from "../messages/error.js";

/**
 * Both ends look, since either may be of a time before there were builds.
 * @param {string | undefined} page
 * @param {string | undefined} worker
 */
export function checkBuild(page = "?", worker = "?") {
  if (page === worker) return;
  throw new MinibatchError("load-failed", { id: "engine.other-build", values: { page, worker } });
}
