// Models whose channels come first, which are the same with the channels last.

import { expect, it } from "vitest";
import { read } from "./read.js";

/** @param {string} program */
async function shapesOf(program) {
  const { json, codes, findings } = await read(program);
  expect(codes).toEqual([]);
  expect(findings.filter(({ code }) => code === "python.channels-first")).toHaveLength(1);
  const [input, ...layers] = json.config.layers;
  return { shape: input.config.batch_shape, layers };
}

it("in a Sequential model", async () => {
  const { shape } = await shapesOf(`
from keras import Sequential
from keras.layers import Conv2D, Dense, Flatten, MaxPooling2D
model = Sequential()
model.add(Conv2D(8, (3, 3), input_shape=(1, 96, 136), data_format="channels_first"))
model.add(MaxPooling2D(2, data_format="channels_first"))
model.add(Flatten())
model.add(Dense(5))
`);
  expect(shape).toEqual([null, 96, 136, 1]);
});

it("in a Functional model, with its axes", async () => {
  const { shape, layers } = await shapesOf(`
from keras import Input, Model, layers
i = Input((3, 32, 40))
x = layers.Conv2D(8, 3, padding="same", data_format="channels_first")(i)
x = layers.BatchNormalization(axis=1)(x)
y = layers.Conv2D(4, 3, padding="same", data_format="channels_first")(i)
x = layers.Concatenate(axis=1)([x, y])
model = Model(i, layers.Conv2D(2, 1, data_format="channels_first")(x))
`);
  expect(shape).toEqual([null, 32, 40, 3]);
  // -1, which both have by default.
  const axes = layers.flatMap((/** @type {any} */ { config }) => config.axis ?? []);
  expect(axes).toEqual([]);
});

it("where Keras is set so", async () => {
  const { shape } = await shapesOf(`
from keras import Sequential, layers
from keras import backend as K
K.set_image_data_format("channels_first")
model = Sequential([layers.Input((3, 32, 40)), layers.Conv2D(4, 3), layers.Flatten(), layers.Dense(2)])
`);
  expect(shape).toEqual([null, 32, 40, 3]);
});
