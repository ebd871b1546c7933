// Dev tools show the package's own sources, and a stack may name them.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

const folder = inRoot("dist/package");
const scripts = readdirSync(folder).filter((name) => existsSync(join(folder, `${name}.map`)));
const read = (/** @type {string} */ path) => readFileSync(path, "utf8");

/** A class or a function as the bundler writes it. */
const declaration = /^(?:async )?(?:(?:class|function) |(?:var|const|let) (?=\w+ = class\b))(\w+)/;

it("all that a page, a worker or Node runs has a map", () => {
  expect(scripts).toEqual(
    expect.arrayContaining([
      "api.js",
      "catalog.js",
      "engine.js",
      "experiment.js",
      "index.cjs",
      "index.node.js",
      "inline.js",
      "worker.js",
      "worker-files.js",
    ]),
  );
});

describe.each(scripts)("%s", (script) => {
  const text = read(join(folder, script));
  const payload = JSON.parse(read(join(folder, `${script}.map`)));

  it("names its map, which has every source", () => {
    expect(text.trimEnd().split("\n").at(-1)).toBe(`//# sourceMappingURL=${script}.map`);
    expect(payload.sourcesContent.filter((/** @type {string} */ content) => !content)).toEqual([]);
    expect(payload.sourcesContent).toHaveLength(payload.sources.length);
    for (const [at, source] of payload.sources.entries()) {
      // The bundle lies as deep in the checkout as in the package.
      if (/(^|\/)wasm\//.test(source)) {
        expect(payload.sourcesContent[at]).toBe(read(join(folder, source)));
      }
    }
  });

  it("leads from each class and function of the package to its line", () => {
    const map = new SourceMap(payload);
    let found = 0;
    for (const [line, code] of text.split("\n").entries()) {
      const [, name] = declaration.exec(code) ?? [];
      if (!name) continue;
      const { originalSource, originalLine } = /** @type {import("node:module").SourceMapping} */ (
        map.findEntry(line, 0)
      );
      if (!/(^|\/)wasm\//.test(originalSource ?? "")) continue;
      const source = read(join(folder, originalSource)).split("\n");
      expect(source[originalLine]).toMatch(new RegExp(`\\b${name.replace(/\$\d+$/, "")}\\b`));
      ++found;
    }
    // The catalogue is lists, but for a few functions; what is loaded late may be a single one, and texts have few or none.
    const isSmall = text.length < 15_000 || script.startsWith("catalog");
    const isTexts = script.endsWith(".en.js");
    expect(found).toBeGreaterThanOrEqual(isTexts ? 0 : isSmall ? 1 : 6);
  });
});

it("Node's stacks name the sources where it is asked to", () => {
  const program = `import { sequential } from "minibatch";
    try { sequential(1); } catch (error) { console.log(error.stack); }`;
  const args = ["--enable-source-maps", "--input-type=module", "-e", program];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: inRoot(),
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/wasm\/api\/sequential\.js:\d+/);
});
