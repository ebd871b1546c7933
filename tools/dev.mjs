/**
 * `npm run dev`: serves the playground from its sources and reloads it after every change. A change in web/ is
 * served as it is; one in wasm/ bundles the package again; one in core/ or the bindings builds the WebAssembly
 * modules first. When a build fails, the terminal says why and the last build stays served. PORT chooses the port.
 */

import { relative } from "node:path";
import { buildCMake, oneAtATime } from "./build.mjs";
import { replaceFolder, writeProgram } from "./package.mjs";
import { inRoot, root } from "./paths.mjs";
import { isMain, runMain } from "./process.mjs";
import { listening, portAsked } from "./serve.mjs";
import { setup } from "./setup.mjs";

/** Not dist/package/: that one is whole, with types and every module, or not there. */
const packageFolder = "build/dev/package";

/** What a page runs, with and without isolation. Turbo's modules would take linking twice as long. */
const modules = ["minibatch", "minibatch-threads"];

/** What has to be built after a change of a file. @typedef {"core" | "package"} Part */

/** @type {readonly [RegExp, Part][]} */
const parts = [
  [/^(core|cmake)\/|^CMakeLists\.txt$|^wasm\/(bindings|catalog\.cpp)/, "core"],
  [/^wasm\/|^tools\/(package|generate-catalog|builder-types|catalog-texts)\.mjs$/, "package"],
];

/** @param {string} path relative to the checkout */
export const partOf = (path) => parts.find(([pattern]) => pattern.test(path))?.[1];

/** @param {Part} part */
async function build(part) {
  await oneAtATime(async () => {
    if (part === "core") await buildCMake("wasm", [...modules, "catalog"]);
    await oneAtATime(() => replaceFolder(packageFolder, (folder) => writeProgram(folder, modules)));
  });
}

/**
 * Builds after each change, one build at a time: what changes meanwhile is built after it.
 * @param {import("vite").ViteDevServer} server
 */
function rebuildOnChange(server) {
  /** @type {Map<string, Part>} */
  const changed = new Map();
  let building = false;

  async function buildChanged() {
    if (building) return;
    building = true;
    while (changed.size > 0) {
      const part = [...changed.values()].includes("core") ? "core" : "package";
      const names = [...changed.keys()].join(", ");
      changed.clear();
      const started = performance.now();
      try {
        await build(part);
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: "full-reload" });
        console.log(`${names}: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        console.log(`${names}: not built; the page keeps what was built before.`);
      }
    }
    building = false;
  }

  server.watcher.add(["core", "cmake", "wasm", "CMakeLists.txt"].map((path) => inRoot(path)));
  server.watcher.on("all", (_, path) => {
    const name = relative(root, path);
    const part = partOf(name);
    if (!part) return;
    changed.set(name, part);
    void buildChanged();
  });
}

async function main() {
  await setup(["build"]);
  await build("core");
  const { createServer } = await import("vite");
  const port = portAsked(5173);
  const server = await createServer({
    configFile: inRoot("vite.config.js"),
    cacheDir: inRoot("build/dev/vite"),
    resolve: {
      alias: [
        { find: /^minibatch$/, replacement: inRoot(packageFolder, "index.js") },
        { find: /^minibatch\/(\w+)$/, replacement: inRoot(packageFolder, "$1.js") },
      ],
    },
    server: {
      ...port,
      fs: { allow: [root] },
      // What is built is reloaded when all of it is there.
      watch: { ignored: [(path) => /^(build|dist)\//.test(relative(root, path))] },
    },
    plugins: [{ name: "rebuild", configureServer: rebuildOnChange }],
  });
  await listening(port, () => server.listen());
  console.log(`Minibatch is at ${server.resolvedUrls?.local[0]}`);
}

if (isMain(import.meta.url)) await runMain(main);
