// Encoders and decoders of notebooks: states of recurrent layers, and slices of tensors; there and back.

import { experiment, input, layers, model } from "minibatch";
import { expect, it } from "vitest";

/** @param {string} body */
async function read(body) {
  const { experiment: found, findings } = await experiment.fromPython(`
import numpy as np
import keras
from keras import layers
x, y = np.load("x.npy"), np.load("y.npy")
${body}
model.compile("adam", "mse")
`);
  return {
    found: /** @type {any} */ (found),
    said: findings.filter(({ kind }) => kind !== "note"),
  };
}

/** Calls by layer: [layer, output] of what each is given. @param {any} json */
const callsIn = (json) =>
  Object.fromEntries(
    json.model.config.layers.map((/** @type {any} */ { name, inbound_nodes: nodes }) => [
      name,
      JSON.stringify(nodes).match(/"keras_history":\["\w+",\d+,\d+\]/g) ?? [],
    ]),
  );

const seq2seq = `
seen = keras.Input((6, 3), name="seen")
told = layers.Dense(2, name="told")(seen)
_, state_h, state_c = layers.LSTM(8, return_state=True, name="encoder")(seen)
states = [state_h, state_c]
decoder = layers.LSTM(8, return_sequences=True, return_state=True, name="decoder")
out, _, _ = decoder(told, initial_state=states)
model = keras.Model(seen, layers.Dense(2, name="head")(out))`;

it("an encoder gives its states to a decoder", async () => {
  const { found, said } = await read(seq2seq);
  expect(said).toEqual([]);
  expect(callsIn(found.json)).toMatchObject({
    decoder: [
      '"keras_history":["told",0,0]',
      '"keras_history":["encoder",0,1]',
      '"keras_history":["encoder",0,2]',
    ],
    head: ['"keras_history":["decoder",0,0]'],
  });
  const text = await found.toPython();
  expect(text).toContain("initial_state=[encoder_output_2, encoder_output_3]");
  const again = await experiment.fromPython(text);
  expect(/** @type {any} */ (again.experiment).json.model).toEqual(found.json.model);
});

it("states of both directions are four", async () => {
  const { found, said } = await read(`
i = keras.Input((6, 3), name="seen")
out, fh, fc, bh, bc = layers.Bidirectional(layers.LSTM(4, return_state=True), name="both")(i)
h = layers.Concatenate(name="h")([fh, bh])
model = keras.Model(i, layers.Dense(2)(h))`);
  expect(said).toEqual([]);
  expect(callsIn(found.json).h).toEqual([
    '"keras_history":["both",0,1]',
    '"keras_history":["both",0,3]',
  ]);
});

it("slices of tensors stay slices", async () => {
  const { found, said } = await read(`
i = keras.Input((6, 3), name="seen")
x = layers.GRU(8, return_sequences=True)(i)
last = x[:, -1, :]
some = x[:, 1:5:2]
model = keras.Model(i, layers.Concatenate()([layers.Dense(2)(last), some[..., 0]]))`);
  expect(said).toEqual([]);
  const keys = found.json.model.config.layers
    .filter((/** @type {any} */ { class_name: kind }) => kind === "GetItem")
    .map((/** @type {any} */ { config }) => config.key);
  expect(keys.sort()).toEqual(["..., 0", ":, -1, :", ":, 1:5:2"]);
  const text = await found.toPython();
  expect(text).toMatch(/ = gru\[:, -1, :\]/);
  const again = await experiment.fromPython(text);
  expect(/** @type {any} */ (again.experiment).json.model).toEqual(found.json.model);
});

it("tensors of a recurrent layer's call are its outputs", async () => {
  const seen = input({ shape: [5, 3] });
  const [, ...states] = layers.gru({ units: 4, returnState: true })(seen);
  const out = layers.gru({ units: 4 })([seen, ...states]);
  const net = await model({ inputs: seen, outputs: layers.getItem({ key: ":, 0:2" })(out) });
  const rows = { data: new Float32Array(30), shape: [2, 5, 3] };
  expect(/** @type {any} */ (await net.predict(rows)).shape).toEqual([2, 2]);
  await expect(net.save("tfjs")).rejects.toThrow("has no slices");
  net.dispose();
});
