/** The source maps of the published scripts: what dev tools show in place of the bundles. */

import { readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** Scripts that are text, or another package's, have none: there is nothing of ours to look into. */
const withoutOurs = /^(inline-core|inline-worker|ko|zip)\./;

/** @param {string} file of a script */
export const hasSourceMap = (file) => !withoutOurs.test(file);

/** Megabytes that a build has made, and what dev tools skip. */
const others = /(^|\/)(build|node_modules)\//;

/**
 * Takes the sources that are not ours out of a script's map. Something stays in their place: tools warn where a
 * source is missing.
 * @param {string} script its path
 */
export function trimSourceMap(script) {
  const path = inRoot(`${script}.map`);
  const map = JSON.parse(readFileSync(path, "utf8"));
  /** @type {string[]} */
  const sources = map.sources;
  map.sourcesContent = sources.map((source, at) =>
    others.test(source) ? "// Left out.\n" : map.sourcesContent[at],
  );
  writeFileSync(path, JSON.stringify(map));
}
