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

describe("a batch size that is said", () => {
  it("is kept, and shown as Keras shows it, and any other is taken", async () => {
    const x = input({ shape: [6], batchSize: 4, name: "x" });
    const net = model({ inputs: x, outputs: layers.dense({ units: 3, name: "dense" })(x) });
    expect(await net.summary()).toContain(
      "│ dense (Dense)                   │ (4, 3)                 │",
    );
    expect((await net.predict(new Float32Array(18))).shape).toEqual([3, 3]);
    expect(net.toJSON().config.layers[0].config.batch_shape).toEqual([4, 6]);
    const again = model(JSON.stringify(net));
    expect(await again.summary()).toBe(await net.summary());
    net.dispose();
    again.dispose();
  });

  it("is read from a first layer, and must be the same where inputs meet", async () => {
    const config = { units: 3, batch_input_shape: [4, 6] };
    const chain = model({
      class_name: "Sequential",
      config: { layers: [{ class_name: "Dense", config }] },
    });
    expect(await chain.summary()).toContain("(4, 3)");
    const [x, y] = [input({ shape: [6], batchSize: 4 }), input({ shape: [6], batchSize: 2 })];
    const sum = model({ inputs: [x, y], outputs: layers.add({ name: "sum" })([x, y]) });
    expect((await sum.describe()).layers[2].error?.message).toContain("batch sizes, 4 and 2");
  });
});

describe("a Sequential model without an input", () => {
  // As Keras 3.15.1 prints it.
  it("says what is not built", async () => {
    const late = sequential(
      [
        layers.flatten(),
        layers.dropout({ rate: 0.2 }),
        layers.lstm({ units: 3 }),
        layers.dense({ units: 3 }),
      ],
      { name: "late" },
    );
    expect(await late.summary()).toBe(
      [
        'Model: "late"',
        "┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓",
        "┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃",
        "┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩",
        "│ flatten (Flatten)               │ ?                      │   0 (unbuilt) │",
        "├─────────────────────────────────┼────────────────────────┼───────────────┤",
        "│ dropout (Dropout)               │ ?                      │             0 │",
        "├─────────────────────────────────┼────────────────────────┼───────────────┤",
        "│ lstm (LSTM)                     │ ?                      │   0 (unbuilt) │",
        "├─────────────────────────────────┼────────────────────────┼───────────────┤",
        "│ dense (Dense)                   │ ?                      │   0 (unbuilt) │",
        "└─────────────────────────────────┴────────────────────────┴───────────────┘",
        " Total params: 0 (0.00 B)",
        " Trainable params: 0 (0.00 B)",
        " Non-trainable params: 0 (0.00 B)",
      ].join("\n"),
    );
  });

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
