/** profile(): how long each part of a training step takes. */

import { asDataset } from "./as-dataset.js";
import { checkOptions, optionalFunction, optionalSignal, wholeNumber } from "./checks.js";
import { abortable } from "./job.js";

/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./dataset.js").Dataset} Dataset */
/** @typedef {import("../wire/protocol.js").ModelDescription} ModelDescription */

/**
 * @typedef {object} ProfileOptions
 * @property {number} [batchSize] rows per step, 32 when left out; at most the rows there are
 * @property {number} [steps] to measure, 10 when left out. On pages that are not cross-origin isolated, browsers'
 *   clocks are coarse; many steps average that out.
 * @property {number} [warmUp] steps before them, 3 when left out
 * @property {(done: number, total: number) => unknown} [onProgress] steps, including warm-up; at most 20
 *   times a second
 * @property {AbortSignal} [signal] rejects with the signal's reason
 */

/** The two passes of a training step. @typedef {{ forward: number, backward: number }} Passes */

/**
 * One layer in a training step; a layer that is applied several times is one row.
 * @typedef {object} ProfileRow
 * @property {string} name
 * @property {string} className
 * @property {(number | null)[]} shape of the output, null for the batch
 * @property {number} parameters
 * @property {number} forwardMs with the activation
 * @property {number} backwardMs 0 where no weight before it is trained
 * @property {Passes} operations floating-point operations: two for each multiplication with a kernel, counted
 *   as direct arithmetic. All other work counts as 0, so `gflops` is a lower bound.
 * @property {Passes} gflops of these, in 1e9 per second; 0 where there are none
 */

/**
 * Means over the steps; the parts add up to a little less than `stepMs`.
 * @typedef {object} Profile
 * @property {number} steps
 * @property {number} batchSize
 * @property {number} stepMs
 * @property {ProfileRow[]} rows layer by layer, without input layers
 * @property {{ gatherMs: number, lossMs: number, updateMs: number }} rest gathering the batch's rows; loss
 *   and metrics; the weights' update
 */

/** @param {ProfileOptions} options */
function checkProfileOptions(options) {
  checkOptions("profile()", options, ["batchSize", "steps", "warmUp", "onProgress", "signal"]);
  const { batchSize = 32, steps = 10, warmUp = 3 } = options;
  return {
    plan: {
      batchSize: wholeNumber("profile(): batchSize", batchSize, 1),
      steps: wholeNumber("profile(): steps", steps, 1),
      warmUp: wholeNumber("profile(): warmUp", warmUp, 0),
    },
    onProgress: optionalFunction("profile(): onProgress", options.onProgress),
    signal: optionalSignal("profile(): signal", options.signal),
  };
}

/**
 * @param {import("../wire/protocol.js").StepTimes} times of all steps
 * @param {ModelDescription} description
 * @param {{ batchSize: number, steps: number }} plan
 * @returns {Profile}
 */
function profileOf(times, description, { batchSize, steps }) {
  const msOf = (/** @type {number} */ seconds) => (seconds * 1000) / steps;
  const speed = (/** @type {number} */ operations, /** @type {number} */ ms) =>
    operations > 0 && ms > 0 ? operations / ms / 1e6 : 0;
  const rows = description.layers.map(({ name, class_name, output_shape, parameters }, i) => {
    const layer = times.layers[i];
    const [forwardMs, backwardMs] = [msOf(layer.forward.seconds), msOf(layer.backward.seconds)];
    const forward = 2 * batchSize * layer.forward.multiplyAccumulates;
    const backward = 2 * batchSize * layer.backward.multiplyAccumulates;
    return {
      name,
      className: class_name,
      shape: output_shape ?? [],
      parameters: parameters ?? 0,
      forwardMs,
      backwardMs,
      operations: { forward, backward },
      gflops: { forward: speed(forward, forwardMs), backward: speed(backward, backwardMs) },
    };
  });
  return {
    steps,
    batchSize,
    stepMs: msOf(times.step),
    rows: rows.filter(({ className }) => className !== "InputLayer"),
    rest: {
      gatherMs: msOf(times.gather),
      lossMs: msOf(times.loss),
      updateMs: msOf(times.update),
    },
  };
}

/**
 * @param {import("./compiled-network.js").Ready} model
 * @param {ModelDescription} description
 * @param {Dataset | Data} x
 * @param {Data | null | undefined} y
 * @param {ProfileOptions} [options]
 * @returns {Promise<Profile>}
 */
export function runProfile({ resource, shapes, customs }, description, x, y, options = {}) {
  const { engine, handle: model } = resource;
  const { plan, onProgress, signal } = checkProfileOptions(options);
  return asDataset("profile()", engine, x, y, shapes, ({ handle: dataset, rows }) =>
    abortable(engine, signal, async (job, guarded) => {
      const batchSize = Math.min(plan.batchSize, rows);
      const times = await engine.calls.profile(
        { job, model, dataset, ...plan, batchSize },
        guarded((event) =>
          event.type === "outside" ? customs?.answer(event) : onProgress?.(event.done, event.total),
        ),
      );
      return profileOf(times, description, { ...plan, batchSize });
    }),
  );
}
