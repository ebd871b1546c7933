/** The packed package, and projects that install it. */

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { inRoot } from "../../tools/paths.mjs";
import { run } from "../../tools/process.mjs";

/** @typedef {Awaited<ReturnType<typeof pack>>} Packed */

const removed = (/** @type {string} */ path) => rm(path, { recursive: true, force: true });

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
    remove: () => removed(folder),
  };
}

/** A project's Python packages, where it has some. */
export const venv = ".venv";

/**
 * What a program of a project sees: the project's own programs first, among them its Node where it has one, then
 * those that this checkout installs.
 * @param {string} root
 */
export const environment = (root) => ({
  PATH: ["node_modules/.bin", `${venv}/bin`]
    .map((path) => join(root, path))
    .concat(inRoot("node_modules/.bin"), process.env.PATH ?? "")
    .join(delimiter),
  // What would be said of the project to its makers.
  ASTRO_TELEMETRY_DISABLED: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NUXT_TELEMETRY_DISABLED: "1",
  OBSERVABLE_TELEMETRY_DISABLE: "true",
  // What Jupyter keeps of a person stays out of the person's own folders.
  JUPYTER_CONFIG_DIR: join(root, ".jupyter"),
  JUPYTER_DATA_DIR: join(root, ".jupyter"),
  JUPYTER_RUNTIME_DIR: join(root, ".jupyter"),
  CI: "1",
});

/**
 * What the last project had installed, which the next one takes over where it installs the same.
 * @param {string} folder of the packed package
 * @param {Record<string, string>} packages
 */
const keptAt = (folder, packages) =>
  join(folder, `kept-${JSON.stringify(packages).replace(/[^\w.]+/g, "-")}`);

/** What tools write beside what was installed. */
const caches = [".vite", ".vite-temp", ".cache"];

/**
 * A project with the package installed and some files of its own.
 * @param {Pick<Packed, "folder" | "tarball">} packed
 * @param {string} name
 * @param {Record<string, string>} files
 * @param {{ packages?: Record<string, string>, manifest?: object }} [options] what else it installs, by version, which
 *   takes a registry; and what its package.json says besides
 * @returns {Promise<string>} the project's folder
 */
export async function project({ folder, tarball }, name, files, options = {}) {
  const { packages = {}, manifest = {} } = options;
  const root = join(folder, name);
  const modules = join(root, "node_modules");
  mkdirSync(root);
  const dependencies = { ...packages, minibatch: `file:${tarball}` };
  const all = { name, private: true, type: "module", dependencies, ...manifest };
  writeFileSync(join(root, "package.json"), JSON.stringify(all));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const kept = keptAt(folder, packages);
  if (existsSync(kept)) {
    renameSync(kept, modules);
    for (const cache of caches) await removed(join(modules, cache));
  } else if (Object.keys(packages).length > 0) {
    const flags = ["--no-audit", "--no-fund", "--prefer-offline"];
    await run("npm", ["install", ...flags], { quiet: true, cwd: root });
  } else {
    // It depends on nothing: installed once, without a registry.
    const installed = join(folder, "installed");
    if (!existsSync(installed)) {
      const flags = ["--no-audit", "--no-fund", "--offline", "--ignore-scripts"];
      const where = ["--prefix", `${installed}.next`];
      await run("npm", ["install", tarball, ...where, ...flags], { quiet: true, cwd: folder });
      renameSync(`${installed}.next`, installed);
    }
    cpSync(join(installed, "node_modules"), modules, { recursive: true, verbatimSymlinks: true });
  }
  return root;
}

/**
 * Installs Python packages into a project's own environment.
 * @param {string} root
 * @param {string[]} packages
 */
export async function installPython(root, packages) {
  const options = { quiet: true, cwd: root };
  try {
    await run("python3", ["-m", "venv", venv], options);
    const pip = join(root, venv, "bin/pip");
    await run(pip, ["install", "--quiet", "--disable-pip-version-check", ...packages], options);
  } catch (cause) {
    const why = /** @type {Error} */ (cause).message;
    throw new Error(`no Python with ${packages.join(" ")}: ${why}`, { cause });
  }
}

/**
 * Removes a project, but for what the next one may install, too.
 * @param {Pick<Packed, "folder">} packed
 * @param {string} root
 * @param {Record<string, string>} [packages]
 */
export async function endProject({ folder }, root, packages = {}) {
  const modules = join(root, "node_modules");
  if (Object.keys(packages).length > 0 && existsSync(modules)) {
    for (const name of readdirSync(folder)) {
      if (name.startsWith("kept-")) await removed(join(folder, name));
    }
    renameSync(modules, keptAt(folder, packages));
  }
  await removed(root);
}
