// Layers of the notebook's own with weights of their own: the layers that do the same.

import { model } from "minibatch";
import { describe, expect, it } from "vitest";
import { read } from "./read.js";

const begin = `
import keras
import keras.backend as K
import tensorflow as tf
from keras import Input, Model, layers, ops
from keras.layers import Embedding, Layer
`;

/** What a program's model gives for rows, with weights of its own. @param {string} program @param {number[]} row @param {number[]} shape @param {number[][]} weights */
async function predicted(program, row, shape, weights) {
  const { json, codes } = await read(begin + program);
  expect(codes).toEqual([]);
  const net = model(json);
  const now = await net.getWeights();
  expect(now.map(({ data }) => data.length)).toEqual(weights.map((one) => one.length));
  await net.setWeights(now.map((one, i) => ({ ...one, data: Float32Array.from(weights[i]) })));
  const { data } = await net.predict({ data: Float32Array.from(row), shape: [1, ...shape] });
  net.dispose();
  return [...data];
}

const steps = [
  [1, 2],
  [-1, 0.5],
  [0.25, -3],
];
const softmax = (/** @type {number[]} */ all) => {
  const sum = all.reduce((n, x) => n + Math.exp(x), 0);
  return all.map((x) => Math.exp(x) / sum);
};
/** The steps, each by its share. @param {number[]} shares */
const mixed = (shares) =>
  [0, 1].map((j) => steps.reduce((sum, step, i) => sum + step[j] * shares[i], 0));

describe("attention", () => {
  it("with a bias for each step", async () => {
    const given = await predicted(
      `
class Attention(Layer):
    def build(self, input_shape):
        self.W = self.add_weight(name="w", shape=(input_shape[-1], 1), initializer="normal")
        self.b = self.add_weight(name="b", shape=(input_shape[1], 1), initializer="zeros")
        super().build(input_shape)
    def call(self, x):
        e = K.squeeze(K.tanh(K.dot(x, self.W) + self.b), axis=-1)
        a = K.expand_dims(K.softmax(e), axis=-1)
        return K.sum(x * a, axis=1)

i = Input((3, 2))
model = Model(i, Attention()(i))
`,
      steps.flat(),
      [3, 2],
      [
        [0.5, -1],
        [0, 0, 0],
        [0.1, 0.2, -0.3],
      ],
    );
    const bias = [0.1, 0.2, -0.3];
    const scores = steps.map(([a, b], t) => Math.tanh(0.5 * a - b + bias[t]));
    for (const [j, one] of mixed(softmax(scores)).entries()) expect(given[j]).toBeCloseTo(one, 5);
  });

  it("with exp() divided by its sum", async () => {
    const given = await predicted(
      `
class Average(Layer):
    def build(self, input_shape):
        self.W = self.add_weight(shape=(input_shape[2], 1))
    def call(self, x, mask=None):
        logits = K.reshape(K.dot(x, self.W), (K.shape(x)[0], K.shape(x)[1]))
        e = K.exp(logits - K.max(logits, axis=-1, keepdims=True))
        if mask is not None:
            e = e * K.cast(mask, K.floatx())
        a = e / (K.sum(e, axis=1, keepdims=True) + K.epsilon())
        return K.sum(x * K.expand_dims(a), axis=1)

i = Input((3, 2))
model = Model(i, Average()(i))
`,
      steps.flat(),
      [3, 2],
      [[0.5, -1]],
    );
    const shares = softmax(steps.map(([a, b]) => 0.5 * a - b));
    for (const [j, one] of mixed(shares).entries()) expect(given[j]).toBeCloseTo(one, 5);
  });
});

