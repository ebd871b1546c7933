// The licences of what is bundled are shipped, whatever is bundled.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";

/** @param {string} path */
const read = (path) => readFileSync(inRoot(path), "utf8");

/** What npm installed: each package, and what it needs in turn. @type {Record<string, any>} */
const { packages } = JSON.parse(read("package-lock.json"));

/**
 * The npm packages that scripts import, and those that these need.
 * @param {string[]} folders
 */
function imported(folders) {
  const scripts = folders
    .flatMap(filesBelow)
    // Those for React, Vue and Svelte are published as they stand: their users bring the framework.
    .filter((path) => path.endsWith(".js") && !path.startsWith("web/frameworks/"));
  const names = new Set(
    scripts.flatMap((path) =>
      [
        ...read(path).matchAll(
          /(?:\bfrom\s*|\bimport\s*\(?\s*)"((?:@[\w-]+\/)?[a-z][\w-]*)[\w./-]*"/g,
        ),
      ].map(([, name]) => name),
    ),
  );
  names.delete("minibatch");
  names.delete("node");
  for (const name of names) {
    for (const needed of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) {
      names.add(needed);
    }
  }
  return [...names];
}

/** What is needed on a server or for types only, and what the editor's packages offer and we do not use. */
const notBundled = /^@types\/|^@lit-labs\/ssr-dom-shim$|^@codemirror\/(autocomplete|streamparser)$/;

describe.each([
  ["the package", "dist/package/THIRD_PARTY_NOTICES.txt", ["wasm"], ["fflate"]],
  ["the site", "dist/site/third-party.txt", ["wasm", "web"], ["lit", "lit-html", "uplot"]],
])("%s", (_, file, folders, some) => {
  const text = read(file);

  it("names every package that is bundled, with its licence", () => {
    const names = imported(folders).filter((name) => !notBundled.test(name));
    expect(names).toEqual(expect.arrayContaining(some));
    const missing = names.filter((name) => !new RegExp(`^${name} \\d[\\d.]* \\(`, "m").test(text));
    expect(missing).toEqual([]);
  });

  it("names what is compiled in", () => {
    for (const name of ["Eigen", "nlohmann/json", "Emscripten", "musl", "libc++"]) {
      expect(text).toMatch(new RegExp(`^${name.replaceAll("+", "\\+")}.* \\(.+\\)$`, "m"));
    }
    expect(text).toContain("Mozilla Public License Version 2.0");
    expect(text).toContain("Copyright (c) 2013-2022 Niels Lohmann");
    expect(text).toContain("Rich Felker");
  });
});
