// What the Inspect tab says of shapes, graphs, convolutions and gradients, without a page.

import { describeModel, layers, sequential } from "minibatch";
import { describe, expect, it } from "vitest";
import { deadRelus, gradientSizes, vanishingGradient } from "../../web/experiment/gradients.js";
import { graphOf } from "../../web/experiment/layers.js";
import { layout } from "../../web/inspect/graph-layout.js";
import { arithmeticOf } from "../../web/inspect/shape-arithmetic.js";
import { sumAt, windowOf } from "../../web/inspect/window-sum.js";

/** @param {any} value */
const any = (value) => value;

/** What is said of each layer of a model. @param {any[]} list @param {number[]} shape */
async function said(list, shape) {
  const net = sequential(any(list));
  await net.build({ inputShape: shape });
  const description = await describeModel(net.toJSON());
  const shapes = description.layers.map(({ output_shape }) => any(output_shape).slice(1));
  return graphOf(any(net.toJSON())).layers.map((layer, i) =>
    arithmeticOf(layer, {
      shape: shapes[i + 1],
      inputs: [shapes[i]],
      parameters: description.layers[i + 1].parameters ?? 0,
    }),
  );
}

describe("the arithmetic of shapes", () => {
  it("is that of a convolutional network", async () => {
    const lines = await said(
      any([
        layers.conv2d({ filters: 64, kernelSize: 4 }),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.conv2d({ filters: 8, kernelSize: [3, 2], strides: [2, 1] }),
        layers.conv2d({ filters: 8, kernelSize: 3, padding: "same", strides: 2, useBias: false }),
        layers.conv2d({ filters: 4, kernelSize: 2, dilationRate: 2 }),
        layers.batchNormalization(),
        layers.flatten(),
        layers.dense({ units: 3 }),
      ]),
      [28, 28, 1],
    );
    expect(lines.map(({ shape }) => shape.map(({ axis, text }) => axis + text))).toEqual([
      ["(28 − 4)/1 + 1 = 25"],
      ["25 // 2 = 12"],
      ["height⌊(12 − 3)/2⌋ + 1 = 5", "width(12 − 2)/1 + 1 = 11"],
      ["height⌈5 / 2⌉ = 3", "width⌈11 / 2⌉ = 6"],
      ["height(3 − (2 · (2 − 1) + 1))/1 + 1 = 1", "width(6 − (2 · (2 − 1) + 1))/1 + 1 = 4"],
      [],
      ["1 · 4 · 4 = 16"],
      [],
    ]);
    expect(lines.map(({ parameters }) => parameters)).toEqual([
      "4 · 4 · 1 · 64 + 64",
      "",
      "3 · 2 · 64 · 8 + 8",
      "3 · 3 · 8 · 8",
      "2 · 2 · 8 · 4 + 4",
      "4 · 4",
      "",
      "16 · 3 + 3",
    ]);
  });

  it("is that of a recurrent one", async () => {
    const lines = await said(
      any([
        layers.embedding({ inputDim: 20, outputDim: 6 }),
        layers.gru({ units: 5, returnSequences: true }),
        layers.lstm({ units: 4, returnSequences: true }),
        layers.simpleRnn({ units: 3 }),
      ]),
      [7],
    );
    expect(lines.map(({ parameters }) => parameters)).toEqual([
      "20 · 6",
      "3 · (6 + 5 + 2) · 5",
      "4 · (5 + 4 + 1) · 4",
      "(4 + 3 + 1) · 3",
    ]);
  });

  it("is left out where it does not come to what the core says", () => {
    const layer = { name: "dense", class_name: "Dense", config: { units: 3 } };
    const known = { shape: [3], inputs: [[4]], parameters: 16 };
    expect(arithmeticOf(layer, known).parameters).toBe("");
  });
});

