// What `npm run profile` makes of the package's numbers; how fast anything is, no test says.

import { expect, it } from "vitest";
import { parseProfileOptions } from "../bench/profile-options.mjs";
import { medianProfile, profileTable } from "../bench/profile-table.mjs";

/**
 * Two layers: 4 GFLOP forward and 8 back, and one without products.
 * @param {number} factor of all times
 * @returns {import("minibatch").Profile}
 */
const round = (factor) => ({
  steps: 10,
  batchSize: 256,
  stepMs: 400 * factor,
  rows: [
    {
      name: "conv2d",
      className: "Conv2D",
      shape: [null, 25, 25, 32],
      parameters: 544,
      forwardMs: 100 * factor,
      backwardMs: 160 * factor,
      operations: { forward: 4e9, backward: 8e9 },
      gflops: { forward: 40 / factor, backward: 50 / factor },
    },
    {
      name: "flatten",
      className: "Flatten",
      shape: [null, 20000],
      parameters: 0,
      forwardMs: 1.25 * factor,
      backwardMs: 0,
      operations: { forward: 0, backward: 0 },
      gflops: { forward: 0, backward: 0 },
    },
  ],
  rest: { gatherMs: 4 * factor, lossMs: 0.5 * factor, updateMs: 100 * factor },
});

it("takes the median of the rounds, time by time", () => {
  const disturbed = round(1);
  disturbed.rows[0].forwardMs = 1000;
  disturbed.rest.updateMs = 90;
  const result = medianProfile([disturbed, round(1), round(2)]);
  expect(result.stepMs).toBe(400);
  expect(result.rows[0]).toMatchObject({ forwardMs: 200, backwardMs: 160 });
  expect(result.rows[0].gflops).toEqual({ forward: 20, backward: 50 });
  expect(result.rows[1].gflops).toEqual({ forward: 0, backward: 0 });
  expect(result.rest).toEqual({ gatherMs: 4, lossMs: 0.5, updateMs: 100 });
});

it("shows times, shares, speeds and what lies between", () => {
  const text = profileTable({
    model: "fashion_cnn",
    where: "Chromium 1.2",
    build: "simd",
    threads: 1,
    rooflines: [60, 62.5, 61],
    rounds: [round(1)],
  });
  const [title, roofline, empty, ...table] = text.trimEnd().split("\n");
  expect(title).toBe(
    "fashion_cnn, batches of 256: 400 ms a step in Chromium 1.2 (simd, 1 thread); medians of 1 round of 10 steps.",
  );
  expect(roofline).toContain("Roofline: 62.5 GFLOP/s.");
  expect(empty).toBe("");
  const cells = table.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(new Set(table.map((line) => line.length)).size).toBe(1);
  expect(cells.slice(2)).toEqual([
    ["conv2d (Conv2D)", "25×25×32", "100.00", "160.00", "65%", "40", "50", "64%", "80%"],
    ["flatten (Flatten)", "20000", "1.2500", "–", "0.3%", "–", "–", "–", "–"],
    ["all layers", "", "101.25", "160.00", "65%", "", "", "", ""],
    ["gathering the batch", "", "4.0000", "", "1.0%", "", "", "", ""],
    ["loss and metrics", "", "0.5000", "", "0.1%", "", "", "", ""],
    ["weight update", "", "100.00", "", "25%", "", "", "", ""],
    ["between them", "", "34.25", "", "8.6%", "", "", "", ""],
    ["step", "", "400.00", "", "100%", "30", "", "48%", ""],
  ]);
});

it("reads its command line, and refuses what it does not know", () => {
  expect(parseProfileOptions(["mlp", "--batch", "8", "--node"])).toEqual({
    models: ["mlp"],
    batch: 8,
    steps: null,
    rounds: 5,
    threads: 1,
    node: true,
    package: "dist/package",
  });
  expect(() => parseProfileOptions([])).toThrow("fashion_cnn");
  expect(() => parseProfileOptions(["vgg"])).toThrow('"vgg"');
  expect(() => parseProfileOptions(["mlp", "--steps", "0"])).toThrow('"0"');
  expect(() => parseProfileOptions(["mlp", "--fast"])).toThrow("--fast");
  expect(() => parseProfileOptions(["mlp", "--node", "--package", "x"])).toThrow("dist/package");
});
