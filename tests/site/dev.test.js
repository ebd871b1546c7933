// `npm run dev` in a copy of the checkout: what changes is built and served, what cannot be built is named.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { partOf } from "../../tools/dev.mjs";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";

const copied = ["core", "wasm", "web", "public", "tools", "cmake", "package.json"].concat([
  "package-lock.json",
  "CMakeLists.txt",
  "CMakePresets.json",
  "vite.config.js",
]);

/** @type {string} */
let folder;
/** @type {import("node:child_process").ChildProcess} */
let server;
/** What it printed; a test reads on from where it was. @type {AsyncIterator<string>} */
let lines;
/** @type {string} */
let url;

/**
 * Reads what is printed up to a line that matches.
 * @param {RegExp} pattern
 */
async function until(pattern) {
  const read = [];
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error(`Ended before ${pattern}:\n${read.join("\n")}`);
    read.push(value);
    const match = pattern.exec(value);
    if (match) return match;
  }
}

/** @param {string} path */
const served = async (path) => (await fetch(new URL(path, url))).text();

/**
 * @param {string} path
 * @param {(text: string) => string} change
 */
function edit(path, change) {
  const file = join(folder, path);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "minibatch-dev-"));
  for (const path of copied) {
    cpSync(inRoot(path), join(folder, path), { recursive: true, preserveTimestamps: true });
  }
  mkdirSync(join(folder, "build"));
  // The modules are built by the checkout that they belong to, which takes minutes.
  for (const path of ["node_modules", "build/wasm"]) symlinkSync(inRoot(path), join(folder, path));
  server = spawn(process.execPath, [join(folder, "tools/dev.mjs")], {
    cwd: folder,
    env: { ...process.env, PORT: "0", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!server.stdout) throw new Error("It has no output.");
  lines = createInterface(server.stdout)[Symbol.asyncIterator]();
  [, url] = await until(/Minibatch is at (\S+)/);
  // It bundles the package first, beside whatever else the machine does.
}, 300_000);

afterAll(async () => {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

it("serves the sources, isolated as threads need it", async () => {
  const response = await fetch(url);
  expect(await response.text()).toContain("/@vite/client");
  expect(response.headers.get("Cross-Origin-Embedder-Policy")).toBe("require-corp");
  const user = filesBelow("web").find((path) =>
    /^(import|\}).* from "minibatch";$/m.test(readFileSync(inRoot(path), "utf8")),
  );
  expect(await served(user?.replace("web/", "") ?? "")).toMatch(
    /from "[^"]*build\/dev\/package\/index\.js/,
  );
});

it("reloads the page after a change in web/", async () => {
  await served("main.js");
  edit("web/main.js", (text) => `${text}\nconsole.log("changed page");\n`);
  await until(/page reload main\.js/);
  expect(await served("main.js")).toContain("changed page");
});

it("bundles the package again after a change in wasm/, and keeps the last one that works", async () => {
  const path = `/@fs${folder}/build/dev/package/index.js`;
  const file = "wasm/api/index.js";
  edit(file, (text) => `${text}\nexport const changedPackage = true;\n`);
  await until(/^wasm\/api\/index\.js: built in/);
  expect(await served(path)).toContain("changedPackage");

  edit(file, (text) => `${text}\nexport const = ;\n`);
  await until(/^wasm\/api\/index\.js: not built/);
  expect(await served(path)).toContain("changedPackage");

  edit(file, (text) => text.replace("export const = ;", "export const mended = true;"));
  await until(/^wasm\/api\/index\.js: built in/);
  expect(await served(path)).toContain("mended");
});

it("knows what a file is built into", () => {
  expect(partOf("core/layers/dense.cpp")).toBe("core");
  expect(partOf("wasm/bindings/model.h")).toBe("core");
  expect(partOf("cmake/module.cmake")).toBe("core");
  expect(partOf("wasm/engine/jobs.js")).toBe("package");
  expect(partOf("web/main.js")).toBeUndefined();
  expect(partOf("build/wasm/minibatch.js")).toBeUndefined();
});
