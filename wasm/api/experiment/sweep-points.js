/** The points of a sweep: which experiments are run, on a grid or at random, and with which seeds. */

import { checkOptions, largestSeed, show, wholeNumber, wrong } from "../checks.js";
import { MinibatchError } from "../../messages/error.js";
import { oneOf } from "./arguments.js";
import { isObject } from "../../messages/is-object.js";
import { settingFinder } from "./settings.js";

/** @typedef {import("./types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("./settings.js").Found} Found */

/**
 * @typedef {object} SweepOptions
 * @property {Record<string, readonly unknown[]>} set the values to try, by the settings' paths:
 *   `{ "compile.optimizer.learning_rate": [0.1, 0.01] }`. `config` may be left out of a path, and a layer or a step
 *   may be named by its name or its place; `Experiment.settings()` lists them. `model.depth` is how many hidden Dense
 *   layers a Sequential model has, `model.hidden_layer_sizes` how many units each of them has, [64, 32]
 * @property {readonly number[]} [seeds] each point is run with each of them; the experiment's own when left out
 * @property {"grid" | "random"} [strategy] every combination (scikit-learn's ParameterGrid), or some of them drawn
 *   without replacement, as its ParameterSampler does with lists; "grid" when left out
 * @property {number} [trials] how many points are drawn at random; 10 when left out
 * @property {number} [seed] of the drawing; 0 when left out
 */

/**
 * @typedef {object} Sweeping
 * @property {Found[]} settings
 * @property {unknown[][]} points the settings' values, in their order
 * @property {number[]} seeds
 * @property {(point: unknown[], seed: number) => any} jsonOf the experiment of a point, not yet checked
 */

/** More runs than anybody waits for. */
const mostRuns = 10_000;

/** @param {string} id @param {import("../../messages/render.js").MessageValues} values */
const refuse = (id, values) => new MinibatchError("invalid-argument", { id, values });

/**
 * Whole numbers below `size` in a random order, without making a list of all of them (Fisher and Yates).
 * @param {number} size
 * @param {number} count
 * @param {number} seed
 */
function drawn(size, count, seed) {
  let state = seed >>> 0;
  // Mulberry32: nothing but the choice of points depends on it.
  const bits = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  /** @type {Map<number, number>} */
  const moved = new Map();
  const at = (/** @type {number} */ place) => moved.get(place) ?? place;
  return Array.from({ length: count }, (_, i) => {
    const share = (bits() * 2 ** 21 + (bits() >>> 11)) / 2 ** 53;
    const place = i + Math.floor(share * (size - i));
    const value = at(place);
    moved.set(place, at(i));
    return value;
  });
}

/**
 * @param {CompleteExperiment} json
 * @param {SweepOptions} options
 * @returns {Sweeping}
 */
export function sweepPoints(json, options) {
  const where = "sweep()";
  checkOptions(where, options, ["set", "seeds", "strategy", "trials", "seed"]);
  const { set, seeds = [json.seed], strategy = "grid", trials = 10, seed = 0 } = options;
  if (!isObject(set)) throw wrong(where, "sweep-set", set);
  const find = settingFinder(json);
  const lists = Object.entries(set).map(([path, values]) => {
    if (!Array.isArray(values) || values.length === 0) {
      throw refuse("sweep.values", { path, received: show(values) });
    }
    return { setting: find(path), values };
  });
  const settings = lists.map(({ setting }) => setting);
  const twice = settings.find((setting, i) => settings.indexOf(setting) !== i);
  if (twice) throw refuse("sweep.twice", { path: twice.path });
  if (strategy !== "grid" && strategy !== "random") {
    throw wrong(where, oneOf(["grid", "random"]), strategy);
  }
  if (!Array.isArray(seeds) || seeds.length === 0) {
    throw wrong(where, "sweep-seeds", seeds);
  }
  seeds.forEach((one) => wholeNumber(`${where}: seeds`, one, 0, largestSeed));
  wholeNumber(`${where}: trials`, trials, 1);
  wholeNumber(`${where}: seed`, seed, 0, largestSeed);

  const size = lists.reduce((product, { values }) => product * values.length, 1);
  const count = strategy === "grid" ? size : Math.min(size, trials);
  if (count * seeds.length > mostRuns) {
    throw refuse("sweep.too-many", { runs: count * seeds.length, most: mostRuns });
  }
  const numbers =
    strategy === "grid" ? Array.from({ length: count }, (_, i) => i) : drawn(size, count, seed);
  // The last setting changes fastest.
  const points = numbers.map((number) => {
    let rest = number;
    return lists
      .toReversed()
      .map(({ values }) => {
        const value = values[rest % values.length];
        rest = Math.floor(rest / values.length);
        return value;
      })
      .toReversed();
  });
  // An optimizer comes before its arguments. A layer's place is that in the model as it is, so the depth comes last.
  const rank = (/** @type {Found} */ { path }) =>
    /^model\.(depth|hidden_layer_sizes)$/.test(path) ? 1e9 : path.length;
  const order = settings.map((_, i) => i).sort((a, b) => rank(settings[a]) - rank(settings[b]));
  return {
    ...{ settings, points, seeds: [...seeds] },
    jsonOf: (point, of) => {
      const copy = { ...structuredClone(json), seed: of };
      for (const i of order) settings[i].put(copy, structuredClone(point[i]));
      return copy;
    },
  };
}
