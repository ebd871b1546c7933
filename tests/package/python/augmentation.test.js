// ImageDataGenerator: random layers at the front of the model for what it does, and a word for what no layer does.

import { experiment } from "minibatch";
import { describe, expect, it } from "vitest";

const net = `
model = Sequential([Conv2D(4, 3, input_shape=(64, 32, 3)), Flatten(), Dense(1, activation="sigmoid")])
`;
const graph = `
inputs = Input((64, 32, 3))
model = Model(inputs, Dense(1, activation="sigmoid")(Flatten()(inputs)))
`;
const fit = `
model.compile("adam", "binary_crossentropy")
model.fit(train, epochs=2, steps_per_epoch=train.samples // 8)
`;

/** @param {string} args @param {string} [model] */
async function read(args, model = net) {
  const program = `
from keras import Model, Sequential
from keras.layers import Conv2D, Dense, Flatten, Input
from keras.preprocessing.image import ImageDataGenerator
generator = ImageDataGenerator(rescale=1 / 255, ${args})
train = generator.flow_from_directory("pets/train", target_size=(64, 32), class_mode="binary")
${model}${fit}`;
  const { experiment: found, findings } = await experiment.fromPython(program);
  const layers = found?.toJSON().model?.config.layers ?? [];
  return {
    layers: layers.slice(1, -2).map((/** @type {any} */ { class_name, config }) => {
      const { name: _, ...rest } = config;
      return [class_name, rest];
    }),
    nodes: layers.map((/** @type {any} */ { inbound_nodes: nodes }) =>
      nodes?.[0]?.args.map((/** @type {any} */ { config }) => config.keras_history[0]),
    ),
    findings: findings.filter(({ code }) => code !== "python.folder-wanted"),
    preparation: found?.toJSON().preparation,
  };
}

const conv = ["Conv2D", { filters: 4, kernel_size: [3, 3] }];
const nearest = { fill_mode: "nearest" };

describe("ImageDataGenerator", () => {
  /** @type {[string, any[]][]} */
  const cases = [
    // Degrees; RandomRotation has shares of a whole turn.
    ["rotation_range=90", ["RandomRotation", { factor: 0.25, ...nearest }]],
    [
      "width_shift_range=0.2, height_shift_range=0.1",
      ["RandomTranslation", { height_factor: 0.1, width_factor: 0.2, ...nearest }],
    ],
    // Pixels: numpy.random.choice(9) draws 0 to 8, and the images are 32 wide.
    [
      "width_shift_range=9",
      ["RandomTranslation", { height_factor: 0, width_factor: 0.25, ...nearest }],
    ],
    [
      "zoom_range=0.2",
      ["RandomZoom", { height_factor: [-0.2, 0.2], width_factor: [-0.2, 0.2], ...nearest }],
    ],
    [
      "zoom_range=[0.8, 1.1]",
      ["RandomZoom", { height_factor: [-0.2, 0.1], width_factor: [-0.2, 0.1], ...nearest }],
    ],
    [
      "rotation_range=36, fill_mode='constant', cval=7",
      ["RandomRotation", { factor: 0.1, fill_mode: "constant", fill_value: 7 }],
    ],
    // Both ways are what RandomFlip does where it is told none.
    ["horizontal_flip=True", ["RandomFlip", { mode: "horizontal" }]],
    ["horizontal_flip=True, vertical_flip=True", ["RandomFlip", {}]],
  ];

  it.each(cases)("with %s is a layer", async (args, layer) => {
    const { layers, findings, preparation } = await read(args);
    expect(layers).toEqual([layer, conv]);
    expect(findings.map(({ code, kind }) => [code, kind])).toEqual([
      ["python.generator-layers", "note"],
    ]);
    expect(findings[0].values.layers).toBe(layer[0]);
    expect(preparation?.map(({ class_name }) => class_name)).toEqual(["Resizing", "Rescaling"]);
  });

  it("has its layers behind the input of a graph, in the order in which it works", async () => {
    const { nodes, layers } = await read(
      "horizontal_flip=True, zoom_range=0.1, rotation_range=9",
      graph,
    );
    expect(layers.map((/** @type {any} */ [name]) => name)).toEqual([
      "RandomRotation",
      "RandomZoom",
      "RandomFlip",
    ]);
    expect(nodes.slice(1).flat()).toEqual([
      ...["input_layer", "random_rotation", "random_zoom", "random_flip", "flatten"],
    ]);
  });

  it.each([
    ["shear_range=0.2", "generator", "RandomShear"],
    ["brightness_range=[0.5, 1.5]", "generator", "RandomBrightness"],
    ["samplewise_center=True", "generator", "PerImageStandardization"],
    ["zca_whitening=True", "unsupported-argument", "zca_whitening"],
  ])("with %s is named", async (args, code, word) => {
    const { layers, findings } = await read(args);
    expect(layers).toEqual([conv]);
    expect(findings.map((one) => one.code)).toEqual([`python.${code}`]);
    expect(findings[0].message).toContain(word);
  });

  it("without any of them, or with what is off, says nothing", async () => {
    const { layers, findings } = await read("zoom_range=0, horizontal_flip=False");
    expect(layers).toEqual([conv]);
    expect(findings).toEqual([]);
  });

  it("changes no images that are validated on", async () => {
    const { experiment: found } = await experiment.fromPython(`
from keras import Sequential
from keras.layers import Dense, Flatten
from keras.preprocessing.image import ImageDataGenerator
test = ImageDataGenerator(horizontal_flip=True).flow_from_directory("pets/test")
train = ImageDataGenerator().flow_from_directory("pets/train")
model = Sequential([Flatten(), Dense(2, activation="softmax")])
model.compile("adam", "categorical_crossentropy")
model.fit(train, validation_data=test)
`);
    const names = found
      ?.toJSON()
      .model?.config.layers.map((/** @type {any} */ one) => one.class_name);
    expect(names).toEqual(["Flatten", "Dense"]);
  });
});
