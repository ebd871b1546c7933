// Layers that carry their states from batch to batch, as notebooks have them: fit() in a loop, and states reset between.

import { experiment } from "minibatch";
import { expect, it } from "vitest";
import { read } from "./read.js";

const head = `import numpy as np
from keras import Sequential, callbacks, layers, Input
look_back = 3
batch_size = 4
`;
const model = `model = Sequential()
model.add(layers.LSTM(4, batch_input_shape=(batch_size, look_back, 1), stateful=True))
model.add(layers.Dense(1))
model.compile(loss="mean_squared_error", optimizer="adam")
`;
const fit = (more = "") =>
  `model.fit(trainX, trainY, epochs=1, batch_size=batch_size, shuffle=False${more})`;

const reset = [{ class_name: "ResetStates", config: {} }];

/** By what it shows. @type {Record<string, string>} */
const resetting = {
  "a loop of single epochs": `${model}for i in range(100):
    ${fit(", verbose=2")}
    model.reset_states()
`,
  "layers of Keras 3, one by one": `model = Sequential([
    Input(batch_shape=(4, look_back, 1)), layers.LSTM(4, stateful=True), layers.Dense(1)])
model.compile(loss="mean_squared_error", optimizer="adam")
for i in range(100):
    ${fit()}
    for layer in model.layers:
        if layer.stateful:
            layer.reset_state()
`,
  "a layer by its number": `${model}for i in range(100):
    ${fit()}
    model.layers[0].reset_states()
`,
  "a callback's class": `class Reset(callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        self.model.reset_states()
${model}${fit(", callbacks=[Reset()]").replace("epochs=1", "epochs=100")}
`,
  "a lambda": `${model}again = callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: model.reset_states())
${fit(", callbacks=[again]").replace("epochs=1", "epochs=100")}
`,
};

it.each(Object.entries(resetting))("%s", async (_, program) => {
  const { found, wrong } = await read(head + program);
  expect(wrong).toEqual([]);
  const { model: spec, fit: given } = /** @type {any} */ (found).json;
  const [input, lstm] = spec.config.layers;
  expect(input.config.batch_shape ?? [input.config.batch_size, ...input.config.shape]).toEqual([
    ...[4, 3, 1],
  ]);
  expect(lstm.config).toEqual({ units: 4, stateful: true });
  expect(given).toMatchObject({ epochs: 100, batch_size: 4, shuffle: false, callbacks: reset });
});

it("without a reset, epochs add up, and the states go on", async () => {
  const program = `${head}${model}for i in range(7):\n    ${fit()}\nmodel.reset_states\n`;
  const { found } = await read(program);
  expect(found?.json.fit).toMatchObject({ epochs: 7 });
  expect(found?.json.fit).not.toHaveProperty("callbacks", reset);
  // What is reset at the end is no part of the training.
  const { found: once } = await read(`${head}${model}${fit()}\nmodel.reset_states()\n`);
  expect(once?.json.fit).toMatchObject({ epochs: 1 });
  expect(once?.json.fit).not.toHaveProperty("callbacks", reset);
});

it("comes back as it was from the program that is written", async () => {
  const own = experiment({
    minibatch: 1,
    data: { files: [{ name: "steps.csv" }] },
    target: { columns: ["y"], task: "regression" },
    model: {
      class_name: "Sequential",
      config: {
        layers: [
          { class_name: "InputLayer", config: { batch_shape: [4, 3, 1] } },
          { class_name: "GRU", config: { units: 2, stateful: true } },
          { class_name: "Dense", config: { units: 1 } },
        ],
      },
    },
    compile: { optimizer: "sgd", loss: "mse" },
    fit: { epochs: 5, batch_size: 4, shuffle: false, callbacks: reset },
  });
  const program = await own.toPython();
  expect(program).toContain("keras.Input(shape=(3, 1), batch_size=4)");
  expect(program).toContain("class ResetStates(keras.callbacks.Callback):");
  const { found, wrong } = await read(program);
  expect(wrong).toEqual([]);
  const [before, after] = [own, found].map((one) => /** @type {any} */ (one).json);
  expect(after.model).toEqual(before.model);
  expect(after.fit).toMatchObject(before.fit);
});
