import { inRoot } from "../../tools/paths.mjs";
import { seededRun } from "../package/fixtures/seeded-run.js";
import { files, hostPackage } from "./package-host.js";
import { expect, test } from "./playground.js";

const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

test("1, 2, 3 and 4 threads in Chromium end with the bits of Node", async ({ page }) => {
  test.slow();
  const { threadedRun } = await import("../package/fixtures/threaded-run.js");
  const inNode = await threadedRun(await import(inRoot("dist/package/index.node.js")));
  const host = await hostPackage(isolated);
  const plain = { relaxedReason: "not-asked", worker: true };
  try {
    for (const threads of [1, 2, 3, 4]) {
      await page.goto(host.origin);
      const { info, result } = await page.evaluate(
        async ({ index, threadedRun, threads }) => {
          const minibatch = await import(index);
          const info = await minibatch.init({ threads });
          const run = await import(threadedRun);
          return { info, result: await run.threadedRun(minibatch) };
        },
        { ...files, threads },
      );
      expect(info).toEqual(
        threads > 1
          ? { ...plain, build: "simd-threads", threads, threadsReason: "shared-memory" }
          : { ...plain, build: "simd", threads: 1, threadsReason: "asked" },
      );
      expect(result).toEqual(inNode);
    }
  } finally {
    host.close();
  }
});

test("three seeded epochs end with the same bits in Chromium as in Node", async ({ page }) => {
  const host = await hostPackage();
  try {
    await page.goto(host.origin);
    const inChromium = await page.evaluate(async ({ index, seededRun }) => {
      const run = await import(seededRun);
      return run.seededRun(await import(index));
    }, files);
    // By its path: Playwright would take the name for the sources' browser entry.
    const inNode = await seededRun(await import(inRoot("dist/package/index.node.js")));
    expect(inNode.hash).toMatch(/^[0-9a-f]{8}$/);
    expect(inChromium).toEqual(inNode);
  } finally {
    host.close();
  }
});
