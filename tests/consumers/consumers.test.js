// The packed package in the hands of others: an empty Node project, an empty Vite project, and the
// checkers of packages.

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { createServer, build, preview } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modules } from "../../tools/package.mjs";
import { npmBin, run } from "../../tools/process.mjs";
import { notRelaxed } from "../package/fixtures/relaxed-here.js";
import { pack, project, training } from "./workspace.js";

/** @type {Awaited<ReturnType<typeof pack>>} */
let packed;
beforeAll(async () => {
  packed = await pack();
});
afterAll(() => packed.remove());

describe("the package", () => {
  it("holds what is published and nothing else", () => {
    const scripts = ["index.js", "index.node.js", "index.cjs", "inline.js", "worker.js"].concat(
      ...modules.map((name) => `${name}.wasm`),
      "THIRD_PARTY_NOTICES.txt",
    );
    expect(packed.files).toEqual(
      expect.arrayContaining([
        "LICENSE",
        "README.md",
        "package.json",
        "dist/package/index.d.ts",
        ...scripts.map((name) => `dist/package/${name}`),
      ]),
    );
    const others = packed.files.filter((path) => !path.startsWith("dist/package/")).sort();
    expect(others).toEqual(["LICENSE", "README.md", "package.json"]);
  });

  it("has no fault that publint finds", async () => {
    const { output } = await run(npmBin("publint"), ["run", packed.tarball, "--strict"], {
      quiet: true,
    });
    expect(output).toContain("All good!");
  });

  it("has types that resolve in every mode", async () => {
    const args = [packed.tarball, "--no-color", "--no-emoji", "--format", "table-flipped"];
    // No modules to import: files for their URLs.
    const files = modules.map((name) => `./${name}.wasm`);
    args.push("--exclude-entrypoints", ...files, "./worker.js", "./minibatch-threads.js");
    // It ends with another code than 0, and so rejects, where something does not resolve.
    const { output } = await run(npmBin("attw"), args, { quiet: true });
    expect(output).toContain("No problems found");
  });
});

describe("an empty Node project", () => {
  it("installs it and trains", async () => {
    const root = await project(packed, "node-project", {
      "train.js": training,
      "main.js": `import { train } from "./train.js";\nconsole.log(JSON.stringify(await train()));`,
    });
    const { output } = await run(process.execPath, ["main.js"], { quiet: true, cwd: root });
    const trained = {
      build: "simd",
      threads: 1,
      threadsReason: "node",
      relaxedReason: notRelaxed,
      worker: false,
      accuracy: 1,
    };
    expect(JSON.parse(output)).toEqual(trained);
  });

  it("has its command", async () => {
    const root = await project(packed, "command-project", {
      "iris.json": `{ "minibatch": 1, "data": { "sample": "iris" }, "fit": { "epochs": 2 } }`,
    });
    const args = ["--no-install", "minibatch", "run", "iris.json", "--json"];
    const { output } = await run("npx", args, { quiet: true, cwd: root });
    const [line] = output.match(/^\{.*\}$/m) ?? [];
    expect(JSON.parse(line ?? "")).toMatchObject({
      epoch: [0, 1],
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
});

describe("an empty Vite project", () => {
  /** @type {string} */
  let root;
  /** @type {import("@playwright/test").Browser} */
  let browser;

  beforeAll(async () => {
    const path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? path.find(existsSync),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    root = await project(packed, "vite-project", {
      "train.js": training,
      "index.html": `<!doctype html><title>waiting</title><script type="module" src="/main.js"></script>`,
      "main.js":
        `import { train } from "./train.js";\n` +
        `train().then((done) => { document.title = JSON.stringify(done); },` +
        ` (error) => { document.title = String(error); });`,
    });
  });
  afterAll(() => browser.close());

  /** @param {string | undefined} url */
  async function titleOf(url) {
    const page = await browser.newPage();
    await page.goto(url ?? "");
    await page.waitForFunction(() => document.title !== "waiting");
    return page.title();
  }
  const trained = {
    build: "simd",
    threads: 1,
    threadsReason: "not-isolated",
    relaxedReason: "not-asked",
    worker: true,
    accuracy: 1,
  };
  /** What it is where the page has shared memory, on whatever machine this is. */
  const isolated = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
  };
  const cores = Math.min(availableParallelism(), 8);
  const trainedShared =
    cores > 1
      ? { ...trained, build: "simd-threads", threads: cores, threadsReason: "shared-memory" }
      : { ...trained, threadsReason: "one-core" };

  it("trains in a worker when developed", async () => {
    const server = await createServer({ root, configFile: false, logLevel: "silent" });
    try {
      await server.listen(0);
      expect(JSON.parse(await titleOf(server.resolvedUrls?.local[0]))).toEqual(trained);
    } finally {
      await server.close();
    }
  });

  it.each([
    ["in a worker", {}, trained],
    ["with threads where the page is isolated", isolated, trainedShared],
  ])("trains %s when built, below any path", async (_, headers, expected) => {
    const options = { root, configFile: /** @type {const} */ (false), base: "/below/" };
    await build({ ...options, logLevel: "silent" });
    expect(existsSync(join(root, "dist/index.html"))).toBe(true);
    const server = await preview({ ...options, logLevel: "silent", preview: { port: 0, headers } });
    try {
      expect(JSON.parse(await titleOf(server.resolvedUrls?.local[0]))).toEqual(expected);
    } finally {
      await server.close();
    }
  });
});
