/** What the engine does for people who look at their data. */

import { MinibatchError } from "../messages/error.js";
import { turnsOf } from "./source-handlers.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "getRows" | "look">}
 */
export function lookHandlers({ handles, jobs }) {
  return {
    getRows: ({ job, source, query }) =>
      jobs.run(job, async (control) => {
        const read = handles.get("source", source);
        if ("page" in read) return read.page(query, turnsOf(control));
        throw new MinibatchError("invalid-state", { id: "look.no-rows" });
      }),

    look: ({ job, source, query }) =>
      jobs.run(job, async (control) => {
        const read = handles.get("source", source);
        if ("look" in read) return read.look(query, turnsOf(control));
        throw new MinibatchError("invalid-state", { id: "look.no-rows" });
      }),
  };
}
