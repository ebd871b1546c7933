// Layers of volumes, under each of their names in Keras: read from a program, and written again.

import { experiment } from "minibatch";
import { expect, it } from "vitest";

const program = `
import keras
import numpy as np
from keras import layers
from tensorflow.keras.layers import Convolution3D, MaxPool3D

x_train, y_train = np.load("x.npy"), np.load("y.npy")
model = keras.Sequential([
    keras.Input((8, 12, 12, 1)),
    layers.ZeroPadding3D((1, 1, 1)),
    layers.Conv3D(8, (3, 3, 3), (1, 2, 2), "same", activation="relu"),
    MaxPool3D((2, 2, 2), 2),
    Convolution3D(filters=4, kernel_size=(1, 3, 3)),
    layers.UpSampling3D(2),
    layers.AvgPool3D(pool_size=2),
    layers.Cropping3D(((1, 0), (0, 0), (0, 0))),
    layers.GlobalAvgPool3D(),
    layers.Dense(3, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=2)
`;

it("layers of volumes are read under all their names, and written again", async () => {
  const { experiment: found, findings } = await experiment.fromPython(program);
  if (!found) throw new Error("nothing was read");
  expect(findings.filter(({ kind }) => kind === "fault" || kind === "left-out")).toEqual([]);
  const { layers } = /** @type {any} */ (found.json.model).config;
  expect(layers.map((/** @type {any} */ { class_name }) => class_name)).toEqual([
    "InputLayer",
    "ZeroPadding3D",
    "Conv3D",
    "MaxPooling3D",
    "Conv3D",
    "UpSampling3D",
    "AveragePooling3D",
    "Cropping3D",
    "GlobalAveragePooling3D",
    "Dense",
  ]);
  expect(layers[2].config).toMatchObject({ filters: 8, strides: [1, 2, 2], padding: "same" });
  const written = await found.toPython();
  const again = await experiment.fromPython(written);
  expect(again.experiment?.json.model).toEqual(found.json.model);
});
