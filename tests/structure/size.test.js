// A source file has one subject, and is short enough to be read in one go.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";

const max = 320;

describe("source files", () => {
  const sources = ["cmake", "core", "create", "examples", "tests", "tools", "wasm", "web"]
    .flatMap(filesBelow)
    .filter((path) => /\.(cmake|cpp|css|h|html|inc|js|mjs|py|ts)$/.test(path))
    .filter((path) => !/(^|\/)node_modules\//.test(path));

  it("are found", () => expect(sources.length).toBeGreaterThan(800));

  it(`have at most ${max} lines`, () => {
    const lines = (/** @type {string} */ path) =>
      readFileSync(inRoot(path), "utf8").split("\n").length - 1;
    expect(sources.filter((path) => lines(path) > max)).toEqual([]);
  });
});
