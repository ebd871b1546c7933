/** Convolutions of parts of the channels side by side, as notebooks wrote them before Keras had `groups`. */

import { sizesOf } from "./shapes.js";
import { Entry, Tensor } from "./values.js";

/** From how many parts on one layer is taken for them all: fewer stay the layers that they are. */
const fewest = 8;

/** The part of the channels that a slice takes, where it takes nothing else. @param {string} key @returns {[number, number] | null} */
function channelsOf(key) {
  const items = key.split(", ");
  const part = /^(\d*):(\d+)$/.exec(items.at(-1) ?? "");
  const isWhole = items.slice(0, -1).every((item) => item === ":" || item === "...");
  return part && isWhole ? [Number(part[1] || 0), Number(part[2])] : null;
}

/** What a convolution says. @param {Entry} layer */
const settingsOf = ({ class_name, config }) => JSON.stringify([class_name, config]);

/**
 * Of tensors side by side the grouped convolution that gives the same, or what is given.
 * @param {Tensor} side of a Concatenate
 * @returns {Tensor}
 */
export function asGroups(side) {
  const { inputs, layer, place } = side;
  const [first] = inputs;
  const rank = sizesOf(first)?.length;
  const { axis = -1 } = /** @type {Entry} */ (layer).config;
  if (inputs.length < fewest || !rank || (axis !== -1 && axis !== rank)) return side;
  const base = first.inputs[0]?.inputs[0];
  const settings = first.layer instanceof Entry ? settingsOf(first.layer) : "";
  let from = 0;
  for (const { layer: conv, inputs: given } of inputs) {
    const [{ layer: slice = null, inputs: [whole = null] = [] } = {}] = given;
    // What has a name of its own keeps it, as in the programs that are written here.
    const isConv =
      conv instanceof Entry && /^Conv[123]D$/.test(conv.class_name) && !conv.config.name;
    if (!isConv || settingsOf(conv) !== settings || whole !== base) return side;
    const part =
      slice instanceof Entry && slice.class_name === "GetItem"
        ? channelsOf(slice.config.key)
        : null;
    if (part?.[0] !== from) return side;
    from = part[1];
  }
  if (!base || sizesOf(base)?.at(-1) !== from) return side;
  const { class_name, config } = /** @type {Entry} */ (first.layer);
  const groups = { filters: config.filters * inputs.length, groups: inputs.length };
  return new Tensor(new Entry("layer", class_name, { ...config, ...groups }, place), [base], place);
}
