/** The samples that the package carries, for experiments that run in Node. */

import { copyFileSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { inRoot } from "./paths.mjs";

/** A sample of more bytes is not in the package: whoever trains on it gives its files. */
const largest = 250_000;

/**
 * Copies the small samples with their experiments, and the list of all with their licences.
 * @param {string} folder of the package
 */
export function copySamples(folder) {
  const from = (/** @type {string} */ path) => inRoot("public/samples", path);
  /** @type {{ samples: { id: string, files: string[] }[] }} */
  const { samples } = JSON.parse(readFileSync(from("index.json"), "utf8"));
  const sizeOf = (/** @type {string[]} */ files) =>
    files.reduce((sum, path) => sum + statSync(from(path)).size, 0);
  const small = samples.filter(({ files }) => sizeOf(files) <= largest);
  const paths = small.flatMap(({ id, files }) => [`experiments/${id}.json`, ...files]);
  for (const path of ["index.json", "README.md", ...paths]) {
    const to = inRoot(folder, "samples", path);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from(path), to);
  }
}
