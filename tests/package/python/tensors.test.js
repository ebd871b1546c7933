// Operators and functions on a model's tensors, as Functional programs have them between the layers.

import { experiment } from "minibatch";
import { expect, it } from "vitest";

/** @param {string} body of i, (None, 8, 8, 4), to o */
async function layersOf(body) {
  const { experiment: found, findings } = await experiment.fromPython(`
import keras
import tensorflow as tf
from keras import layers, ops

i = keras.Input((8, 8, 4))
${body}
model = keras.Model(i, o)
`);
  const layers = /** @type {any} */ (found)?.json.model?.config.layers ?? [];
  return {
    layers: layers
      .slice(1)
      .map((/** @type {any} */ { class_name, config: { name: _, ...config } }) => [
        class_name,
        config,
      ]),
    left: findings.filter(({ kind }) => kind === "left-out").length,
  };
}

it.each([
  ["x = layers.Dense(4)(i)\no = x + i", ["Dense", { units: 4 }], ["Add", {}]],
  ["o = 1 - tf.nn.relu(i) / 4", "Activation", "Rescaling", ["Rescaling", { scale: -1, offset: 1 }]],
  [
    "o = ops.multiply(i, 2) - 3",
    ["Rescaling", { scale: 2 }],
    ["Rescaling", { scale: 1, offset: -3 }],
  ],
  ["o = -ops.mean(i, axis=(1, 2))", ["GlobalAveragePooling2D", {}], ["Rescaling", { scale: -1 }]],
  ["o = tf.reduce_max(i, [1, 2], keepdims=True)", ["GlobalMaxPooling2D", { keepdims: true }]],
  [
    "a = layers.Dense(2)(i)\nb = layers.Dense(3)(i)\no = tf.concat([a, b], -1)",
    "Dense",
    "Dense",
    ["Concatenate", {}],
  ],
  ["o = ops.reshape(i, (-1, 64, 4))", ["Reshape", { target_shape: [64, 4] }]],
  ["o = ops.transpose(i, (0, 2, 1, 3))", ["Permute", { dims: [2, 1, 3] }]],
  ["o = tf.expand_dims(i, -1)", ["Reshape", { target_shape: [8, 8, 4, 1] }]],
  ["o = tf.square(i)", ["Multiply", {}]],
  ["o = tf.clip_by_value(i, 0, 6)", ["ReLU", { max_value: 6 }]],
  [
    "a, b = tf.split(i, [1, 3], axis=-1)\no = ops.concatenate([b, a], axis=-1)",
    ["GetItem", { key: "..., 1:" }],
    ["GetItem", { key: "..., :1" }],
    ["Concatenate", {}],
  ],
  ["o = keras.activations.gelu(i)", ["Activation", { activation: "gelu" }]],
])("%s", async (body, ...expected) => {
  const { layers, left } = await layersOf(body);
  expect(left).toBe(0);
  expect(layers).toHaveLength(expected.length);
  for (const [index, one] of expected.entries())
    if (typeof one === "string") expect(layers[index][0]).toBe(one);
    else expect(layers[index]).toEqual(one);
});

it("what no layer does is said", async () => {
  expect((await layersOf("o = ops.cumsum(i, axis=1)")).left).toBeGreaterThan(0);
});

it.each([
  ["o = tf.image.resize(i, (16, 4))", ["Resizing", { height: 16, width: 4 }]],
  ["o = keras.backend.resize_images(i, 2, 3, 'channels_last')", ["UpSampling2D", { size: [2, 3] }]],
  [
    "o = tf.compat.v1.image.resize_bilinear(i, (16, 16), half_pixel_centers=True)",
    ["Resizing", { height: 16, width: 16 }],
  ],
  [
    "a = layers.Reshape((64, 4))(i)\nb = layers.Reshape((4, 64))(i)\no = keras.backend.batch_dot(a, b)",
    ["Dot", { axes: [2, 1] }],
  ],
  [
    "a = layers.Reshape((64, 4))(i)\no = keras.backend.batch_dot(a, a, axes=2)",
    ["Dot", { axes: [2, 2] }],
  ],
])("%s", async (body, expected) => {
  const { layers, left } = await layersOf(body);
  expect(left).toBe(0);
  expect(layers.at(-1)).toEqual(expected);
});

it("an older way to resize is said", async () => {
  const { layers, left } = await layersOf("o = tf.image.resize_bilinear(i, (16, 16))");
  expect([layers.at(-1)?.[0], left]).toEqual(["Resizing", 1]);
});
