// Where a model looks in a picture: Grad-CAM, saliency and occlusion, against Keras and against a closed form.

import fs from "node:fs";
import { Dataset, layers, model, sequential } from "minibatch";
import { afterEach, describe, expect, it } from "vitest";

/** @type {import("minibatch").Model[]} */
const made = [];
afterEach(() => made.splice(0).forEach((net) => net.dispose()));

/** A golden array. @param {{ shape: number[], f32?: string, f64?: string }} array */
const numbers = ({ f32, f64, shape }) => {
  const { buffer } = new Uint8Array(Buffer.from(f32 ?? f64 ?? "", "base64"));
  return { data: f32 ? new Float32Array(buffer) : new Float64Array(buffer), shape };
};

/** @type {{ cases: any[] }} */
const { cases } = JSON.parse(
  fs.readFileSync(new URL("../parity/golden/explanations.json", import.meta.url), "utf8"),
);

/** @param {any} item */
async function netOf({ model: spec, weights }) {
  const net = model(spec);
  made.push(net);
  await net.setWeights(weights.map(numbers));
  return net;
}

/**
 * @param {import("minibatch").Heatmaps} found
 * @param {any} golden
 * @param {string} what
 */
function expectClose({ heatmap }, golden, what) {
  const expected = numbers(golden);
  expect(heatmap.shape, what).toEqual(expected.shape);
  heatmap.data.forEach((value, i) => {
    expect(Math.abs(value - expected.data[i]), `${what}, ${i}`).toBeLessThan(1e-6);
  });
}

describe.each(cases)("$name", (item) => {
  const { layer, patch: patchSize, stride } = item;
  const x = item.x.length === 1 ? numbers(item.x[0]) : item.x.map(numbers);

  it.each([
    ["predicted", undefined],
    ["first", 0],
  ])("equals Keras, for the class: %s", async (kind, classIndex) => {
    const net = await netOf(item);
    const golden = item[/** @type {string} */ (kind)];
    const options = { classIndex };
    const cam = await net.gradCam(x, options);
    expect(cam.layer).toBe(layer);
    expect(cam.classIndex).toEqual(golden.classes);
    expectClose(cam, golden.gradCam, "gradCam");
    expectClose(await net.saliency(x, options), golden.saliency, "saliency");
    const covered = await net.occlusion(x, { ...options, patchSize, stride });
    expectClose(covered, golden.occlusion, "occlusion");
  });

  it("gives the rows asked for, of a Dataset too", async () => {
    const net = await netOf(item);
    const data = await Dataset.fromArrays({ x });
    const all = await net.gradCam(data);
    const [, height, width] = all.heatmap.shape;
    const some = await net.gradCam(data, { rows: [2, 0] });
    const size = height * width;
    expect([...some.heatmap.data]).toEqual([
      ...all.heatmap.data.slice(2 * size),
      ...all.heatmap.data.slice(0, size),
    ]);
    data.dispose();
  });
});

