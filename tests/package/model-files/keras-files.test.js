// Files of Keras 3.15: what is loaded predicts and trains as it did there, and what is saved is read again.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { input, layers, loadModel, model } from "minibatch";
import { golden, keras, largestDifference, names, plain } from "./golden.js";

/** Inputs and outputs of a Functional model in a `.keras`, and of those in it. @param {Uint8Array} file */
function endsOf(file) {
  const text = strFromU8(unzipSync(file)["config.json"]);
  /** @type {any[]} */
  const ends = [];
  JSON.parse(text, (key, value) => {
    if (key === "config" && value.output_layers)
      ends.push([value.name, value.input_layers, value.output_layers]);
    return value;
  });
  return ends;
}

describe.each(names)("%s, as Keras saved it,", (name) => {
  const expected = golden(name);
  const x = plain(expected.x);

  it.each(["keras", "h5"])("is loaded from .%s, and predicts and trains alike", async (format) => {
    const net = await loadModel(keras(`${name}.${format}`));
    expect(largestDifference(await net.predict(x), expected.predictions)).toBeLessThan(1e-5);
    const checkpoint = await net.saveCheckpoint();
    expect(checkpoint.iteration).toBe(expected.iteration);
    for (const loss of expected.losses ?? []) {
      const logs = await net.trainOnBatch(x, plain(expected.y));
      expect(logs.loss).toBeCloseTo(loss, 4);
      await net.resetMetrics();
    }
    net.dispose();
  });

  it("gives its weights to another model", async () => {
    const first = await loadModel(keras(`${name}.keras`), { compile: false });
    const net = model(first.toJSON());
    await net.loadWeights(keras(`${name}.weights.h5`));
    expect(largestDifference(await net.predict(x), expected.predictions)).toBeLessThan(1e-5);
    expect(await net.fingerprint()).toBe(await first.fingerprint());
    first.dispose();
    net.dispose();
  });

  it("says of every model inside what goes in and out as Keras does", async () => {
    const net = await loadModel(keras(`${name}.keras`));
    expect(endsOf(await net.save("keras"))).toEqual(endsOf(keras(`${name}.keras`)));
    net.dispose();
  });

  it.each(/** @type {const} */ (["keras", "h5"]))(
    "is saved as .%s with all it needs",
    async (format) => {
      const first = await loadModel(keras(`${name}.keras`));
      const second = await loadModel(await first.save(format));
      const [one, other] = [await first.saveCheckpoint(), await second.saveCheckpoint()];
      expect(other.state).toEqual(one.state);
      expect(other.iteration).toBe(one.iteration);
      expect(other.learningRate).toBe(one.learningRate);
      for (const net of [first, second]) await net.trainOnBatch(x, plain(expected.y));
      expect(await second.fingerprint()).toBe(await first.fingerprint());
      // The same model is the same file.
      expect(await second.save(format)).toEqual(await second.save(format));
      first.dispose();
      second.dispose();
    },
  );
});

it("gives no `trainable` to the classes that take none", async () => {
  const net = model({
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "InputLayer", config: { batch_shape: [null, 2, 4, 3] } },
        {
          class_name: "TimeDistributed",
          config: { layer: { class_name: "SpatialDropout1D", config: { rate: 0.5 } } },
        },
        { class_name: "SpatialDropout2D", config: { rate: 0.5, trainable: false } },
        { class_name: "Dropout", config: { rate: 0.5 } },
      ],
    },
  });
  const saved = JSON.parse(strFromU8(unzipSync(await net.save())["config.json"])).config.layers;
  const told = saved.map((/** @type {any} */ { config }) => "trainable" in config);
  expect(told).toEqual([false, true, false, true]);
  expect(saved[1].config.layer.config).not.toHaveProperty("trainable");
  const again = await loadModel(await net.save("h5"));
  expect(again.toJSON().config.layers.length).toBe(4);
  net.dispose();
  again.dispose();
});

