// Grouped convolutions as they were written before Keras had them, and inputs that such a file leaves to its caller.

import { model } from "minibatch";
import { expect, it } from "vitest";
import { read } from "./read.js";

/** @param {number} groups */
const grouped = (groups) => `
from keras import layers, models

def take(x, start, stop):
    return x[:, :, :, start:stop]

def group_conv(x, filters, groups=${groups}):
    parts = []
    for g in range(groups):
        part = layers.Lambda(take, arguments={"start": g * 2, "stop": (g + 1) * 2})(x)
        parts.append(layers.Conv2D(filters // groups, 1, use_bias=False)(part))
    return layers.Concatenate()(parts)

i = layers.Input((1, 1, ${2 * groups}))
model = models.Model(i, group_conv(i, ${groups}))
`;

it("are one layer, which gives the same", async () => {
  const { json, codes } = await read(grouped(8));
  expect(codes).toEqual([]);
  const [, conv, ...others] = json.config.layers;
  expect(others).toEqual([]);
  expect(conv.config).toMatchObject({ filters: 8, groups: 8, use_bias: false });
  const net = model(json);
  const [kernel] = await net.getWeights();
  // (1, 1, 2 of each group, 8): group g is 1 × its first channel + (g + 1) × its second.
  const values = Array.from({ length: 16 }, (_, i) => (i < 8 ? 1 : i - 7));
  await net.setWeights([{ ...kernel, data: Float32Array.from(values) }]);
  const x = Float32Array.from({ length: 16 }, (_, i) => i);
  const { data } = await net.predict({ data: x, shape: [1, 1, 1, 16] });
  net.dispose();
  expect([...data]).toEqual(Array.from({ length: 8 }, (_, g) => 2 * g + (g + 1) * (2 * g + 1)));
});

it("of two groups stay the layers that they are", async () => {
  const { json } = await read(grouped(2));
  const names = json.config.layers.map((/** @type {any} */ { class_name }) => class_name);
  expect(names.filter((/** @type {string} */ name) => name === "Conv2D")).toHaveLength(2);
});

it("with names of their own stay so, there and back", async () => {
  const named = grouped(8).replace("use_bias=False", "use_bias=False, name=f'part{g}'");
  const { json, found } = await read(named);
  expect(json.config.layers).toHaveLength(1 + 8 + 8 + 1);
  const again = await read(String(await found?.toPython()));
  expect(again.json).toEqual(json);
});

it("with the products of each channel summed", async () => {
  const { json, codes } = await read(`
from keras import layers, models
i = layers.Input((4, 4, 6))
x = layers.DepthwiseConv2D(3, depth_multiplier=2, padding="same")(i)
x = layers.Reshape((4, 4, 3, 2, 2))(x)
x = layers.Lambda(lambda x: sum([x[:, :, :, :, i] for i in range(2)]))(x)
x = layers.Reshape((4, 4, 6))(x)
model = models.Model(i, x)
`);
  expect(codes).toEqual([]);
  const net = model(json);
  expect(await net.getWeights()).toHaveLength(2);
  net.dispose();
});

it("take an image where a function leaves its shape to its caller, and the smallest of several", async () => {
  const { json, findings } = await read(`
from keras import layers, models

def net(width, input_shape=None):
    i = layers.Input(shape=input_shape)
    x = layers.BatchNormalization()(i)
    y = layers.Conv2D(width, 3, padding="same")(x)
    y = layers.Conv2D(y.shape[-1] * 2, 1)(y)
    x = layers.Conv2D(x.shape[-1] * 4, 1)(x)
    return models.Model(i, layers.Concatenate()([x, y]))

def small(input_shape=None):
    return net(4, input_shape)

def large(input_shape=None):
    return net(64, input_shape)
`);
  const { layers } = json.config;
  expect(layers[0].config.batch_shape).toEqual([null, 128, 128, 3]);
  const filters = layers.flatMap((/** @type {any} */ { config }) => config.filters ?? []);
  expect(filters.sort()).toEqual([12, 4, 8]);
  expect(findings.map(({ code }) => code)).toContain("python.class-count");
});
