// Models of open lengths in ONNX's format: the file leaves these axes open, and onnxruntime computes what is computed here.

import { input, layers, model, sequential } from "minibatch";
import { expect, it } from "vitest";
import { runOnnx } from "./onnx.js";

/** The shape of a row: as the model has it, and of two lengths that it gets. @typedef {[(number | null)[], number[], number[]]} Rows */

/** @type {Rows} */
const steps = [
  [null, 3],
  [7, 3],
  [4, 3],
];
/** @type {Rows} */
const image = [
  [null, null, 3],
  [6, 8, 3],
  [7, 5, 3],
];
/** @type {Rows} */
const frames = [
  [null, 4, 3],
  [5, 4, 3],
  [2, 4, 3],
];
/** @type {Rows} */
const film = [
  [5, null, 3],
  [5, 4, 3],
  [5, 6, 3],
];

/** @type {[string, Rows, (x: any) => any][]} */
const cases = [
  ["Flatten", steps, layers.flatten()],
  ["Flatten of an image", image, layers.flatten()],
  ["Reshape", steps, layers.reshape({ targetShape: [-1, 1] })],
  ["Permute", steps, layers.permute({ dims: [2, 1] })],
  ["Conv1D", steps, layers.conv1d({ filters: 2, kernelSize: 3, padding: "same", strides: 2 })],
  [
    "Conv1D with dilation",
    steps,
    layers.conv1d({ filters: 2, kernelSize: 3, padding: "same", dilationRate: 2 }),
  ],
  [
    "causal Conv1D",
    steps,
    layers.conv1d({ filters: 2, kernelSize: 3, padding: "causal", dilationRate: 2 }),
  ],
  ["Conv2D", image, layers.conv2d({ filters: 2, kernelSize: 3, strides: 2, padding: "same" })],
  ["Conv2DTranspose", image, layers.conv2dTranspose({ filters: 2, kernelSize: 3, strides: 2 })],
  ["SeparableConv2D", image, layers.separableConv2d({ filters: 2, kernelSize: 3 })],
  ["MaxPooling2D", image, layers.maxPooling2d({ padding: "same", poolSize: 3, strides: 2 })],
  ["AveragePooling2D", image, layers.averagePooling2d({ padding: "same", poolSize: 3 })],
  ["GlobalAveragePooling2D", image, layers.globalAveragePooling2d()],
  ["ZeroPadding2D", image, layers.zeroPadding2d({ padding: [1, 2] })],
  ["Cropping2D", image, layers.cropping2d({ cropping: 1 })],
  ["UpSampling2D", image, layers.upSampling2d({ interpolation: "bilinear" })],
  ["Resizing", image, layers.resizing({ height: 3, width: 5 })],
  ["GroupNormalization", image, layers.groupNormalization({ groups: 3 })],
  ["Softmax over steps", steps, layers.softmax({ axis: 1 })],
  ["LSTM", steps, layers.lstm({ units: 2, returnSequences: true })],
  ["Bidirectional", steps, layers.bidirectional({ layer: layers.gru({ units: 2 }) })],
  ["TimeDistributed Dense", steps, layers.timeDistributed({ layer: layers.dense({ units: 4 }) })],
  ["TimeDistributed Flatten", frames, layers.timeDistributed({ layer: layers.flatten() })],
  [
    "TimeDistributed over open lengths",
    film,
    layers.timeDistributed({ layer: layers.conv1d({ filters: 4, kernelSize: 2 }) }),
  ],
  ["the last step", steps, layers.getItem({ key: ":, -1, :" })],
  ["a slice of steps", steps, layers.getItem({ key: ":, 1:, 0" })],
  ["steps backwards", steps, layers.getItem({ key: ":, ::-1" })],
  ["steps before the last", steps, layers.getItem({ key: ":, -3:-1, None" })],
  ["Attention", steps, (x) => layers.attention()([x, x])],
  [
    "MultiHeadAttention",
    steps,
    (x) => layers.multiHeadAttention({ numHeads: 2, keyDim: 2 })([x, x]),
  ],
  ["Concatenate over steps", steps, (x) => layers.concatenate({ axis: 1 })([x, x])],
  ["Dot", steps, (x) => layers.dot({ axes: [2, 2] })([x, x])],
];

/** @param {import("minibatch").Model} net @param {number[]} shape of one row */
async function expectSame(net, shape) {
  const size = 2 * shape.reduce((all, n) => all * n, 1);
  const rows = {
    data: Float32Array.from({ length: size }, (_, i) => Math.sin(1.7 * i)),
    shape: [2, ...shape],
  };
  const here = /** @type {any} */ (await net.predict(rows));
  const [found] = await runOnnx(await net.save("onnx"), [rows]);
  expect(found.shape).toEqual(here.shape);
  const apart = found.data.map((value, i) => Math.abs(value - here.data[i]));
  expect(Math.max(...apart)).toBeLessThan(1e-5);
}

it.each(cases)("%s", async (_, [open, one, other], call) => {
  const x = input({ shape: open });
  const net = model({ inputs: x, outputs: call(x) });
  await expectSame(net, one);
  await expectSame(net, other);
  net.dispose();
});

it("attention that does not look ahead", async () => {
  const x = input({ shape: steps[0] });
  for (const layer of [layers.attention(), layers.multiHeadAttention({ numHeads: 2, keyDim: 2 })]) {
    const spec = /** @type {any} */ (model({ inputs: x, outputs: layer([x, x]) }).toJSON());
    const plain = JSON.stringify(spec);
    spec.config.layers.at(-1).inbound_nodes[0].kwargs = { use_causal_mask: true };
    expect(JSON.stringify(spec)).not.toBe(plain);
    const net = model(spec);
    await expectSame(net, steps[1]);
    await expectSame(net, steps[2]);
    net.dispose();
  }
});

it("what depends on the size of an image is refused by name", async () => {
  const net = sequential([layers.centerCrop({ height: 3, width: 4, inputShape: [null, null, 3] })]);
  await expect(net.save("onnx")).rejects.toThrow(
    'ONNX has no form of the layer "center_crop" (CenterCrop) with an input of unknown length.',
  );
  net.dispose();
});
