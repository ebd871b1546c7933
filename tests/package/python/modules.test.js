// Models of packages whose functions are handed Keras itself.

import { model } from "minibatch";
import { describe, expect, it } from "vitest";
import { read as readProgram } from "./read.js";

/** @param {string} program */
async function read(program) {
  const { json, codes } = await readProgram(program);
  const layers = json?.config.layers.map((/** @type {any} */ { class_name, config }) => [
    class_name,
    config.units ?? config.filters ?? config.batch_shape,
  ]);
  return { json, layers, wrong: codes };
}

describe("a model of a package that is told which Keras to use", () => {
  /** @param {string} given what its function is called with @param {string} shape the line that finds the input's shape */
  const program = (given, shape) => `
from . import get_submodules_from_kwargs
from .shapes import _obtain_input_shape, obtain_input_shape

backend = None
layers = None

def squeeze(x, units):
    return layers.Conv2D(units, 1, activation="relu")(x)

def TinyNet(input_shape=None, classes=7, **kwargs):
    global backend, layers
    backend, layers, models, utils = get_submodules_from_kwargs(kwargs)
    ${shape}
    image = layers.Input(shape=input_shape)
    axis = 3 if backend.image_data_format() == "channels_last" else 1
    x = layers.BatchNormalization(axis=axis)(squeeze(image, 5))
    x = layers.GlobalAveragePooling2D()(x)
    return models.Model(image, layers.Dense(classes, activation="softmax")(x), name="tiny")

net = TinyNet(${given})
`;
  const default40 = `input_shape = _obtain_input_shape(input_shape, default_size=40, min_size=8,
        data_format=backend.image_data_format(), require_flatten=True)`;

  it.each([
    ["the usual size of its images", "", default40, [40, 40, 3]],
    ["the shape that it is given", "input_shape=(24, 32, 1), classes=3", default40, [24, 32, 1]],
    [
      "a size at the second place",
      "classes=3",
      "input_shape = obtain_input_shape(input_shape, 16, 8)",
      [16, 16, 3],
    ],
  ])("has %s", async (_what, given, shape, sizes) => {
    const { json, layers, wrong } = await read(program(given, shape));
    expect(wrong).toEqual([]);
    const classes = given.includes("classes=3") ? 3 : 7;
    expect(layers).toEqual([
      ["InputLayer", [null, ...sizes]],
      ["Conv2D", 5],
      ["BatchNormalization", undefined],
      ["GlobalAveragePooling2D", undefined],
      ["Dense", classes],
    ]);
    const net = model(json);
    // As Keras counts: a kernel and a bias, the four of a BatchNormalization, a kernel and a bias.
    const counts = (await net.getWeights()).map(({ data }) => data.length);
    expect(counts).toEqual([sizes[2] * 5, 5, 5, 5, 5, 5, 5 * classes, classes]);
    net.dispose();
  });

  it("leaves its shape to the data where nothing tells one", async () => {
    const { layers } = await read(
      program("", "input_shape = _obtain_input_shape(input_shape, default_size=wanted)"),
    );
    expect(layers.map((/** @type {[string]} */ [name]) => name)).toEqual([
      ...["Conv2D", "BatchNormalization", "GlobalAveragePooling2D", "Dense"],
    ]);
  });
});
