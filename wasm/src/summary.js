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

/**
 * @param {readonly string[]} cells
 * @param {readonly number[]} widths
 * @param {[left: string, between: string, right: string]} borders
 */
const row = (cells, widths, [left, between, right]) =>
  left +
  cells
    .map((cell, i) => (i === 2 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
    .map((cell) => ` ${cell} `)
    .join(between) +
  right;

/**
 * @param {readonly number[]} widths
 * @param {[left: string, line: string, between: string, right: string]} borders
 */
const rule = (widths, [left, line, between, right]) =>
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
  const head = ["Layer (type)", "Output Shape", "Param #"];
  const body = shown.map((layer) => [
    `${layer.name} (${layer.class_name})`,
    layer.output_shape ? showShape(layer.output_shape) : "?",
    layer.parameters === undefined ? "?" : count.format(layer.parameters),
  ]);
  const widths = head.map((title, i) =>
    Math.max(title.length, ...body.map((cells) => cells[i].length)),
  );
  const lines = [
    `Model: "${name}"`,
    rule(widths, ["┏", "━", "┳", "┓"]),
    row(head, widths, ["┃", "┃", "┃"]),
    rule(widths, ["┡", "━", "╇", "┩"]),
    body
      .map((cells) => row(cells, widths, ["│", "│", "│"]))
      .join(`\n${rule(widths, ["├", "─", "┼", "┤"])}\n`),
    rule(widths, ["└", "─", "┴", "┘"]),
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
