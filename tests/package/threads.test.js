// Threads in Node: what runs, that the numbers do not depend on it, and that the process ends.

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

it("a thread that traps in its part of a product is a crash, and the next engine computes", () => {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-"));
  try {
    cpSync(inRoot("dist/package"), folder, { recursive: true });
    const glue = join(folder, "minibatch-threads.js");
    // A thread whose stack is too small for its part of a convolution.
    const text = readFileSync(glue, "utf8");
    const run = "invokeEntryPoint(msgData.start_routine,msgData.arg)";
    expect(text.split(run)).toHaveLength(2);
    writeFileSync(glue, text.replace(run, `stackRestore(160),${run}`));
    const script = `
      import { init, layers, sequential, terminate } from ${JSON.stringify(pathToFileURL(join(folder, "index.node.js")).href)};
      const train = async (threads, epochs) => {
        const { build } = await init({ threads });
        const net = sequential([
          layers.conv2d({ filters: 16, kernelSize: 3, inputShape: [16, 16, 8] }),
          layers.globalAveragePooling2d(),
        ]);
        await net.compile({ optimizer: "sgd", loss: "mse" });
        const x = { data: new Float32Array(64 * 2048).fill(1), shape: [64, 16, 16, 8] };
        const y = { data: new Float32Array(64 * 16), shape: [64, 16] };
        const outcome = await net.fit(x, y, { epochs }).then(({ epoch }) => epoch, ({ code }) => code);
        net.dispose();
        return [build, outcome];
      };
      const crashed = await train(2, 1e8);
      await terminate();
      console.log(JSON.stringify([crashed, await train(1, 1)]));`;
    const options = { encoding: "utf8", timeout: 240_000 };
    const told = execFileSync(
      process.execPath,
      ["--input-type=module", "-e", script],
      /** @type {any} */ (options),
    );
    expect(JSON.parse(String(told))).toEqual([
      ["simd-threads", "worker-crashed"],
      ["simd", [0]],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
