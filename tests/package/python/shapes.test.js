// What notebooks ask of tensors, layers and models while they build one: sizes, and what a layer takes and gives.

import { experiment, model } from "minibatch";
import { expect, it } from "vitest";
import { read as readProgram } from "./read.js";

/** @param {string} body */
const read = (body) =>
  readProgram(`
import keras
import numpy as np
import tensorflow as tf
from keras import backend as K
from keras import layers

${body}
`);

/** Shapes as Keras 3.15 infers them; the core says the same of each. */
it.each([
  ["layers.Conv2D(5, 3)", "(12, 9, 2)", [10, 7, 5]],
  ["layers.Conv2D(5, (3, 2), strides=2, padding='same')", "(12, 9, 2)", [6, 5, 5]],
  ["layers.Conv2D(5, 3, dilation_rate=2)", "(12, 9, 2)", [8, 5, 5]],
  ["layers.Conv1D(4, 3, padding='causal')", "(12, 2)", [12, 4]],
  ["layers.Conv2DTranspose(3, 2, strides=2)", "(5, 4, 2)", [10, 8, 3]],
  ["layers.Conv2DTranspose(3, 3, strides=2, padding='same')", "(5, 4, 2)", [10, 8, 3]],
  ["layers.Conv2DTranspose(3, 3, strides=2, output_padding=1)", "(5, 4, 2)", [12, 10, 3]],
  ["layers.DepthwiseConv2D(3, depth_multiplier=2)", "(8, 8, 3)", [6, 6, 6]],
  ["layers.SeparableConv1D(7, 3, 2)", "(11, 3)", [5, 7]],
  ["layers.MaxPooling2D()", "(9, 7, 3)", [4, 3, 3]],
  ["layers.AveragePooling1D(3, strides=2, padding='same')", "(9, 3)", [5, 3]],
  ["layers.GlobalAveragePooling2D(keepdims=True)", "(9, 7, 3)", [1, 1, 3]],
  ["layers.ZeroPadding2D(((1, 2), (0, 3)))", "(4, 4, 1)", [7, 7, 1]],
  ["layers.Cropping1D((1, 2))", "(9, 3)", [6, 3]],
  ["layers.UpSampling2D((2, 3))", "(4, 5, 1)", [8, 15, 1]],
  ["layers.Resizing(6, 7)", "(4, 5, 1)", [6, 7, 1]],
  ["layers.Flatten()", "(4, 5, 2)", [40]],
  ["layers.Reshape((5, -1))", "(4, 5, 2)", [5, 8]],
  ["layers.Permute((2, 1))", "(4, 5)", [5, 4]],
  ["layers.RepeatVector(3)", "(4,)", [3, 4]],
  ["layers.LSTM(6, return_sequences=True)", "(4, 5)", [4, 6]],
  ["layers.Bidirectional(layers.GRU(6))", "(4, 5)", [12]],
  ["layers.TimeDistributed(layers.Conv2D(3, 3))", "(2, 6, 6, 1)", [2, 4, 4, 3]],
  ["layers.ConvLSTM2D(3, 3, padding='same')", "(2, 6, 6, 1)", [6, 6, 3]],
  ["layers.Embedding(9, 3)", "(4,)", [4, 3]],
  ["(lambda x: x[:, 1:-1, ::2])", "(9, 7, 3)", [7, 4, 3]],
  ["(lambda x: x[..., -1])", "(9, 7)", [9]],
  ["(lambda x: layers.Concatenate(axis=1)([x, x]))", "(9, 7)", [18, 7]],
  ["(lambda x: layers.Dot(axes=2)([x, x]))", "(9, 7)", [9, 9]],
  ["(lambda x: layers.MultiHeadAttention(2, 4)(x, x))", "(9, 7)", [9, 7]],
  ["keras.Sequential([layers.Dense(3), layers.Dense(8)])", "(9, 7)", [9, 8]],
])("%s of %s", async (layer, shape, expected) => {
  const { json } = await read(`i = keras.Input(${shape})
x = ${layer}(i)
sizes = K.int_shape(x)[1:]
o = layers.Reshape((int(np.prod(sizes)), 1))(x)
o = layers.Conv1D(len(sizes) + 10, 1)(o)
o = layers.Dense(sizes[0] + 100)(o)
o = layers.Dense(x.shape[-1] + 200)(o)
net = keras.Model(i, o)`);
  const own = json.config.layers.slice(-4).map((/** @type {any} */ one) => one.config);
  expect(own[0].target_shape).toEqual([expected.reduce((a, b) => a * b, 1), 1]);
  expect(own[1].filters).toBe(expected.length + 10);
  expect(own[2].units).toBe(expected[0] + 100);
  expect(own[3].units).toBe(Number(expected.at(-1)) + 200);
  // Reshape fits what the core gives.
  model(json).dispose();
});

