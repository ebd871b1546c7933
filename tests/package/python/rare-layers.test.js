// Layers of single notebooks: read from a program, written again, and saved as Keras saves them.

import { experiment, input, layers, loadModel, model } from "minibatch";
import { expect, it } from "vitest";

const program = `
import keras
import numpy as np
from keras import layers

x_train, y_train = np.load("x.npy"), np.load("y.npy")
frames = keras.Input((5, 16, 16, 3))
x, h, c = layers.ConvLSTM2D(4, (3, 3), padding="same", return_sequences=True, return_state=True)(frames)
x = layers.ConvLSTM2D(4, kernel_size=3, padding="same", dropout=0.2)(x, initial_state=[h, c])
x = layers.Conv2D(3, 1)(x)
x = layers.RandomSaturation((0.3, 0.6), value_range=(0, 1))(x)
x = layers.RandomHue(0.2, (0, 1))(x)
x = layers.RandomSharpness(factor=0.8)(x)
x = layers.RandomShear(0.2, (0.1, 0.3), "nearest")(x)
model = keras.Model(frames, layers.Dense(3)(layers.Flatten()(x)))
model.compile("adam", "mse")
model.fit(x_train, y_train, epochs=2)
`;

it("are read, and written again", async () => {
  const { experiment: found, findings } = await experiment.fromPython(program);
  if (!found) throw new Error("nothing was read");
  expect(findings.filter(({ kind }) => kind === "fault" || kind === "left-out")).toEqual([]);
  const configs = /** @type {any} */ (found.json.model).config.layers.map(
    (/** @type {any} */ { class_name: name, config: { name: _, ...config } }) => [name, config],
  );
  expect(configs.slice(1, 3)).toMatchObject([
    ["ConvLSTM2D", { filters: 4, padding: "same", return_sequences: true, return_state: true }],
    ["ConvLSTM2D", { filters: 4, kernel_size: [3, 3], dropout: 0.2 }],
  ]);
  expect(configs.slice(4, 8)).toMatchObject([
    ["RandomSaturation", { factor: [0.3, 0.6], value_range: [0, 1] }],
    ["RandomHue", { factor: 0.2, value_range: [0, 1] }],
    ["RandomSharpness", { factor: 0.8 }],
    ["RandomShear", { x_factor: 0.2, y_factor: [0.1, 0.3], interpolation: "nearest" }],
  ]);
  const again = await experiment.fromPython(await found.toPython());
  expect(again.experiment?.json.model).toEqual(found.json.model);
});

it("predict the same after they were saved", async () => {
  const frames = input({ shape: [3, 5, 5, 1] });
  const { convLstm2d } = /** @type {any} */ (layers);
  const sequence = convLstm2d({ filters: 2, kernelSize: 3, returnSequences: true })(frames);
  const last = convLstm2d({ filters: 3, kernelSize: 2, goBackwards: true })(sequence);
  const net = await model({ inputs: frames, outputs: layers.flatten()(last) });
  const images = {
    data: Float32Array.from({ length: 150 }, (_, i) => Math.sin(i)),
    shape: [2, 3, 5, 5, 1],
  };
  const before = await net.predict(images);
  for (const format of /** @type {const} */ (["keras", "h5"])) {
    const loaded = await loadModel(await net.save(format));
    expect(await loaded.predict(images)).toEqual(before);
  }
});
