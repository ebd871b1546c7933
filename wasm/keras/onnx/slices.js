/** x[:, -1, 1:4] by ONNX's Slice, and a shape. */

import { slice } from "./shapes.js";

/** @import { Graph, Tensor } from "./graph.js" */
/** @import { Layer } from "./refuse.js" */

/** @param {string} text @param {number} otherwise */
const numberOr = (text, otherwise) =>
  text === undefined || text === "" ? otherwise : Number(text);

/** Beyond the end of any axis, and before its beginning, where a slice goes backwards through it. */
const [behindAll, beforeAll] = [2 ** 31, -(2 ** 31)];

/** The same where the length is open: as it is written, which ONNX reads as Python does. @param {string} item */
function openPlaces(item) {
  const [first, last, by] = item.split(":").map((part) => part.trim());
  if (!item.includes(":")) {
    const start = Number(item);
    return { start, stop: start === -1 ? behindAll : start + 1, step: 1, count: null };
  }
  const step = numberOr(by, 1);
  const [low, high] = step < 0 ? [behindAll, beforeAll] : [0, behindAll];
  return { start: numberOr(first, low), stop: numberOr(last, high), step, count: null };
}

/** As Python's slice.indices(), and how many there are. @param {string} item @param {number | null} extent */
function placesOf(item, extent) {
  if (extent === null) return openPlaces(item);
  const [first, last, by] = item.split(":").map((part) => part.trim());
  if (!item.includes(":")) {
    const start = Number(item) < 0 ? Number(item) + extent : Number(item);
    return { start, stop: start + 1, step: 1, count: 1 };
  }
  const step = numberOr(by, 1);
  const [low, high] = step < 0 ? [-1, extent - 1] : [0, extent];
  const inside = (/** @type {number} */ at) =>
    Math.min(Math.max(at < 0 ? at + extent : at, low), high);
  const start = first === "" ? (step < 0 ? high : low) : inside(Number(first));
  const stop = last === "" ? (step < 0 ? low : high) : inside(Number(last));
  return { start, stop, step, count: Math.ceil((stop - start) / step) };
}

/** @param {Graph} graph @param {Tensor[]} inputs @param {Layer} layer */
export function getItem(graph, [x], layer) {
  /** @type {string[]} */
  const items = layer.config.key.split(",").map((/** @type {string} */ item) => item.trim());
  if (items.at(-1) === "") items.pop();
  if (!items.includes("...")) items.push("...");
  const taken = items.filter((item) => item !== "..." && item !== "None").length;
  const rest = Array.from({ length: x.shape.length - taken }, () => ":");
  const all = items.flatMap((item) => (item === "..." ? rest : [item])).slice(1);
  /** @type {(number | null)[]} */
  const shape = [x.shape[0]];
  /** @type {number[][]} */
  const parts = [];
  /** Axes of single places, and new ones. @type {number[][]} */
  const [single, added] = [[], []];
  for (const item of all) {
    if (item === "None") {
      added.push(shape.push(1) - 1);
      continue;
    }
    const axis = parts.length;
    const { start, stop, step, count } = placesOf(item, x.shape[axis + 1]);
    const isBefore = stop < 0 && x.shape[axis + 1] !== null;
    parts.push([start, isBefore ? beforeAll : stop, axis + 1, step]);
    if (item.includes(":")) shape.push(count);
    else single.push(axis + 1);
  }
  const [starts, stops, axes, steps] = [0, 1, 2, 3].map((k) => parts.map((part) => part[k]));
  let name = slice(graph, x.name, starts, stops, axes, steps);
  if (single.length > 0) name = graph.op("Squeeze", [name, graph.integers(single)]);
  if (added.length > 0) name = graph.op("Unsqueeze", [name, graph.integers(added)]);
  return { name, shape };
}