it("a decoder takes its sizes from the encoder that it undoes", async () => {
  const { json, wrong } = await read(`i = keras.Input((28, 28, 1))
x = layers.Conv2D(8, 3, strides=2, padding="same", activation="relu")(i)
x = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(x)
before = K.int_shape(x)
x = layers.Dense(np.prod(before[1:]))(layers.Flatten()(x))
x = layers.Reshape((before[1], before[2], before[3]))(x)
batch = tf.shape(x)[0]
flat = tf.reshape(x, (batch, x.shape[1] * x.shape[2], x.get_shape().as_list()[-1]))
o = layers.Reshape(before[1:])(flat)
net = keras.Model(i, layers.Conv2DTranspose(1, 3, strides=4, padding="same")(o))`);
  expect(wrong).toEqual([]);
  const targets = json.config.layers
    .filter((/** @type {any} */ one) => one.class_name === "Reshape")
    .map((/** @type {any} */ one) => one.config.target_shape);
  expect(targets).toEqual([
    [7, 7, 16],
    [49, 16],
    [7, 7, 16],
  ]);
});

it("a model is made of the layers of another, by number or name", async () => {
  const { json, wrong } = await read(`base = keras.Sequential([
    layers.Conv2D(4, 3, input_shape=(8, 8, 1)),
    layers.Flatten(name="features"),
    layers.Dense(10, activation="softmax"),
])
head = layers.Dense(base.output_shape[-1] // 2)(base.layers[-2].output)
net = keras.Model(base.input, [head, base.get_layer("features").output])`);
  expect(wrong).toEqual([]);
  expect(json.config.layers.map((/** @type {any} */ one) => one.class_name)).toEqual([
    ...["InputLayer", "Conv2D", "Flatten", "Dense"],
  ]);
  expect(json.config.layers[3].config.units).toBe(5);
  expect(json.config.output_layers.map((/** @type {any} */ [name]) => name)).toEqual([
    "dense",
    "features",
  ]);
});

it("an encoder that is trained as a part of its autoencoder is no idle model", async () => {
  const { experiment: found, findings } = await experiment.fromPython(`
from keras import Input, Model, layers
i = Input((4,))
code = layers.Dense(2, activation="relu")(i)
encoder = Model(i, code)
autoencoder = Model(i, layers.Dense(4)(code))
other = Model(i, layers.Dense(7)(i))
autoencoder.compile("adam", "mse")
autoencoder.fit(x_train, x_train, epochs=2)
`);
  expect(found?.json.model).toMatchObject({ class_name: "Functional" });
  const idle = findings.filter(({ code }) => code === "python.idle-model");
  expect(idle.map(({ line }) => line)).toEqual([7]);
});

it.each([
  ["layers.Embedding(9, 3, activity_regularizer='l2')", { l2: 0.01 }],
  ["layers.LSTM(3, activity_regularizer=keras.regularizers.l1(0.2))", { l1: 0.2 }],
  ["layers.BatchNormalization(activity_regularizer=l1_l2(l1=0.1, l2=0.3))", { l1: 0.1, l2: 0.3 }],
  ["layers.Bidirectional(layers.GRU(3, activity_regularizer=l2(0.5)))", { l2: 0.5 }],
])("%s: its penalty is a layer behind it", async (layer, config) => {
  const { json, wrong } = await read(`net = keras.Sequential([${layer}])`);
  expect(wrong).toEqual([]);
  const [first, second] = json.config.layers;
  expect(JSON.stringify(first)).not.toContain("activity");
  expect(second).toMatchObject({ class_name: "ActivityRegularization", config });
});

it("a penalty on each output of several is left out, and said", async () => {
  const { wrong } = await read(`i = keras.Input((4, 2))
o, state = layers.GRU(3, return_state=True, activity_regularizer="l2")(i)
net = keras.Model(i, o)`);
  expect(wrong.map(({ code }) => code)).toEqual(["python.unsupported-argument"]);
});

it("sizes that only the channels' order would change are those of channels last", async () => {
  const { json, wrong } = await read(`from settings import ORDER
shape = (3, 32, 40) if ORDER == "channels_first" else (32, 40, 3)
net = keras.Sequential([keras.Input(shape), layers.Flatten()])`);
  expect(wrong).toEqual([]);
  expect(json.config.layers[0].config.batch_shape).toEqual([null, 32, 40, 3]);
});

it("a class that is not imported is no misspelt variable, and guessed units are no fault", async () => {
  const { wrong } = await read(`tokenizer = Tokenizer()
net = keras.Sequential([layers.Embedding(9, 4), layers.Dense(count, activation="softmax")])
net.compile("adam", "categorical_crossentropy")`);
  expect(wrong.map(({ code }) => code)).toEqual(["python.guessed"]);
});
