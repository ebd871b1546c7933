// Threads in Node: what runs, that the numbers do not depend on it, and that the process ends.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

/** @param {object} options of init(), with which a process of its own trains */
function trainWith(options) {
  const [index, run] = ["dist/package/index.node.js", "tests/package/fixtures/threaded-run.js"].map(
    (file) => JSON.stringify(pathToFileURL(inRoot(file)).href),
  );
  const program =
    `import * as minibatch from ${index}; import { threadedRun } from ${run};` +
    `const info = await minibatch.init(${JSON.stringify(options)});` +
    `console.log(JSON.stringify({ info, result: await threadedRun(minibatch) }));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", program],
    { encoding: "utf8", timeout: 120_000 },
  );
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

it("trains to the same bits with 1, 2, 3 and 4 threads", { timeout: 300_000 }, () => {
  const alone = trainWith({});
  expect(alone.info).toEqual({
    build: "simd",
    threads: 1,
    threadsReason: "node",
    worker: false,
  });
  expect(alone.result.hash).toMatch(/^[0-9a-f]{8}$/);
  for (const threads of [2, 3, 4]) {
    const shared = trainWith({ threads });
    expect(shared.info).toEqual({
      build: "simd-threads",
      threads,
      threadsReason: "shared-memory",
      worker: false,
    });
    expect(shared.result).toEqual(alone.result);
  }
});

it("goes on with one thread where the module with threads is not there", () => {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-"));
  try {
    const file = join(folder, "minibatch.wasm");
    copyFileSync(inRoot("dist/package/minibatch.wasm"), file);
    const { info, result } = trainWith({ threads: 2, wasmUrl: pathToFileURL(file).href });
    expect(info).toEqual({ build: "simd", threads: 1, threadsReason: "failed", worker: false });
    expect(result.hash).toMatch(/^[0-9a-f]{8}$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
