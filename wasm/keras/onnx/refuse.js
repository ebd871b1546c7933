/** What is said of a layer that ONNX's operators do not make up. */

import { MinibatchError } from "../../messages/error.js";

/**
 * @typedef {object} Layer
 * @property {string} kind its class
 * @property {string} name
 * @property {Record<string, any>} config
 * @property {readonly import("../types.js").FilledWeight[]} weights in their order
 * @property {boolean} causal of an attention
 * @property {boolean} [zeroesMasked] whether a recurrent one gives zeros for steps that do not count
 */

/** @param {Layer} layer @param {import("../../messages/render.js").MessageValue} [what] of it: an argument with its value @returns {never} */
export function refuseLayer({ kind, name }, what) {
  throw new MinibatchError("invalid-argument", {
    id: what === undefined ? "model-file.onnx-layer" : "model-file.onnx-argument",
    values: { layer: name, class: kind, ...(what !== undefined && { argument: what }) },
  });
}

/** @param {Layer} layer @param {string} argument @param {unknown} value that ONNX does not have */
export const refuseArgument = (layer, argument, value) =>
  refuseLayer(layer, `${argument}=${JSON.stringify(value)}`);