it("a Dense of one's own, with its bias", async () => {
  const given = await predicted(
    `
class Linear(Layer):
    def __init__(self, units, activation=None):
        super().__init__()
        self.units = units
        self.activation = keras.activations.get(activation)
    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1], self.units))
        self.b = self.add_weight(shape=(self.units,), initializer="zeros")
    def call(self, inputs):
        return self.activation(ops.matmul(inputs, self.w) + self.b)

i = Input((2,))
model = Model(i, Linear(1, "tanh")(i))
`,
    [1, 2],
    [2],
    [[0.5, -0.25], [0.75]],
  );
  expect(given[0]).toBeCloseTo(Math.tanh(0.5 - 0.5 + 0.75), 5);
});

it("a scale and a shift of each feature", async () => {
  const given = await predicted(
    `
class Affine(Layer):
    def build(self, input_shape):
        self.gamma = self.add_weight(shape=(input_shape[-1],), initializer="ones")
        self.beta = self.add_weight(shape=(input_shape[-1],), initializer="zeros")
    def call(self, x):
        return self.gamma * x + self.beta

i = Input((2,))
model = Model(i, Affine()(i))
`,
    [1, 2],
    [2],
    [
      [0, 0],
      [3, 5],
      [0, 0],
      [0.5, -1],
    ],
  );
  expect(given).toEqual([3.5, 9]);
});

it("the places of words, which an Embedding of 0, 1, 2 … gives", async () => {
  const given = await predicted(
    `
class TokenAndPosition(Layer):
    def __init__(self, length, words, size):
        super().__init__()
        self.tokens = Embedding(words, size)
        self.places = Embedding(input_dim=length, output_dim=size)
    def call(self, x):
        n = tf.shape(x)[-1]
        positions = tf.range(start=0, limit=n, delta=1)
        return self.tokens(x) + self.places(positions)

i = Input((2,))
model = Model(i, TokenAndPosition(2, 3, 2)(i))
`,
    [2, 0],
    [2],
    [
      [1, 2, 3, 4, 5, 6],
      [0, 0, 0, 0],
      [10, 20, 30, 40],
    ],
  );
  expect(given).toEqual([15, 26, 31, 42]);
});

it.each([
  ["that changes nothing of it", "    def get_config(self):\n        return {}", [0.3]],
  ["that calls it", "    def call(self, x):\n        return super().call(x)", [0.3]],
  [
    "that sets its arguments",
    "    def __init__(self, n):\n        super().__init__(n / 2)",
    [0.15],
  ],
])("a class derived from a layer %s", async (_what, body, rates) => {
  const { json, codes } = await read(`${begin}
class Own(layers.Dropout):
${body}
i = Input((2,))
model = Model(i, layers.Dense(1)(Own(0.3)(i)))
`);
  expect(codes).toEqual([]);
  const dropouts = json.config.layers.filter(
    (/** @type {any} */ { class_name }) => class_name === "Dropout",
  );
  expect(dropouts.map((/** @type {any} */ { config }) => config.rate)).toEqual(rates);
});

it("a token in front of all others, and the place of each", async () => {
  const given = await predicted(
    `
class Tokens(Layer):
    def build(self, s):
        self.cls = self.add_weight(shape=(1, 1, 2))
        self.pos = self.add_weight(shape=(1, s[1] + 1, 2))
    def call(self, x):
        cls = tf.broadcast_to(self.cls, [tf.shape(x)[0], 1, 2])
        return tf.concat([cls, x], axis=1) + self.pos

i = Input((1, 2))
model = Model(i, Tokens()(i))
`,
    [5, 6],
    [1, 2],
    [
      [0, 0],
      [1, 2],
      [0, 0, 0, 0],
      [10, 20, 30, 40],
    ],
  );
  expect(given).toEqual([11, 22, 35, 46]);
});

it("a weight that no layer holds is said", async () => {
  const { findings } = await read(`${begin}
class Shift(Layer):
    def build(self, s):
        self.b = self.add_weight(shape=(s[-1],))
    def call(self, x):
        return x + self.b
i = Input((2,))
model = Model(i, Shift()(i))
`);
  expect(findings.map(({ code }) => code)).toContain("python.free-weight");
});
