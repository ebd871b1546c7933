/** What the engine does to look at a model at work: the protocol's observations. */

import { takeOut, using } from "./core.js";
import { logsFromCore, runJob } from "./jobs.js";
import { askOutside } from "./outside.js";

/** @typedef {import("../wire/protocol.js").FloatArray} FloatArray */

/**
 * What a job of the core saw: its JSON with each {shape, offset} as the numbers that are there.
 * @param {import("../bindings.d.ts").ObserveJob} job
 */
function seen(job) {
  const values = takeOut(job.values());
  /** @param {{ shape: number[], offset: number } | null} place @returns {FloatArray | null} */
  const arrayAt = (place) => {
    if (place === null) return null;
    const size = place.shape.reduce((product, extent) => product * extent, 1);
    return { data: values.slice(place.offset, place.offset + size), shape: place.shape };
  };
  /** @type {(part: Record<string, any>) => any} */
  const withArrays = (part) =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => [
        name,
        typeof value === "object" ? arrayAt(value) : value,
      ]),
    );
  const { layers, weights = [], ...rest } = JSON.parse(job.result());
  return { ...rest, layers: layers.map(withArrays), weights: weights.map(withArrays) };
}

/**
 * Does `work` with a data set, or with some of its rows.
 * @template T
 * @param {import("./core.js").Core} core
 * @param {import("./core.js").CoreDataset} data
 * @param {Uint32Array | null} rows
 * @param {(data: import("./core.js").CoreDataset) => Promise<T>} work
 */
async function withRows(core, data, rows, work) {
  if (rows === null) return work(data);
  const part = using(core.rows(rows), (buffer) => data.subset(buffer));
  try {
    return await work(part);
  } finally {
    part.delete();
  }
}

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<import("../wire/server.js").Handlers, "observe" | "observeStep">}
 */
export const observeHandlers = ({ core, handles, jobs }) => ({
  observe: ({ job: id, model, dataset, rows, layers, unit }, call) =>
    jobs.run(id, (control) => {
      const entry = handles.get("model", model);
      return entry.during("observe", control, () =>
        withRows(core, handles.get("dataset", dataset), rows, async (data) => {
          const total = data.rows();
          const options = JSON.stringify({ layers, unit });
          const job = new core.bindings.ObserveJob(entry.model, data, options);
          try {
            await runJob(job, control, {
              progressed: () => call.emit({ type: "counted", done: Number(job.progress()), total }),
            });
            return seen(job).layers;
          } finally {
            job.delete();
          }
        }),
      );
    }),

  observeStep: ({ job: id, model, dataset, rows, layers }, call) =>
    jobs.run(id, (control) => {
      const entry = handles.get("model", model);
      return entry.during("observeStep", control, () =>
        withRows(core, handles.get("dataset", dataset), rows, async (data) => {
          const trainer = entry.trainer("observeStep()");
          const job = new core.bindings.ObserveStepJob(trainer, data, JSON.stringify({ layers }));
          try {
            await runJob(job, control, { outside: () => askOutside(core, trainer, call) });
            const { logs, ...rest } = seen(job);
            return { ...rest, logs: logsFromCore(logs) };
          } finally {
            job.delete();
          }
        }),
      );
    }),
});
