// Inputs of unknown length in pasted programs: None, there and back.

import { experiment } from "minibatch";
import { expect, it } from "vitest";

const models = {
  sequential: `
model = keras.Sequential([
    keras.Input(shape=(None, 1)),
    layers.Conv1D(8, 3, activation="relu"),
    layers.GlobalMaxPooling1D(),
    layers.Dense(1),
])`,
  tokens: `
inputs = keras.Input(shape=(None,), dtype="int32", name="tokens")
x = layers.Embedding(1000, 16)(inputs)
x = layers.Bidirectional(layers.LSTM(8))(x)
model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(x))`,
  images: `
inputs = keras.Input((None, None, 3), name="image")
x = layers.Conv2D(8, 3)(inputs)
model = keras.Model(inputs, layers.Dense(2)(layers.GlobalAveragePooling2D()(x)))`,
  older: `
model = keras.Sequential()
model.add(layers.LSTM(4, batch_input_shape=(None, None, 2), return_sequences=True))
model.add(layers.TimeDistributed(layers.Dense(1)))`,
};
const shapes = {
  sequential: [null, null, 1],
  tokens: [null, null],
  images: [null, null, null, 3],
  older: [null, null, 2],
};

/** @param {any} model the shape of its input */
const inputOf = ({ config }) =>
  config.layers.find((/** @type {any} */ one) => one.class_name === "InputLayer").config
    .batch_shape;

it.each(Object.entries(models))("%s", async (name, body) => {
  const { experiment: found, findings } = await experiment.fromPython(`
import numpy as np
import keras
from keras import layers
x, y = np.load("x.npy"), np.load("y.npy")
${body}
model.compile("adam", "mse")
model.fit(x, y, epochs=2)
`);
  const { json } = /** @type {any} */ (found);
  expect(findings.filter(({ kind }) => kind !== "note")).toEqual([]);
  const shape = shapes[/** @type {keyof typeof shapes} */ (name)];
  expect(inputOf(json.model)).toEqual(shape);
  const text = await /** @type {any} */ (found).toPython();
  const said = shape.slice(1).map((extent) => extent ?? "None");
  expect(text).toContain(`shape=(${said.join(", ")}${said.length === 1 ? "," : ""})`);
  const again = await experiment.fromPython(text);
  expect(/** @type {any} */ (again.experiment).json.model).toEqual(json.model);
});
