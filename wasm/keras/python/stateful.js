/** Layers that carry their states from batch to batch: the size of a batch, and what has them begin with zeros again. */

import { Entry } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Place} Place */

/**
 * A call of fit(). `times`: how often it was come to; `resets`: whether the states were reset behind it.
 * @typedef {{ args: Record<string, any>, places: Record<string, any>, place: Place, times: number, resets: boolean }} Fitted
 */

/** How many rows a batch has, where a layer's arguments say so. @param {Record<string, any>} values @returns {number | null} */
export function inputBatchOf({ batch_size: size, batch_input_shape: older, batch_shape: shape }) {
  const [first = size] = [shape, older].find(Array.isArray) ?? [];
  return Number.isInteger(first) ? first : null;
}

/** Whether a callback of the notebook's own resets states. @param {Evaluator} ev @param {Place} place */
export const resetsStates = (ev, { from, to }) => /\.reset_states?\(/.test(ev.text.slice(from, to));

/** A LambdaCallback that does. @param {Evaluator} ev @param {string} kind @param {import("./syntax.js").Syntax} node */
export const resettingCallback = (ev, kind, node) =>
  kind === "callback" && resetsStates(ev, node) ? new Entry(kind, "ResetStates", {}, node) : null;
