/** Makes dist/package/, what npm publishes: bundles, the WebAssembly module and the type declarations. */

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { withId, writeBuildIds } from "./build-ids.mjs";
import { catalogProgram } from "./generate-catalog.mjs";
import { bundleTypes } from "./package-types.mjs";
import { partNames, splitOutput } from "./package-parts.mjs";
import { noticesFile, packageNotices, packagesOf } from "./notices.mjs";
import { inRoot } from "./paths.mjs";
import { ToolError, isMain, run, runMain } from "./process.mjs";
import { copySamples } from "./samples.mjs";
import { hasSourceMap, trimSourceMap } from "./source-maps.mjs";
import { workerFiles, workerOutput, workerParts } from "./worker-parts.mjs";

/**
 * The published scripts: each is one self-contained file, because bundlers lose a worker's sibling imports (see
 * worker-parts.mjs). What is within the inline ones is made first.
 * @typedef {{ input: string, file: string, platform: "browser" | "node", format?: "esm" | "cjs" | "iife" }} Bundle
 * @type {Bundle[]}
 */
const bundles = [
  { input: "wasm/api/index.js", file: "index.js", platform: "browser" },
  { input: "node_modules/fflate/esm/browser.js", file: "zip.js", platform: "browser" },
  { input: "wasm/api/inline.js", file: "inline.js", platform: "browser" },
  { input: "wasm/api/index.workerd.js", file: "index.workerd.js", platform: "browser" },
  { input: "wasm/api/index.node.js", file: "index.node.js", platform: "node" },
  { input: "wasm/api/index.node.js", file: "index.cjs", platform: "node", format: "cjs" },
  { input: "wasm/wire/worker.js", file: "worker.js", platform: "browser" },
  { input: "wasm/messages/ko.js", file: "ko.js", platform: "browser" },
  { input: "wasm/messages/ko.js", file: "ko.cjs", platform: "node", format: "cjs" },
  // The worker's work without the worker: for pages that may start none.
  { input: "wasm/wire/page-engine.js", file: "engine.js", platform: "browser" },
  { input: "wasm/api/fallback.js", file: "fallback.js", platform: "browser" },
  { input: "wasm/wire/inline-core.js", file: "inline-core.js", platform: "browser" },
  { input: "wasm/wire/inline-worker.js", file: "inline-worker.js", platform: "browser" },
  // Beside the package, which it uses by its name.
  { input: "wasm/cli/main.js", file: "cli.js", platform: "node" },
];

/** What scripts import when they need it: published beside them, as bundlers follow an import. */
const loadedLate = new Map(
  bundles
    .filter(({ file }) => /^(engine|fallback|inline-(core|worker))\.js$/.test(file))
    .map(({ input, file }) => [input, file]),
);

const generator = "tools/generate-catalog.mjs";

/** The WebAssembly modules, all in the package. */
export const modules = [
  "minibatch",
  "minibatch-threads",
  "minibatch-relaxed",
  "minibatch-relaxed-threads",
];

/** What CMake builds for the package. */
export const coreTargets = [...modules, "catalog"];

export const packageInputs = [
  "wasm",
  ...modules.flatMap((name) => [`build/wasm/${name}.js`, `build/wasm/${name}.wasm`]),
  catalogProgram,
  "build/wasm/catalog.wasm",
  generator,
  "tools/builder-types.mjs",
  "tools/catalog-texts.mjs",
  "public/samples",
  "tools/package.mjs",
  "tools/package-parts.mjs",
  "tools/worker-parts.mjs",
  "tools/build-ids.mjs",
  "tools/samples.mjs",
  "tools/source-maps.mjs",
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
  ...bundles.map(({ file }) => file),
  ...partNames.map((name) => `${name}.js`),
  workerFiles,
  ...modules.map((name) => `${name}.wasm`),
  "minibatch-threads.js",
  "index.d.ts",
].map((name) => `${outputFolder}/${name}`);

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
  await writeInlineParts(folder);
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

/** What Emscripten's glue of the module with threads takes its threads' script for. */
const ownScript = /new URL\("minibatch-threads\.js",\s*import\.meta\.url\)/g;

/**
 * Replaces the one place of each pattern.
 * @param {string} name
 * @param {string} text
 * @param {[pattern: RegExp, by: string][]} replacements
 */
const replacedOnce = (name, text, replacements) =>
  replacements.reduce((replaced, [pattern, by]) => {
    const count = replaced.match(pattern)?.length ?? 0;
    if (count !== 1) throw new ToolError(`${name} has ${count} places for ${by}, not one.`);
    return replaced.replace(pattern, by);
  }, text);

/**
 * Emscripten's glue of the module with threads for Node, a file of its own: its threads run it too. Which URL
 * they take it from the caller says; and they do not take over what the process was started with, as
 * `--input-type` would stop them. Behind it stands which build it is of.
 * @param {string} folder
 * @param {string} core
 */
