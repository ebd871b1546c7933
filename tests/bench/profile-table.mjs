/** Profiles of several rounds as one, and as a table. */

import { median } from "./statistics.mjs";
import { percent, show, table } from "./table.mjs";

/** @typedef {import("minibatch").Profile} Profile */

/**
 * What `npm run profile` prints.
 * @typedef {object} ProfileReport
 * @property {string} model
 * @property {string} where "Chromium 156.0"
 * @property {string} build
 * @property {number} threads
 * @property {number[]} rooflines GFLOP/s, of each round
 * @property {Profile[]} rounds
 */

/**
 * The medians of the rounds, time by time: what disturbs one round does not show.
 * @param {readonly Profile[]} rounds of the same model and batch
 * @returns {Profile}
 */
export function medianProfile(rounds) {
  const of = (/** @type {(round: Profile) => number} */ value) => median(rounds.map(value));
  const speed = (/** @type {number} */ operations, /** @type {number} */ ms) =>
    operations > 0 && ms > 0 ? operations / ms / 1e6 : 0;
  return {
    ...rounds[0],
    stepMs: of(({ stepMs }) => stepMs),
    rows: rounds[0].rows.map((row, i) => {
      const forwardMs = of(({ rows }) => rows[i].forwardMs);
      const backwardMs = of(({ rows }) => rows[i].backwardMs);
      const { forward, backward } = row.operations;
      const gflops = { forward: speed(forward, forwardMs), backward: speed(backward, backwardMs) };
      return { ...row, forwardMs, backwardMs, gflops };
    }),
    rest: {
      gatherMs: of(({ rest }) => rest.gatherMs),
      lossMs: of(({ rest }) => rest.lossMs),
      updateMs: of(({ rest }) => rest.updateMs),
    },
  };
}

const none = "–";

/** @param {number} value of which 0 says that there is none @param {(value: number) => string} format */
const orNone = (value, format) => (value > 0 ? format(value) : none);

/** Milliseconds to a tenth of a microsecond. @param {number} ms */
const milliseconds = (ms) => orNone(ms, (value) => value.toFixed(value < 10 ? 4 : 2));

/** @param {readonly (number | null)[]} shape without the batch */
const shapeText = (shape) => shape.slice(1).join("×") || "1";

/** @param {number} number @param {string} thing */
const count = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;

/** @param {ProfileReport} report */
export function profileTable({ model, where, build, threads, rooflines, rounds }) {
  const { rows, rest, stepMs, steps, batchSize } = medianProfile(rounds);
  const roofline = Math.max(...rooflines); // whatever else ran has only lowered it
  const share = (/** @type {number} */ ms) => percent(ms / stepMs);
  const ofRoofline = (/** @type {number} */ gflops) =>
    orNone(gflops, (value) => percent(value / roofline));
  const body = rows.map(({ name, className, shape, forwardMs, backwardMs, gflops }) => [
    `${name} (${className})`,
    shapeText(shape),
    milliseconds(forwardMs),
    milliseconds(backwardMs),
    share(forwardMs + backwardMs),
    orNone(gflops.forward, show),
    orNone(gflops.backward, show),
    ofRoofline(gflops.forward),
    ofRoofline(gflops.backward),
  ]);
  /** @param {string} title @param {number} ms */
  const part = (title, ms) => [title, "", milliseconds(ms), "", share(ms), "", "", "", ""];
  const sum = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);
  const forward = sum(rows.map(({ forwardMs }) => forwardMs));
  const backward = sum(rows.map(({ backwardMs }) => backwardMs));
  const named = forward + backward + sum(Object.values(rest));
  const all = sum(rows.flatMap(({ operations }) => Object.values(operations))) / stepMs / 1e6;
  body.push(
    [
      "all layers",
      "",
      milliseconds(forward),
      milliseconds(backward),
      share(forward + backward),
    ].concat(["", "", "", ""]),
    part("gathering the batch", rest.gatherMs),
    part("loss and metrics", rest.lossMs),
    part("weight update", rest.updateMs),
    part("between them", Math.max(0, stepMs - named)),
    ["step", "", milliseconds(stepMs), "", "100%", orNone(all, show), "", ofRoofline(all), ""],
  );
  const header = ["Layer", "Output", "Forward ms", "Backward ms", "Of the step"];
  const speeds = ["GFLOP/s fwd", "GFLOP/s bwd", "Of roofline fwd", "Of roofline bwd"];
  return [
    `${model}, batches of ${batchSize}: ${show(stepMs)} ms a step in ${where} (${build}, ${count(threads, "thread")}); ` +
      `medians of ${count(rounds.length, "round")} of ${count(steps, "step")}.`,
    `Roofline: ${show(roofline)} GFLOP/s. Counted are the products of direct arithmetic, nothing else; ` +
      `3×3 convolutions make fewer (Winograd).`,
    "",
    table([...header, ...speeds], body, 2),
    "",
  ].join("\n");
}
