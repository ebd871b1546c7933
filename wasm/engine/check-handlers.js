/** The engine's calls that check prepared rows: what the parts share, and what single columns tell. */

import { columnScores } from "./column-scores.js";
import { sharedRows } from "./shared-rows.js";
import { turnsOf } from "./source-handlers.js";

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<import("../wire/server.js").Handlers, "sharedRows" | "columnScores">}
 */
export const checkHandlers = ({ core, handles, jobs }) => ({
  sharedRows: ({ job, train, test, trained }) =>
    jobs.run(job, (control) => {
      const [learned, held] = [train, test].map((handle) => handles.get("dataset", handle));
      return sharedRows(core, { train: learned, test: held, trained }, turnsOf(control));
    }),

  columnScores: ({ job, dataset, ...what }) =>
    jobs.run(job, (control) =>
      columnScores(core, handles.get("dataset", dataset), what, turnsOf(control)),
    ),
});
