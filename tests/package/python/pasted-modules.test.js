// What a program imports from a file of its own, where that is pasted beside it.

import { expect, it } from "vitest";
import { read } from "./read.js";

const helper = "def block(x, n=3):\n    return layers.Dense(n, name='pasted')(x)\n";
const main = `
i = layers.Input((4,))
model = models.Model(i, block(i))
`;
const begin = "from keras import layers, models\n";

it.each([
  ["before its import", `${begin}${helper}from .blocks import block\n${main}`],
  ["before an absolute import", `${begin}${helper}from utils.blocks import block\n${main}`],
  ["behind all of it", `${begin}from . import block\n${main}\n${helper}`],
])("%s", async (_what, program) => {
  const { json, codes } = await read(program);
  expect(codes).toEqual([]);
  expect(json.config.layers.at(-1).config.name).toBe("pasted");
});

it("of Keras, Keras's own", async () => {
  const { json } = await read(`
def Dense(n):
    return None
from keras.layers import Dense
from keras import Sequential, layers
model = Sequential([layers.Input((4,)), Dense(3)])
`);
  expect(json.config.layers.at(-1).class_name).toBe("Dense");
});

// keras.src.applications.imagenet_utils.correct_pad of an image of 9 by 10.
it("correct_pad(), which many import from Keras's own files", async () => {
  const { json, codes } = await read(`
from keras import layers, models
from keras.applications.imagenet_utils import correct_pad
i = layers.Input((9, 10, 3))
x = layers.ZeroPadding2D(padding=correct_pad(i, 3))(i)
model = models.Model(i, layers.Conv2D(4, 3, strides=2)(x))
`);
  expect(codes).toEqual([]);
  expect(json.config.layers[1].config.padding).toEqual([
    [1, 1],
    [0, 1],
  ]);
});
