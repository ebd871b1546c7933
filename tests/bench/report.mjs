/** The results as Markdown. */

import { contenders } from "./options.mjs";

/** @typedef {import("./main.mjs").Report} Report */
/** @typedef {import("./options.mjs").ContenderName} ContenderName */
/** @typedef {import("./results.mjs").ContenderResult} ContenderResult */
/** @typedef {import("./results.mjs").ModelResult} ModelResult */

/** @type {Record<ContenderName, string>} */
const titles = {
  ours: "Minibatch, simd, 1 thread",
  "tfjs-wasm": "TF.js WASM, SIMD, 1 thread",
  "tfjs-cpu": "TF.js CPU",
  "jax-js": "jax-js WASM, all cores",
  convnetjs: "ConvNetJS",
};

/** Three significant digits, thousands apart. @param {number} value */
const show = (value) => new Intl.NumberFormat("en", { maximumSignificantDigits: 3 }).format(value);

/** @param {number | undefined} value @param {(value: number) => string} [format] */
const cell = (value, format = show) => (value === undefined ? "–" : format(value));

const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%`;
const times = (/** @type {number} */ ratio) => `${show(ratio)} ×`;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/**
 * A table whose columns are as wide as their widest cell; the first is left-aligned, numbers right.
 * @param {string[]} header
 * @param {string[][]} rows
 * @param {number} textColumns
 */
function table(header, rows, textColumns) {
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column].length)),
  );
  const isText = (/** @type {number} */ column) => column < textColumns;
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells
      .map((text, column) =>
        isText(column) ? text.padEnd(widths[column]) : text.padStart(widths[column]),
      )
      .join(" | ")} |`;
  const rule = widths.map((width, column) =>
    isText(column) ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}

/** @param {ModelResult} result @returns {string[][]} */
function modelRows({ model, batch, contenders: results }) {
  return contenders.flatMap((name) => {
    const result = results[name];
    if (!result) return [];
    const title = `${titles[name]}${result.extrapolatedFrom ? " (extrapolated)" : ""}`;
    const label = `${model} (${batch})`;
    if (result.stepMs === undefined) return [[label, title, "throws", "–", "–", "–", "–"]];
    return [
      [
        label,
        title,
        cell(result.stepMs),
        cell(result.imagesPerSecond),
        cell(result.gflops),
        cell(result.shareOfRoof, percent),
        name === "ours" ? "1 ×" : cell(result.timesOurs, times),
      ],
    ];
  });
}

/** What could not train, and why; what was not measured whole. @param {ModelResult[]} models */
function notes(models) {
  return models.flatMap(({ model, batch, contenders: results }) =>
    contenders.flatMap((name) => {
      const { error, extrapolatedFrom } = results[name] ?? {};
      const lines = [];
      if (error) lines.push(`- ${model}, ${titles[name]}: ${error}`);
      if (extrapolatedFrom) {
        lines.push(
          `- ${model}, ${titles[name]}: one step each with batches of ` +
            `${extrapolatedFrom.join(" and ")}, extrapolated linearly to ${batch}.`,
        );
      }
      return lines;
    }),
  );
}

/** @param {Report} report */
export function markdown({ machine, versions, results, floors }) {
  const { models, curve, predictMs, memory } = results;
  const parts = [
    `Training steps in Chromium ${versions.chromium} on ${machine.cpu} (${machine.cores} cores), ` +
      `medians over interleaved rounds. Minibatch's time is fit()'s in the page: shuffling, batches ` +
      `and the worker included; the others (TF.js ${versions.tfjs}, jax-js ${versions.jaxjs}, ` +
      `ConvNetJS ${versions.convnetjs}) train on one batch again and again.`,
  ];
  if (models.length > 0) {
    const header = ["model (batch)", "", "ms/step", "images/s", "GFLOP/s", "of the roof", "time"];
    parts.push(table(header, models.flatMap(modelRows), 2));
    const roofs = models.map(({ roofGflops }) => roofGflops);
    const range = [...new Set([Math.min(...roofs), Math.max(...roofs)].map(show))].join(" to ");
    parts.push(
      "The roof, a loop of 128-bit multiplications and additions in registers: " +
        `${range} GFLOP/s.`,
      notes(models).join("\n"),
    );
  }
  if (curve) {
    const header = ["", ...curve.points.map(({ batch }) => `batch ${batch}`)];
    const speeds = curve.points.map(({ imagesPerSecond }) => show(imagesPerSecond));
    const steps = curve.points.map(({ stepMs }) => show(stepMs));
    const rows = [
      [`${curve.model}, images/s`, ...speeds],
      [`${curve.model}, ms/step`, ...steps],
    ];
    parts.push(table(header, rows, 1));
  }
  if (predictMs) {
    parts.push(
      `One image through predict(): ${show(predictMs.median)} ms, 95 of 100 within ` +
        `${show(predictMs.p95)} ms.`,
    );
  }
  if (memory) {
    parts.push(
      `WebAssembly memory for ${memory.images.toLocaleString("en")} 28×28 images ` +
        `(${megabytes(memory.imageBytes)}): ${megabytes(memory.dataUsed)} kept, at most ` +
        `${megabytes(memory.dataTaken)} on the way; ${megabytes(memory.total)} in all while fashion_cnn trains.`,
    );
  }
  if (floors.length > 0) {
    const rows = floors.map(({ what, bound, goal, unit, measured, reached }) => [
      what,
      `${bound} ${show(goal)} ${unit}`,
      show(measured),
      reached ? "reached" : "NOT REACHED",
    ]);
    parts.push(table(["floor", "goal", "measured", ""], rows, 2));
  }
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
