// The relaxed build in Node: when it runs, that it trains as the other does, and what runs where it cannot.

import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { relaxedFlags as flags } from "./fixtures/relaxed-here.js";
import { trainInProcess } from "./fixtures/train-in-process.js";

const one = { build: "simd", threads: 1, threadsReason: "node", worker: false };
const two = { ...one, build: "simd-threads", threads: 2, threadsReason: "shared-memory" };

/** How often a module's bytes are those of f32x4.relaxed_madd. @param {string} name */
function multiplyAdds(name) {
  const bytes = readFileSync(inRoot("dist/package", name));
  const instruction = Buffer.of(0xfd, 0x85, 0x02);
  let count = 0;
  for (let at = -1; (at = bytes.indexOf(instruction, at + 1)) >= 0;) ++count;
  return count;
}

describe("the relaxed build", () => {
  it("has relaxed instructions, and the other has none", () => {
    for (const name of ["minibatch", "minibatch-threads"]) {
      expect(multiplyAdds(`${name}.wasm`)).toBeLessThan(5);
      expect(
        multiplyAdds(`${name.replace("minibatch", "minibatch-relaxed")}.wasm`),
      ).toBeGreaterThan(500);
    }
  });

  it("runs where it is asked for, and learns the same", { timeout: 300_000 }, () => {
    const plain = trainInProcess({}, { flags });
    expect(plain.info).toEqual({ ...one, relaxedReason: "not-asked" });
    const relaxed = trainInProcess({ relaxed: true }, { flags });
    expect(relaxed.info).toEqual({ ...one, build: "relaxed", relaxedReason: "asked" });
    expect(relaxed.result.loss[0]).toBeCloseTo(plain.result.loss[0], 3);

    // On one machine the number of threads changes nothing here, either.
    const shared = trainInProcess({ relaxed: true, threads: 2 }, { flags });
    expect(shared.info).toEqual({ ...two, build: "relaxed-threads", relaxedReason: "asked" });
    expect(shared.result).toEqual(relaxed.result);
  });

  it("is replaced by the standard build without relaxed SIMD", { timeout: 300_000 }, () => {
    const first = "WebAssembly.validate = () => false";
    const { info, result } = trainInProcess({ relaxed: true }, { first });
    expect(info).toEqual({ ...one, relaxedReason: "unsupported" });
    expect(result).toEqual(trainInProcess({}).result);
  });

  it("is replaced by the standard build where its module is missing", { timeout: 300_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), "minibatch-"));
    try {
      for (const name of ["minibatch.wasm", "minibatch-threads.wasm", "minibatch-threads.js"]) {
        copyFileSync(inRoot("dist/package", name), join(folder, name));
      }
      const wasmUrl = pathToFileURL(join(folder, "minibatch.wasm")).href;
      for (const [threads, info] of /** @type {const} */ ([
        [undefined, one],
        [2, two],
      ])) {
        const trained = trainInProcess({ relaxed: true, threads, wasmUrl }, { flags });
        expect(trained.info).toEqual({ ...info, relaxedReason: "failed" });
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
