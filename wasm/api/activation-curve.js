/** Activations with their slopes. */

import { model } from "./sequential.js";

/**
 * An activation and its derivative at some numbers, as the core computes both.
 * @param {string | { class_name: string, config: Record<string, unknown> }} activation as Keras names it
 * @param {ArrayLike<number>} x
 * @returns {Promise<{ y: Float32Array, slope: Float32Array }>}
 */
export async function activationCurve(activation, x) {
  const given = { name: "given", shape: [1] };
  const net = model({
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "InputLayer", config: given },
        { class_name: "Activation", config: { name: "curve", activation } },
        { class_name: "Dense", config: { name: "same", units: 1, use_bias: false } },
      ],
    },
  });
  try {
    await net.setWeights([{ data: Float32Array.of(1), shape: [1, 1] }]);
    const data = { data: Float32Array.from(x), shape: [x.length, 1] };
    const seen = await net.observe(data, { layers: ["given", "curve"], unit: 0 });
    const of = (/** @type {string} */ name) => seen.find(({ layer }) => layer === name);
    const slope = of("given")?.gradient?.data ?? new Float32Array(x.length);
    return { y: of("curve")?.output.data ?? new Float32Array(x.length), slope };
  } finally {
    net.dispose();
  }
}
