// Models that are layers of other models: read from a program, kept in the experiment, and written again.

import { experiment } from "minibatch";
import { describe, expect, it } from "vitest";

const program = `
import keras
from keras import layers

bend = keras.Sequential([layers.RandomFlip("horizontal"), layers.Rescaling(0.5)], name="bend")
pixels = keras.Input((28, 28, 1))
seen = layers.Conv2D(2, 3, activation="relu")(pixels)
flat, mean = layers.Flatten()(seen), layers.GlobalAveragePooling2D()(seen)
eye = keras.Model(pixels, [flat, mean], name="eye")
eye.trainable = False

image = keras.Input((28, 28, 1))
_, one = eye(bend(image))
many, two = eye(image)
both = layers.Concatenate()([one, many, two])
head = keras.Sequential([layers.Dense(4, activation="relu"), layers.Dense(10, activation="softmax")])
model = keras.Model(image, head(both))
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
model.fit(x_train, y_train)
`;

/** @param {string} text */
async function read(text) {
  const { experiment: found, findings } = await experiment.fromPython(text);
  if (!found) throw new Error("nothing was read");
  const wrong = findings.filter(({ kind }) => kind === "fault" || kind === "left-out");
  return { found, codes: wrong.map(({ code }) => code) };
}

describe("a model that is a layer", () => {
  it("stays one, shared, frozen and with several outputs, there and back", async () => {
    const { found, codes } = await read(program);
    expect(codes).toEqual([]);
    const { layers } = /** @type {any} */ (found.json.model).config;
    const eye = layers.find((/** @type {any} */ one) => one.name === "eye");
    expect(eye).toMatchObject({ class_name: "Functional", config: { trainable: false } });
    expect(eye.inbound_nodes).toHaveLength(2);
    const [tensors] = layers.find((/** @type {any} */ one) => one.name === "concatenate")
      .inbound_nodes[0].args;
    /** @type {[string, number, number][]} */
    const histories = tensors.map((/** @type {any} */ one) => one.config.keras_history);
    expect(histories.map(([name, , index]) => [name, index])).toEqual([
      ["eye", 1],
      ["eye", 0],
      ["eye", 1],
    ]);
    expect(new Set(histories.map(([, node]) => node)).size).toBe(2);

    const written = await found.toPython();
    expect(written).toContain("eye = keras.Model(");
    expect(written).toContain("\neye.trainable = False\n");
    const again = await read(written);
    expect(again.found.toJSON()).toEqual(found.toJSON());
    expect(await again.found.toPython()).toBe(written);
  });

  it("stands in a Sequential model, whose first layer it may be", async () => {
    const code = `inner = keras.Sequential([keras.layers.Dense(3, input_shape=(4,))])
model = keras.Sequential([inner, keras.layers.Dense(2, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy")
model.fit(x_train, y_train)
`;
    const { found, codes } = await read(code);
    expect(codes).toEqual([]);
    const { layers } = /** @type {any} */ (found.json.model).config;
    expect(layers.map((/** @type {any} */ one) => one.class_name)).toEqual(["Sequential", "Dense"]);
    expect((await read(await found.toPython())).found.toJSON()).toEqual(found.toJSON());
    const rows = "a,b,c,d,kind\n1,2,3,4,x\n2,3,4,1,y\n3,1,2,4,x\n4,2,1,3,y\n";
    const run = await found.run([{ name: "rows.csv", bytes: new TextEncoder().encode(rows) }]);
    expect(run.history.loss).toHaveLength(1);
    run.dispose();
  });

  it("is checked as any model is, and says where", () => {
    /** @param {any} inner @returns {any} */
    const json = (inner) => ({
      minibatch: 1,
      model: { class_name: "Sequential", config: { layers: [inner] } },
    });
    const wrong = {
      class_name: "Sequential",
      config: { layers: [{ class_name: "Dens", config: {} }] },
    };
    expect(() => experiment(json(wrong))).toThrow(
      /model\.config\.layers\[0\]\.config\.layers\[0\].*Dens/,
    );
    expect(() => experiment(json({ class_name: "Functional", config: {} }))).toThrow(
      /layers\[0\]\.config\.layers/,
    );
    const usual = { class_name: "Sequential", config: { name: "sequential", layers: [] } };
    const { layers } = /** @type {any} */ (experiment(json(usual)).json.model).config;
    expect(layers).toEqual([{ class_name: "Sequential", config: { layers: [] } }]);
  });
});
