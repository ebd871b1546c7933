// Names of layers that format() puts together.

import { describe, expect, it } from "vitest";
import { read } from "./read.js";

describe("text.format()", () => {
  it.each([
    [`"{}_of_{}".format(3, "five")`, "3_of_five"],
    [`"{1}_{0}_{1}".format("a", "b")`, "b_a_b"],
    [`"{stage}{block}_branch".format(stage=2, block="c")`, "2c_branch"],
    [`"conv{:d}_{:03d}".format(7, 12)`, "conv7_012"],
    [`"{:s}_{n:02d}".format("pool", n=4)`, "pool_04"],
    [`"{}_{{}}".format(True) + "_x"`, "True_{}_x"],
    [`"{}_{}".format(1, elsewhere)`, "1_{}"],
  ])("%s", async (text, name) => {
    const { json, codes: wrong } = await read(`
from keras import Sequential, layers
model = Sequential([layers.Input((4,)), layers.Dense(2, name=${text})])
`);
    expect(wrong).toEqual([]);
    expect(json.config.layers.at(-1).config.name).toBe(name);
  });

  it("names each round's layer by itself", async () => {
    const { json, codes: wrong } = await read(`
from keras import Model, layers

def block(x, number):
    prefix = "block_{}_".format(number)
    return layers.Dense(number + 1, name=prefix + "dense")(x)

image = layers.Input((4,))
x = image
for i in range(3):
    x = block(x, i)
model = Model(image, x)
`);
    expect(wrong).toEqual([]);
    const names = json.config.layers.slice(1).map((/** @type {any} */ { name }) => name);
    expect(names).toEqual(["block_0_dense", "block_1_dense", "block_2_dense"]);
  });
});
