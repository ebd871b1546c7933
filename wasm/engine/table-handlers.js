/** What the engine does for tables that are made of arrays, and for pipelines of steps that change tables. */

import { sourceOf } from "../formats/columns-table.js";
import { numbersOf, tableOfArrays, tableOfRows } from "../formats/made-table.js";
import { runSlices } from "../formats/prepared.js";
import { MinibatchError } from "../messages/error.js";
import { turnsOf } from "./source-handlers.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */
/** @typedef {import("../bindings.d.ts").Table} Table */
/** @typedef {import("../formats/types.js").Turn} Turn */

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "createTable" | "tableOf" | "getNumbers" | "fitPipeline" | "restorePipeline" | "runPipeline">}
 */
export function tableHandlers({ core, handles, jobs }) {
  const { bindings } = core;

  /** @param {Table} table @param {string} name @param {Turn} turn */
  const keep = async (table, name, turn) => {
    const source = await sourceOf(core, table, name, turn).catch((error) => {
      table.delete();
      throw error;
    });
    const handle = handles.add("source", source, () => source.dispose());
    return { handle, description: source.description };
  };

  /** @param {number} source */
  const tableIn = (source) => {
    const read = handles.get("source", source);
    if ("table" in read) return read.table;
    throw new MinibatchError("invalid-state", { id: "table.of-images" });
  };

  /** @param {import("../bindings.d.ts").Preparation} fitted */
  const keepFitted = (fitted) => ({
    handle: handles.add("pipeline", fitted, () => fitted.delete()),
    state: JSON.parse(fitted.toJson()),
  });

  return {
    createTable: ({ job, name, columns }) =>
      jobs.run(job, async (control) => {
        const turn = turnsOf(control);
        return keep(await tableOfArrays(core, columns, turn), name, turn);
      }),

    tableOf: ({ job, dataset, state }) =>
      jobs.run(job, async (control) => {
        const turn = turnsOf(control);
        const rows = handles.get("dataset", dataset);
        return keep(await tableOfRows(core, rows, state, turn), "table()", turn);
      }),

    getNumbers: ({ source }) => numbersOf(tableIn(source)),

    fitPipeline: ({ job, source, steps, seed }) =>
      jobs.run(job, async (control) => {
        const turn = turnsOf(control);
        const work = bindings.PipelineJob.fit(tableIn(source), JSON.stringify(steps), seed);
        try {
          await runSlices(work, turn);
          const table = await keep(work.takeTable(), "fitTransform()", turn);
          return { ...keepFitted(work.takePreparation()), table };
        } finally {
          work.delete();
        }
      }),

    restorePipeline: ({ state }) =>
      keepFitted(bindings.Preparation.fromJson(JSON.stringify(state ?? null))),

    runPipeline: ({ job, pipeline, source }) =>
      jobs.run(job, async (control) => {
        const turn = turnsOf(control);
        const work = bindings.PipelineJob.run(tableIn(source), handles.get("pipeline", pipeline));
        try {
          await runSlices(work, turn);
          return await keep(work.takeTable(), "transform()", turn);
        } finally {
          work.delete();
        }
      }),
  };
}
