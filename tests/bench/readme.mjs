/** The table in README.md: the whole run in a line for each model. */

import { contenders } from "./options.mjs";
import { pyTorchOf } from "./report.mjs";
import { cell, missing, percent, show, table, times } from "./table.mjs";
import { ToolError } from "../../tools/process.mjs";

/** @typedef {import("./main.mjs").Report} Report */
/** @typedef {import("./options.mjs").ContenderName} ContenderName */
/** @typedef {import("./results.mjs").ModelResult} ModelResult */

/** A further build of ours has a column for its step. @type {Partial<Record<ContenderName, string>>} */
const builds = { "ours-threads": "all threads" };

/** Another contender has one for how many times longer than ours its step is. @type {Partial<Record<ContenderName, string>>} */
const others = {
  "tfjs-wasm": "TF.js WASM",
  "tfjs-cpu": "TF.js CPU",
  "jax-js": "jax-js",
  convnetjs: "ConvNetJS",
  pytorch: "PyTorch, native",
};

/**
 * A column; of a contender that no model was measured with there is none.
 * @typedef {{ title: string, cellOf: (model: ModelResult) => string }} Column
 */

/** @param {readonly ModelResult[]} models @returns {Column[]} */
function columnsOf(models) {
  const measured = contenders.filter((name) => models.some((model) => model.contenders[name]));
  const further = measured.flatMap((name) => {
    const title = builds[name];
    if (!title) return [];
    const threads = models.map(({ contenders }) => contenders[name]?.info?.threads).find(Boolean);
    return [
      {
        title: `${title.replace("all", String(threads ?? "all"))}, ms/step`,
        cellOf: (/** @type {ModelResult} */ { contenders }) => cell(contenders[name]?.stepMs),
      },
    ];
  });
  const compared = measured.flatMap((name) => {
    const title = others[name];
    if (!title) return [];
    return [
      {
        title,
        cellOf(/** @type {ModelResult} */ { contenders }) {
          const result = contenders[name];
          return result?.stepMs ? cell(result.timesOurs, times) : missing(result?.error);
        },
      },
    ];
  });
  return [
    { title: "model (batch)", cellOf: ({ model, batch }) => `${model} (${batch})` },
    { title: "ms/step", cellOf: ({ contenders }) => cell(contenders.ours?.stepMs) },
    { title: "images/s", cellOf: ({ contenders }) => cell(contenders.ours?.imagesPerSecond) },
    {
      title: "of roofline",
      cellOf: ({ contenders }) => cell(contenders.ours?.shareOfRoofline, percent),
    },
    ...further,
    ...compared,
  ];
}

/** Lines of at most 120 characters. @param {string} text */
export const wrap = (text) => text.replace(/(.{1,120})(?: |$)/g, "$1\n").trimEnd();

/**
 * One table and what it says.
 * @param {Report} report
 */
export function readmeTable({ date, machine, versions, results: { models } }) {
  const columns = columnsOf(models);
  const rows = models.map((model) => columns.map(({ cellOf }) => cellOf(model)));
  const rooflines = models.map(({ rooflineGflops }) => rooflineGflops);
  const range = [...new Set([Math.min(...rooflines), Math.max(...rooflines)].map(show))].join(
    " to ",
  );
  return [
    table(
      columns.map(({ title }) => title),
      rows,
      1,
    ),
    wrap(
      `Milliseconds per training step of the \`simd\` build on one thread, and how many times as long the other ` +
        `libraries take, on ${machine.cpu} with ${machine.cores} cores in Chromium ${versions.chromium}, ` +
        `${date.slice(0, 10)}: medians of interleaved rounds of one \`npm run bench\`. Minibatch's steps include ` +
        `shuffling, batching and the worker; the others (TF.js ${versions.tfjs}, jax-js ${versions.jaxjs} on all ` +
        `cores, ConvNetJS ${versions.convnetjs}${pyTorchOf(versions)}) train on one batch again and again. The ` +
        `roofline, ${range} GFLOP/s, is what 128-bit multiplications and additions in registers reach in the same ` +
        `page. Arithmetic is counted as for direct products and convolutions; 3×3 convolutions need fewer products ` +
        `(Winograd), so they can exceed it.`,
    ),
  ].join("\n\n");
}

export const begin = "<!-- bench: written by npm run bench -- --readme -->";
export const end = "<!-- bench: end -->";

/**
 * A text with other content between two markers.
 * @param {string} text
 * @param {string} content
 * @param {{ begin: string, end: string }} [markers]
 */
export function insert(text, content, markers = { begin, end }) {
  const from = text.indexOf(markers.begin);
  const to = text.indexOf(markers.end);
  if (from < 0 || to < from) {
    throw new ToolError(
      `README.md: expected the lines ${markers.begin} and ${markers.end}, in this order.`,
    );
  }
  return `${text.slice(0, from + markers.begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
