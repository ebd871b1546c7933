// What `npm run bench` computes and prints; how fast anything is, no test says.

import { describe, expect, it } from "vitest";
import { forwardOf, trainingOperations } from "../bench/arithmetic.mjs";
import { judge } from "../bench/floors.mjs";
import { models } from "../bench/models.mjs";
import { parseOptions } from "../bench/options.mjs";
import { roofModule } from "../bench/page/roof-module.js";
import { markdown } from "../bench/report.mjs";
import { modelResult } from "../bench/results.mjs";
import { median, medianRatio, quantile } from "../bench/statistics.mjs";

describe("arithmetic", () => {
  it("counts a dense network's products, without the gradient of the images", () => {
    expect(trainingOperations(models.mlp)).toBe(2 * (784 * 128 * 2 + 128 * 10 * 3));
  });

  it("counts direct convolutions, valid and same", () => {
    const conv1 = 25 * 25 * 32 * 4 * 4;
    const conv2 = 10 * 10 * 64 * 3 * 3 * 32;
    const dense = 5 * 5 * 64 * 256 + 256 * 128 + 128 * 10;
    expect(trainingOperations(models.fashion_cnn)).toBe(2 * (2 * conv1 + 3 * conv2 + 3 * dense));
    const same = forwardOf(["conv2d", { filters: 5, kernelSize: 3, padding: "same" }], [7, 6, 2]);
    expect(same).toEqual({ shape: [7, 6, 5], operations: 7 * 6 * 5 * 3 * 3 * 2 * 2 });
  });

  it("knows the layers of every model", () => {
    for (const model of Object.values(models)) expect(trainingOperations(model)).toBeGreaterThan(0);
    expect(() => forwardOf(["lstm"], [3])).toThrow('"lstm"');
  });
});

it("computes the roof's chains to their end", async () => {
  const { instance } = await WebAssembly.instantiate(roofModule());
  const run = /** @type {(turns: number) => number} */ (instance.exports.run);
  // Thirteen chains of x ← x / 2 + 1 from i / 13; eight steps a turn.
  const sum = Array.from({ length: 13 }, (_, i) => 2 + (i / 13 - 2) / 2 ** 8);
  expect(run(1)).toBeCloseTo(
    sum.reduce((a, b) => a + b),
    4,
  );
  expect(run(10)).toBeCloseTo(26, 5);
});

it("takes medians, quantiles and ratios within a round", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([4, 2, 1, 3], 0.75)).toBe(3);
  expect(medianRatio([10, 40, 9], [1, 2, 3])).toBe(10);
});

it("refuses options it does not know, naming them", () => {
  expect(parseOptions(["--models", "fashion_cnn,mlp", "--only", "ours"])).toMatchObject({
    models: ["mlp", "fashion_cnn"],
    contenders: ["ours"],
    rounds: 5,
  });
  expect(() => parseOptions(["--models", "mlp,vgg"])).toThrow('"vgg"');
  expect(() => parseOptions(["--only", "theirs"])).toThrow('"theirs"');
  expect(() => parseOptions(["--rounds", "0"])).toThrow('"0"');
  expect(() => parseOptions(["--fast"])).toThrow("--fast");
});

describe("results", () => {
  const cnn = modelResult("fashion_cnn", {
    roofs: [60, 60, 60],
    contenders: {
      ours: { stepMs: [120, 128, 140] },
      "tfjs-wasm": { stepMs: [], error: "Kernel 'X' not registered" },
      "tfjs-cpu": { stepMs: [12_800], extrapolatedFrom: [2, 8] },
    },
  });

  it("are medians, ratios and shares of the roof", () => {
    expect(cnn.contenders.ours).toMatchObject({ stepMs: 128, imagesPerSecond: 2000, timesOurs: 1 });
    const { gflops = 0, shareOfRoof } = cnn.contenders.ours ?? {};
    expect(gflops).toBeCloseTo((256 * trainingOperations(models.fashion_cnn)) / 0.128 / 1e9, 9);
    expect(shareOfRoof).toBeCloseTo(gflops / 60, 9);
    expect(cnn.contenders["tfjs-cpu"]).toMatchObject({ timesOurs: 100 });
  });

  it("are judged by the floors they say something about", () => {
    expect(judge({ models: [cnn] })).toMatchObject([{ measured: 2000, reached: true }]);
    expect(judge({ models: [], predictMs: { median: 3, p95: 4 } })).toMatchObject([
      { goal: 2, measured: 3, reached: false },
    ]);
  });

  it("are printed with what throws and what was extrapolated", () => {
    const results = { models: [cnn] };
    const text = markdown({
      date: "",
      machine: { cpu: "a processor", cores: 2 },
      versions: { minibatch: "1", chromium: "2", tfjs: "3", jaxjs: "4", convnetjs: "5" },
      options: parseOptions([]),
      results,
      floors: judge(results),
    });
    expect(text).toMatch(
      /\| fashion_cnn \(256\) \| Minibatch, simd, 1 thread +\| +128 \| +2,000 \|/,
    );
    expect(text).toMatch(/TF\.js WASM, SIMD, 1 thread +\| +throws \|/);
    expect(text).toContain("Kernel 'X' not registered");
    expect(text).toContain("batches of 2 and 8, extrapolated linearly to 256");
    expect(text).toMatch(/at least 1,000 images\/s +\| +2,000 \| +reached/);
  });
});
