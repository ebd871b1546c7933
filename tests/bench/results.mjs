/** From the rounds' raw times to what build/bench.json holds. */

import { trainingOperations } from "./arithmetic.mjs";
import { models } from "./models.mjs";
import { median, medianRatio } from "./statistics.mjs";

/** @typedef {import("./options.mjs").ContenderName} ContenderName */
/** @typedef {import("./page/training.js").ContenderRun} ContenderRun */
/** @typedef {import("./page/training.js").ModelRun} ModelRun */

/**
 * Medians over the rounds. Without a single round there is an error instead of numbers.
 * @typedef {object} ContenderResult
 * @property {string} [error]
 * @property {number} [stepMs]
 * @property {number} [imagesPerSecond]
 * @property {number} [gflops] billion floating-point operations of products a second
 * @property {number} [shareOfRoofline] of the roofline of all its threads
 * @property {number} [timesOurs] how many times longer than ours a step takes
 * @property {readonly number[]} [extrapolatedFrom] batch sizes
 * @property {number[]} rounds stepMs of each
 * @property {import("./page/training.js").Info} [info]
 */

/**
 * @typedef {object} ModelResult
 * @property {string} model
 * @property {number} batch
 * @property {number} operations of a training step, as arithmetic.mjs counts them
 * @property {number} rooflineGflops
 * @property {Partial<Record<ContenderName, ContenderResult>>} contenders
 */

/**
 * @param {string} name
 * @param {ModelRun} run
 * @returns {ModelResult}
 */
export function modelResult(name, run) {
  const { batch } = models[name];
  const operations = trainingOperations(models[name]) * batch;
  const ours = run.contenders.ours?.stepMs ?? [];

  /** @param {ContenderRun} contender @returns {ContenderResult} */
  function summed({ stepMs: rounds, error, extrapolatedFrom, info }) {
    if (rounds.length === 0) return { error, rounds, info };
    const stepMs = median(rounds);
    const gflops = rounds.map((ms) => operations / ms / 1e6);
    const rooflines = run.rooflines.map((roofline) => roofline * (info?.threads ?? 1));
    // An extrapolated step has one round, which belongs beside no round of ours.
    const isPaired = rounds.length === ours.length;
    return {
      error,
      stepMs,
      imagesPerSecond: (batch / stepMs) * 1000,
      gflops: median(gflops),
      shareOfRoofline:
        rounds.length === rooflines.length
          ? medianRatio(gflops, rooflines)
          : median(gflops) / median(rooflines),
      timesOurs:
        ours.length === 0
          ? undefined
          : isPaired
            ? medianRatio(rounds, ours)
            : stepMs / median(ours),
      extrapolatedFrom,
      rounds,
      info,
    };
  }

  const contenders = Object.fromEntries(
    Object.entries(run.contenders).map(([key, contender]) => [key, summed(contender)]),
  );
  return { model: name, batch, operations, rooflineGflops: median(run.rooflines), contenders };
}

/** @typedef {{ batch: number, stepMs: number, imagesPerSecond: number }} CurvePoint */

/**
 * @param {{ batch: number, stepMs: number[] }[]} curve
 * @returns {CurvePoint[]}
 */
export const curveResult = (curve) =>
  curve.map(({ batch, stepMs }) => {
    const ms = median(stepMs);
    return { batch, stepMs: ms, imagesPerSecond: (batch / ms) * 1000 };
  });

/**
 * By how much the speed falls from one batch size to the next larger one, at most: 0 where it never falls.
 * @param {readonly CurvePoint[]} points
 */
export const largestFall = (points) =>
  points.reduce((most, { imagesPerSecond }, index) => {
    const before = points[index - 1]?.imagesPerSecond ?? imagesPerSecond;
    return Math.max(most, 1 - imagesPerSecond / before);
  }, 0);

/**
 * The speed with few rows and with many.
 * @typedef {object} SizesResult
 * @property {string} model
 * @property {{ rows: number, imagesPerSecond: number }[]} points
 * @property {number} change of the speed from the fewest to the most rows, as a share: -0.1 is 10% slower
 */

/**
 * @param {string} model
 * @param {{ rows: number, stepMs: number[] }[]} sizes
 * @returns {SizesResult}
 */
export function sizesResult(model, sizes) {
  const { batch } = models[model];
  const points = sizes.map(({ rows, stepMs }) => ({
    rows,
    imagesPerSecond: (batch / median(stepMs)) * 1000,
  }));
  const [fewest, most] = [sizes[0], sizes[sizes.length - 1]];
  return { model, points, change: medianRatio(fewest.stepMs, most.stepMs) - 1 };
}

/**
 * How many times longer than `by` a step takes `contender`: median of the rounds' ratios, where they have the
 * same rounds.
 * @param {ModelResult} result
 * @param {ContenderName} contender
 * @param {ContenderName} by
 * @returns {number | undefined} undefined where one of them has no time
 */
export function timesLonger({ contenders }, contender, by) {
  const theirs = contenders[contender];
  const base = contenders[by];
  if (!theirs?.stepMs || !base?.stepMs) return undefined;
  return theirs.rounds.length === base.rounds.length
    ? medianRatio(theirs.rounds, base.rounds)
    : theirs.stepMs / base.stepMs;
}

/**
 * @typedef {object} MemoryResult
 * @property {number} images
 * @property {number} imageBytes their size as bytes
 * @property {number} batchBytes one batch as float32
 * @property {number} dataUsed what the data set keeps
 * @property {number} dataTaken what the memory has besides what was in use before: copies on the way included
 * @property {number} total of the core's memory while training
 * @property {number} grownLater by how much it grew after the first steps
 */

/**
 * @param {string} name
 * @param {number} images
 * @param {Awaited<ReturnType<typeof import("./page/memory.js").measureMemory>>} run
 * @returns {MemoryResult}
 */
export function memoryResult(name, images, { start, data, step, later }) {
  const { inputShape, batch } = models[name];
  const size = inputShape.reduce((product, extent) => product * extent, 1);
  return {
    images,
    imageBytes: images * size,
    batchBytes: batch * size * Float32Array.BYTES_PER_ELEMENT,
    dataUsed: data.used - start.used,
    dataTaken: data.taken - start.used,
    total: later.taken,
    grownLater: later.taken - step.taken,
  };
}
