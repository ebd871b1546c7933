// Layers that are not here, with others in their place: the model keeps its shapes, and each is said.

import { model } from "minibatch";
import { expect, it } from "vitest";
import { read as readProgram } from "./read.js";

/** @param {string} body */
const read = (body) =>
  readProgram(`
import keras
from keras import layers
from keras.layers import *

${body}
`);

it.each([2, "(1, 2, 2)"])(
  "Conv3DTranspose of strides %s joins what was made smaller",
  async (strides) => {
    const { json, wrong } = await read(`i = keras.Input((8, 8, 8, 1))
x = layers.Conv3D(4, 3, padding="same", strides=${strides})(i)
x = layers.Conv3DTranspose(3, (2, 2, 2), strides=${strides}, padding="same", activation="relu")(x)
net = keras.Model(i, layers.Concatenate()([x, i]))`);
    expect(wrong.map(({ code }) => code)).toEqual(["python.stand-in"]);
    expect(wrong[0].message).toContain("UpSampling3D + Conv3D");
    const net = model(json);
    // As Keras counts: 3·3·3·1·4 + 4, and 2·2·2·4·3 + 3 of the kernel that is transposed.
    const sizes = (await net.getWeights()).map(({ data }) => data.length);
    expect(sizes).toEqual([108, 4, 96, 3]);
    net.dispose();
  },
);

it("a locally connected layer becomes a convolution, whose arguments stand at other places", async () => {
  const { json, wrong } = await read(`net = keras.Sequential([
    Reshape((12, 1), input_shape=(12,)),
    LocallyConnected1D(3, 2, 1, "valid", None, "relu"),
    layers.LocallyConnected1D(filters=2, kernel_size=4, name="local"),
])`);
  expect(wrong.map(({ code }) => code)).toEqual(["python.stand-in", "python.stand-in"]);
  const [, , first, second] = json.config.layers;
  expect(first).toMatchObject({ class_name: "Conv1D", config: { filters: 3, activation: "relu" } });
  expect(second.config).toEqual({ filters: 2, kernel_size: 4, name: "local" });
  model(json).dispose();
});

it("a size of a reshape that only the data tells is what the others leave", async () => {
  const { json, wrong } = await read(`net = keras.Sequential([
    Reshape((x_train.shape[1], 1), input_shape=(x_train.shape[1],)),
    layers.Conv1D(3, 2),
    layers.Reshape((4, steps, 3)),
])`);
  expect(wrong).toEqual([]);
  const targets = json.config.layers
    .filter((/** @type {any} */ one) => one.class_name === "Reshape")
    .map((/** @type {any} */ one) => one.config.target_shape);
  expect(targets).toEqual([
    [-1, 1],
    [4, -1, 3],
  ]);
});
