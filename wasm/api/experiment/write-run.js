/** A run as a file where somebody else has kept its curves and scores. */

import { init } from "../engine.js";
import { canonicalFit } from "./canonical.js";
import { machineOf } from "./platform.js";
import { projectOf } from "./project.js";
import { readExperiment } from "./read.js";

/** @typedef {import("./types.js").RunJson} RunJson */

/**
 * @typedef {Omit<RunJson, "experiment" | "machine" | "fingerprint"> & { experiment: import("./types.js").ExperimentJson }} KeptRun
 */

/**
 * See writeRun().
 * @param {KeptRun} run
 * @param {import("../model.js").Model} net
 * @param {unknown} preparation
 * @returns {Promise<Uint8Array>}
 */
export async function runBytes(run, net, preparation) {
  const { loss, metrics } = net.compileOptions ?? {};
  const { fit, compile, ...given } = run.experiment;
  const json = readExperiment({
    ...given,
    model: net.toJSON(),
    // What was left to the data is said by the model.
    compile: { ...(loss !== undefined && { loss }), ...(metrics && { metrics }), ...compile },
  });
  return projectOf(
    {
      ...run,
      experiment: { ...json, fit: canonicalFit({ validation_split: 0, ...fit }) },
      machine: machineOf(await init()),
      fingerprint: await net.fingerprint(),
    },
    net,
    /** @type {object | null} */ (preparation),
  );
}
