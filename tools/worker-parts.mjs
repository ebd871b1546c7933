/**
 * How the published worker is split in two: worker.js, and beside it worker-files.js, which reads what few bring. They
 * import nothing from each other, because the bundlers of others lose a worker's imports: worker.js leaves for
 * worker-files.js what both use, in a global of the worker, and finds there what that gives.
 */

import { createHash } from "node:crypto";
import { inRoot } from "./paths.mjs";

/** @typedef {import("rolldown").OutputChunk} Chunk */

export const workerFiles = "worker-files.js";

/** What the two leave for each other. */
const ofWorker = "globalThis.minibatchWorker";
const ofFiles = "globalThis.minibatchFiles";
/** Loads the other script; see wasm/wire/worker.js. */
const load = "globalThis.loadMinibatchFiles()";

const entry = inRoot("wasm/wire/worker.js");
const late = "\0worker-files";
/** What is imported when it is needed. */
const lateModules = ["wasm/formats/rest.js", "wasm/keras/index.js"].map((path) => inRoot(path));

/** @param {string} list `a as b, c` @param {(from: string, to: string) => string} pair */
const pairsOf = (list, pair) =>
  list
    .split(",")
    .map((one) => one.trim().split(" as "))
    .map(([from, to = from]) => pair(from, to))
    .join(", ");

const exported = /^export \{ ([^}]+) \};$/m;
const imported = /^import \{ ([^}]+) \} from "\.\/worker\.js";$/m;

/** @param {Chunk} chunk @param {RegExp} pattern @param {(list: string) => string} by */
function replace(chunk, pattern, by) {
  if (!pattern.test(chunk.code)) throw new Error(`${chunk.fileName} has no ${pattern}.`);
  chunk.code = chunk.code.replace(pattern, (_, list) => by(list));
}

/** @type {import("rolldown").Plugin} */
export const workerParts = {
  name: "worker-parts",
  resolveId: {
    order: "pre",
    async handler(source, importer, { kind }) {
      if (source === late) return late;
      if (kind !== "dynamic-import" || !importer || importer === late) return null;
      const resolved = await this.resolve(source, importer, { kind, skipSelf: true });
      return resolved && lateModules.includes(resolved.id) ? late : null;
    },
  },
  load: (id) =>
    id === late
      ? lateModules.map((path) => `export * from ${JSON.stringify(path)};`).join("\n")
      : null,
  generateBundle(_, bundle) {
    const { "worker.js": worker, [workerFiles]: files, ...others } = bundle;
    const more = Object.values(others).filter(({ type }) => type === "chunk");
    if (worker?.type !== "chunk" || files?.type !== "chunk" || more.length > 0) {
      throw new Error(`The worker is ${Object.keys(bundle).join(", ")}.`);
    }
    const id = createHash("sha256")
      .update(worker.code)
      .update(files.code)
      .digest("hex")
      .slice(0, 16);
    worker.code = worker.code.replaceAll(`import("./${workerFiles}")`, load);
    replace(worker, exported, (list) => {
      const shared = pairsOf(list, (own, name) => `${name}: ${own}`);
      return `${ofWorker} = { id: "${id}", ${shared} };`;
    });
    replace(files, imported, (list) => {
      const check = `if (${ofWorker}.id !== "${id}") throw new Error("worker.js is of another build");`;
      return `${check} const { ${pairsOf(list, (name, own) => `${name}: ${own}`)} } = ${ofWorker};`;
    });
    replace(files, exported, (list) => {
      return `${ofFiles} = { ${pairsOf(list, (own, name) => `${name}: ${own}`)} };`;
    });
  },
};

/**
 * @param {string} folder
 * @returns {import("rolldown").OutputOptions}
 */
export function workerOutput(folder) {
  /** What the worker begins with. @type {Set<string> | undefined} */
  let first;
  return {
    dir: inRoot(folder),
    entryFileNames: "worker.js",
    chunkFileNames: "[name].js",
    // Nobody's bundler minifies the one that none imports.
    comments: { jsdoc: false },
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        {
          debugName: "worker",
          name(id, context) {
            first ??= staticallyFrom(entry, (module) => context.getModuleInfo(module));
            return first.has(id) ? "worker" : "worker-files";
          },
        },
      ],
    },
  };
}

/** @param {string} start @param {(id: string) => { importedIds: readonly string[] } | null} info */
function staticallyFrom(start, info) {
  /** @type {Set<string>} */
  const found = new Set();
  const walk = (/** @type {string} */ id) => {
    if (found.has(id)) return;
    found.add(id);
    info(id)?.importedIds.forEach(walk);
  };
  walk(start);
  return found;
}
