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

/** The better version arrives between calls. */
const nextTask = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close(); // or Node would never end
      done(undefined);
    };
    port2.postMessage(null);
  });

/** Until the compiler's second, better version runs, so that no slice is faster than those before, and has its length. */
async function prepare() {
  const { instance } = await WebAssembly.instantiate(rooflineModule());
  run = /** @type {(turns: number) => number} */ (instance.exports.run);
  let best = 0;
  for (let noFaster = 0; noFaster < 30; ++noFaster) {
    const speed = turns / Math.max(time(turns), sliceMs / 8);
    if (speed > 1.1 * best) noFaster = 0;
    best = Math.max(best, speed);
    turns = Math.max(1024, Math.round(speed * sliceMs));
    await nextTask();
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
