// What `npm run bench` computes and prints; how fast anything is, no test says.

import { readFileSync } from "node:fs";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { forwardOf, trainingOperations } from "../bench/arithmetic.mjs";
import { judge } from "../bench/floors.mjs";
import { models } from "../bench/models.mjs";
import { parseOptions } from "../bench/options.mjs";
import { exponents, growthTable, highest } from "../bench/growth.mjs";
import { inferenceTable, mobileNetV2, scaledChannels } from "../bench/inference.mjs";
import { rooflineModule } from "../bench/page/roofline-module.js";
import { begin, end, insert, readmeTable } from "../bench/readme.mjs";
import { markdown } from "../bench/report.mjs";
import { largestFall, modelResult, sizesResult, timesLonger } from "../bench/results.mjs";
import { scaleTable, threadCounts } from "../bench/scale.mjs";
import { leastSquares, median, medianRatio, quantile } from "../bench/statistics.mjs";

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

  it("counts what recurrent layers make of their input and of their state", () => {
    const gates = 4 * 128;
    const ofLstm = 50 * gates * (2 * 32 + 3 * 128);
    expect(trainingOperations(models.lstm)).toBe(2 * (ofLstm + 3 * 128 * 10));
  });

  it("counts the gradient of an embedding's vectors", () => {
    const conv = 196 * 64 * 5 * 64;
    expect(trainingOperations(models.words_cnn)).toBe(2 * 3 * (conv + 64 * 10));
  });

  it("knows the layers of every model", () => {
    for (const model of Object.values(models)) expect(trainingOperations(model)).toBeGreaterThan(0);
    expect(() => forwardOf(["attention"], [3])).toThrow('"attention"');
  });
});

describe("inference", () => {
  it("rounds channels as Keras does", () => {
    const wanted = [32, 16, 24, 64, 96, 160, 320];
    expect(wanted.map(scaledChannels)).toEqual([16, 8, 8, 24, 32, 56, 112]);
  });

  it("measures keras.applications' MobileNetV2", async () => {
    const net = mobileNetV2(await import("minibatch"));
    // MobileNetV2(alpha=0.35, weights=None).count_params() in Keras 3.
    expect(await net.countParams()).toBe(1_691_208);
    net.dispose();
  });

  it("says how many times as fast, by the median of the rounds", () => {
    expect(inferenceTable({ ours: [2, 4, 3], theirs: [4, 4, 6] })).toMatch(/\| +2 × \|/);
  });
});

describe("growth", () => {
  const sizes = [10, 100, 1000, 10_000];
  const growth = (/** @type {number} */ exponent, /** @type {number} */ start) => ({
    axis: "rows",
    work: "sort",
    sizes,
    ms: sizes.map((size) => start + size ** exponent / 100),
  });

  it("fits the line of least squares", () => {
    // Anscombe's first set (1973): 3.0 + 0.5 x.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const { slope, intercept } = leastSquares(x, y);
    expect(slope).toBeCloseTo(0.50009, 5);
    expect(intercept).toBeCloseTo(3.00009, 5);
  });

  it("gives the exponent over all sizes and of the last step, which a cost of every call does not hide", () => {
    expect(exponents(growth(1.5, 0))).toEqual({
      overall: expect.closeTo(1.5, 10),
      last: expect.closeTo(1.5, 10),
    });
    const { overall, last } = exponents(growth(1.5, 10));
    expect(overall).toBeLessThan(highest);
    expect(last).toBeGreaterThan(1.4);
  });

  it("says what grows faster than its size", () => {
    const lines = growthTable([growth(1, 0), growth(1.5, 10)]).split("\n");
    expect(lines[2]).toMatch(/10 → 100 → 1,000 → 10,000 .* 1\.00 \| +1\.00 \| +\|$/);
    expect(lines[3]).toContain(`above ${highest}`);
  });
});

it("computes the roofline's chains to their end", async () => {
  const { instance } = await WebAssembly.instantiate(rooflineModule());
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
  expect(parseOptions([]).contenders).not.toContain("ours-relaxed");
  expect(parseOptions(["--only", "ours,ours-relaxed"]).contenders).toContain("ours-relaxed");
  expect(() => parseOptions(["--models", "mlp,vgg"])).toThrow('"vgg"');
  expect(() => parseOptions(["--only", "theirs"])).toThrow('"theirs"');
  expect(() => parseOptions(["--rounds", "0"])).toThrow('"0"');
  expect(() => parseOptions(["--fast"])).toThrow("--fast");
  expect(() => parseOptions(["--readme", "--quick"])).toThrow("--readme");
  expect(() => parseOptions(["--scale", "--readme"])).toThrow("--scale");
  expect(parseOptions(["--quick"]).models).not.toContain("big_cnn");
  expect(parseOptions(["--quick", "--models", "big_cnn"]).models).toEqual(["big_cnn"]);
});

