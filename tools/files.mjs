/** Lists of files, and steps that are skipped while their inputs are what they were. */

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inRoot, root } from "./paths.mjs";

/**
 * The files at a path of the checkout and below it, sorted; none when it does not exist.
 * @param {string} path
 * @returns {string[]} relative to the checkout
 */
export function filesBelow(path) {
  const stats = statSync(inRoot(path), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [path];
  return readdirSync(inRoot(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** @param {string[]} paths */
const fingerprint = (paths) =>
  paths
    .flatMap(filesBelow)
    .map((path) => {
      const { mtimeMs, size } = statSync(inRoot(path));
      return `${path} ${mtimeMs} ${size}`;
    })
    .join("\n");

/**
 * Runs a step unless its outputs exist and its inputs have the names, sizes and times of its last success.
 * @param {object} step
 * @param {string} step.name
 * @param {string[]} step.inputs files and folders
 * @param {string[]} [step.settings] variables of the environment that it reads
 * @param {string[]} step.outputs
 * @param {() => Promise<void>} step.action
 */
export async function whenChanged({ name, inputs, settings = [], outputs, action }) {
  const stampFile = inRoot("build/stamps", name);
  const set = settings.map((variable) => `\n${variable}=${process.env[variable] ?? ""}`);
  const stamp = fingerprint(inputs) + set.join("");
  const old = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : undefined;
  if (stamp === old && outputs.every((path) => existsSync(inRoot(path)))) return;
  // A failed or interrupted step must not pass for done.
  rmSync(stampFile, { force: true });
  await action();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}
