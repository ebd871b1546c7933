// Layers of Keras that are others here, and those that are none: told what does the same, and never taken for a slip.

import { experiment } from "minibatch";
import { expect, it } from "vitest";

/** @param {string} layers a line each @param {string} shape */
async function read(layers, shape) {
  const { experiment: found, findings } = await experiment.fromPython(`
import keras
from keras import layers

model = keras.Sequential([keras.Input(${shape}), ${layers}, layers.Dense(1)])
model.compile("adam", "mse")
`);
  const list = /** @type {any} */ (found).json.model.config.layers.slice(1, -1);
  return {
    layers: list.map((/** @type {any} */ { class_name, config }) => [class_name, config]),
    said: findings.filter(({ kind }) => kind !== "note"),
  };
}

it("an RNN of cells is the layers of those cells", async () => {
  const one = await read("layers.RNN(layers.LSTMCell(4, dropout=0.1))", "(5, 3)");
  expect(one).toEqual({ layers: [["LSTM", { units: 4, dropout: 0.1 }]], said: [] });
  const all = { return_sequences: true };
  const stacks = [
    "layers.RNN([layers.GRUCell(4), layers.SimpleRNNCell(3)], go_backwards=True)",
    "layers.RNN(layers.StackedRNNCells([layers.GRUCell(4), layers.SimpleRNNCell(3)]), False, go_backwards=True)",
  ];
  for (const stack of stacks)
    expect(await read(stack, "(5, 3)")).toEqual({
      layers: [
        ["GRU", { units: 4, ...all, go_backwards: true }],
        ["SimpleRNN", { units: 3 }],
      ],
      said: [],
    });
  const stateful = "layers.RNN([layers.LSTMCell(4), layers.GRUCell(2)], stateful=True)";
  expect(await read(stateful, "(5, 3)")).toEqual({
    layers: [
      ["LSTM", { units: 4, ...all, stateful: true }],
      ["GRU", { units: 2, stateful: true }],
    ],
    said: [],
  });
});

it("a stack of cells is called as a layer is", async () => {
  const { experiment: found } = await experiment.fromPython(`
from keras import Input, Model, layers
i = Input((5, 3))
x = layers.RNN([layers.LSTMCell(4), layers.GRUCell(2)], return_sequences=True)(i)
model = Model(i, layers.Dense(1)(x))
`);
  const list = /** @type {any} */ (found).json.model.config.layers;
  expect(list.map((/** @type {any} */ { class_name }) => class_name)).toEqual([
    ...["InputLayer", "LSTM", "GRU", "Dense"],
  ]);
  expect(list[1].config.return_sequences).toBe(true);
});

it("ThresholdedReLU of Keras 2 is a ReLU with a threshold, and what is none is told", async () => {
  const one = await read("layers.ThresholdedReLU(theta=0.5)", "(5,)");
  expect(one).toEqual({ layers: [["ReLU", { threshold: 0.5 }]], said: [] });
  const standard = await read("layers.ThresholdedReLU()", "(5,)");
  expect(standard.layers).toEqual([["ReLU", { threshold: 1 }]]);
  const { said } = await read("layers.SpectralNormalization(layers.Dense(3))", "(5,)");
  expect(said).toMatchObject([
    { code: "python.instead", values: { instead: { id: "instead.norm-constraint" } } },
  ]);
});

it("noise of any shape stays what it is", async () => {
  for (const [given, shape] of [
    ["(None, 1, 1, 8)", [null, 1, 1, 8]],
    ["(None, 6, 1, 1)", [null, 6, 1, 1]],
  ]) {
    const found = await read(`layers.Dropout(0.2, noise_shape=${given})`, "(6, 6, 8)");
    expect(found).toEqual({ layers: [["Dropout", { rate: 0.2, noise_shape: shape }]], said: [] });
  }
  const none = await read("layers.Dropout(0.2, noise_shape=None)", "(6, 8)");
  expect(none).toEqual({ layers: [["Dropout", { rate: 0.2 }]], said: [] });
});

