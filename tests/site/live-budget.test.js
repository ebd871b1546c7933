// What looks inside a model while it trains shares one budget: together at most 5 % of the time, in turns.

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LiveBudget, mostShare } from "../../web/experiment/live-budget.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/**
 * Elements that look again and again, each at a cost of its own.
 * @param {LiveBudget} budget
 * @param {number[]} costs in milliseconds
 */
function watch(budget, costs) {
  const ending = new AbortController();
  const looks = costs.map(() => 0);
  const spent = { all: 0 };
  costs.forEach(async (cost, i) => {
    while (await budget.turn(ending.signal)) {
      await new Promise((resolve) => void setTimeout(resolve, cost));
      looks[i]++;
      spent.all += cost;
      budget.spend(i, cost);
    }
  });
  return { looks, spent, end: () => ending.abort() };
}

it("lets one look and six looks take the same share of the time, and says how much", async () => {
  for (const costs of [[12], [12, 30, 5, 40, 9, 100]]) {
    /** @type {{ share: number | null, looks: number }[]} */
    const told = [];
    const budget = new LiveBudget((measured) => void told.push(measured));
    const { looks, spent, end } = watch(budget, costs);
    await vi.advanceTimersByTimeAsync(120_000);
    end();
    // The last look is paid for by what comes after it.
    expect(spent.all - Math.max(...costs)).toBeLessThanOrEqual(120_000 * mostShare);
    expect(spent.all).toBeGreaterThan(120_000 * mostShare * 0.9);
    expect(told[0]).toEqual({ share: null, looks: 1 });
    for (const { share } of told.slice(1)) expect(share).toBeLessThanOrEqual(mostShare + 1e-9);
    expect(told.at(-1)?.looks).toBe(costs.length);
    // In turns, whatever each costs.
    expect(Math.max(...looks) - Math.min(...looks)).toBeLessThanOrEqual(1);
  }
});

it("forgets who leaves while it waits", async () => {
  const budget = new LiveBudget(() => {});
  await budget.turn(new AbortController().signal);
  budget.spend("first", 100);
  const ending = new AbortController();
  const left = budget.turn(ending.signal);
  const stays = budget.turn(new AbortController().signal);
  ending.abort();
  expect(await left).toBe(false);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await stays).toBe(true);
});