function writeThreadsGlue(folder, core) {
  const name = "minibatch-threads.js";
  const glue = replacedOnce(name, glueOf("minibatch-threads"), [
    [ownScript, 'Module["threadsScript"]'],
    [/workerData:\s*"em-pthread"/g, "$&,execArgv:[]"],
    // The engine waits for the threads' parts and hears nothing: a thread that traps tells the core. Its error
    // would end the process.
    [
      /__emscripten_thread_crashed\(\);\s*throw ex/g,
      'establishStackSpace(_pthread_self());Module["threadEnded"]()',
    ],
  ]);
  const id = `export const coreId = ${JSON.stringify(core)};`;
  writeFileSync(inRoot(folder, name), [glue, id, ""].join("\n"));
}

/**
 * Emscripten's glue as part of a script: no file beside it, which bundlers would look for, and where browsers
 * run it no Node, whose modules they would look for. What is false is left out by the bundler.
 * @param {string} id
 * @param {string} code
 * @param {Bundle["platform"]} platform
 */
function gluePart(id, code, platform) {
  let glue = code;
  if (id.endsWith("-threads.js")) {
    if (platform === "node") throw new ToolError("Node has the glue with threads in a file.");
    glue = replacedOnce(id, glue, [[ownScript, 'Module["threadsScript"]']]);
    for (const name of ["ENVIRONMENT_IS_NODE", "isNode"]) {
      glue = glue
        .replace(new RegExp(`\\bvar ${name}\\s*=[^;]+;`), "")
        .replace(new RegExp(`\\b${name}\\b`, "g"), "false");
    }
  }
  return glue
    .replace(/new URL\("[\w.-]+\.wasm",\s*import\.meta\.url\)\.href/g, '""')
    .replaceAll("import.meta.url", '""');
}

/** Writes the core and a worker as modules of text: gzip as Base64. @param {string} folder */
async function writeInlineParts(folder) {
  const { rolldown } = await import("rolldown");
  const build = await rolldown(
    inputOf({ input: "wasm/wire/worker-inline.js", platform: "browser" }),
  );
  const { output } = await build.generate({ format: "iife", minify: true, codeSplitting: false });
  await build.close();
  const parts = {
    core: { wasm: readFileSync(inRoot(folder, "minibatch.wasm")) },
    worker: { worker: output[0].code },
  };
  for (const [name, part] of Object.entries(parts)) {
    const [[constant, bytes]] = Object.entries(part);
    const text = gzipSync(bytes, { level: 9 }).toString("base64");
    const module = `/** Generated. @type {string} */\nexport const ${constant} = "${text}";\n`;
    writeFileSync(inRoot(`build/generated/inline-${name}.js`), module);
  }
}

/** What Node's scripts import in the place of globals. @type {Record<string, [string, string]>} */
const nodeGlobals = Object.fromEntries(
  ["TextDecoder", "TextEncoder", "structuredClone"].map((name) => [
    name,
    [inRoot("wasm/engine/globals.node.js"), name],
  ]),
);

/**
 * @param {Pick<Bundle, "input" | "platform">} bundle
 * @returns {import("rolldown").InputOptions}
 */
const inputOf = ({ input, platform }) => ({
  input: inRoot(input),
  platform,
  external: ["minibatch", "minibatch/ko"],
  preserveEntrySignatures: "allow-extension",
  tsconfig: false,
  transform: platform === "node" ? { inject: nodeGlobals } : {},
  plugins: [
    {
      name: "package",
      resolveId(source, importer, { kind }) {
        // Of all sources, this one alone does something where it is imported.
        if (importer && source === "./page.js") {
          return { id: join(dirname(importer), source), moduleSideEffects: true };
        }
        // Beside the published script, by the name that it has there.
        if (source.endsWith("/minibatch.wasm")) return { id: "./minibatch.wasm", external: true };
        if (source === "fflate" && input === "wasm/api/index.js") {
          return { id: "./zip.js", external: true };
        }
        if (!importer || kind !== "dynamic-import") return null;
        const late = loadedLate.get(relative(inRoot(), join(dirname(importer), source)));
        return late ? { id: `./${late}`, external: true } : null;
      },
      transform(code, id) {
        if (!/build\/wasm\/[\w-]+\.js$/.test(id)) return null;
        return { code: gluePart(id, code, platform), map: { mappings: "" } };
      },
    },
  ],
  onLog(level, log, handle) {
    // A module that cannot be found would become an import the browser cannot follow.
    handle(level === "warn" && log.code === "UNRESOLVED_IMPORT" ? "error" : level, log);
  },
});

/**
 * @param {string} folder
 * @param {Bundle} bundle
 * @returns {Promise<string[]>} the paths of the modules that it contains
 */
async function bundleScript(folder, bundle) {
  // Loaded late: a fresh checkout has no npm packages when `npm start` begins.
  const { rolldown } = await import("rolldown");
  const split = { "index.js": splitOutput, "worker.js": workerOutput }[bundle.file];
  const input = inputOf(bundle);
  if (split === workerOutput) input.plugins = [workerParts, input.plugins];
  const build = await rolldown(input);
  const { output } = await build.write({
    ...(split?.(folder) ?? { file: inRoot(folder, bundle.file), codeSplitting: false }),
    format: bundle.format ?? "esm",
    sourcemap: hasSourceMap(bundle.file),
  });
  await build.close();
  for (const part of output) {
    if (part.type === "chunk" && part.map) trimSourceMap(`${folder}/${part.fileName}`);
  }
  return output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
}

if (isMain(import.meta.url)) await runMain(buildPackage);
