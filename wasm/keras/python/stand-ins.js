/** Layers that are not here, and those that are taken in their place so that the model keeps its form. */

import { Args } from "./args.js";
import { entryOf } from "./entries.js";
import { Entry, Unknown } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {(ev: Evaluator, args: Args, node: Syntax) => any} Call */

/** @param {Args} given @param {Record<string, any>} values @param {Record<string, any>} places */
const named = ({ nodes }, values, places) =>
  new Args(nodes, [], new Map(Object.entries(values)), new Map(Object.entries(places)), []);

/** @param {Evaluator} ev @param {Syntax} node @param {string} name @param {string} known @param {string} why */
const say = (ev, node, name, known, why) =>
  ev.findings.add("stand-in", node, { name, known, instead: { id: `instead.${why}` } });

/** @param {1 | 2} count of axes @returns {Call} */
const locallyConnected = (count) => (ev, args, node) => {
  const order = ["filters", "kernel_size", "strides", "padding", "data_format", "activation"];
  const { values, places } = args.bound(order);
  say(ev, node, `LocallyConnected${count}D`, `Conv${count}D`, "shared-kernel");
  return entryOf(ev, "layer", `Conv${count}D`, named(args, values, places), node);
};

/** Larger by strides, and then a convolution with the kernel. @type {Call} */
function transposed(ev, args, node) {
  const { values, places } = args.bound(["filters", "kernel_size", "strides", "padding"]);
  const { strides = 1, output_padding: _, padding: __, ...others } = values;
  const conv = { ...others, padding: "same" };
  const made = entryOf(ev, "layer", "Conv3D", named(args, conv, places), node);
  const size = [strides].flat().length === 3 ? strides : [strides, strides, strides];
  if (!(made instanceof Entry) || !size.every(Number.isInteger))
    return Object.assign(new Unknown(node, "Conv3DTranspose"), { told: true });
  say(ev, node, "Conv3DTranspose", "UpSampling3D + Conv3D", "upsampled");
  const larger = new Entry("layer", "UpSampling3D", { size }, node);
  larger.inputShape = made.inputShape;
  return [larger, made];
}

/** By the name of Keras. @type {Record<string, Call>} */
export const standIns = {
  "keras.layers.LocallyConnected1D": locallyConnected(1),
  "keras.layers.LocallyConnected2D": locallyConnected(2),
  "keras.layers.Conv3DTranspose": transposed,
  "keras.layers.Convolution3DTranspose": transposed,
};
