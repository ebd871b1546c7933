import { expect, it } from "vitest";
import { axisEnd } from "../../web/experiment/series.js";

/** @param {number} done @param {number} plannedEpochs @param {boolean} running */
const end = (done, plannedEpochs, running) =>
  axisEnd(
    /** @type {any} */ ({ epoch: Array.from({ length: done }, (_, i) => i), plannedEpochs }),
    running,
  );

it("ends the axis with the epochs run, not with those planned", () => {
  expect(end(37, 100_000, false)).toBe(37);
  expect(end(0, 100_000, false)).toBe(1);
});

it("leaves room ahead of a run, never more than is planned and never less than is done", () => {
  expect(end(0, 10, true)).toBe(10);
  expect(end(0, 100_000, true)).toBe(50);
  expect(end(50, 100_000, true)).toBe(100);
  expect(end(60, 70, true)).toBe(70);
  for (let done = 0; done < 1000; ++done) {
    expect(end(done, 1000, true)).toBeGreaterThan(done);
    expect(end(done, 1000, true)).toBeLessThanOrEqual(Math.max(50, 2 * (done + 1)));
  }
});
