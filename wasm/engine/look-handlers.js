/** The engine's calls that show data. */

import { MinibatchError } from "../messages/error.js";
import { turnsOf } from "./source-handlers.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */

/**
 * The rows of a part of what was prepared; those to validate with are the last ones that are trained on, as in
 * Keras's validation_split.
 * @param {{ train: Uint32Array, test: Uint32Array }} rows
 * @param {NonNullable<import("../wire/look-types.js").RowsQuery["part"]>} part
 */
function rowsOf({ train, test }, { name, validationSplit }) {
  if (name === "test") return test;
  const trained = Math.floor(train.length * (1 - validationSplit));
  return name === "train" ? train.subarray(0, trained) : train.subarray(trained);
}

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "getRows" | "look">}
 */
export function lookHandlers({ handles, jobs }) {
  return {
    getRows: ({ job, source, query }) =>
      jobs.run(job, async (control) => {
        const read = handles.get("source", source);
        if (!("page" in read)) throw new MinibatchError("invalid-state", { id: "look.no-rows" });
        const { part } = query;
        const rows = part ? handles.get("prepared", part.prepared).rows : null;
        if (rows === undefined)
          throw new MinibatchError("invalid-state", { id: "prepared.no-rows" });
        return read.page(query, rows && part ? rowsOf(rows, part) : null, turnsOf(control));
      }),

    look: ({ job, source, query }) =>
      jobs.run(job, async (control) => {
        const read = handles.get("source", source);
        if ("look" in read) return read.look(query, turnsOf(control));
        throw new MinibatchError("invalid-state", { id: "look.no-rows" });
      }),
  };
}
