/** Page and worker are of one build: what they say to each other changes from one to the next. */

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
