/**
 * What tells one build of the package from another, so that files of two of them never work together: a page
 * may be older than the worker that its host has now, and a copy of one file may be older than the rest.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { filesBelow } from "./files.mjs";
import { inRoot } from "./paths.mjs";

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths)
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(inRoot(path)));
  return hash.digest("hex").slice(0, 12);
}

/**
 * Writes build/generated/build.js.
 * @param {readonly string[]} modules
 * @returns {string} the modules' own id, which changes with them only
 */
export function writeBuildIds(modules) {
  const core = hashOf(
    modules.flatMap((name) => [`build/wasm/${name}.js`, `build/wasm/${name}.wasm`]),
  );
  const { version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  const build = `${version}-${hashOf(["package.json", ...filesBelow("wasm")])}`;
  const text = [
    "/** Which build this is. Generated: do not edit. */",
    "/** Of the scripts. */",
    `export const buildId = ${JSON.stringify(build)};`,
    "/** Of the WebAssembly modules and their glue. */",
    `export const coreId = ${JSON.stringify(core)};`,
  ];
  writeFileSync(inRoot("build/generated/build.js"), `${text.join("\n\n")}\n`);
  return core;
}

/** @param {number} value @returns {number[]} as WebAssembly writes unsigned numbers (LEB128) */
const leb128 = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb128(value >>> 7)]);

/**
 * A WebAssembly module with a custom section "minibatch" that holds its id.
 * @param {Uint8Array} wasm
 * @param {string} core
 */
export function withId(wasm, core) {
  const name = Buffer.from("minibatch");
  const section = Buffer.concat([Buffer.from(leb128(name.length)), name, Buffer.from(core)]);
  return Buffer.concat([wasm, Buffer.from([0, ...leb128(section.length)]), section]);
}
