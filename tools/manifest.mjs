/** What a folder holds, written down when it was made, so that damage is seen. */

import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";

/** What programs write beside what was unpacked. */
const made = /(^|\/)(__pycache__\/|[^/]*\.(pyc|lock)$|sanity\.txt$)/;

/** @param {string} folder @returns {Record<string, number>} sizes by path */
function sizesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .filter((path) => !made.test(path))
      .sort()
      .map((path) => [path, lstatSync(join(folder, path)).size]),
  );
}

/**
 * Writes the list of a folder's files and their sources, in one go, so that there is never half a list.
 * @param {string} folder
 * @param {string} name of the file in it
 * @param {Record<string, string>} packages SHA-256 by the names of the archives they are from
 */
export function writeManifest(folder, name, packages) {
  const file = join(folder, name);
  const part = `${file}.${process.pid}`;
  const { [name]: _, ...files } = sizesBelow(folder);
  writeFileSync(part, JSON.stringify({ packages, files }, null, 1));
  renameSync(part, file);
}

/**
 * What is wrong with a folder, or null.
 * @param {string} folder
 * @param {string} name
 * @returns {string | null}
 */
export function damageOf(folder, name) {
  if (!existsSync(join(folder, name))) return "it was not finished";
  /** @type {{ files: Record<string, number> }} */
  let manifest;
  try {
    manifest = JSON.parse(readFileSync(join(folder, name), "utf8"));
  } catch {
    return `${name} cannot be read`;
  }
  for (const [path, size] of Object.entries(manifest.files)) {
    const stats = lstatSync(join(folder, path), { throwIfNoEntry: false });
    if (!stats) return `${path} is missing`;
    if (stats.size !== size) return `${path} has ${stats.size} bytes instead of ${size}`;
  }
  return null;
}