it("shows how many times as fast more threads are, round by round", () => {
  expect(threadCounts(6)).toEqual([1, 2, 4]);
  const row = { model: "mlp", batch: 256 };
  const ours = new Map([
    [1, [8, 10, 30]],
    [2, [4, 5, 10]],
  ]);
  const lines = scaleTable([{ row, ours, sameBits: false }], [1, 2]).split("\n");
  const cells = lines
    .at(-1)
    ?.split("|")
    .map((text) => text.trim());
  expect(cells?.slice(1, -1)).toEqual(["mlp (256)", "Minibatch", "10", "5 (2 ×)", "NO"]);
});

/** What the tables are made of, as a run would have measured it. */
const cnn = modelResult("fashion_cnn", {
  rooflines: [60, 60, 60],
  contenders: {
    ours: { stepMs: [120, 128, 140], info: { threads: 1 } },
    "ours-threads": { stepMs: [60, 80, 70], info: { threads: 2 } },
    "tfjs-wasm": { stepMs: [], error: "Kernel 'X' not registered" },
    "tfjs-cpu": { stepMs: [12_800], extrapolatedFrom: [2, 8] },
    "jax-js": { stepMs: [], error: "left out: the bench does not write it" },
  },
});

/** @param {Partial<import("../bench/main.mjs").BenchResults>} [results] */
const reportOf = (results = {}) => ({
  date: "2026-11-22T05:00:00.000Z",
  machine: { cpu: "a processor", cores: 2 },
  versions: { minibatch: "1", chromium: "2", tfjs: "3", jaxjs: "4", convnetjs: "5" },
  options: parseOptions([]),
  results: { models: [cnn], ...results },
  floors: judge({ models: [cnn], ...results }),
});

describe("results", () => {
  it("are medians, ratios and shares of the roofline", () => {
    expect(cnn.contenders.ours).toMatchObject({ stepMs: 128, imagesPerSecond: 2000, timesOurs: 1 });
    const { gflops = 0, shareOfRoofline } = cnn.contenders.ours ?? {};
    expect(gflops).toBeCloseTo((256 * trainingOperations(models.fashion_cnn)) / 0.128 / 1e9, 9);
    expect(shareOfRoofline).toBeCloseTo(gflops / 60, 9);
    expect(cnn.contenders["tfjs-cpu"]).toMatchObject({ timesOurs: 100 });
    // Two threads have twice the roofline.
    const threads = cnn.contenders["ours-threads"];
    expect(threads?.shareOfRoofline).toBeCloseTo((threads?.gflops ?? 0) / 120, 9);
    // Of the ratios in a round, 120 / 60, 128 / 80 and 140 / 70.
    expect(timesLonger(cnn, "ours", "ours-threads")).toBe(2);
    expect(timesLonger(cnn, "tfjs-wasm", "ours")).toBeUndefined();
  });

  it("tell how the speed depends on the batch and on the rows", () => {
    const speeds = [100, 80, 90, 45];
    const points = speeds.map((imagesPerSecond) => ({ batch: 1, stepMs: 1, imagesPerSecond }));
    expect(largestFall(points)).toBeCloseTo(0.5, 12);
    expect(largestFall(points.slice(0, 1))).toBe(0);
    const sizes = sizesResult("mlp", [
      { rows: 1000, stepMs: [1, 2, 1] },
      { rows: 60_000, stepMs: [1.25, 2.5, 1] },
    ]);
    expect(sizes.change).toBeCloseTo(-0.2, 12);
    expect(sizes.points).toMatchObject([{ imagesPerSecond: 32_000 }, { imagesPerSecond: 25_600 }]);
  });
});

