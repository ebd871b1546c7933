/**
 * `npm run bench -- --growth`: how the time of what a person waits for grows with rows, classes, columns and
 * the side of images, in Node on one thread: the exponent e of time = a sizeᵉ. 1 is as much as the work grows.
 */

import { cpus } from "node:os";
import { inRoot } from "../../tools/paths.mjs";
import { randomNumbers } from "./page/data.js";
import { leastSquares } from "./statistics.mjs";
import { cell, show, table } from "./table.mjs";

/** Where the arithmetic is linear, nothing should grow faster. */
export const highest = 1.1;

/**
 * What is measured at the sizes of one axis: milliseconds of processor time, the least of the rounds.
 * @typedef {object} Growth
 * @property {string} axis
 * @property {string} work
 * @property {readonly number[]} sizes
 * @property {number[]} ms
 */

/**
 * The exponent over all sizes, and from the last but one to the last: what every call takes hides in the
 * first how steep the end is.
 * @param {Pick<Growth, "sizes" | "ms">} growth
 */
export function exponents({ sizes, ms }) {
  const x = sizes.map(Math.log);
  const y = ms.map(Math.log);
  return {
    overall: leastSquares(x, y).slope,
    last: leastSquares(x.slice(-2), y.slice(-2)).slope,
  };
}

/** @param {readonly Growth[]} results */
export const growthTable = (results) =>
  table(
    ["", "", "sizes", "ms", "exponent", "at the end", ""],
    results.map((result) => {
      const { overall, last } = exponents(result);
      const steep = Math.max(overall, last) > highest;
      return [
        result.axis,
        result.work,
        result.sizes.map(show).join(" → "),
        result.ms.map(show).join(" → "),
        overall.toFixed(2),
        last.toFixed(2),
        steep ? `above ${highest}` : "",
      ];
    }),
    3,
  );

/**
 * A CSV of numbers, some of them missing, and of a class.
 * @param {{ rows: number, columns: number, classes: number }} size
 */
function csvOf({ rows, columns, classes }) {
  const random = randomNumbers();
  const parts = [`${Array.from({ length: columns }, (_, i) => `x${i}`).join(",")},y\n`];
  const cells = Array(columns + 1);
  for (let row = 0; row < rows; ++row) {
    for (let column = 0; column < columns; ++column) {
      const bits = random();
      cells[column] = bits % 64 === 0 ? "" : (bits / 2 ** 28).toFixed(4);
    }
    // Every class has rows, as many as the others.
    cells[columns] = `class ${row % classes}`;
    parts.push(cells.join(","), "\n");
  }
  return new TextEncoder().encode(parts.join(""));
}

/** @typedef {Record<string, () => Promise<unknown>>} Works by their name, in the order in which they are done */

/**
 * @param {any} minibatch the package
 * @param {{ rows: number, columns: number, classes: number }} size
 * @returns {{ works: Works, close: () => void }}
 */
function tableWorks(minibatch, size) {
  const { baselines, layers, metrics, readFiles, sequential } = minibatch;
  const file = { name: "rows.csv", bytes: csvOf(size) };
  const target = { columns: ["y"], task: "classification" };
  const preparation = [
    { class_name: "SimpleImputer", config: { strategy: "mean" } },
    { class_name: "TrainTestSplit", config: { test_size: 0.2, random_state: 42 } },
    { class_name: "StandardScaler", config: {} },
  ];
  /** @type {any} */
  let source;
  /** @type {any} */
  let data;
  /** @type {any} */
  let net;
  /** @type {any} */
  let given;
  const works = {
    "read a CSV": async () => {
      source?.dispose();
      source = await readFiles([file]);
    },
    "impute, split, scale": async () => {
      data?.dispose();
      data = await source.prepare({ target, preparation });
    },
    "an epoch": async () => {
      if (!net) {
        net = sequential([
          layers.dense({ units: 32, activation: "relu", inputShape: [size.columns] }),
          layers.dense({ units: size.classes, activation: "softmax" }),
        ]);
        await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy" });
      }
      await net.fit(data.train, { epochs: 1, batchSize: 256, verbose: 0 });
    },
    predict: async () => {
      given = await net.predict(data.test, { batchSize: 256 });
    },
    "classification report": () => {
      const rows = given.data.length / size.classes;
      const told = Float32Array.from({ length: rows }, (_, row) => row % size.classes);
      const guessed = told.map((label, row) => (row % 3 ? label : (label + 1) % size.classes));
      return metrics.classificationReport(told, guessed);
    },
    "a decision tree": () => baselines.decisionTreeClassifier({ maxDepth: 6 }).fit(data.train),
  };
  return {
    works,
    close() {
      net?.dispose();
      data?.dispose();
      source?.dispose();
    },
  };
}

