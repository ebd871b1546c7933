// Classes of a notebook's own: objects with their methods, layers and models that are derived from Keras's.

import { experiment } from "minibatch";
import { describe, expect, it } from "vitest";

const imports = `
import keras
from keras import Model, Sequential, layers
from keras.layers import *
`;

/** @param {string} program */
async function read(program) {
  const { experiment: found, findings } = await experiment.fromPython(imports + program);
  const json = found?.toJSON();
  const made = json?.model?.config.layers.map((/** @type {any} */ { class_name, config }) => {
    const { name: _, batch_shape: __, ...rest } = config;
    return [class_name, rest];
  });
  return {
    json,
    codes: findings.map(({ code }) => code.replace("python.", "")),
    layers: /** @type {[name: string, config: any][]} */ (made),
  };
}

describe("an object of a notebook's own class", () => {
  it("has what its methods set, and those of the class that it is derived from", async () => {
    const { layers, json, codes } = await read(`
class Base:
    width = 12
    def __init__(self, classes):
        self.classes = classes
    def head(self, model):
        model.add(Dense(self.classes, activation=self.ending))
    @property
    def ending(self):
        return "softmax"
    @staticmethod
    def half(n):
        return n // 2
class Digits(Base):
    def __init__(self, classes=10, depth=2):
        super().__init__(classes)
        self.depth = depth
        self.model = self.build()
    def build(self):
        model = Sequential()
        model.add(Input((4,)))
        for _ in range(self.depth):
            model.add(Dense(self.half(self.width), activation="relu"))
        self.head(model)
        return model
    def train(self, epochs=4):
        self.model.compile("adam", "sparse_categorical_crossentropy")
        self.model.fit(x_train, y_train, epochs=epochs)
digits = Digits(classes=3)
digits.train()
`);
    const hidden = ["Dense", { units: 6, activation: "relu" }];
    const end = ["Dense", { units: 3, activation: "softmax" }];
    expect(layers).toEqual([["InputLayer", {}], hidden, hidden, end]);
    expect(json?.fit?.epochs).toBe(4);
    expect(codes).toEqual(["given-data"]);
  });

  it("that nothing makes is made with its own defaults", async () => {
    const { layers, codes } = await read(`
class GAN:
    def __init__(self):
        self.latent = 16
        self.discriminator = self.build_discriminator()
        self.discriminator.compile(loss="binary_crossentropy", optimizer="adam")
        self.generator = self.build_generator()
        z = Input(shape=(self.latent,))
        self.discriminator.trainable = False
        self.combined = Model(z, self.discriminator(self.generator(z)))
        self.combined.compile(loss="binary_crossentropy", optimizer="adam")
    def build_generator(self):
        model = Sequential([Dense(8, input_dim=self.latent), Dense(4, activation="tanh")])
        noise = Input((self.latent,))
        return Model(noise, model(noise))
    def build_discriminator(self):
        return Sequential([Dense(5, input_shape=(4,)), Dense(1, activation="sigmoid")])
`);
    expect(layers.map(([name]) => name)).toEqual(["InputLayer", "Functional", "Sequential"]);
    expect(codes).toEqual(["uncalled"]);
  });
});

describe("a layer of a notebook's own", () => {
  const block = `
class Block(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.dense = Dense(units)
        self.norm = BatchNormalization()
    def call(self, inputs, training=False):
        return keras.ops.relu(self.norm(self.dense(inputs), training=training))
`;
  const inside = [
    ["Dense", { units: 8 }],
    ["BatchNormalization", {}],
    ["Activation", { activation: "relu" }],
  ];

  it("is the layers that its call() uses, in a chain and in a graph", async () => {
    const chain = await read(`${block}model = Sequential([Input((4,)), Block(8), Dense(1)])\n`);
    expect(chain.layers).toEqual([["InputLayer", {}], ...inside, ["Dense", { units: 1 }]]);
    const graph = await read(
      `${block}inputs = Input((4,))\nmodel = Model(inputs, Dense(1)(Block(8)(inputs)))\n`,
    );
    expect(graph.layers).toEqual(chain.layers);
    expect([...chain.codes, ...graph.codes]).toEqual([]);
  });

  it("makes a subclass of Model a model, where call() uses layers only", async () => {
    const { layers, codes, json } = await read(`${block}
class Net(Model):
    def __init__(self):
        super().__init__()
        self.block = Block(8)
        self.end = Dense(1)
    def call(self, x):
        return self.end(self.block(x))
net = Net()
net.compile(loss="mse")
net.fit(x_train, y_train, epochs=2)
`);
    expect(layers).toEqual([...inside, ["Dense", { units: 1 }]]);
    expect(json?.fit?.epochs).toBe(2);
    expect(codes).toEqual(["given-data"]);
  });

  it("is no model where call() does what no layers do", async () => {
    const { json, codes } = await read(`
class Net(Model):
    def __init__(self):
        super().__init__()
        self.part = Sequential([Input((4,)), Dense(3)])
    def call(self, x):
        return keras.ops.fft(self.part(x))
net = Net()
net.compile(loss="mse")
`);
    expect(json?.model).toBeUndefined();
    expect(codes).toContain("subclass");
  });
});

describe("a function in a model", () => {
  it.each([
    ["Lambda(lambda x: x / 255.0)", ["Rescaling", { scale: 1 / 255 }]],
    ["Lambda(scaled, arguments={'by': 0.5})", ["Rescaling", { scale: 0.5 }]],
    ["Activation(relu6)", ["ReLU", { max_value: 6 }]],
    ["Lambda(keras.ops.relu)", ["Activation", { activation: "relu" }]],
  ])("%s is the layer that does the same", async (text, layer) => {
    const { layers, codes } = await read(`
from keras import backend as K
def scaled(x, by):
    return x * by
def relu6(x):
    return K.relu(x, max_value=6)
model = Sequential([Input((4,)), ${text}, Dense(1)])
`);
    const own = layers.filter(
      ([name, { activation }]) => name !== "Activation" || activation !== "linear",
    );
    expect(own).toEqual([["InputLayer", {}], layer, ["Dense", { units: 1 }]]);
    expect(codes).toEqual([]);
  });

  it("is a layer behind another as its activation", async () => {
    const { layers, codes } = await read(
      "model = Sequential([Input((4,)), Dense(3, activation=LeakyReLU(0.1)), Dense(1)])\n",
    );
    const leaky = ["LeakyReLU", { negative_slope: 0.1 }];
    const [first, last] = [3, 1].map((units) => ["Dense", { units }]);
    expect(layers).toEqual([["InputLayer", {}], first, leaky, last]);
    expect(codes).toEqual([]);
  });

  it("is named where no layer does the same", async () => {
    const { layers, codes } = await read(
      "model = Sequential([Input((4,)), Lambda(lambda x: weird(x)), Dense(1)])\n",
    );
    expect(layers).toEqual([
      ["InputLayer", {}],
      ["Dense", { units: 1 }],
    ]);
    expect(codes).toEqual(["lambda"]);
  });
});
