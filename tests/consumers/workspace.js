/** The packed package, and empty projects that install it. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../../tools/paths.mjs";
import { run } from "../../tools/process.mjs";

/** `npm pack` in a folder outside the checkout. */
export async function pack() {
  const folder = mkdtempSync(join(tmpdir(), "minibatch-consumers-"));
  // The suite runs after the package was built: what would run before packing has run.
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const { output } = await run("npm", args, { quiet: true, cwd: inRoot() });
  const [{ filename, files }] = JSON.parse(output.slice(output.indexOf("[")));
  return {
    folder,
    tarball: join(folder, filename),
    /** @type {string[]} */
    files: files.map((/** @type {{ path: string }} */ { path }) => path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * An empty project with the package installed and some files of its own.
 * @param {{ folder: string, tarball: string }} packed
 * @param {string} name
 * @param {Record<string, string>} files
 * @returns {Promise<string>} the project's folder
 */
export async function project({ folder, tarball }, name, files) {
  const root = join(folder, name);
  mkdirSync(root);
  const manifest = { name, private: true, type: "module" };
  writeFileSync(join(root, "package.json"), JSON.stringify(manifest));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  // Without a registry: the package depends on nothing.
  const flags = ["--offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", tarball, ...flags], { quiet: true, cwd: root });
  return root;
}

/** A program that trains until it can tell two corners of a square from the others. */
export const training = `
import { init, layers, sequential } from "minibatch";
export async function train() {
  const net = sequential([
    layers.dense({ units: 8, activation: "tanh", inputShape: [2] }),
    layers.dense({ units: 1, activation: "sigmoid" }),
  ]);
  await net.compile({ optimizer: { class_name: "Adam", config: { learning_rate: 0.1 } },
    loss: "binary_crossentropy", metrics: ["accuracy"], seed: 1 });
  const x = { data: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), shape: [4, 2] };
  const { history } = await net.fit(x, Float32Array.of(0, 1, 1, 0), { epochs: 150 });
  return { ...(await init()), accuracy: history.accuracy.at(-1) };
}
`;
