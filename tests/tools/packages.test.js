import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { missingPackages } from "../../tools/packages.mjs";

const path = process.env.PATH;
/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "minibatch-path-"));
  process.env.PATH = folder;
});

afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

/** @param {string} name */
function installed(name) {
  writeFileSync(join(folder, name), "#!/bin/sh\n");
  chmodSync(join(folder, name), 0o755);
}

it("needs a Chromium, and wishes for the shell where another is there", () => {
  expect(missingPackages(["test"]).needed).toContain("chromium-headless-shell");
  installed("chromium");
  expect(missingPackages(["test"]).needed).not.toContain("chromium-headless-shell");
  expect(missingPackages(["test"]).wished).toEqual(["chromium-headless-shell"]);
  installed("chromium-headless-shell");
  expect(missingPackages(["test"]).wished).toEqual([]);
});
