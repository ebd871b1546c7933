// Calls of attention in Keras programs: each input of MultiHeadAttention is an argument of its own.

import { experiment } from "minibatch";
import { expect, it } from "vitest";

const program = `
import keras
import pandas as pd
from keras import layers

table = pd.read_csv("words.csv")
x, y = table.drop(columns=["label"]).values, table["label"].values
start = keras.Input((6,))
rows = layers.Embedding(9, 8)(start)
heads = layers.MultiHeadAttention(num_heads=2, key_dim=4)(rows, value=rows, use_causal_mask=True)
mixed = layers.Attention(use_scale=True)([heads, rows])
mean = layers.GlobalAveragePooling1D()(mixed)
model = keras.Model(start, layers.Dense(1, activation="sigmoid")(mean))
model.compile(loss="binary_crossentropy")
model.fit(x, y)
`;

it("are read and written with their arguments", async () => {
  const jsonOf = async (/** @type {string} */ text) =>
    JSON.parse(JSON.stringify((await experiment.fromPython(text)).experiment));
  const read = await jsonOf(program);
  const { layers } = read.model.config;
  const callOf = (/** @type {string} */ name) =>
    layers.find((/** @type {any} */ one) => one.class_name === name).inbound_nodes[0];
  expect(callOf("MultiHeadAttention").args).toHaveLength(2);
  expect(callOf("MultiHeadAttention").kwargs).toEqual({ use_causal_mask: true });
  expect(callOf("Attention").args[0]).toHaveLength(2);

  const written = await experiment(read).toPython();
  expect(written).toMatch(/MultiHeadAttention\(.*\)\((\w+), \1, use_causal_mask=True\)/s);
  expect(written).toMatch(/Attention\(use_scale=True.*\)\(\[\w+, \w+\]\)/);
  expect((await jsonOf(written)).model).toEqual(read.model);
});