describe("the layout of a graph", () => {
  it("puts each layer below what it reads, branches beside each other", () => {
    const { nodes, edges } = layout([
      { name: "in", inputs: [] },
      { name: "left", inputs: ["in"] },
      { name: "right", inputs: ["in"] },
      { name: "sum", inputs: ["left", "right", "in"] },
    ]);
    const at = Object.fromEntries(nodes.map(({ name, x, y }) => [name, { x, y }]));
    expect(at.left.y).toBe(at.right.y);
    expect(at.left.x).toBeLessThan(at.right.x);
    expect(at.sum.y).toBeGreaterThan(at.left.y);
    expect(at.in.x).toBe(at.sum.x);
    expect(edges).toHaveLength(5);
  });
});

describe("a number of a convolution", () => {
  it.each([
    { padding: "valid", strides: 1, groups: 1 },
    { padding: "same", strides: 2, groups: 1 },
    { padding: "same", strides: 1, groups: 2 },
  ])("is the sum of its products: %o", async ({ padding, strides, groups }) => {
    const config = { filters: 4, kernelSize: 3, padding, strides, groups, inputShape: [6, 5, 2] };
    const net = sequential([layers.conv2d(any(config))]);
    const data = Float32Array.from({ length: 60 }, (_, i) => Math.sin(i));
    const input = { data, shape: [1, 6, 5, 2] };
    const [kernel] = await net.getWeights();
    const output = await net.predict(input);
    const [, height, width, filters] = output.shape;
    const window = windowOf({ kernel_size: 3, padding, strides }, [6, 5], [height, width]);
    for (let i = 0; i < output.data.length; i++) {
      const [filter, position] = [i % filters, Math.floor(i / filters)];
      const at = { y: Math.floor(position / width), x: position % width, filter, channel: 0 };
      const { total, ofChannel, cells } = sumAt(input, kernel, window, at);
      expect(total).toBeCloseTo(output.data[i], 5);
      const sum = cells.flat().reduce((all, { product }) => all + product, 0);
      expect(sum).toBeCloseTo(ofChannel, 9);
    }
    net.dispose();
  });
});

describe("what statistics say", () => {
  /** @param {number[]} norms of kernels of 4 numbers, from the input on */
  const statistics = (norms, dead = 0) =>
    any({
      epoch: 0,
      iteration: 0,
      weights: norms.flatMap((norm, i) => [
        { name: `dense_${i}/kernel`, value: {}, gradient: { norm, histogram: [1, 3] } },
        { name: `dense_${i}/bias`, value: {}, gradient: { norm: 1e-9, histogram: [2] } },
      ]),
      relus: [{ layer: "dense_0", units: 8, dead }],
    });

  it("finds a gradient that vanishes, from the beginning on only", () => {
    const [vanishes, lives] = [statistics([0.001, 0.02, 0.4]), statistics([0.1, 0.2, 0.4])];
    expect(gradientSizes(lives).map(({ size }) => size)).toEqual([0.05, 0.1, 0.2]);
    const found = vanishingGradient([vanishes, vanishes]);
    expect(found).toMatchObject({ first: "dense_0", last: "dense_2" });
    expect(found?.times).toBeCloseTo(400, 9);
    expect(vanishingGradient([lives, lives])).toBeNull();
    expect(vanishingGradient([lives, vanishes])).toBeNull();
    expect(vanishingGradient([statistics([0.001, 0.4])])).toBeNull();
    expect(vanishingGradient([])).toBeNull();
    // A gradient that is 0 everywhere vanishes nowhere in particular.
    expect(vanishingGradient([statistics([0, 0, 0])])).toBeNull();
  });

  it("finds layers of which nearly all units are dead", () => {
    expect(deadRelus([statistics([1], 8)])).toEqual([{ layer: "dense_0", units: 8, dead: 8 }]);
    expect(deadRelus([statistics([1], 8), statistics([1], 7)])).toEqual([]);
    expect(deadRelus([])).toEqual([]);
  });
});
