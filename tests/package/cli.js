// The command line as a person types it: the published script, in a process of its own.

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

export const cli = inRoot("dist/package/cli.js");
export const iris = inRoot("examples/experiments/iris.json");
export const csv = inRoot("public/samples/iris.csv");
/** @type {string} */
export let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "minibatch-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * @param {{ [name: string]: string }} locale of the environment
 * @param {string[]} args
 * @returns {Promise<{ status: number, out: string, err: string }>}
 */
export const minibatchIn = (locale, ...args) =>
  new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: "", LC_MESSAGES: "", LANG: "", ...locale };
    execFile(process.execPath, [cli, ...args], { cwd: folder, env }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err }),
    );
  });

/** @param {string[]} args */
export const minibatch = (...args) => minibatchIn({}, ...args);

/** @param {string} name @param {unknown} contents */
export function write(name, contents) {
  const path = join(folder, name);
  const isText = typeof contents === "string" || contents instanceof Uint8Array;
  writeFileSync(path, isText ? contents : JSON.stringify(contents));
  return path;
}

export const short = {
  minibatch: 1,
  data: { sample: "iris" },
  fit: { epochs: 2, batch_size: 50 },
  seed: 42,
};