describe("a sum of all pixels", () => {
  const shape = [6, 6, 1];
  const picture = Float32Array.from({ length: 36 }, (_, i) => i / 35);
  const x = { data: picture, shape: [1, ...shape] };

  async function summing() {
    const net = sequential([
      layers.flatten({ inputShape: shape }),
      layers.dense({ units: 1, kernelInitializer: "ones" }),
    ]);
    made.push(net);
    return net;
  }

  it("falls by what a patch takes away", async () => {
    const net = await summing();
    const { heatmap, layer } = await net.occlusion(x, { patchSize: 2, stride: 2, value: 0 });
    expect((await net.describe()).layers[0].name).toBe(layer);
    // Patches that lie side by side cover each pixel once.
    heatmap.data.forEach((drop, i) => {
      const [top, left] = [Math.floor(i / 12) * 2, Math.floor((i % 6) / 2) * 2];
      const at = top * 6 + left;
      const sum = picture[at] + picture[at + 1] + picture[at + 6] + picture[at + 7];
      expect(drop).toBeCloseTo(sum, 5);
    });
    const slopes = await net.saliency(x);
    expect([...slopes.heatmap.data]).toEqual(Array(36).fill(1));
    const opposite = await net.occlusion(x, { classIndex: 0, patchSize: 6, value: 0 });
    expect(opposite.heatmap.data[0]).toBeCloseTo(-18, 4);
  });

  it("tells of its progress, and ends when it is aborted", async () => {
    const net = await summing();
    /** @type {{ done: number, total: number }[]} */
    const told = [];
    await net.occlusion(x, { patchSize: 2, stride: 1, onProgress: (one) => told.push(one) });
    expect(told.at(-1)).toEqual({ done: 25, total: 25 });
    const ended = new AbortController();
    const running = net.occlusion(
      { data: new Float32Array(2 * 36), shape: [2, ...shape] },
      {
        patchSize: 2,
        signal: ended.signal,
        onProgress: () => ended.abort(new Error("enough")),
      },
    );
    await expect(running).rejects.toThrow("enough");
  });

  it("cannot be explained by Grad-CAM, which says why", async () => {
    const net = await summing();
    await expect(net.gradCam(x)).rejects.toThrow("the model has no convolution before its output");
  });

  it("refuses what there is not", async () => {
    const net = await summing();
    await expect(net.gradCam(x, { layer: "conv" })).rejects.toThrow('has no layer "conv"');
    await expect(net.gradCam(x, { layer: "flatten" })).rejects.toThrow("gives no feature maps");
    await expect(net.saliency(x, { classIndex: 2 })).rejects.toThrow("classIndex");
    await expect(net.saliency(x, { input: "row" })).rejects.toThrow('has no input "row"');
    await expect(net.occlusion(x, { patchSize: 7 })).rejects.toThrow("patchSize");
    await expect(net.occlusion(x, { patchSize: 2, stride: 3 })).rejects.toThrow("stride");
    await expect(net.occlusion(x, { rows: [1] })).rejects.toThrow("there is no");
    const small = { data: new Float32Array(25), shape: [1, 5, 5, 1] };
    await expect(net.saliency(small)).rejects.toMatchObject({ code: "shape-mismatch" });
    const table = sequential([layers.dense({ units: 2, inputShape: [3] })]);
    made.push(table);
    const rows = { data: new Float32Array(3), shape: [1, 3] };
    await expect(table.saliency(rows)).rejects.toThrow("None of the model's inputs is of pictures");
  });
});

it("explains bytes and a model that is being trained", async () => {
  const shape = [6, 6, 1];
  const net = sequential([
    layers.conv2d({ filters: 2, kernelSize: 3, activation: "relu", inputShape: shape }),
    layers.flatten(),
    layers.dense({ units: 2, activation: "softmax" }),
  ]);
  made.push(net);
  await net.compile({ loss: "sparse_categorical_crossentropy", seed: 1 });
  const data = Uint8Array.from({ length: 36 * 8 }, (_, i) => (i * 37) % 256);
  const x = { data, shape: [8, ...shape] };
  const scaled = { data: Float32Array.from(data, (byte) => byte / 255), shape: [8, ...shape] };
  const bytes = await Dataset.fromArrays({ x, scale: 1 / 255 });
  const [seen, expected] = [await net.occlusion(bytes), await net.occlusion(scaled)];
  seen.heatmap.data.forEach((drop, i) => expect(drop).toBeCloseTo(expected.heatmap.data[i], 6));
  let looks = 0;
  await net.fit(scaled, Uint8Array.from([0, 1, 0, 1, 0, 1, 0, 1]), {
    epochs: 2,
    onEpochEnd: async () => {
      looks += (await net.gradCam(scaled, { rows: [0] })).heatmap.shape[0];
    },
  });
  expect(looks).toBe(2);
  bytes.dispose();
});
