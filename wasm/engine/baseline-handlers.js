/** The engine's calls for classical models: fitting them, and having them predict. */

import { takeOut } from "./core.js";
import { runJob } from "./jobs.js";

/** @typedef {import("../wire/server.js").Handlers} Handlers */
/** @typedef {import("../bindings.d.ts").BaselineJob} BaselineJob */

/**
 * The job as others are.
 * @param {BaselineJob} job
 * @returns {import("./jobs.js").SlicedJob}
 */
const sliced = (job) => ({ step: (ms) => (job.step(ms) ? "done" : "running") });

/**
 * @param {import("../wire/server.js").Engine} engine
 * @returns {Pick<Handlers, "fitBaseline" | "predictBaseline" | "treeOf">}
 */
export function baselineHandlers({ core, handles, jobs }) {
  const { bindings } = core;

  /**
   * Runs a job and hands it to `take`.
   * @template {BaselineJob} J
   * @template T
   * @param {number} id
   * @param {{ emit: (event: import("../wire/protocol.js").CountEvent) => void }} call
   * @param {() => J} make
   * @param {(job: J) => T} take
   */
  const run = (id, call, make, take) =>
    jobs.run(id, async (control) => {
      const job = make();
      try {
        await runJob(sliced(job), control, {
          progressed: () => call.emit({ type: "counted", done: job.done(), total: 1 }),
        });
        return take(job);
      } finally {
        job.delete();
      }
    });

  return {
    fitBaseline: ({ job: id, config, dataset }, call) =>
      run(
        id,
        call,
        () => new bindings.BaselineFitJob(JSON.stringify(config), handles.get("dataset", dataset)),
        (job) => {
          const fitted = job.take();
          return { handle: handles.add("baseline", fitted, () => fitted.delete()) };
        },
      ),

    treeOf({ baseline }) {
      const fitted = handles.get("baseline", baseline);
      return { data: takeOut(fitted.tree()), width: fitted.outputs() };
    },

    predictBaseline({ job: id, baseline, dataset, keep }, call) {
      const rows = handles.get("dataset", dataset);
      return run(
        id,
        call,
        () => new bindings.BaselinePredictJob(handles.get("baseline", baseline), rows),
        (job) => {
          if (!keep) {
            const data = takeOut(job.outputs());
            const count = rows.rows();
            return { outputs: { data, shape: [count, data.length / count] }, predictions: null };
          }
          const kept = job.predictions();
          const handle = handles.add("predictions", kept, () => kept.delete());
          const outputs = JSON.parse(kept.outputs());
          return { outputs: null, predictions: { handle, outputs, metrics: {} } };
        },
      );
    },
  };
}
