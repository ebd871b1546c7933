/** What a mutated file may cost: neither a hang, nor memory beyond the limit that its reader was told. */

import { expect } from "vitest";

/** Of processor time, which other programs do not use up. Of 100,000 damaged files of a format the slowest stays below. */
const mostSeconds = 1;

/** Bytes of memory beside the limit: rubbish that was not collected yet, pages of the core. */
const spare = 2 ** 28;

/**
 * Begins to watch the reading of one file; what is given back is called when it is over.
 * @param {number} bytes that the reader may take
 * @param {import("../../../wasm/engine/core.js").Core} [core]
 */
export function guard(bytes, core) {
  const time = process.cpuUsage();
  const before = taken(core);
  return () => {
    const { user, system } = process.cpuUsage(time);
    expect((user + system) / 1e6, "seconds of one file").toBeLessThan(mostSeconds);
    expect(taken(core) - before, "bytes of one file").toBeLessThan(4 * bytes + spare);
  };
}

/** The core's memory never shrinks, so that it tells of what was freed again. @param {any} core */
function taken(core) {
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed + (core?.bindings.memoryBytes() ?? 0);
}
