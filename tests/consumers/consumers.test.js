// The packed package in the hands of others: what checks packages, and the consumers that need no registry.

import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modules } from "../../tools/package.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { npmBin, run } from "../../tools/process.mjs";
import { consumers } from "./cases/index.js";
import { openBrowser } from "./host.js";
import { runCase, wayOf } from "./run-case.js";
import { pack, project } from "./workspace.js";

/** Programs of others start, on a machine that may be busy. */
const timeout = 180_000;

/** @type {Awaited<ReturnType<typeof pack>>} */
let packed;
beforeAll(async () => {
  packed = await pack();
}, timeout);
afterAll(() => packed.remove());

describe("the package", () => {
  it("holds what is published and nothing else", () => {
    const scripts = [
      "index.js",
      "element.js",
      "element.d.ts",
      "element/start.js",
      "frameworks/react.js",
      "frameworks/react.d.ts",
      "frameworks/vue.js",
      "frameworks/svelte.js",
      "frameworks/Playground.svelte",
      "api.js",
      "api.js.map",
      "catalog.js",
      "experiment.js",
      "index.node.js",
      "index.cjs",
      "inline.js",
      "worker.js",
      "worker-files.js",
    ].concat(...modules.map((name) => `${name}.wasm`), "THIRD_PARTY_NOTICES.txt");
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

  it("has no fault that publint finds", { timeout }, async () => {
    const { output } = await run(npmBin("publint"), ["run", packed.tarball, "--strict"], {
      quiet: true,
    });
    expect(output).toContain("All good!");
  });

  it("has types that resolve in every mode", { timeout }, async () => {
    const args = [packed.tarball, "--no-color", "--no-emoji", "--format", "table-flipped"];
    // No modules to import: files for their URLs.
    const files = modules.map((name) => `./${name}.wasm`);
    args.push(
      "--exclude-entrypoints",
      ...files,
      "./worker.js",
      "./worker-files.js",
      "./minibatch-threads.js",
      // Scripts of pages, where nothing is required.
      "./element",
      "./react",
      "./vue",
      "./svelte",
    );
    // It ends with another code than 0, and so rejects, where something does not resolve.
    const { output } = await run(npmBin("attw"), args, { quiet: true });
    expect(output).toContain("No problems found");
  });
});

describe("the command", () => {
  it("has its command", { timeout }, async () => {
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

/** Programs that this checkout installs, too. */
const { devDependencies } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
/** Those that take nothing from a registry; `npm run consumers` runs the others, too. */
const alone = consumers
  .filter(({ python, needs }) => !python && !needs)
  .filter(({ packages = {} }) =>
    Object.entries(packages).every(
      ([name, version]) => !name.startsWith("@types/") && devDependencies[name] === version,
    ),
  )
  .map((consumer) => ({
    ...consumer,
    packages: undefined,
    title: `${consumer.group}: ${consumer.name}`,
  }));

describe("a project with nothing but the package", () => {
  /** @type {import("@playwright/test").Browser} */
  let browser;
  let expected = "";
  beforeAll(async () => {
    browser = await openBrowser();
    const node = alone.find(({ name }) => name === "Node");
    if (!node) throw new Error("Node is not among them.");
    expected = String((await runCase(packed, browser, node))?.fingerprints);
  }, timeout);
  afterAll(() => browser.close());

  it.each(alone)("works: $title", { timeout }, async (consumer) => {
    const trained = await runCase(packed, browser, consumer);
    expect(trained === null).toBe(consumer.checks ?? false);
    if (!trained) return;
    const isAlone = consumer.runs === "threads" && availableParallelism() === 1;
    expect(wayOf(trained)).toBe(isAlone ? "worker" : consumer.runs);
    expect(String(trained.fingerprints)).toBe(expected);
  });
});
