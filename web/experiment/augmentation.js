/** What layers of random augmentation make of images in training. */

import { augment } from "minibatch";
import { pictureOf } from "./picture.js";
import { whileThere } from "./recovery.js";

/** @import { Playground } from "./playground.js" */
/** @import { Layer, Picture } from "./types.js" */

/**
 * Some training images before the layers and behind the last of them.
 * @param {Playground} playground
 * @param {Layer[]} chain one behind the other
 * @param {{ count: number, seed: number }} options
 * @returns {Promise<{ before: Picture[], after: Picture[] }>}
 */
export const augmentedExamples = (playground, chain, { count, seed }) =>
  whileThere(playground, async () => {
    const { train, description } = playground.handles.prepared;
    const shown = Math.min(count, train.rows);
    const rows = Array.from({ length: shown }, (_, i) => Math.floor((i * train.rows) / shown));
    const { x: bytes, inputShape } = await train.take(rows);
    /** @type {{ channels: { scale: number, offset: number }[] }} */
    const { channels } = description.preparation.pixels;
    const scaling = (/** @type {number} */ i) => channels[i % channels.length];
    // Layers get what the model gets, and a person sees bytes.
    const values = Float32Array.from(
      bytes,
      (byte, i) => byte * scaling(i).scale + scaling(i).offset,
    );
    const layers = chain.map(({ class_name, config: { name: _, ...config } }) => {
      return /** @type {any} */ ({ class_name, config });
    });
    const x = { data: values, shape: [shown, ...inputShape] };
    const { data } = await augment(layers, x, { seed });
    const after = Uint8ClampedArray.from(
      data,
      (value, i) => (value - scaling(i).offset) / scaling(i).scale,
    );
    const size = bytes.length / shown;
    const pictures = (/** @type {Uint8ClampedArray | Uint8Array} */ all) =>
      rows.map((_, i) => pictureOf(all.subarray(i * size, (i + 1) * size), inputShape));
    return { before: pictures(bytes), after: pictures(after) };
  });