describe("floors", () => {
  /** @param {Partial<import("../bench/main.mjs").BenchResults>} results */
  const judged = (results) =>
    judge({ models: [], ...results }).map(({ measured, reached }) => ({ measured, reached }));

  it("are those that a run says something about", () => {
    expect(judged({})).toEqual([]);
    expect(judged({ models: [cnn] })).toMatchObject([
      { measured: 100 * (cnn.contenders.ours?.shareOfRoofline ?? 0), reached: false },
      { measured: 2000, reached: true },
      { measured: 2, reached: true },
    ]);
  });

  it("hold for times, memory and changes in either direction", () => {
    expect(judged({ predictMs: { median: 3, p95: 4 } })).toEqual([{ measured: 3, reached: false }]);
    const responses = {
      drawing: { median: 12, p95: 30 },
      typing: { median: 40, p95: 51 },
      ...{ longestTask: 0, slowestInteraction: 120, lookingTakes: 4.5 },
    };
    expect(judged({ responses })).toEqual([
      { measured: 30, reached: true },
      { measured: 51, reached: false },
      { measured: 0, reached: true },
      { measured: 120, reached: false },
      { measured: 4.5, reached: true },
    ]);
    expect(judged({ firstStepMs: { clicked: 900, stepped: 1400 } })).toEqual([
      { measured: 1.4, reached: true },
    ]);
    const faster = { model: "mlp", points: [], change: 0.5 };
    const slower = { model: "fashion_cnn", points: [], change: -0.05 };
    expect(judged({ sizes: [faster, slower] })).toEqual([
      { measured: 50, reached: false },
      { measured: 5, reached: true },
    ]);
    const memory = { images: 2, imageBytes: 100, batchBytes: 50, dataUsed: 100, dataTaken: 250 };
    expect(judged({ memory: { ...memory, total: 200e6, grownLater: 1e6 } })).toEqual([
      { measured: 1.25, reached: false },
      { measured: 200, reached: true },
      { measured: 1, reached: false },
    ]);
  });

  it("compare with jax-js on its own networks with all cores only", () => {
    const { contenders } = cnn;
    const jaxjs = { stepMs: 700, rounds: [600, 700, 800] };
    const convnet = {
      ...cnn,
      model: "jaxjs_convnet",
      contenders: { ...contenders, "jax-js": jaxjs },
    };
    expect(judged({ models: [convnet] })).toEqual([{ measured: 10, reached: false }]);
    const { "ours-threads": _, ...alone } = convnet.contenders;
    expect(judged({ models: [{ ...convnet, contenders: alone }] })).toEqual([]);
  });
});

describe("tables", () => {
  it("say what throws, what was left out and what was extrapolated", () => {
    const text = markdown(reportOf({ leftOut: { "ours-threads": "there is one core" } }));
    expect(text).toMatch(
      /\| fashion_cnn \(256\) \| Minibatch, simd, 1 thread +\| +128 \| +2,000 \|/,
    );
    expect(text).toMatch(/Minibatch, simd-threads, 2 threads +\| +70 \| .*\| +0\.5 × \|/);
    expect(text).toMatch(/TF\.js WASM, SIMD, 1 thread +\| +throws \|/);
    expect(text).toMatch(/jax-js WASM, all threads +\| +– \|/);
    expect(text).toContain("Kernel 'X' not registered");
    expect(text).toContain(
      "- Minibatch, simd-threads, all threads: left out, as there is one core",
    );
    expect(text).toContain("batches of 2 and 8, extrapolated linearly to 256");
    expect(text).toMatch(/at least 1,000 images\/s +\| +2,000 \| +reached/);
    expect(text).toMatch(/at least 80 % of roofline +\| +[\d.]+ \| NOT REACHED/);
  });

  it("go into the README, as Prettier writes them", async () => {
    const content = readmeTable(reportOf());
    expect(
      content
        .split("\n")[0]
        .split("|")
        .map((title) => title.trim()),
    ).toEqual([
      "",
      "model (batch)",
      "ms/step",
      "images/s",
      "of roofline",
      "2 threads, ms/step",
      "TF.js WASM",
      "TF.js CPU",
      "jax-js",
      "",
    ]);
    expect(content).toMatch(
      /\| fashion_cnn \(256\) \| +128 \| .* \| +70 \| +throws \| +100 × \| +– \|/,
    );
    const text = insert(`# Title\n\n${begin}\nold\n${end}\n\n## Next\n`, content);
    expect(text).not.toContain("old");
    expect(insert(text, content)).toBe(text);
    expect(text.startsWith("# Title\n") && text.endsWith("\n## Next\n")).toBe(true);
    expect(await format(text, { parser: "markdown", printWidth: 100 })).toBe(text);
    expect(() => insert("# Title\n", content)).toThrow(begin);
  });

  it("have a place in the README", () => {
    expect(insert(readFileSync(inRoot("README.md"), "utf8"), "table")).toContain("\ntable\n");
  });
});
