/** The ways to start an engine, in order: if one cannot be loaded, the next is tried. */

import { MinibatchError, causeOf } from "../messages/error.js";

/**
 * A way to an engine, and where the core's files are then; asked at every start of an engine.
 * @typedef {{ connect: import("./connect.js").Connect, where: () => Promise<import("./protocol.js").CorePlace & Pick<import("./protocol.js").StartArgs, "filesUrl">> }} Way
 */

/**
 * What runs. `fallback` is why it is not what was to run: what could not be loaded.
 * @typedef {import("./protocol.js").StartInfo & { worker: boolean, fallback?: MinibatchError }} EngineInfo
 */

/** @param {unknown} cause */
const asError = (cause) =>
  cause instanceof MinibatchError
    ? cause
    : new MinibatchError(
        "load-failed",
        { id: "engine.not-started", values: { cause: causeOf(cause) } },
        { cause },
      );

/**
 * Starts the first engine that can be. Rejects with what the first way failed of: it is the one that was to be.
 * @param {readonly Way[]} ways
 * @param {() => Promise<Way[]>} loadMore what comes behind them
 * @param {(way: Way) => Promise<EngineInfo>} start
 */
export async function startOneOf(ways, loadMore, start) {
  /** @type {MinibatchError | null} */
  let first = null;
  // What cannot be loaded either is no other news.
  for (const next of [async () => ways, () => loadMore().catch(() => [])]) {
    for (const way of await next()) {
      try {
        const info = await start(way);
        return first ? { ...info, fallback: first } : info;
      } catch (cause) {
        const error = asError(cause);
        first ??= error;
        if (error.code !== "load-failed") throw first;
      }
    }
  }
  throw first;
}
