/** The results as Markdown. */

import { contenders } from "./options.mjs";
import { largestFall } from "./results.mjs";
import { cell, megabytes, missing, percent, show, table, times } from "./table.mjs";

/** @typedef {import("./main.mjs").Report} Report */
/** @typedef {import("./options.mjs").ContenderName} ContenderName */
/** @typedef {import("./results.mjs").ContenderResult} ContenderResult */
/** @typedef {import("./results.mjs").ModelResult} ModelResult */

/** @type {Record<ContenderName, string>} */
const titles = {
  ours: "Minibatch, simd, 1 thread",
  "ours-threads": "Minibatch, simd-threads, all threads",
  "ours-relaxed": "Minibatch, relaxed, 1 thread",
  "tfjs-wasm": "TF.js WASM, SIMD, 1 thread",
  "tfjs-cpu": "TF.js CPU",
  "jax-js": "jax-js WASM, all threads",
  convnetjs: "ConvNetJS",
  pytorch: "PyTorch, native, 1 thread",
};

/**
 * What a contender is called; with threads, how many it says it has.
 * @param {ContenderName} name
 * @param {ContenderResult} [result]
 */
export const titleOf = (name, result) =>
  titles[name].replace("all", String(result?.info?.threads ?? "all"));

/** @param {ModelResult} result @returns {string[][]} */
function modelRows({ model, batch, contenders: results }) {
  return contenders.flatMap((name) => {
    const result = results[name];
    if (!result) return [];
    const title = `${titleOf(name, result)}${result.extrapolatedFrom ? " (extrapolated)" : ""}`;
    const label = `${model} (${batch})`;
    if (result.stepMs === undefined) {
      return [[label, title, missing(result.error), "–", "–", "–", "–"]];
    }
    return [
      [
        label,
        title,
        cell(result.stepMs),
        cell(result.imagesPerSecond),
        cell(result.gflops),
        cell(result.shareOfRoofline, percent),
        name === "ours" ? "1 ×" : cell(result.timesOurs, times),
      ],
    ];
  });
}

/**
 * Who was left out, what could not train, and why; what was not measured whole.
 * @param {Report["results"]} results
 */
function notes({ models, leftOut = {} }) {
  const absent = contenders.flatMap((name) =>
    leftOut[name] ? [`- ${titleOf(name)}: left out, as ${leftOut[name]}`] : [],
  );
  const ofModels = models.flatMap(({ model, batch, contenders: results }) =>
    contenders.flatMap((name) => {
      const { error, extrapolatedFrom } = results[name] ?? {};
      const lines = [];
      if (error) lines.push(`- ${model}, ${titleOf(name)}: ${error}`);
      if (extrapolatedFrom) {
        lines.push(
          `- ${model}, ${titleOf(name)}: one step each with batches of ` +
            `${extrapolatedFrom.join(" and ")}, extrapolated linearly to ${batch}.`,
        );
      }
      return lines;
    }),
  );
  return [...absent, ...ofModels].join("\n");
}

/** @param {Report["versions"]} versions */
export const pyTorchOf = ({ pytorch }) =>
  pytorch ? `, PyTorch ${pytorch} natively on one thread` : "";

/** @param {Report} report */
export function markdown({ machine, versions, results, floors }) {
  const { models, curve, sizes, predictMs, firstStepMs, responses, memory } = results;
  const parts = [
    `Training steps in Chromium ${versions.chromium} on ${machine.cpu} (${machine.cores} cores), ` +
      `medians over interleaved rounds. Minibatch's time is fit()'s in the page: shuffling, batches ` +
      `and the worker included; the others (TF.js ${versions.tfjs}, jax-js ${versions.jaxjs}, ` +
      `ConvNetJS ${versions.convnetjs}${pyTorchOf(versions)}) train on one batch again and again.`,
  ];
  if (models.length > 0) {
    const header = ["model (batch)", "", "ms/step", "images/s", "GFLOP/s", "of roofline", "time"];
    parts.push(table(header, models.flatMap(modelRows), 2));
    const rooflines = models.map(({ rooflineGflops }) => rooflineGflops);
    const range = [...new Set([Math.min(...rooflines), Math.max(...rooflines)].map(show))].join(
      " to ",
    );
    parts.push(
      "The roofline, a loop of 128-bit multiplications and additions in registers: " +
        `${range} GFLOP/s a thread.`,
      notes(results),
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
    parts.push(
      table(header, rows, 1),
      `Largest fall from one batch size to the next larger: ${percent(largestFall(curve.points))}.`,
    );
  }
  for (const { model, points, change } of sizes ?? []) {
    const speeds = points.map(
      ({ rows, imagesPerSecond }) =>
        `${show(imagesPerSecond)} images/s with ${rows.toLocaleString("en")} rows`,
    );
    const sign = change < 0 ? "−" : "+";
    parts.push(`${model}: ${speeds.join(", ")} (${sign}${percent(Math.abs(change))}).`);
  }
  if (predictMs) {
    parts.push(
      `One image through predict(): ${show(predictMs.median)} ms, 95 of 100 within ` +
        `${show(predictMs.p95)} ms.`,
    );
  }
  if (firstStepMs) {
    parts.push(
      `The playground, with nothing cached: Train can be clicked ${show(firstStepMs.clicked)} ms after the ` +
        `navigation began, and the first training step shows after ${show(firstStepMs.stepped)} ms.`,
    );
  }
  if (responses) {
    const { drawing, typing, longestTask, slowestInteraction, lookingTakes } = responses;
    const soon = ({ median, p95 } = drawing) =>
      `${show(median)} ms, 95 of 100 within ${show(p95)} ms`;
    parts.push(
      `The playground: a prediction shows after a stroke in ${soon()}; after a key in ${soon(typing)}. While the ` +
        `largest sample trains with every panel open, the longest task takes ${show(longestTask)} ms (0: none of 50) and ` +
        `the slowest interaction ${show(slowestInteraction)} ms, and looking takes ${show(lookingTakes)}% of the speed.`,
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
