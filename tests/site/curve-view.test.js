// How curves are looked at: what smoothing, zooming and a logarithmic axis do to numbers.

import { expect, it } from "vitest";
import { rateChanges, smoothed, zoomed } from "../../web/experiment/curve-view.js";
import { epochTicks, valueRange, valueTicks } from "../../web/train/chart-axes.js";

it("smooths as pandas' weighted mean does, from the first value on", () => {
  // pandas 3.1.1: pd.Series([3.0, 1.0, None, 4.0, 1.0, 5.0]).ewm(alpha=0.4, ignore_na=True).mean()
  const wanted = [3, 1.75, 1.75, 2.8979591836734695, 2.0257352941176467, 3.3157529493407356];
  const values = smoothed([3, 1, null, 4, 1, 5], 0.6);
  expect(values[2]).toBe(null);
  for (const at of [0, 1, 3, 4, 5]) expect(values[at]).toBeCloseTo(wanted[at], 12);
  expect(smoothed([2, 2, 2], 0.99).map((value) => Number(value).toFixed(12))).toEqual(
    Array(3).fill("2.000000000000"),
  );
});

it("zooms around a point, within the axis, no closer than an epoch", () => {
  expect(zoomed([0, 100], 100, 0.5, 20)).toEqual([10, 60]);
  expect(zoomed([10, 60], 100, 2, 20)).toEqual(null);
  expect(zoomed([90, 100], 100, 2, 100)).toEqual([80, 100]);
  expect(zoomed([0, 1.5], 100, 0.5)).toEqual([0.25, 1.25]);
  expect(zoomed([0, 1], 1, 0.5)).toEqual(null);
});

it("marks few changes of the learning rate, at the end of the epoch before", () => {
  expect(rateChanges({})).toEqual([]);
  expect(rateChanges({ learning_rate: [0.1, 0.1, 0.05, 0.05, 0.01] })).toEqual([
    { x: 2, rate: 0.05 },
    { x: 4, rate: 0.01 },
  ]);
  const falling = Array.from({ length: 20 }, (_, at) => 0.9 ** at);
  expect(rateChanges({ learning_rate: falling })).toEqual([]);
});

it("has round numbers on a logarithmic axis, and whole epochs on the other", () => {
  expect(valueTicks(0.008, 3, 300, true)).toEqual(
    [0.01, 0.1, 1]
      .flatMap((p) => [p, 2 * p, 5 * p].filter((v) => v <= 3 && v >= 0.008))
      .map((v) => expect.closeTo(v, 12)),
  );
  expect(valueTicks(1e-9, 1, 200, true).length).toBeLessThanOrEqual(6);
  expect(valueTicks(0.41, 0.52, 200, true).length).toBeGreaterThan(2);
  expect(epochTicks(0, 3, 500)).toEqual([0, 1, 2, 3]);
  expect(epochTicks(2.3, 4.1, 500)).toEqual([3, 4]);
  expect(epochTicks(0, 100_000, 500).every(Number.isInteger)).toBe(true);
  const [low, high] = valueRange(0.01, 1, { unit: false, log: true });
  expect(low).toBeGreaterThan(0);
  expect(high).toBeGreaterThan(1);
});
