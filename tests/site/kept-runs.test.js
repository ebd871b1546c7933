// Which runs stay in the list and which keep their weights; what a sweep pushes out is told before it runs.

import { describe, expect, it } from "vitest";
import { keptOf, maxRuns, maxWeights } from "../../web/experiment/kept-runs.js";
import { pushedOut } from "../../web/experiment/pushed-out.js";
import { runsOf, suggested, valuesOf } from "../../web/experiment/sweep.js";

/** Runs, the newest first. @param {number} count @param {Record<number, object>} [marked] by their places */
const runs = (count, marked = {}) =>
  Array.from({ length: count }, (_, i) => /** @type {any} */ ({ id: `r${i}`, ...marked[i] }));

/** @param {any[]} list */
const withWeights = (list) => list.filter((run) => !run.noWeights && !run.baseline).length;

describe("the list of runs", () => {
  it("keeps the weights of the newest, and says of the others why they have none", () => {
    const { list, forgotten } = keptOf(runs(30));
    expect(list).toHaveLength(30);
    expect(withWeights(list)).toBe(maxWeights);
    expect(list[maxWeights - 1].noWeights).toBeUndefined();
    expect(list[maxWeights].noWeights).toBe("older");
    expect(forgotten).toEqual(Array.from({ length: 10 }, (_, i) => `r${maxWeights + i}`));
    // What is gone is gone once.
    expect(keptOf(list).forgotten).toEqual([]);
  });

  it("never takes away what is pinned, starred, on the page or begun with", () => {
    const marked = { 101: { isPinned: true }, 103: { isStarred: true }, 60: { isStarred: true } };
    const { list, forgotten } = keptOf(runs(110, marked), "r105", undefined, "r70");
    const ids = list.map(({ id }) => id);
    expect(list).toHaveLength(maxRuns + 3);
    for (const id of ["r60", "r70", "r101", "r103", "r105"]) {
      expect(ids).toContain(id);
      expect(forgotten).not.toContain(id);
      expect(list.find((run) => run.id === id)?.noWeights).toBeUndefined();
    }
    expect(forgotten).toContain("r109");
  });

  it("counts no classical model among those with weights", () => {
    const baseline = { baseline: { class_name: "Ridge", config: {} } };
    const marked = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [i, baseline]));
    const { list, forgotten } = keptOf(runs(25, marked));
    expect(withWeights(list)).toBe(15);
    expect(forgotten).toEqual([]);
  });
});

describe("a sweep", () => {
  it("says what it pushes out, and that is what goes", () => {
    const old = keptOf(runs(90, { 85: { isPinned: true }, 3: { isStarred: true } })).list;
    const told = pushedOut(old, 24);
    expect(told).toEqual({ ownRuns: 0, oldRuns: 13, ownWeights: 4, oldWeights: 19 });
    let list = old;
    /** @type {string[]} */
    const forgotten = [];
    for (let i = 0; i < 24; i++) {
      const next = keptOf([/** @type {any} */ ({ id: `new${i}` }), ...list]);
      forgotten.push(...next.forgotten);
      list = next.list;
    }
    const without = list.filter((run) => run.noWeights && forgotten.includes(run.id));
    expect(without.filter(({ id }) => id.startsWith("new"))).toHaveLength(told.ownWeights);
    expect(without.filter(({ id }) => id.startsWith("r"))).toHaveLength(told.oldWeights);
    expect(old.filter((run) => !list.some(({ id }) => id === run.id))).toHaveLength(told.oldRuns);
    expect(pushedOut([], 3)).toEqual({ ownRuns: 0, oldRuns: 0, ownWeights: 0, oldWeights: 0 });
    expect(pushedOut([], 130)).toMatchObject({ ownRuns: 30, ownWeights: 80 });
  });

  it("counts its runs before it makes them", () => {
    const set = { a: [1, 2, 3], b: [1, 2] };
    expect(runsOf({ set })).toBe(6);
    expect(runsOf({ set, seeds: [1, 2] })).toBe(12);
    expect(runsOf({ set, strategy: "random", trials: 4, seeds: [1, 2] })).toBe(8);
    expect(runsOf({ set, strategy: "random", trials: 40 })).toBe(6);
    expect(runsOf({ set: { a: [] } })).toBe(0);
  });

  it("reads numbers, words, pairs and lists, and suggests them so", () => {
    expect(valuesOf("0.1, .5, 1e-3")).toEqual([0.1, 0.5, 0.001]);
    expect(valuesOf("relu, tanh")).toEqual(["relu", "tanh"]);
    expect(valuesOf("true, False, None")).toEqual([true, false, null]);
    expect(valuesOf("(3, 3), [5,5], (64,)")).toEqual([[3, 3], [5, 5], [64]]);
    expect(valuesOf("((1, 1), (2, 0))")).toEqual([
      [
        [1, 1],
        [2, 0],
      ],
    ]);
    const settings = /** @type {any[]} */ ([
      { path: "k", name: "kernel_size", type: "integer_pair", value: [3, 3] },
      { path: "h", name: "hidden_layer_sizes", type: "integers", value: [64, 32] },
    ]);
    expect(valuesOf(suggested(settings, "k"))).toEqual([
      [3, 3],
      [5, 5],
    ]);
    expect(valuesOf(suggested(settings, "h"))).toEqual([
      [32, 16],
      [64, 32],
      [128, 64],
    ]);
  });
});
