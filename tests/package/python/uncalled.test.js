// Models that only functions or classes build which the text never calls, and objects of the notebook's own classes.

import { experiment, renderMessage } from "minibatch";
import { ko } from "minibatch/ko";
import { describe, expect, it } from "vitest";

const imports = `
from keras import Model, Sequential, layers
from keras.layers import Conv2D, Dense, Dropout, Flatten, Input, LeakyReLU, concatenate
`;

/** @param {string} program */
async function read(program) {
  const { experiment: found, findings } = await experiment.fromPython(imports + program);
  const model = found?.toJSON().model;
  return {
    json: /** @type {any} */ (found?.toJSON()),
    codes: findings.map(({ code }) => code.replace("python.", "")),
    findings,
    names: model?.config.layers.map((/** @type {any} */ { class_name }) => class_name),
    sizes: model?.config.layers.map(
      (/** @type {any} */ { config }) => config.units ?? config.filters,
    ),
  };
}

const small = `
def small(units=8):
    model = Sequential([Input((4,)), Dense(units, activation="relu"), Dense(1)])
    return model
`;
const compiled = `
def regressor(units=16, rate=0.25):
    model = Sequential()
    model.add(Input((4,)))
    model.add(Dense(units, activation="tanh"))
    model.add(Dropout(rate))
    model.add(Dense(1))
    model.compile(optimizer="sgd", loss="mse")
    return model
`;

describe("a function that nothing calls", () => {
  it("gives its model with its own defaults, and that is said", async () => {
    const { json, codes, findings, sizes } = await read(compiled);
    expect(sizes).toEqual([undefined, 16, undefined, 1]);
    expect(json?.compile).toMatchObject({ optimizer: "sgd", loss: "mse" });
    expect(codes).toEqual(["uncalled"]);
    const [{ values, message, code }] = findings;
    expect(values).toEqual({ name: "regressor" });
    for (const text of [message, renderMessage({ id: code, values }, ko)])
      expect(text).toContain("regressor");
  });

  it("is chosen by what it compiles among several, and the others are named", async () => {
    const { codes, findings, sizes } = await read(compiled + small);
    expect(sizes).toContain(16);
    expect(codes).toEqual(["uncalled", "uncalled-too"]);
    expect(findings[1].values).toEqual({ name: "small", chosen: "regressor" });
  });

  it("is no second model where another one calls it", async () => {
    const main = `
def main():
    model = small(units=5)
    model.compile("adam", "mse")
    model.fit(x_train, y_train, epochs=7)
`;
    const { json, codes, sizes } = await read(small + main);
    expect(sizes).toEqual([undefined, 5, 1]);
    expect(json?.fit?.epochs).toBe(7);
    expect(codes.filter((code) => /^uncalled/.test(code))).toEqual(["uncalled"]);
  });

  it("is left alone where the text builds a model itself", async () => {
    const { codes, sizes } = await read(`${compiled}${small}\nmodel = small(3)\n`);
    expect(sizes).toEqual([undefined, 3, 1]);
    expect(codes).toEqual([]);
  });

  it("leaves the shape of its rows and the number of classes to the data", async () => {
    const { codes, names, json } = await read(`
def create_model(input_shape, num_classes):
    return Sequential([Dense(6, input_shape=input_shape), Dense(num_classes, activation="softmax")])
`);
    expect(names).toEqual(["Dense", "Dense"]);
    expect(json?.model.config.layers[0].config).not.toHaveProperty("batch_shape");
    expect(codes).toEqual(["uncalled", "class-count"]);
  });

  it("gets what a tuner would try first", async () => {
    const { sizes, codes } = await read(`
def build_model(hp):
    return Sequential([Input((4,)), Dense(hp.Int("units", 32, 128, step=32)), Dense(1)])
`);
    expect(sizes).toEqual([undefined, 32, 1]);
    expect(codes).toEqual(["uncalled"]);
  });

  it("takes skip connections in the order of reversed()", async () => {
    const { json, codes } = await read(`
def unet(input_shape, depth=2):
    x = inputs = Input(input_shape)
    skips = []
    for i in range(depth):
        x = Conv2D(4 * (i + 1), 3, padding="same")(x)
        skips.append(x)
        x = layers.MaxPooling2D()(x)
    for skip in reversed(skips):
        x = layers.UpSampling2D()(x)
        x = concatenate([x, skip], axis=-1)
    return Model(inputs, Conv2D(1, 1)(x))
`);
    const joined = json?.model.config.layers.filter(
      (/** @type {any} */ { class_name }) => class_name === "Concatenate",
    );
    const from = joined.map((/** @type {any} */ { inbound_nodes: [{ args }] }) =>
      args[0].map((/** @type {any} */ { config }) => config.keras_history[0]),
    );
    expect(from).toEqual([
      ["up_sampling2d", "conv2d_1"],
      ["up_sampling2d_1", "conv2d"],
    ]);
    // Three axes, as a convolution over images needs them.
    expect(json?.model.config.layers[0].config.batch_shape).toHaveLength(4);
    expect(codes).toEqual(["uncalled", "class-count"]);
  });
});

describe("a model of which a part is missing", () => {
  it("is said to be so, and where", async () => {
    const { json, codes, findings } = await read(`
from mylib import attention_block
def build():
    inputs = Input((8, 4))
    x = attention_block(inputs)
    return Model(inputs, Dense(1)(x))
`);
    expect(json).toBeUndefined();
    expect(codes).toEqual(["model-imported"]);
    expect(findings[0].values).toEqual({ name: "attention_block", module: "mylib" });
  });
});
