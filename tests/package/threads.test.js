// Threads in Node: what runs, that the numbers do not depend on it, and that the process ends.

import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { notRelaxed } from "./fixtures/relaxed-here.js";
import { trainInProcess } from "./fixtures/train-in-process.js";

it("trains to the same bits with 1, 2, 3 and 4 threads", { timeout: 300_000 }, () => {
  const alone = trainInProcess({});
  expect(alone.info).toEqual({
    build: "simd",
    threads: 1,
    threadsReason: "node",
    relaxedReason: notRelaxed,
    worker: false,
  });
  expect(alone.result.hash).toMatch(/^[0-9a-f]{8}$/);
  for (const threads of [2, 3, 4]) {
    const shared = trainInProcess({ threads });
    expect(shared.info).toEqual({
      build: "simd-threads",
      threads,
      threadsReason: "shared-memory",
      relaxedReason: notRelaxed,
      worker: false,
    });
    expect(shared.result).toEqual(alone.result);
  }
});

it("uses one thread where the module with threads is missing", () => {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-"));
  try {
    const file = join(folder, "minibatch.wasm");
    copyFileSync(inRoot("dist/package/minibatch.wasm"), file);
    const { info, result } = trainInProcess({ threads: 2, wasmUrl: pathToFileURL(file).href });
    expect(info).toEqual({
      build: "simd",
      threads: 1,
      threadsReason: "failed",
      relaxedReason: notRelaxed,
      worker: false,
    });
    expect(result.hash).toMatch(/^[0-9a-f]{8}$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
