// A Python with a Keras, and the version that it has; undefined where there is none.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../../../tools/paths.mjs";

/** Where tests/parity/generate.py runs, or any other: MINIBATCH_KERAS_PYTHON may name one with an older release. */
export const python =
  process.env.MINIBATCH_KERAS_PYTHON ?? join(homedir(), ".cache/minibatch-parity/bin/python");

const asked = "import importlib.metadata as all; print(all.version('keras'))";

/** As "3.15". */
export const kerasVersion = existsSync(python)
  ? /^\d+\.\d+/.exec(execFileSync(python, ["-c", asked], { encoding: "utf8" }))?.[0]
  : undefined;

/**
 * What a script of tests/parity prints of the files in a folder, a line of JSON for each.
 * @param {"load_files" | "load_layers" | "load_lookups"} script
 * @param {string} folder
 * @returns {any[]}
 */
export function resultsOf(script, folder) {
  const options = { encoding: /** @type {const} */ ("utf8"), stdio: /** @type {const} */ ("pipe") };
  const output = execFileSync(python, [inRoot(`tests/parity/${script}.py`), folder], options);
  return output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}