it("layers that are none here are told with what does the same, and are no slips", async () => {
  const gray = await read("layers.RandomGrayscale(0.2)", "(32, 32, 3)");
  expect(gray.layers).toEqual([]);
  expect(gray.said).toMatchObject([{ code: "python.no-such-entry", values: { known: "" } }]);
  const instead = await read("layers.Discretization(num_bins=4)", "(3,)");
  expect(instead.said).toMatchObject([
    { code: "python.instead", values: { name: "Discretization", instead: { id: "instead.bins" } } },
  ]);
  // A slip is still one.
  const slip = await read("layers.RandomFlipp('horizontal')", "(32, 32, 3)");
  expect(slip.layers).toEqual([["RandomFlip", { mode: "horizontal" }]]);
});

it("a TextVectorization in a model is a step before it", async () => {
  const head = `
import keras
import pandas as pd
from keras import layers
df = pd.read_csv("reviews.csv")
words = layers.TextVectorization(2000, output_sequence_length=100)
words.adapt(df["text"])
`;
  const sequential = `
model = keras.Sequential([
    keras.Input(shape=(1,), dtype="string"), words, layers.Embedding(2000, 16), layers.LSTM(8), layers.Dense(1)])
`;
  const functional = `
i = keras.Input(shape=(1,), dtype="string")
x = layers.LSTM(8)(layers.Embedding(2000, 16)(words(i)))
model = keras.Model(i, layers.Dense(1)(x))
`;
  const before = `
df_words = words(df["text"])
model = keras.Sequential([layers.Embedding(2000, 16), layers.LSTM(8), layers.Dense(1)])
`;
  const cases = [
    { body: sequential, rows: 'df["text"]', shape: undefined },
    { body: functional, rows: 'df["text"]', shape: [null, 100] },
    { body: before, rows: "df_words", shape: undefined },
  ];
  for (const { body, rows, shape } of cases) {
    const end = `model.compile("adam", "mse")\nmodel.fit(${rows}, df["stars"], epochs=2)\n`;
    const { experiment: found, findings } = await experiment.fromPython(head + body + end);
    expect(findings.filter(({ kind }) => kind !== "note")).toEqual([]);
    const json = /** @type {any} */ (found?.json);
    expect(json.preparation).toEqual([
      { class_name: "SelectColumns", config: { columns: ["text"] } },
      {
        class_name: "TextVectorization",
        config: { max_tokens: 2000, output_sequence_length: 100 },
      },
    ]);
    const { layers } = json.model.config;
    const names = layers.map((/** @type {any} */ { class_name }) => class_name);
    expect(names.filter((/** @type {string} */ name) => name !== "InputLayer")).toEqual([
      ...["Embedding", "LSTM", "Dense"],
    ]);
    expect(layers[0].config.batch_shape).toEqual(shape);
  }
});

it("an Embedding's number of words is no shape of the input", async () => {
  const of = async (/** @type {string} */ embedding) => {
    const { experiment: found } = await experiment.fromPython(`
from keras import Sequential, layers
model = Sequential()
model.add(layers.Embedding(${embedding}))
model.add(layers.Flatten())
model.add(layers.Dense(1))
`);
    return /** @type {any} */ (found).json.model.config.layers[0];
  };
  expect((await of("10000, 32")).class_name).toBe("Embedding");
  const { class_name, config } = await of("10000, 32, input_length=20");
  expect([class_name, config.batch_shape]).toEqual(["InputLayer", [null, 20]]);
});

it("what a call of a layer is told and cannot be held is named, and so are callbacks", async () => {
  const { findings } = await experiment.fromPython(`
import numpy as np
import keras
from keras import layers
x, y = np.load("x.npy"), np.load("y.npy")
i = keras.Input((None, 5))
seen = layers.MultiHeadAttention(1, 8)(i, i, attention_mask=np.ones((4, 4)))
out = layers.GRU(8)(seen)
model = keras.Model(i, layers.Dense(1)(out))
model.compile("adam", "mse")
model.fit(x, y, callbacks=[
    keras.callbacks.TensorBoard(log_dir="logs"),
    keras.callbacks.LearningRateScheduler(lambda epoch, rate: rate * 0.9),
])
`);
  expect(findings.filter(({ kind }) => kind !== "note")).toMatchObject([
    {
      code: "python.unsupported-argument",
      values: { class: "MultiHeadAttention", argument: "attention_mask" },
    },
    { code: "python.instead", values: { name: "TensorBoard", instead: { id: "instead.curves" } } },
    {
      code: "python.instead",
      values: { name: "LearningRateScheduler", instead: { id: "instead.schedule" } },
    },
  ]);
});
