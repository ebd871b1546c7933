/** How fast this browser can multiply and add on one thread at all, with 128-bit vectors. */

import { operationsPerTurn, rooflineModule } from "./roofline-module.js";

const sliceMs = 8;
const slices = 4;

/** @type {((turns: number) => number) | null} */
let run = null;
let turns = 1 << 14;

/** @param {number} turns @returns {number} milliseconds */
function time(turns) {
  if (!run) throw new Error("The roofline's module is not there yet.");
  const begin = performance.now();
  run(turns);
  return performance.now() - begin;
}

/** Until the compiler's second, better version runs, and a slice has its length. */
async function prepare() {
  const { instance } = await WebAssembly.instantiate(rooflineModule());
  run = /** @type {(turns: number) => number} */ (instance.exports.run);
  for (let round = 0; round < 20; ++round) {
    const ms = time(turns);
    turns = Math.max(1024, Math.round((turns * sliceMs) / Math.max(ms, sliceMs / 8)));
    // The better version arrives between calls.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/**
 * The best of a few short slices: what else runs on the machine can only lower it.
 * @returns {Promise<number>} GFLOP/s
 */
export async function measureRoofline() {
  if (!run) await prepare();
  let best = 0;
  for (let slice = 0; slice < slices; ++slice) {
    best = Math.max(best, (operationsPerTurn * turns) / time(turns) / 1e6);
  }
  return best;
}
