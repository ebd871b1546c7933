/** Models whose channels come first: the same layers with the channels last, as images are read here. */

import { Entry } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Place} Place */
/** @typedef {import("./values.js").Tensor} Tensor */

/** (3, 32, 32) as (32, 32, 3). @param {any[]} shape */
const turned = ([channels, ...image]) => [...image, channels];

/** A shape whose channels come first, where nothing says it of the layer. @param {any[]} shape */
const seemsFirst = ([channels, ...image]) =>
  Number.isInteger(channels) && channels <= 4 && image.every((size) => !(size <= 4));

/** @param {Evaluator} ev @param {Place} place */
export function setChannelsFirst(ev, place) {
  ev.channelsFirst ??= new WeakSet();
  const isSaid = ev.findings.list.some(({ code }) => code === "python.channels-first");
  if (!isSaid) ev.findings.add("channels-first", place);
}

/**
 * Reads a layer as one whose channels come last.
 * @param {Evaluator} ev
 * @param {Entry} entry
 * @param {Record<string, any>} values its arguments
 * @param {Place} place
 */
export function channelsLast(ev, entry, values, place) {
  const format = values.data_format ?? values.dim_ordering;
  const isFirst = format === "channels_first" || format === "th";
  if (isFirst) setChannelsFirst(ev, place);
  const { config, inputShape } = entry;
  if (!ev.channelsFirst) return;
  if (isFirst) ev.channelsFirst.add(entry);
  const isImage = Array.isArray(inputShape) && inputShape.length === 3;
  if (isImage && (isFirst || (format === undefined && seemsFirst(inputShape))))
    entry.inputShape = turned(inputShape);
  if (/^(?:BatchNormalization|Concatenate)$/.test(entry.class_name) && config.axis === 1)
    config.axis = -1;
}

/** Turns the input that a layer stands behind whose channels come first. @param {Evaluator} ev @param {any} layer @param {Tensor[]} inputs */
export function turnInput(ev, layer, inputs) {
  if (!ev.channelsFirst?.has(layer)) return;
  const chain = [];
  for (let one = inputs[0]; one; [one] = one.inputs) chain.push(one);
  const root = chain[chain.length - 1].layer;
  const isOpen = root instanceof Entry && !ev.channelsFirst.has(root);
  if (!isOpen || !Array.isArray(root.inputShape) || root.inputShape.length !== 3) return;
  ev.channelsFirst.add(root);
  root.inputShape = turned(root.inputShape);
  for (const one of chain) one.sizes = undefined;
}