it("leaves out what an older Keras refuses, where it says what that does anyway", async () => {
  const contrast = (/** @type {any} */ config) => ({
    class_name: "RandomContrast",
    config: { factor: 0.5, ...config },
  });
  const net = model({
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "InputLayer", config: { batch_shape: [null, 4, 4, 3] } },
        contrast({}),
        contrast({ value_range: [0, 1] }),
      ],
    },
  });
  const saved = JSON.parse(strFromU8(unzipSync(await net.save())["config.json"])).config.layers;
  const ranges = saved.map((/** @type {any} */ { config }) => config.value_range);
  expect(ranges).toEqual([undefined, undefined, [0, 1]]);
  net.dispose();
});

it("reads a list of no masks as Keras 3.3 writes it", async () => {
  const start = input({ shape: [4, 6] });
  const net = model({ inputs: start, outputs: layers.attention()([start, start]) });
  const members = unzipSync(await net.save());
  const text = strFromU8(members["config.json"]);
  expect(text).toMatch(/"kwargs": ?\{\}/);
  const config = text.replace(
    /("class_name": ?"Attention".*"kwargs": ?)\{\}/,
    '$1{"mask":[null,null]}',
  );
  expect(config).not.toBe(text);
  const again = await loadModel(zipSync({ ...members, "config.json": strToU8(config) }));
  expect(again.toJSON()).toEqual(net.toJSON());
  net.dispose();
  again.dispose();
});

it("is written for an older Keras as that has it", async () => {
  const net = await loadModel(keras("nested.keras"));
  const one = (/** @type {any} */ end) => typeof end[0] === "string";
  const outputs = async (/** @type {string} */ kerasVersion) =>
    endsOf(await net.save("keras", { kerasVersion })).map(([, , ends]) => one(ends));
  expect(await outputs("3.4")).toContain(true);
  expect(await outputs("3.3")).not.toContain(true);
  await expect(net.save("keras", { kerasVersion: "2.15" })).rejects.toMatchObject({
    code: "invalid-argument",
    message: expect.stringContaining("one of 3.3, 3.4, "),
  });
  net.dispose();

  // Nadam's product of its momenta stands behind its arrays, or in front of them.
  const trained = await loadModel(keras("sequence.keras"));
  const kept = await trained.saveCheckpoint();
  const files = [];
  for (const kerasVersion of ["3.9", "3.10"]) {
    const file = await trained.save("keras", { kerasVersion });
    const again = await loadModel(file);
    expect((await again.saveCheckpoint()).state).toEqual(kept.state);
    again.dispose();
    files.push(file);
  }
  expect(files[0]).not.toEqual(files[1]);
  expect(files[1]).toEqual(await trained.save());
  trained.dispose();
});

it("writes the weights of losses with a point, as Keras 3.3 wants them", async () => {
  const net = await loadModel(keras("branches.keras"));
  expect(net.compileOptions?.lossWeights).toEqual({ kind: 0.5, size: 2 });
  const written = /"loss_weights": ?\{"kind": ?0\.5,"size": ?2\.0\}/;
  const members = unzipSync(await net.save("keras"));
  expect(strFromU8(members["config.json"])).toMatch(written);
  expect(Buffer.from(await net.save("h5")).toString("latin1")).toMatch(written);
  const again = await loadModel(await net.save("safetensors"));
  expect(again.compileOptions).toEqual(net.compileOptions);
  net.dispose();
  again.dispose();
});

it("writes numbers with a point where Keras takes no whole ones", async () => {
  const net = await loadModel(keras("forecast.keras"));
  expect(net.compileOptions?.optimizer).toMatchObject({
    class_name: "SGD",
    config: { momentum: 0 },
  });
  const text = strFromU8(unzipSync(await net.save("keras"))["config.json"]);
  expect(text).toMatch(/"momentum": ?0\.0,/);
  expect(text).toMatch(/"decay_steps": ?10,/);
  expect(Buffer.from(await net.save("h5")).toString("latin1")).toMatch(/"momentum": ?0\.0,/);
  await net.compile({
    ...{ optimizer: { class_name: "Adadelta", config: { learning_rate: 1 } }, loss: "mse" },
    metrics: [{ class_name: "FBetaScore", config: { beta: 2 } }],
  });
  const again = strFromU8(unzipSync(await net.save("keras"))["config.json"]);
  expect(again).toMatch(/"learning_rate": ?1\.0[,}]/);
  expect(again).toMatch(/"beta": ?2\.0[,}]/);
  net.dispose();
});
