/** What the speed has to reach: the table of goals, and whether a run reached them. */

import { largestFall, timesLonger } from "./results.mjs";

/** @typedef {import("./main.mjs").BenchResults} Results parts may have been left out */
/** @typedef {import("./options.mjs").ContenderName} ContenderName */
/** @typedef {import("./results.mjs").MemoryResult} MemoryResult */

/**
 * @typedef {object} Floor
 * @property {string} what
 * @property {"at least" | "at most"} bound
 * @property {number} goal
 * @property {string} unit
 * @property {(results: Results) => number | undefined} measured undefined where it was left out
 */

/** @typedef {Omit<Floor, "measured"> & { measured: number, reached: boolean }} FloorResult */

const megabyte = 1e6;

/** @param {Results} results @param {string} name */
const resultOf = ({ models }, name) => models.find(({ model }) => model === name);

/** Images a batch besides: what is gathered for one step. @param {MemoryResult} memory */
const memoryBudget = ({ imageBytes, batchBytes }) => 1.5 * imageBytes + batchBytes;

/**
 * How many times as fast as `other` a build of ours is.
 * @param {string} model
 * @param {ContenderName} build
 * @param {ContenderName} other
 * @param {{ what: string, goal: number }} floor
 * @returns {Floor}
 */
const timesAsFast = (model, build, other, { what, goal }) => ({
  what: `${model}, ${what}`,
  bound: "at least",
  goal,
  unit: "times as fast",
  measured(results) {
    const result = resultOf(results, model);
    return result && timesLonger(result, other, build);
  },
});

/**
 * How soon the playground answers.
 * @param {string} what
 * @param {number} goal
 * @param {string} unit
 * @param {(responses: import("./responses.mjs").Responses) => number} of
 * @returns {Floor}
 */
const responding = (what, goal, unit, of) => ({
  what: `playground, ${what}`,
  bound: "at most",
  goal,
  unit,
  measured: ({ responses }) => responses && of(responses),
});

const smallModels = ["mlp", "bn_mlp", "pima"];
const convolutional = ["fashion_cnn", "cifar_cnn", "big_cnn"];

/** @type {Floor[]} */
const floors = [
  ...smallModels.map((model) =>
    timesAsFast(model, "ours", "tfjs-wasm", { what: "beside TF.js WASM", goal: 10 }),
  ),
  ...[...smallModels, ...convolutional].map((model) =>
    timesAsFast(model, "ours", "pytorch", {
      what: "beside native PyTorch on one thread",
      goal: 1,
    }),
  ),
  ...convolutional.map(
    /** @returns {Floor} */ (model) => ({
      what: `${model}, the whole step`,
      bound: "at least",
      goal: 80,
      unit: "% of roofline",
      measured(results) {
        const share = resultOf(results, model)?.contenders.ours?.shareOfRoofline;
        return share && 100 * share;
      },
    }),
  ),
  {
    what: "fashion_cnn, batch 256",
    bound: "at least",
    goal: 1000,
    unit: "images/s",
    measured: (results) => resultOf(results, "fashion_cnn")?.contenders.ours?.imagesPerSecond,
  },
  ...convolutional.map((model) =>
    timesAsFast(model, "ours-threads", "ours", { what: "threads beside one thread", goal: 1.8 }),
  ),
  ...smallModels.map(
    /** @returns {Floor} */ (model) => ({
      what: `${model}, a step with threads beside one thread`,
      bound: "at most",
      goal: 1.05,
      unit: "times as long",
      measured(results) {
        const result = resultOf(results, model);
        return result && timesLonger(result, "ours-threads", "ours");
      },
    }),
  ),
  timesAsFast("jaxjs_mlp", "ours-threads", "jax-js", {
    what: "beside jax-js, both on all cores",
    goal: 1.3,
  }),
  timesAsFast("jaxjs_convnet", "ours-threads", "jax-js", {
    what: "beside jax-js, both on all cores",
    goal: 20,
  }),
  {
    what: "mlp, fall of the speed from one batch size to the next larger",
    bound: "at most",
    goal: 10,
    unit: "%",
    measured: ({ curve }) => curve && 100 * largestFall(curve.points),
  },
  ...["mlp", "fashion_cnn"].map(
    /** @returns {Floor} */ (name) => ({
      what: `${name}, change of the speed from few rows to many`,
      bound: "at most",
      goal: 10,
      unit: "%",
      measured({ sizes }) {
        const found = sizes?.find(({ model }) => model === name);
        return found && 100 * Math.abs(found.change);
      },
    }),
  ),
  {
    what: "predict() of one image, fashion_cnn, worker included",
    bound: "at most",
    goal: 2,
    unit: "ms",
    measured: ({ predictMs }) => predictMs?.median,
  },
  {
    what: "playground, from navigation to the sample's first training step",
    bound: "at most",
    goal: 1.5,
    unit: "s",
    measured: ({ firstStepMs }) => firstStepMs && firstStepMs.stepped / 1000,
  },
  responding("a prediction after a stroke", 50, "ms", ({ drawing }) => drawing.p95),
  responding("a prediction after a key", 50, "ms", ({ typing }) => typing.p95),
  responding("the longest task while training", 50, "ms", ({ longestTask }) => longestTask),
  responding("the slowest interaction while training", 100, "ms", (all) => all.slowestInteraction),
  responding("looking while training, of its speed", 5, "%", ({ lookingTakes }) => lookingTakes),
  {
    what: "memory of 60,000 28×28 images, over 1.5 × their bytes and one batch",
    bound: "at most",
    goal: 1,
    unit: "times the budget",
    measured: ({ memory }) => memory && memory.dataTaken / memoryBudget(memory),
  },
  {
    what: "memory of 60,000 28×28 images and fashion_cnn in training",
    bound: "at most",
    goal: 300,
    unit: "MB",
    measured: ({ memory }) => memory && memory.total / megabyte,
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
