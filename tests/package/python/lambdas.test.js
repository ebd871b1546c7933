// Functions of the notebook's own inside a model: the layers that do the same, or which operation has none.

import { model } from "minibatch";
import { expect, it } from "vitest";
import { read as readProgram } from "./read.js";

/** @param {string} body */
const read = (body) =>
  readProgram(`
import keras
import tensorflow as tf
from keras import backend as K
from keras import layers, ops

${body}
`);

/** @param {any} json */
const namesIn = (json) => json.config.layers.map((/** @type {any} */ one) => one.class_name);

it("the distance of two branches is their difference times itself at length 1", async () => {
  const { json, codes } = await read(`def distance(pair):
    one, other = pair
    squares = K.sum(K.square(one - other), axis=1, keepdims=True)
    return K.sqrt(K.maximum(squares, K.epsilon()))

a, b = layers.Input((3,)), layers.Input((3,))
net = keras.Model([a, b], layers.Lambda(distance)([a, b]))`);
  expect(codes).toEqual([]);
  expect(namesIn(json).slice(2)).toEqual(["Subtract", "UnitNormalization", "Dot"]);
  const net = model(json);
  const { data } = /** @type {any} */ (
    await net.predict([
      { data: Float32Array.of(1, 2, 3, 0, 0, 1), shape: [2, 3] },
      { data: Float32Array.of(1, 5, -1, 0, 0, 1), shape: [2, 3] },
    ])
  );
  expect([...data]).toEqual([5, 0]);
  net.dispose();
});

it("a root of other sums is not taken for a distance", async () => {
  for (const sum of [
    "K.sum(K.square(i), axis=1, keepdims=True) * 2",
    "K.sum(i, axis=1, keepdims=True)",
  ]) {
    const { json, codes } = await read(`i = layers.Input((3,))
net = keras.Model(i, layers.Dense(1)(K.sqrt(${sum})))`);
    expect(json).toBeUndefined();
    expect(codes).toEqual(["python.operation"]);
  }
});

it("a layer of the notebook's own that needs the sizes before it is a model in the model", async () => {
  const { json, codes } = await read(`class Rectified(layers.Layer):
    def call(self, x):
        x = x - K.mean(x, axis=1, keepdims=True)
        return K.concatenate([K.relu(x), K.relu(-x)], axis=1)

net = keras.Sequential([layers.Dense(6, input_shape=(8,)), Rectified(), layers.Dense(2)])`);
  expect(codes).toEqual([]);
  expect(namesIn(json)).toEqual(["InputLayer", "Dense", "Functional", "Dense"]);
  model(json).dispose();
});

it.each([
  ["x / y", "layers.UnitNormalization"],
  ["ops.sqrt(x)", "layers.UnitNormalization"],
  ["tf.einsum('bi,bj->bij', x, y)", "layers.Dot"],
  ["ops.take(x, [0, 2], axis=1)", "layers.Embedding"],
  ["ops.where(x > 0, x, y)", ""],
  ["K.log(tf.sqrt(x) + 1)", "layers.UnitNormalization"],
])("%s: it is said that no layer computes it, and what does nearly", async (text, instead) => {
  const { json, wrong } = await read(`x, y = layers.Input((3,)), layers.Input((3,))
net = keras.Model([x, y], layers.Dense(2)(${text}))`);
  expect(json).toBeUndefined();
  expect(wrong).toHaveLength(1);
  expect(wrong[0].code).toBe(instead ? "python.operation" : "python.operation-none");
  expect(wrong[0].message).toContain(instead);
});

it("a Lambda that cannot be told gives what it gets, and names the operation", async () => {
  const { json, wrong } = await read(`i = layers.Input((3,))
x = layers.Lambda(lambda t: ops.cumsum(t, axis=1))(i)
net = keras.Model(i, layers.Dense(2)(x))`);
  expect(namesIn(json)).toEqual(["InputLayer", "Dense"]);
  expect(wrong.map(({ code }) => code)).toEqual(["python.operation"]);
  expect(wrong[0].values.call).toBe("ops.cumsum(t, axis=1)");
});

it("a list that grows in a loop over unknown rows has no known length", async () => {
  const { json, wrong } = await read(`labels_index = {}
for name in sorted(os.listdir("texts")):
    labels_index[name] = len(labels_index)
net = keras.Sequential([layers.Dense(len(labels_index), activation="softmax", input_shape=(4,))])
net.compile("adam", "categorical_crossentropy")`);
  expect(json.config.layers[1].config.units).toBe(2);
  expect(wrong).toEqual([]);
});

it("each step of a sequence beside another may be one of several classes", async () => {
  const { codes } = await read(`source, target = layers.Input((20, 8)), layers.Input((20, 8))
x = layers.Conv1D(16, 3, padding="causal")(source)
y = layers.Conv1D(16, 3, padding="causal")(target)
both = layers.concatenate([layers.dot([y, x], axes=[2, 2]), y])
net = keras.Model([source, target], layers.Dense(8, activation="softmax")(both))
net.compile("adam", "categorical_crossentropy")`);
  expect(codes).toEqual([]);
});

it("a line that begins with an operator is no magic", async () => {
  const { json, codes } = await read(`print('%d rows, '
      '%d columns'
      % (3, 4))
%matplotlib inline
!pip install keras
net = keras.Sequential([layers.Dense(2)])`);
  expect(codes).toEqual([]);
  expect(namesIn(json)).toEqual(["Dense"]);
});

it("a loss that is a layer leaves the prediction, without the inputs that it alone was for", async () => {
  const { json, codes } = await read(`from keras.layers.merge import add, concatenate

i = layers.Input((12, 4))
one = layers.GRU(8, return_sequences=True)(i)
other = layers.GRU(8, return_sequences=True, go_backwards=True)(i)
both = concatenate([add([one, other]), one])
predicted = layers.Dense(5, activation="softmax")(both)
targets, lengths = layers.Input((6,)), layers.Input((1,))
loss = layers.Lambda(lambda given: K.ctc_batch_cost(*given))([targets, predicted, lengths, lengths])
net = keras.Model([i, targets, lengths], loss)`);
  expect(codes).toEqual(["python.operation-none"]);
  expect(namesIn(json)).toEqual([...["InputLayer", "GRU", "GRU", "Add", "Concatenate", "Dense"]]);
  expect(json.config.input_layers).toHaveLength(1);
  model(json).dispose();
});
