import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkedHash } from "../../tools/emscripten.mjs";
import { damageOf, writeManifest } from "../../tools/manifest.mjs";

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "minibatch-manifest-"));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/tool"), "#!/bin/sh\n");
  writeFileSync(join(folder, "library.a"), "12345");
});
afterEach(() => rmSync(folder, { recursive: true }));

it("finds files that are missing, cut short or unfinished", () => {
  expect(damageOf(folder, "complete")).toBe("it was not finished");
  writeManifest(folder, "complete", { "a.deb": "00" });
  expect(damageOf(folder, "complete")).toBeNull();

  appendFileSync(join(folder, "library.a"), "6");
  expect(damageOf(folder, "complete")).toBe("library.a has 6 bytes instead of 5");
  rmSync(join(folder, "bin/tool"));
  expect(damageOf(folder, "complete")).toBe("bin/tool is missing");
  writeFileSync(join(folder, "complete"), "{");
  expect(damageOf(folder, "complete")).toBe("complete cannot be read");
});

it("leaves out what the programs write themselves", () => {
  writeManifest(folder, "complete", {});
  mkdirSync(join(folder, "bin/__pycache__"));
  writeFileSync(join(folder, "bin/__pycache__/tool.cpython-311.pyc"), "x");
  writeFileSync(join(folder, "sanity.txt"), "x");
  expect(damageOf(folder, "complete")).toBeNull();
  writeManifest(folder, "complete", {});
  rmSync(join(folder, "sanity.txt"));
  expect(damageOf(folder, "complete")).toBeNull();
});

it("refuses a file other than the pinned one", () => {
  const file = join(folder, "library.a");
  const hash = "5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5"; // sha256sum of "12345"
  expect(checkedHash(file, "libc6_2.41-12_amd64.deb")).toBe(hash);
  expect(() => checkedHash(file, "binaryen_120-4_amd64.deb")).toThrow(
    /^binaryen_120-4_amd64\.deb is not the file that is expected: its SHA-256 is 5994471a/,
  );
});
