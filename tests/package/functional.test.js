// Models put together by calling layers, and Sequential models that their first data build.

import { input, layers, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";

/** Two inputs through one shared layer, two outputs. */
function twins() {
  const left = input({ shape: [4], name: "left" });
  const right = input({ shape: [4], name: "right" });
  const shared = layers.dense({ units: 3, activation: "relu" });
  const both = layers.concatenate()([shared(left), shared(right)]);
  const kind = layers.dense({ units: 2, activation: "softmax", name: "kind" })(both);
  const size = layers.dense({ units: 1, name: "size" })(both);
  return model({ inputs: [left, right], outputs: { kind, size }, name: "twins" });
}

describe("model({ inputs, outputs })", () => {
  it("has the layers, names and order that Keras gives it", async () => {
    const net = twins();
    const { layers: described, parameters } = await net.describe();
    // As Keras 3.15 prints them; a name is given by the class and a number.
    expect(described.map(({ name }) => name)).toEqual([
      "left",
      "right",
      "dense",
      "concatenate",
      "kind",
      "size",
    ]);
    expect(described[2].connections).toEqual(["left[0][0]", "right[0][0]"]);
    expect(described[3].connections).toEqual(["dense[0][0]", "dense[1][0]"]);
    expect(parameters).toBe(4 * 3 + 3 + (6 * 2 + 2) + (6 + 1));
    expect(net.name).toBe("twins");
    net.dispose();
  });

  it("trains with data by name and by place, one set of weights for a shared layer", async () => {
    const net = twins();
    await net.compile({ loss: { kind: "sparse_categorical_crossentropy", size: "mse" } });
    const left = [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
    ];
    await net.fit({ left, right: left }, { kind: [0, 1], size: [1, 2] });
    await net.fit(
      [left, left],
      [
        [0, 1],
        [1, 2],
      ],
    );
    const predicted = await net.predict([left, left]);
    const [kind, size] = /** @type {import("minibatch").FloatArray[]} */ (
      /** @type {unknown} */ (predicted)
    );
    expect([kind.shape, size.shape]).toEqual([
      [2, 2],
      [2, 1],
    ]);
    expect(await net.getWeights()).toHaveLength(6);
    net.dispose();
  });

  it("goes to Keras and back once it is made", async () => {
    const net = twins();
    await net.getWeights();
    const json = net.toJSON();
    const [call] = json.config.layers[2].inbound_nodes;
    expect(call.args[0].config).toEqual({
      shape: [null, 4],
      dtype: "float32",
      keras_history: ["left", 0, 0],
    });
    const again = model(json);
    expect(await again.summary()).toBe(await net.summary());
    net.dispose();
    again.dispose();
  });

  it("orders layers by their distance from the outputs, as Keras does", async () => {
    const x = input({ shape: [2] });
    const near = layers.dense({ units: 2, name: "near" })(x);
    const far = layers.dense({ units: 2, name: "far" })(
      layers.dense({ units: 2, name: "farther" })(x),
    );
    const net = model({ inputs: x, outputs: layers.add()([near, far]) });
    const { layers: described } = await net.describe();
    // Keras 3.15.1: [layer.name for layer in model.layers]
    expect(described.map(({ name }) => name)).toEqual([
      "input_layer",
      "farther",
      "near",
      "far",
      "add",
    ]);
    net.dispose();
  });

  it("says what is wrong with what it is given", () => {
    const x = input({ shape: [2] });
    const y = layers.dense({ units: 1 })(x);
    expect(() => layers.dense({ units: 1 })(/** @type {any} */ (3))).toThrow("input({…})");
    expect(() => model({ inputs: /** @type {any} */ ([]), outputs: y })).toThrow("model(): inputs");
    expect(() => model(/** @type {any} */ ({ inputs: x, outputs: y, output: y }))).toThrow(
      "output",
    );
  });

  it("tells that an output needs an input that is not among the inputs", async () => {
    const [x, other] = [input({ shape: [2] }), input({ shape: [2] })];
    const net = model({ inputs: x, outputs: layers.add()([x, other]) });
    await expect(net.getWeights()).rejects.toMatchObject({ code: "invalid-spec" });
  });

  it("lets layers stand in other layers, and in sequential()", async () => {
    const x = input({ shape: [3, 2] });
    const both = layers.bidirectional({ layer: layers.lstm({ units: 2 }) });
    const net = model({ inputs: x, outputs: both(x) });
    expect((await net.predict({ data: new Float32Array(6), shape: [1, 3, 2] })).shape).toEqual([
      1, 4,
    ]);
    const chain = sequential([layers.inputLayer({ shape: [3, 2] }), both]);
    expect((await chain.predict({ data: new Float32Array(6), shape: [1, 3, 2] })).shape).toEqual([
      1, 4,
    ]);
    net.dispose();
    chain.dispose();
  });
});

describe("a Sequential model without an input", () => {
  const make = () =>
    sequential([layers.dense({ units: 3, activation: "relu" }), layers.dense({ units: 1 })]);

  it("is built by its first data, with the bits it would have had with an input", async () => {
    const x = [
      [1, 2],
      [3, 4],
      [5, 6],
    ];
    const late = make();
    expect(late.built).toBe(false);
    expect(await late.summary()).toContain("?");
    await late.compile({ loss: "mse", seed: 7 });
    await late.fit(x, [1, 2, 3], { epochs: 2 });
    expect(late.built).toBe(true);
    const early = sequential([
      layers.dense({ units: 3, activation: "relu", inputShape: [2] }),
      layers.dense({ units: 1 }),
    ]);
    await early.compile({ loss: "mse", seed: 7 });
    await early.fit(x, [1, 2, 3], { epochs: 2 });
    expect(await late.fingerprint()).toBe(await early.fingerprint());
    late.dispose();
    early.dispose();
  });

  it("is built by build(), and says what it lacks until then", async () => {
    const net = make();
    await expect(net.getWeights()).rejects.toThrow("build({ inputShape })");
    await net.build({ inputShape: [4] });
    expect(await net.countParams()).toBe(4 * 3 + 3 + 3 + 1);
    await expect(net.build({ inputShape: [4] })).rejects.toMatchObject({ code: "invalid-state" });
    net.dispose();
  });

  it("is compiled when it is built, or says why it cannot be", async () => {
    const net = make();
    await net.compile({ loss: /** @type {any} */ ("no_such_loss") });
    await expect(net.fit([[1, 2]], [1])).rejects.toMatchObject({ code: "unknown-name" });
    net.dispose();
  });
});
