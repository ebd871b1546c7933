/** Makes dist/package/, what npm publishes: bundles, the WebAssembly module and the type declarations. */

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { withId, writeBuildIds } from "./build-ids.mjs";
import { bundleTypes } from "./package-types.mjs";
import { noticesFile, packageNotices, packagesOf } from "./notices.mjs";
import { inRoot } from "./paths.mjs";
import { ToolError, isMain, run, runMain } from "./process.mjs";
import { copySamples } from "./samples.mjs";

/** The published scripts: each is one self-contained file, because bundlers lose a worker's sibling imports. */
const bundles = /** @type {const} */ ([
  { input: "wasm/api/index.js", file: "index.js", platform: "browser" },
  { input: "wasm/api/index.node.js", file: "index.node.js", platform: "node" },
  { input: "wasm/wire/worker.js", file: "worker.js", platform: "browser" },
  { input: "wasm/messages/ko.js", file: "ko.js", platform: "browser" },
  // The worker's work without the worker: for pages that may start none.
  { input: "wasm/wire/server.js", file: "engine.js", platform: "browser" },
  // Beside the package, which it uses by its name.
  { input: "wasm/cli/main.js", file: "cli.js", platform: "node" },
]);

const generator = "tools/generate-catalog.mjs";

/** The WebAssembly modules, all in the package. */
export const modules = [
  "minibatch",
  "minibatch-threads",
  "minibatch-relaxed",
  "minibatch-relaxed-threads",
];

export const packageInputs = [
  "wasm",
  ...modules.flatMap((name) => [`build/wasm/${name}.js`, `build/wasm/${name}.wasm`]),
  generator,
  "public/samples",
  "tools/package.mjs",
  "tools/build-ids.mjs",
  "tools/samples.mjs",
  "tools/package-types.mjs",
  "tools/notices.mjs",
  "tools/licences",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.package.json",
];

const outputFolder = "dist/package";

export const packageOutputs = [
  "index.js",
  "index.node.js",
  "worker.js",
  "engine.js",
  "cli.js",
  "ko.js",
]
  .concat(...modules.map((name) => `${name}.wasm`), "minibatch-threads.js", "index.d.ts")
  .map((name) => `${outputFolder}/${name}`);

/** @param {string} [log] takes the output of the programs it runs: a path without its ending */
export const buildPackage = (log) =>
  replaceFolder(outputFolder, async (folder) => {
    checkRelaxedGlue();
    await writeProgram(folder, modules, log);
    await bundleTypes(folder, log && `${log}-types.log`);
  });

/**
 * Fills a new folder and puts it where the old one is, which stays as it is when that fails.
 * @param {string} folder
 * @param {(folder: string) => Promise<void>} fill
 */
export async function replaceFolder(folder, fill) {
  const [next, last] = [`${folder}.next`, `${folder}.last`];
  for (const path of [next, last]) rmSync(inRoot(path), { recursive: true, force: true });
  mkdirSync(inRoot(next), { recursive: true });
  await fill(next);
  if (existsSync(inRoot(folder))) renameSync(inRoot(folder), inRoot(last));
  renameSync(inRoot(next), inRoot(folder));
  rmSync(inRoot(last), { recursive: true, force: true });
}

/**
 * Writes what runs: the WebAssembly modules and the scripts.
 * @param {string} folder
 * @param {readonly string[]} modules
 * @param {string} [log]
 */
export async function writeProgram(folder, modules, log) {
  if (existsSync(inRoot(generator))) {
    await run(process.execPath, [inRoot(generator)], { log: log && `${log}-catalog.log` });
  }
  const core = writeBuildIds(modules);
  for (const name of modules) {
    const wasm = readFileSync(inRoot("build/wasm", `${name}.wasm`));
    writeFileSync(inRoot(folder, `${name}.wasm`), withId(wasm, core));
  }
  copySamples(folder);
  writeThreadsGlue(folder, core);
  const bundled = await Promise.allSettled(bundles.map((bundle) => bundleScript(folder, bundle)));
  // Where one fails the others are waited for, too: the folder they write to may be removed next.
  const modulesOf = bundled.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
  writeFileSync(inRoot(folder, noticesFile), packageNotices(packagesOf(modulesOf.flat())));
}

/** @param {string} module */
const glueOf = (module) => readFileSync(inRoot("build/wasm", `${module}.js`), "utf8");

/** The relaxed modules are started by the glue of the others, which must be theirs but for the name. */
function checkRelaxedGlue() {
  for (const relaxed of modules.filter((name) => name.includes("-relaxed"))) {
    const other = relaxed.replace("-relaxed", "");
    if (glueOf(relaxed).replaceAll(relaxed, other) !== glueOf(other)) {
      throw new ToolError(
        `${relaxed}.js is not ${other}.js with another name: it cannot share it.`,
      );
    }
  }
}

/**
 * Emscripten's glue of the module with threads, a file of its own: its threads run it too. Which URL they
 * take it from the caller says, since bundlers rename files and hosts of packages have other origins; and
 * in Node they do not take over what the process was started with, as `--input-type` would stop them. Behind it
 * stands what a thread does besides, and which build it is of.
 * @param {string} folder
 * @param {string} core
 */
function writeThreadsGlue(folder, core) {
  const name = "minibatch-threads.js";
  let glue = glueOf("minibatch-threads");
  for (const [pattern, text] of /** @type {const} */ ([
    [/new URL\("minibatch-threads\.js",\s*import\.meta\.url\)/g, 'Module["threadsScript"]'],
    [/workerData:\s*"em-pthread"/g, "$&,execArgv:[]"],
  ])) {
    const count = glue.match(pattern)?.length ?? 0;
    if (count !== 1) throw new ToolError(`${name} has ${count} places for ${text}, not one.`);
    glue = glue.replace(pattern, text);
  }
  const ofThread = readFileSync(inRoot("wasm/engine/thread.js"), "utf8");
  const id = `export const coreId = ${JSON.stringify(core)};`;
  writeFileSync(inRoot(folder, name), [glue, ofThread, id, ""].join("\n"));
}

/**
 * @param {string} folder
 * @param {(typeof bundles)[number]} bundle
 * @returns {Promise<string[]>} the paths of the modules that it contains
 */
async function bundleScript(folder, { input, file, platform }) {
  // Loaded late: a fresh checkout has no npm packages when `npm start` begins.
  const { rolldown } = await import("rolldown");
  const build = await rolldown({
    input: inRoot(input),
    platform,
    external: ["minibatch", "minibatch/ko"],
    tsconfig: false,
    onLog(level, log, handle) {
      // A module that cannot be found would become an import the browser cannot follow.
      handle(level === "warn" && log.code === "UNRESOLVED_IMPORT" ? "error" : level, log);
    },
  });
  const { output } = await build.write({
    file: inRoot(folder, file),
    format: "esm",
    codeSplitting: false,
  });
  await build.close();
  return output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
}

if (isMain(import.meta.url)) await runMain(buildPackage);
