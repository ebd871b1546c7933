// Models that other versions of Keras, and TensorFlow.js, wrote. fixtures/keras-versions says how they are made.

import { readFileSync, readdirSync } from "node:fs";
import { experiment, input, layers, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";

const folder = new URL("fixtures/keras-versions/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

it("has files of every age", () => {
  expect(files.length).toBeGreaterThanOrEqual(9);
});

/** @param {readonly number[]} actual @param {readonly number[]} expected */
function expectClose(actual, expected) {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(actual[i] - value)).toBeLessThan(1e-5));
}

describe.each(files)("%s", (name) => {
  const { models, compile } = JSON.parse(readFileSync(new URL(name, folder), "utf8"));

  it.each(Object.keys(models))("%s gives what was given there, and again", async (which) => {
    const { spec, weights, x, y } = models[which];
    const net = model(spec);
    const own = await net.getWeights();
    const given = own.map(({ shape }, i) => ({ shape, data: Float32Array.from(weights[i]) }));
    await net.setWeights(given);
    expectClose([...(await net.predict(x)).data], y);
    const written = JSON.stringify(net);
    const isOld = !String(spec.keras_version ?? "3").startsWith("3");
    if (which === "gates") expect(written.includes("hard_sigmoid_keras2")).toBe(isOld);
    const again = model(written);
    await again.setWeights(given);
    expectClose([...(await again.predict(x)).data], y);
  });

  it("takes what was compiled there", async () => {
    const { optimizers = [], losses = [], metrics = [] } = compile;
    const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
    for (const optimizer of optimizers) {
      await net.compile({ optimizer, loss: "mse" });
      await net.fit([[1, 2]], [1]);
    }
    for (const loss of losses) await net.compile({ loss, metrics });
    net.dispose();
  });
});

describe("hard_sigmoid before Keras 3", () => {
  const dense = { class_name: "Dense", config: { units: 1, activation: "hard_sigmoid" } };
  const config = { layers: [{ class_name: "InputLayer", config: { shape: [1] } }, dense] };
  const spec = { class_name: "Sequential", config };

  /** @param {any} given */
  async function atOne(given) {
    const net = model(given);
    await net.setWeights([
      { shape: [1, 1], data: Float32Array.of(1) },
      { shape: [1], data: Float32Array.of(0) },
    ]);
    const [value] = (await net.predict([[1]])).data;
    net.dispose();
    return value;
  }

  it("is 0.2 x + 0.5, in a model.json of TensorFlow.js's converter too", async () => {
    expect(await atOne({ ...spec, keras_version: "2.12.0" })).toBeCloseTo(0.7, 6);
    const modelTopology = { keras_version: "2.12.0", backend: "tensorflow", model_config: spec };
    expect(await atOne({ format: "layers-model", modelTopology })).toBeCloseTo(0.7, 6);
    expect(await atOne(spec)).toBeCloseTo(1 / 6 + 0.5, 6);
  });

  it("is named in an experiment, which is in Keras 3's words", () => {
    /** @type {any} */
    const json = { minibatch: 1, model: { ...spec, keras_version: "2.12.0" } };
    expect(() => experiment(json)).toThrow("model.config.layers[1].config.activation");
  });
});

it("starts without a forget bias where TensorFlow.js has none", async () => {
  const { spec } = JSON.parse(readFileSync(new URL("tfjs-4.22.0.json", folder), "utf8")).models
    .gates;
  const net = model(spec);
  const [, , bias] = await net.getWeights();
  expect([...bias.data]).toEqual(Array(12).fill(0));
  net.dispose();
});

describe("spellings", () => {
  it("takes whole numbers where the input says so", async () => {
    const x = input({ shape: [2], dtype: "int32", name: "words" });
    const net = model({ inputs: x, outputs: layers.embedding({ inputDim: 5, outputDim: 3 })(x) });
    expect((await net.predict([[1, 4]])).shape).toEqual([1, 2, 3]);
    expect(net.toJSON().config.layers[0].config.dtype).toBe("int32");
    net.dispose();
  });

  it.each(["ADAM", "RMSProp", "Sgd", "adam"])("the optimizer %s", async (optimizer) => {
    const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
    await net.compile({ optimizer: /** @type {"adam"} */ (optimizer), loss: "mse" });
    net.dispose();
  });

  it("takes layers as activations, and sums of several axes", async () => {
    const net = sequential([
      layers.dense({
        units: 4,
        activation: layers.leakyRelu({ negativeSlope: 0.5 }),
        inputShape: [1],
      }),
      layers.reshape({ targetShape: [2, 2] }),
      layers.softmax({ axis: [1, 2] }),
    ]);
    const { data } = await net.predict([[3]]);
    expect(data.reduce((sum, value) => sum + value)).toBeCloseTo(1, 6);
    expect((await net.describe()).layers.map(({ name }) => name)).toContain("softmax");
    net.dispose();
  });

  it("computes a layer given as an activation", async () => {
    const net = sequential([
      layers.dense({
        units: 1,
        kernelInitializer: "ones",
        activation: layers.leakyRelu({ negativeSlope: 0.5 }),
        inputShape: [1],
      }),
    ]);
    expect([...(await net.predict([[-3], [3]])).data]).toEqual([-1.5, 3]);
    net.dispose();
  });

  it("computes a layer given as an activation of a state", async () => {
    const net = sequential([
      layers.simpleRnn({
        units: 1,
        kernelInitializer: "ones",
        useBias: false,
        activation: layers.elu({ alpha: 0.5 }),
        inputShape: [1, 1],
      }),
    ]);
    const [low, high] = (await net.predict([[[-3]], [[3]]])).data;
    expect(low).toBeCloseTo(0.5 * Math.expm1(-3), 6);
    expect(high).toBe(3);
    net.dispose();
  });
});

it("reads decay as the schedule it was", async () => {
  // Keras 2: 0.1 / (1 + 0.5 · iterations).
  const net = sequential([layers.dense({ units: 1, useBias: false, inputShape: [1] })]);
  await net.setWeights([{ shape: [1, 1], data: Float32Array.of(0) }]);
  await net.compile({
    optimizer: { class_name: "SGD", config: { lr: 0.1, decay: 0.5, momentum: 0 } },
    loss: "mse",
  });
  // d(mse)/dw of x = 1, y = 1 is 2 (w - 1).
  let weight = 0;
  for (const rate of [0.1, 0.1 / 1.5, 0.1 / 2]) {
    await net.trainOnBatch([[1]], [1]);
    weight -= rate * 2 * (weight - 1);
    const [{ data }] = await net.getWeights();
    expect(data[0]).toBeCloseTo(weight, 6);
  }
  net.dispose();
});
