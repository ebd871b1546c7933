/**
 * What an element of the playground starts with is one file: in pieces, as parts of the playground share them, it is
 * larger and takes fifty requests.
 */

/** @typedef {(id: string) => { importedIds: readonly string[] } | null} ModuleInfo */

/** What opens it, and the parts that most elements show. */
const opens = ["embed/start.js", "train/run-bar.js", "train/curves.js", "runs/score-strip.js"];

/** The package's other parts are named by its index, and only some are used at first. @param {string} id */
const isLater = (id) => /dist\/package\/(?!(api|index|rolldown-runtime)\.js)/.test(id);

/**
 * A group of chunks.
 * @param {string} web the folder of the playground's sources
 */
export function elementStart(web) {
  /** @type {Set<string> | undefined} */
  let found;
  /** @param {ModuleInfo} info */
  const startOf = (info) => {
    /** @type {Set<string>} */
    const all = new Set();
    const walk = (/** @type {string} */ id) => {
      if (all.has(id) || isLater(id)) return;
      all.add(id);
      info(id)?.importedIds.forEach(walk);
    };
    for (const name of opens) walk(`${web}/${name}`);
    return all;
  };
  return {
    debugName: "start",
    /** @param {string} id @param {{ getModuleInfo: ModuleInfo }} context */
    name(id, context) {
      found ??= startOf((module) => context.getModuleInfo(module));
      return found.has(id) ? "start" : null;
    },
  };
}
