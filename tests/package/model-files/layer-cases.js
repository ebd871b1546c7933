// Keras's own cases of every layer (tests/parity/golden/layers), as models of one layer.

import { readFileSync, readdirSync } from "node:fs";

/** @typedef {{ data: Float32Array, shape: readonly number[] }} NdArray */

const folder = new URL("../../parity/golden/layers/", import.meta.url);

/** @param {{ f32: string, shape: number[] }} kept @returns {NdArray} */
export const arrayOf = ({ f32, shape }) => ({
  data: new Float32Array(Uint8Array.from(Buffer.from(f32, "base64")).buffer),
  shape,
});

/** A model of the one layer. @param {any} item @param {NdArray[]} inputs */
export function specOf({ class_name, config, use_causal_mask: causal }, inputs) {
  const ends = inputs.map(({ shape }, i) => ({
    name: `in_${i}`,
    batch_shape: [null, ...shape.slice(1)],
  }));
  const tensors = ends.map(({ name, batch_shape: shape }) => ({
    class_name: "__keras_tensor__",
    config: { shape, dtype: "float32", keras_history: [name, 0, 0] },
  }));
  const { name } = config;
  const args = inputs.length === 1 || class_name === "MultiHeadAttention" ? tensors : [tensors];
  const node = { args, kwargs: causal ? { use_causal_mask: true } : {} };
  return {
    class_name: "Functional",
    config: {
      name: "one_layer",
      layers: [
        ...ends.map((end) => ({
          ...{ class_name: "InputLayer", name: end.name, inbound_nodes: [] },
          config: { ...end, dtype: "float32" },
        })),
        { class_name, name, config, inbound_nodes: [node] },
      ],
      input_layers: ends.map((end) => [end.name, 0, 0]),
      output_layers: [[name, 0, 0]],
    },
  };
}

export const files = readdirSync(folder);

/** @param {string} file @returns {{ item: any, inputs: NdArray[] }[]} */
export const casesOf = (file) =>
  JSON.parse(readFileSync(new URL(file, folder), "utf8")).cases.map((/** @type {any} */ item) => ({
    item,
    inputs: (item.inputs ?? [item.input]).map(arrayOf),
  }));
