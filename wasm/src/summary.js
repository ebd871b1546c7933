/** The table that Keras's model.summary() prints. */

import { showShape } from "./checks.js";

/** @typedef {import("../worker/protocol.js").ModelDescription} ModelDescription */

const count = new Intl.NumberFormat("en-US");

/**
 * As keras.src.utils.summary_utils.readable_memory_size, for float32.
 * @param {number} parameters
 */
function memory(parameters) {
  let size = parameters * 4;
  for (const unit of ["B", "KB", "MB", "GB"]) {
    if (size < 1024) return `${size.toFixed(2)} ${unit}`;
    size /= 1024;
  }
  return `${size.toFixed(2)} TB`;
}

/** Widths of the cells' contents, as Keras has them on a terminal of 80 columns. */
const widths = [31, 22, 13];

/**
 * A cell's text in lines, broken at spaces.
 * @param {string} text
 * @param {number} width
 */
function wrap(text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const joined = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && joined.length <= width) lines[lines.length - 1] = joined;
    else for (let i = 0; i < word.length; i += width) lines.push(word.slice(i, i + width));
  }
  return lines;
}

/**
 * @param {readonly string[]} cells
 * @param {string} border
 */
function row(cells, border) {
  const wrapped = cells.map((cell, i) => wrap(cell, widths[i]));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = wrapped.map((lines, i) => {
      const text = lines[line] ?? "";
      return ` ${i === 2 ? text.padStart(widths[i]) : text.padEnd(widths[i])} `;
    });
    return `${border}${texts.join(border)}${border}`;
  }).join("\n");
}

/**
 * @param {string} left
 * @param {string} line
 * @param {string} between
 * @param {string} right
 */
const rule = (left, line, between, right) =>
  left + widths.map((width) => line.repeat(width + 2)).join(between) + right;

/**
 * @param {ModelDescription} description
 * @returns {string}
 */
export function summaryText({ name, class_name, layers, parameters, trainable_parameters, error }) {
  // As Keras, which does not list the input of a Sequential model.
  const shown = layers.filter(
    (layer) => class_name !== "Sequential" || layer.class_name !== "InputLayer",
  );
  const body = shown.map((layer) =>
    row(
      [
        `${layer.name} (${layer.class_name})`,
        layer.output_shape ? showShape(layer.output_shape) : "?",
        layer.parameters === undefined ? "?" : count.format(layer.parameters),
      ],
      "│",
    ),
  );
  const lines = [
    `Model: "${name}"`,
    rule("┏", "━", "┳", "┓"),
    row(["Layer (type)", "Output Shape", "Param #"], "┃"),
    rule("┡", "━", "╇", "┩"),
    body.join(`\n${rule("├", "─", "┼", "┤")}\n`),
    rule("└", "─", "┴", "┘"),
  ];
  const rest = parameters - trainable_parameters;
  lines.push(
    ` Total params: ${count.format(parameters)} (${memory(parameters)})`,
    ` Trainable params: ${count.format(trainable_parameters)} (${memory(trainable_parameters)})`,
    ` Non-trainable params: ${count.format(rest)} (${memory(rest)})`,
  );
  const faults = [...shown.map((layer) => layer.error), error].filter(Boolean);
  return [...lines, ...faults.map((fault) => ` ${fault}`)].join("\n");
}
