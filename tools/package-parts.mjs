/**
 * How the published index.js is split into files: bundlers split programs between files, and no file. So a page that
 * opens without a part loads it later.
 */

import { inRoot } from "./paths.mjs";

/** @typedef {(id: string) => { importedIds: readonly string[] } | null} ModuleInfo */

const api = (/** @type {string} */ name) => inRoot("wasm/api", name);

/** The modules that open a part; with them comes what no other part has yet. @type {[part: string, modules: string[]][]} */
const parts = [
  // What everything shares comes first.
  ["api", [api("api.js"), api("page.js")]],
  // An experiment's link is read with the names of the steps, and without their texts.
  ["catalog-steps", [api("catalog-steps.js")]],
  [
    "catalog",
    [
      ...["catalog-texts.js", "preparation.js", "baselines.js"].map(api),
      inRoot("wasm/messages/catalog-search.js"),
    ],
  ],
  ["experiment", [api("experiment/index.js")]],
  ["run", [api("experiment/run.js")]],
  [
    "sweep",
    ["sweep.js", "sweep-scores.js", "sweep-values.js"].map((name) => api(`experiment/${name}`)),
  ],
  // What neither opening data nor training needs.
  [
    "rest",
    [
      ...["augment.js", "decision-tree.js", "load-model.js", "pipeline.js", "table.js"].map(api),
      inRoot("wasm/messages/csv-cell.js"),
    ],
  ],
  ["transfer", [api("transfer.js")]],
];

export const partNames = parts.map(([name]) => name);

/**
 * Which part each module is in.
 * @param {ModuleInfo} info
 */
function partsOf(info) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [part, modules] of parts) {
    const others = new Set(parts.filter(([name]) => name !== part).flatMap(([, opens]) => opens));
    const walk = (/** @type {string} */ id) => {
      if (found.has(id) || others.has(id)) return;
      found.set(id, part);
      info(id)?.importedIds.forEach(walk);
    };
    modules.forEach(walk);
  }
  return found;
}

/**
 * @param {string} folder
 * @returns {import("rolldown").OutputOptions}
 */
export function splitOutput(folder) {
  /** @type {Map<string, string> | undefined} */
  let found;
  return {
    dir: inRoot(folder),
    entryFileNames: "[name].js",
    chunkFileNames: "[name].js",
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        {
          debugName: "parts",
          name(id, context) {
            found ??= partsOf((module) => context.getModuleInfo(module));
            return found.get(id) ?? null;
          },
        },
      ],
    },
  };
}
