// Who may import whom inside the package; between its folders, the playground and the core see
// tests/structure.

import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";

/** What runs imports: comments, with JSDoc's types in them, do not. @param {string} path */
function importsOf(path) {
  const code = readFileSync(inRoot(path), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const specifiers = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g);
  return [...specifiers].map(([, specifier]) =>
    specifier.startsWith(".") ? normalize(join(dirname(path), specifier)) : specifier,
  );
}

const files = filesBelow("wasm").filter((path) => path.endsWith(".js"));

/** The two files that put the package together: the API over one of the engines. */
const entries = ["wasm/src/index.js", "wasm/src/index.node.js"];
/** The page's end of the worker; the rest of the folder runs in the engine. */
const pageEnd = ["wasm/worker/client.js", "wasm/worker/connect.js", "wasm/worker/protocol.js"];

/**
 * Imports of some files that are not of the allowed kind.
 * @param {(path: string) => boolean} of
 * @param {(target: string, path: string) => boolean} allowed
 */
const wrongImports = (of, allowed) =>
  files
    .filter(of)
    .flatMap((path) => importsOf(path).map((target) => ({ path, target })))
    .filter(({ path, target }) => !allowed(target, path))
    .map(({ path, target }) => `${path} imports ${target}`);

describe("the package's folders", () => {
  it("are there", () => {
    expect(files).toEqual(expect.arrayContaining([...entries, ...pageEnd]));
    expect(importsOf("wasm/worker/server.js")).toContain("wasm/worker/load-core.js");
  });

  it("src/ knows no engine: only its entries do", () => {
    const isApi = (/** @type {string} */ path) =>
      path.startsWith("wasm/src/") && !entries.includes(path);
    expect(wrongImports(isApi, (target) => /^(wasm\/src|build\/generated)\//.test(target))).toEqual(
      [],
    );
  });

  it("nothing imports the entries", () => {
    expect(
      wrongImports(
        () => true,
        (target) => !entries.includes(target),
      ),
    ).toEqual([]);
  });

  it("the page's end of the worker brings neither core nor readers into the page", () => {
    const allowed = [...pageEnd, "wasm/src/error.js"];
    expect(
      wrongImports(
        (path) => pageEnd.includes(path),
        (target) => allowed.includes(target),
      ),
    ).toEqual([]);
    expect(
      wrongImports(
        (path) => path === "wasm/src/index.js",
        (target) => /^wasm\/src\//.test(target) || pageEnd.includes(target),
      ),
    ).toEqual([]);
  });

  it("the engine uses the core, the readers and the error, not the API", () => {
    expect(
      wrongImports(
        (path) => path.startsWith("wasm/worker/"),
        (target) =>
          /^wasm\/(worker|formats)\//.test(target) ||
          ["wasm/src/error.js", "build/wasm/minibatch.js"].includes(target),
      ),
    ).toEqual([]);
  });

  it("the readers use the core's facade and the error", () => {
    expect(
      wrongImports(
        (path) => path.startsWith("wasm/formats/"),
        (target) =>
          target.startsWith("wasm/formats/") ||
          ["wasm/src/error.js", "wasm/worker/core.js"].includes(target) ||
          (/^[a-z]/.test(target) && !target.includes("/")),
      ),
    ).toEqual([]);
  });

  it("only one file touches Emscripten's glue", () => {
    const touching = files.filter((path) => importsOf(path).includes("build/wasm/minibatch.js"));
    expect(touching).toEqual(["wasm/worker/load-core.js"]);
  });
});
