// Models that are layers of other models: shared, frozen, with their weights, and in summary() as Keras prints them.

import { readFileSync } from "node:fs";
import { input, layers, model, sequential } from "minibatch";
import { describe, expect, it } from "vitest";

const golden = JSON.parse(
  readFileSync(new URL("../parity/golden/models.json", import.meta.url), "utf8"),
);
const nested = golden.cases.filter((/** @type {any} */ item) => item.summary);

/** @type {string[]} */
const names = nested.map((/** @type {any} */ { name }) => name);

/** @param {import("minibatch").Model} net */
const flatWeights = async (net) => (await net.getWeights()).map(({ data }) => [...data]);

describe("a model as a layer", () => {
  it.each(names)("%s: summary({ expandNested }) is Keras's", async (name) => {
    const item = nested.find((/** @type {any} */ one) => one.name === name);
    const net = model(item.model);
    expect(await net.summary({ expandNested: true })).toBe(item.summary);
    expect(await net.summary()).not.toContain("└ ");
    net.dispose();
  });

  it("comes with its weights, and stays as it is when it is frozen", async () => {
    const base = sequential([layers.dense({ units: 3, activation: "relu", inputShape: [4] })]);
    const before = await flatWeights(base);
    base.trainable = false;
    const net = sequential([base, layers.dense({ units: 2 }), layers.softmax()]);
    await net.compile({ loss: "sparse_categorical_crossentropy" });
    const x = { data: Float32Array.from({ length: 32 }, (_, i) => Math.sin(i)), shape: [8, 4] };
    await net.fit(
      x,
      Float32Array.from({ length: 8 }, (_, i) => i % 2),
      { epochs: 2 },
    );
    const after = await net.getWeights();
    expect(after.map(({ name }) => name)).toEqual([
      "sequential/dense/kernel",
      "sequential/dense/bias",
      "dense/kernel",
      "dense/bias",
    ]);
    expect(after.slice(0, 2).map(({ data }) => [...data])).toEqual(before);
    const { trainable_parameters: trainable, layers: described } = await net.describe();
    expect(trainable).toBe(3 * 2 + 2);
    expect(described.find(({ name }) => name === "sequential")?.trainable_parameters).toBe(0);
    net.dispose();
    base.dispose();
  });

  it("is called on tensors, as often as is wanted, and gives each of its outputs", async () => {
    const one = input({ shape: [4], name: "one" });
    const hidden = layers.dense({ units: 3, activation: "tanh" })(one);
    const ends = [layers.dense({ units: 2 })(hidden), layers.dense({ units: 1 })(hidden)];
    const base = model({ inputs: one, outputs: ends, name: "base" });
    const left = input({ shape: [4], name: "left" });
    const right = input({ shape: [4], name: "right" });
    const [kind] = base.call(left);
    const [other, size] = base.call(right);
    const merged = layers.add()([kind, other]);
    const net = model({ inputs: [left, right], outputs: [merged, size], name: "twins" });
    const rows = { data: Float32Array.of(1, 2, 3, 4, 4, 3, 2, 1), shape: [2, 4] };
    const alone = await base.predict(rows);
    const both = await net.predict([rows, rows]);
    const doubled = [.../** @type {any} */ (alone)[0].data].map((value) => 2 * value);
    expect([.../** @type {any} */ (both)[0].data]).toEqual(doubled);
    expect([.../** @type {any} */ (both)[1].data]).toEqual([.../** @type {any} */ (alone)[1].data]);
    const again = model(net.toJSON());
    await again.setWeights(await net.getWeights());
    expect(await again.predict([rows, rows])).toEqual(both);
    for (const one of [base, net, again]) one.dispose();
  });

  it("may be built by the outer model", async () => {
    const head = sequential([layers.flatten(), layers.dense({ units: 2 })], { name: "head" });
    const net = sequential([head, layers.softmax()]);
    expect(net.built).toBe(false);
    await net.build({ inputShape: [2, 3] });
    expect(await net.countParams()).toBe(14);
    net.dispose();
  });

  it("says what it was called on", () => {
    const base = sequential([layers.dense({ units: 3, inputShape: [4] })]);
    expect(() => base.call(/** @type {any} */ (3))).toThrow(/call\(\)/);
    expect(() => (base.trainable = /** @type {any} */ ("no"))).toThrow(/trainable/);
  });
});
