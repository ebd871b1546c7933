/** The table that Keras's model.summary() prints. */

import { showShape } from "./checks.js";

/** @typedef {import("../wire/protocol.js").LayerDescription} LayerDescription */
/** @typedef {import("../wire/protocol.js").ModelDescription} ModelDescription */

const count = new Intl.NumberFormat("en-US");

/**
 * With two decimals, ties to the even one as Python has them: 3.125 is 3.12. Ties are at odd eighths only.
 * @param {number} value
 */
function twoDecimals(value) {
  const isTie = (value * 8) % 2 === 1;
  if (!isTie) return value.toFixed(2);
  const below = Math.floor(value * 100);
  return ((below + (below % 2)) / 100).toFixed(2);
}

/**
 * As keras.src.utils.summary_utils.readable_memory_size, for float32.
 * @param {number} parameters
 */
function memory(parameters) {
  let size = parameters * 4;
  for (const unit of ["B", "KB", "MB", "GB"]) {
    if (size < 1024) return `${twoDecimals(size)} ${unit}`;
    size /= 1024;
  }
  return `${twoDecimals(size)} TB`;
}

/**
 * Widths of the cells' contents, as Keras has them on a terminal of 80 columns: of a chain of layers, and of
 * other models, whose connections are shown too.
 */
const chainWidths = [31, 22, 13];
const graphWidths = [19, 17, 10, 17];

/**
 * Whether each layer reads the one before it and nothing else.
 * @param {ModelDescription["layers"]} layers
 */
const isChain = (layers) =>
  layers.every(
    ({ connections = [] }, i) => connections.length <= 1 && (i === 0 || connections[0]),
  ) && new Set(layers.map(({ connections = [] }) => connections[0])).size === layers.length;

/**
 * A cell's text in lines, broken at spaces. What is longer than the cell is cut.
 * @param {string} text
 * @param {number} width
 * @param {string} indent before the first line
 */
function wrap(text, width, indent) {
  /** @type {string[]} */
  const lines = [];
  for (const [i, part] of text.split(" ").entries()) {
    const word = i === 0 ? indent + part : part;
    const joined = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && joined.length <= width) lines[lines.length - 1] = joined;
    else lines.push(word.length > width ? `${word.slice(0, width - 1)}…` : word);
  }
  return lines;
}

/**
 * @param {readonly number[]} widths
 * @param {readonly string[]} cells
 * @param {string} border
 * @param {string} [indent] before the first cell's text
 */
function row(widths, cells, border, indent = "") {
  const wrapped = widths.map((width, i) => wrap(cells[i], width, i === 0 ? indent : ""));
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
 * @param {readonly number[]} widths
 * @param {string} left
 * @param {string} line
 * @param {string} between
 * @param {string} right
 */
const rule = (widths, left, line, between, right) =>
  left + widths.map((width) => line.repeat(width + 2)).join(between) + right;

/** Layers that Keras has built as soon as they are made. */
const builtAtOnce =
  /^(Activation|ELU|LeakyReLU|ReLU|Softmax|Reshape|GaussianNoise)$|Dropout|Pooling/;

/** @param {ModelDescription["layers"][number]} layer */
const countBeforeBuild = ({ class_name, error }) =>
  error ? "?" : builtAtOnce.test(class_name) ? "0" : "0 (unbuilt)";

/**
 * As Keras, which does not list the input of a Sequential model.
 * @param {{ class_name: string, layers?: LayerDescription[] }} model
 */
export const listedLayers = ({ class_name, layers = [] }) =>
  layers.filter((layer) => class_name !== "Sequential" || layer.class_name !== "InputLayer");

/** @param {LayerDescription} layer */
function shapeText({ output_shape: shape, output_shapes: several }) {
  if (several) return `[${several.map(showShape).join(", ")}]`;
  return shape ? showShape(shape) : "?";
}

/**
 * A layer's row, and those of the layers in it.
 * @param {LayerDescription} layer
 * @param {readonly number[]} widths
 * @param {boolean} expandNested
 * @param {number} [depth]
 * @returns {string[]}
 */
function layerRows(layer, widths, expandNested, depth = 0) {
  const cells = [
    `${layer.name} (${layer.class_name})`,
    shapeText(layer),
    layer.parameters === undefined ? countBeforeBuild(layer) : count.format(layer.parameters),
    layer.connections?.join(", ") || "-",
  ];
  const own = row(widths, cells, "│", depth ? `${"   ".repeat(depth)}└ ` : "");
  const inner = expandNested ? listedLayers(layer) : [];
  return [own, ...inner.flatMap((one) => layerRows(one, widths, expandNested, depth + 1))];
}

/**
 * @param {ModelDescription} description
 * @param {{ optimizer?: number, expandNested?: boolean }} [options] how many numbers the optimizer keeps, once there
 *   has been a step; whether the layers of inner models are listed
 * @returns {string}
 */
export function summaryText(description, { optimizer = 0, expandNested = false } = {}) {
  const { name, class_name, parameters, trainable_parameters, error } = description;
  const shown = listedLayers(description);
  const widths = class_name === "Sequential" || isChain(shown) ? chainWidths : graphWidths;
  const body = shown.flatMap((layer) => layerRows(layer, widths, expandNested));
  const lines = [
    `Model: "${name}"`,
    rule(widths, "┏", "━", "┳", "┓"),
    row(widths, ["Layer (type)", "Output Shape", "Param #", "Connected to"], "┃"),
    rule(widths, "┡", "━", "╇", "┩"),
    body.join(`\n${rule(widths, "├", "─", "┼", "┤")}\n`),
    rule(widths, "└", "─", "┴", "┘"),
  ];
  const rest = parameters - trainable_parameters;
  lines.push(
    ` Total params: ${count.format(parameters + optimizer)} (${memory(parameters + optimizer)})`,
    ` Trainable params: ${count.format(trainable_parameters)} (${memory(trainable_parameters)})`,
    ` Non-trainable params: ${count.format(rest)} (${memory(rest)})`,
  );
  if (optimizer) {
    lines.push(` Optimizer params: ${count.format(optimizer)} (${memory(optimizer)})`);
  }
  const faults = [...shown.map((layer) => layer.error), error].filter(Boolean);
  return [...lines, ...faults.map((fault) => ` ${fault?.message}`)].join("\n");
}
