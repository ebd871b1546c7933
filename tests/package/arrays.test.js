// What x and y may be: numbers as they are, rows as lists, names of classes; and numbers that are none.

import { Dataset, input, layers, model, sequential } from "minibatch";
import { describe, expect, it, vi } from "vitest";

const summing = () =>
  sequential([layers.dense({ units: 1, kernelInitializer: "ones", inputShape: [2] })]);

describe("numbers", () => {
  it.each([Uint8Array, Uint8ClampedArray, Int32Array, Float32Array, Float64Array])(
    "are the same in a %o",
    async (Type) => {
      const net = summing();
      expect([...(await net.predict(Type.of(1, 0, 200, 55))).data]).toEqual([1, 255]);
      net.dispose();
    },
  );

  it("are scaled where a data set says so", async () => {
    const net = summing();
    const data = await Dataset.fromArrays({
      x: { data: Uint8Array.of(51, 102), shape: [1, 2] },
      scale: 1 / 255,
    });
    expect((await net.predict(data)).data[0]).toBeCloseTo(0.6, 6);
    net.dispose();
    data.dispose();
  });
});

describe("rows as lists", () => {
  it.each([
    [
      "lists",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["typed arrays", [Float32Array.of(1, 2), Float32Array.of(3, 4)]],
    ["one list of typed arrays", [Float32Array.of(1, 2, 3, 4)]],
  ])("%s", async (_, x) => {
    const net = summing();
    expect([...(await net.predict(x)).data]).toEqual([3, 7]);
    net.dispose();
  });

  it("are rows of a data set, of images and of targets too", async () => {
    const data = await Dataset.fromArrays({
      x: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      y: [[0, 1]],
    });
    expect(data).toMatchObject({ rows: 1, inputShape: [2, 2], targetShape: [2] });
    data.dispose();
  });

  it("name the place where one is not like the others", async () => {
    const net = summing();
    await expect(net.predict([[1, 2], [3]])).rejects.toThrow("x[1]: expected a list of 2 numbers");
    await expect(net.predict(/** @type {any} */ ([[1, "2"]]))).rejects.toThrow(
      'x[0][1]: expected a number, received "2"',
    );
    net.dispose();
  });
});

describe("names of classes", () => {
  const x = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const y = ["dog", "cat", "dog", "cat"];

  it.each(["sparse_categorical_crossentropy", "categorical_crossentropy"])(
    "train with %s, in alphabetical order",
    async (loss) => {
      const net = sequential([layers.dense({ units: 2, activation: "softmax", inputShape: [2] })]);
      await net.compile({
        optimizer: "adam",
        loss: /** @type {"mse"} */ (loss),
        metrics: ["accuracy"],
      });
      await net.fit(x, y, { epochs: 2, validationData: [x.slice(1, 2), ["cat"]] });
      expect(net.classNames).toEqual(["cat", "dog"]);
      // Names that do not all occur are those of the training.
      const { loss: named } = await net.evaluate([[1, 1]], ["cat"]);
      const numbers = loss.startsWith("sparse") ? [0] : [[1, 0]];
      expect((await net.evaluate([[1, 1]], numbers)).loss).toBe(named);
      await expect(net.evaluate(x.slice(0, 1), ["cow"])).rejects.toThrow(
        'y[0]: "cow" is not one of the classes cat, dog',
      );
      net.dispose();
    },
  );

  it("are those of a data set", async () => {
    const data = await Dataset.fromArrays({ x, y });
    expect(data.classNames).toEqual(["cat", "dog"]);
    expect((await data.take([0, 1])).y).toEqual(Float32Array.of(1, 0));
    data.dispose();
  });
});

describe("numbers that are none", () => {
  it("are named by their row, not blamed on the learning rate", async () => {
    const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
    await net.compile({ optimizer: "sgd", loss: "mse" });
    const x = [
      [1, 2],
      [3, 4],
      [5, NaN],
    ];
    await expect(net.fit(x, [1, 2, 3])).rejects.toMatchObject({
      code: "not-finite",
      id: "fit.row-not-finite",
      values: { row: 2, position: 1, value: "NaN" },
      history: { stopReason: "not-finite" },
    });
    const before = await net.fingerprint();
    await expect(net.trainOnBatch(x, [1, 2, 3])).rejects.toMatchObject({
      id: "fit.row-not-finite",
      values: { row: 2, position: 1 },
    });
    expect(await net.fingerprint()).toBe(before);
    net.dispose();
  });

  it("are found in any of several inputs", async () => {
    const [left, right] = ["left", "right"].map((name) => input({ shape: [2], name }));
    const net = model({
      inputs: [left, right],
      outputs: layers.dense({ units: 4 })(layers.concatenate()([left, right])),
    });
    await net.compile({ optimizer: "sgd", loss: "mse" });
    const whole = { data: new Float32Array(10_000), shape: [5000, 2] };
    const torn = { data: new Float32Array(10_000), shape: [5000, 2] };
    torn.data[9001] = -Infinity;
    const y = { data: new Float32Array(20_000), shape: [5000, 4] };
    await expect(net.fit({ left: whole, right: torn }, y)).rejects.toMatchObject({
      values: { input: "x.right", row: 4500, position: 1, value: "-Infinity" },
      message: expect.stringContaining("row 4500 of x.right is not: its number 1 is -Infinity"),
    });
    await expect(net.fit([whole, torn], y)).rejects.toMatchObject({ values: { input: "x[1]" } });
    net.dispose();
  });
});

describe("verbose", () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});

  it("writes what Keras does, with the logs in its order", async () => {
    const net = sequential([layers.dense({ units: 1, inputShape: [2] })]);
    await net.compile({ optimizer: "sgd", loss: "mse", metrics: ["mae"] });
    const [x, y] = [
      [
        [1, 2],
        [3, 4],
      ],
      [1, 2],
    ];
    await net.fit(x, y, { epochs: 2, verbose: 2, validationData: [x, y] });
    const lines = log.mock.calls.map(([line]) => line);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe("Epoch 1/2");
    const n = "\\d\\.\\d{4}(?:e[+-]\\d\\d)?|\\d+\\.\\d{4}";
    expect(lines[1]).toMatch(
      new RegExp(
        `^1/1 - \\d+s - \\d+[mu]?s/step - loss: (${n}) - mae: (${n}) - val_loss: (${n}) - val_mae: (${n})$`,
      ),
    );
    log.mockClear();
    await net.evaluate(x, y, { verbose: 1 });
    await net.predict(x, { verbose: 1 });
    await net.predict(x);
    const bars = log.mock.calls.map(([line]) => line);
    expect(bars).toHaveLength(2);
    expect(bars[0]).toMatch(/^1\/1 ━{20} \d+s \d+[mu]?s\/step - loss: .* - mae: /);
    expect(bars[1]).toMatch(/^1\/1 ━{20} \d+s \d+[mu]?s\/step$/);
    await expect(net.predict(x, { verbose: /** @type {any} */ (3) })).rejects.toThrow("0, 1, 2");
    net.dispose();
  });
});
