/** What the speed has to reach: the table of goals, and whether a run reached them. */

/** @typedef {import("./results.mjs").ModelResult} ModelResult */
/** @typedef {import("./results.mjs").MemoryResult} MemoryResult */

/**
 * @typedef {object} Results what a run measured; parts may have been left out
 * @property {ModelResult[]} models
 * @property {{ median: number, p95: number }} [predictMs]
 * @property {MemoryResult} [memory]
 */

/**
 * @typedef {object} Floor
 * @property {string} what
 * @property {"at least" | "at most"} bound
 * @property {number} goal
 * @property {string} unit
 * @property {(results: Results) => number | undefined} measured undefined where it was left out
 */

/** @typedef {Omit<Floor, "measured"> & { measured: number, reached: boolean }} FloorResult */

const megabyte = 2 ** 20;

/** @param {Results} results @param {string} name */
const contendersOf = ({ models }, name) => models.find(({ model }) => model === name)?.contenders;

/** Images a batch besides: what is gathered for one step. @param {MemoryResult} memory */
const memoryBudget = ({ imageBytes, batchBytes }) => 1.5 * imageBytes + batchBytes;

/** @type {Floor[]} */
const floors = [
  {
    what: "fashion_cnn, batch 256",
    bound: "at least",
    goal: 1000,
    unit: "images/s",
    measured: (results) => contendersOf(results, "fashion_cnn")?.ours?.imagesPerSecond,
  },
  {
    what: "mlp, batch 32, beside TF.js WASM",
    bound: "at least",
    goal: 2,
    unit: "times as fast",
    measured: (results) => contendersOf(results, "mlp")?.["tfjs-wasm"]?.timesOurs,
  },
  {
    what: "predict() of one image, fashion_cnn, worker included",
    bound: "at most",
    goal: 2,
    unit: "ms",
    measured: ({ predictMs }) => predictMs?.median,
  },
  {
    what: "memory of 60,000 28×28 images, over 1.5 × their bytes and one batch",
    bound: "at most",
    goal: 1,
    unit: "times the budget",
    measured: ({ memory }) => memory && memory.dataTaken / memoryBudget(memory),
  },
  {
    what: "memory growth after the first steps",
    bound: "at most",
    goal: 0,
    unit: "MB",
    measured: ({ memory }) => memory && memory.grownLater / megabyte,
  },
];

/**
 * Every floor that this run says something about.
 * @param {Results} results
 * @returns {FloorResult[]}
 */
export function judge(results) {
  return floors.flatMap(({ measured: measure, ...floor }) => {
    const measured = measure(results);
    if (measured === undefined) return [];
    const reached = floor.bound === "at least" ? measured >= floor.goal : measured <= floor.goal;
    return [{ ...floor, measured, reached }];
  });
}