/**
 * @param {any} minibatch the package
 * @param {{ side: number, rows: number }} size
 * @returns {Promise<{ works: Works, close: () => void }>}
 */
async function imageWorks({ Dataset, layers, sequential }, { side, rows }) {
  const random = randomNumbers();
  const bytes = Uint8Array.from({ length: rows * side * side }, () => random() >>> 24);
  const data = await Dataset.fromArrays({
    x: { data: bytes, shape: [rows, side, side, 1] },
    y: { data: Float32Array.from({ length: rows }, (_, row) => row % 10), shape: [rows] },
    scale: 1 / 255,
  });
  const convolution = { kernelSize: 3, activation: "relu" };
  const net = sequential([
    layers.conv2d({ ...convolution, filters: 8, inputShape: [side, side, 1] }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.conv2d({ ...convolution, filters: 16 }),
    layers.globalAveragePooling2d(),
    layers.dense({ units: 10, activation: "softmax" }),
  ]);
  await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy" });
  return {
    works: {
      "an epoch": () => net.fit(data, { epochs: 1, batchSize: 16, verbose: 0 }),
      predict: () => net.predict(data, { batchSize: 16 }),
    },
    close() {
      net.dispose();
      data.dispose();
    },
  };
}

/** What is measured at each size. Splits of sorted values and a table of all pairs of classes grow faster by right. */
const axes = [
  { axis: "rows", sizes: [1000, 10_000, 100_000, 1_000_000] },
  { axis: "classes", sizes: [2, 10, 100, 1000] },
  { axis: "columns", sizes: [10, 100, 1000, 10_000] },
  { axis: "pixels", sizes: [28, 56, 112, 224] },
];
const usual = { rows: 20_000, columns: 10, classes: 2 };
/** Of as many columns as there may be, fewer rows. */
const fewRows = 1000;
const images = 64;

/** Prints rows as they are measured, and gives the whole table. @param {{ rounds: number }} plan */
export async function measureGrowth({ rounds }) {
  const minibatch = await import(inRoot("dist/package/index.node.js"));
  await minibatch.init({ threads: 1 });
  /** @type {Growth[]} */
  const results = [];
  for (const { axis, sizes } of axes) {
    /** @type {Map<string, number[]>} */
    const measured = new Map();
    for (const size of sizes) {
      const made =
        axis === "pixels"
          ? await imageWorks(minibatch, { side: size, rows: images })
          : tableWorks(minibatch, {
              ...usual,
              ...(axis === "columns" ? { rows: fewRows } : {}),
              [axis]: size,
            });
      for (const [work, run] of Object.entries(made.works)) {
        let least = Infinity;
        // The first, in which code is compiled, does not count.
        for (let round = 0; round <= rounds; ++round) {
          const before = process.cpuUsage();
          await run();
          const { user, system } = process.cpuUsage(before);
          if (round > 0) least = Math.min(least, (user + system) / 1000);
        }
        measured.set(work, [...(measured.get(work) ?? []), least]);
      }
      made.close();
      process.stderr.write(`${axis} ${show(size)}\n`);
    }
    const counted = axis === "pixels" ? sizes.map((side) => side ** 2) : sizes;
    for (const [work, ms] of measured) results.push({ axis, work, sizes: counted, ms });
  }
  const worst = results.filter((result) => exponents(result).overall > highest);
  return (
    `Milliseconds of processor time in Node ${process.versions.node} on ${cpus()[0].model}, one thread, least of ${rounds} ` +
    `rounds; ${show(usual.rows)} rows (${show(fewRows)} of many columns), ${usual.columns} columns, ${usual.classes} classes ` +
    `where they do not grow, ${images} images. The exponent e of time = a sizeᵉ by least squares, and of the last step alone; ` +
    `steepest: ${cell(worst.length ? Math.max(...worst.map((result) => exponents(result).overall)) : undefined, (e) => e.toFixed(2))}.\n\n` +
    `${growthTable(results)}\n`
  );
}
