// Programs for Keras 1 and for tools around it: older names, kernels side by side, and templates of numbers to try.

import { expect, it } from "vitest";
import { read as readProgram } from "./read.js";

/** @param {string} text */
async function read(text) {
  const { found, ...rest } = await readProgram(text);
  return { ...rest, json: /** @type {any} */ (found?.json) };
}

const ofKeras1 = `from keras.models import Sequential
from keras.layers import Convolution1D, Convolution2D, Dense, Flatten
model = Sequential()
model.add(Convolution2D(8, 3, 5, border_mode="same", init="he_normal", input_shape=(16, 16, 1)))
model.add(Flatten())
model.add(Dense(output_dim=2, bias=False, activation="softmax"))
model.compile("sgd", "sparse_categorical_crossentropy")
model.fit(x_train, y_train, nb_epoch=4)
`;

it("names of Keras 1 are those of today, and mended on request", async () => {
  const { json, wrong, findings } = await read(ofKeras1);
  const [, conv, , dense] = json.model.config.layers;
  expect(conv.config).toMatchObject({ kernel_size: [3, 5], padding: "same" });
  expect(conv.config).not.toHaveProperty("strides");
  expect(dense.config).toMatchObject({ units: 2, use_bias: false });
  expect(json.fit.epochs).toBe(4);
  const told = wrong.map(({ code, values }) => `${code} ${values.argument ?? values.insert}`);
  expect(told).toEqual([
    ...["python.older-kernel (3, 5)", "python.old-argument border_mode"],
    ...["python.old-argument init", "python.old-argument output_dim"],
    ...["python.old-argument bias", "python.old-argument nb_epoch"],
  ]);
  const edits = findings.flatMap(({ fix = [] }) => fix).sort((a, b) => b.from - a.from);
  let mended = ofKeras1;
  for (const { from, to, insert } of edits)
    mended = mended.slice(0, from) + insert + mended.slice(to);
  const again = await read(mended);
  expect(again.wrong).toEqual([]);
  expect(again.json.model).toEqual(json.model);
});

it("today's strides stay strides", async () => {
  const { json, wrong } = await read(`from keras import Sequential, layers
model = Sequential([layers.Conv2D(8, 3, 2, input_shape=(16, 16, 1))])`);
  expect(wrong).toEqual([]);
  expect(json.model.config.layers[1].config.strides).toEqual([2, 2]);
});

it("templates of Hyperas are read as the numbers in their middle, or the first choice", async () => {
  const { json, wrong, findings } = await read(`from hyperas.distributions import choice, uniform
from keras import Sequential, layers

def create_model(x_train, y_train, x_test, y_test):
    model = Sequential()
    model.add(layers.Dense({{choice([64, 128])}}, activation={{choice(["relu", "tanh"])}}, input_shape=(9,)))
    model.add(layers.Dropout({{uniform(0, 1)}}))
    if {{choice(["two", "three"])}} == "three":
        model.add(layers.Dense({{quniform(16, 48, 8)}}))
    model.add(layers.Dense(3, activation="softmax"))
    model.compile(loss="sparse_categorical_crossentropy", optimizer={{choice(["rmsprop", "adam"])}})
    model.fit(x_train, y_train, batch_size={{choice([32, 64])}}, epochs=2)
    return {"model": model}
`);
  expect(wrong).toEqual([]);
  expect(findings.filter(({ code }) => code === "python.tuner")).toHaveLength(1);
  const { layers } = json.model.config;
  expect(layers.map((/** @type {any} */ one) => one.class_name)).toEqual([
    ...["InputLayer", "Dense", "Dropout", "Dense"],
  ]);
  expect(layers[1].config).toMatchObject({ units: 64, activation: "relu" });
  expect(layers[2].config.rate).toBe(0.5);
  expect(json.compile.optimizer).toBe("rmsprop");
  expect(json.fit.batch_size).toBe(32);
});
