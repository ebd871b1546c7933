/**
 * `npm run bench -- --inference`: predict() of one image by MobileNetV2 in Node on one thread beside
 * onnxruntime-web's WebAssembly with SIMD, which runs the ONNX file of the same model; processor time in
 * interleaved rounds.
 */

import { cpus } from "node:os";
import { inRoot } from "../../tools/paths.mjs";
import { randomNumbers } from "./page/data.js";
import { median, medianRatio } from "./statistics.mjs";
import { show, table, times } from "./table.mjs";

export const side = 224;
const alpha = 0.35;
const classes = 1000;
/** Filters, stride of the first and number of the blocks: table 2 of Sandler et al. 2018, arXiv 1801.04381. */
const stages = [
  [16, 1, 1],
  [24, 2, 2],
  [32, 2, 3],
  [64, 2, 4],
  [96, 1, 3],
  [160, 2, 3],
  [320, 1, 1],
];
/** Calls of a round: the clock of processor time is coarse. */
const calls = 10;

/** Channels, scaled: a multiple of 8, and no less than 0.9 of what was asked for, as Keras rounds them. @param {number} channels */
export function scaledChannels(channels) {
  const wanted = channels * alpha;
  const rounded = Math.max(8, 8 * Math.floor((wanted + 4) / 8));
  return rounded < 0.9 * wanted ? rounded + 8 : rounded;
}

/**
 * MobileNetV2 as keras.applications has it.
 * @param {Pick<typeof import("minibatch"), "input" | "layers" | "model">} minibatch
 */
export function mobileNetV2({ input, layers, model }) {
  const image = input({ shape: [side, side, 3] });
  /** @typedef {typeof image} Tensor */
  const convolution = { padding: /** @type {const} */ ("same"), useBias: false };
  const normalized = (/** @type {Tensor} */ x) => layers.batchNormalization()(x);
  const relu6 = (/** @type {Tensor} */ x) => layers.relu({ maxValue: 6 })(normalized(x));
  const conv = (/** @type {Tensor} */ x, /** @type {object} */ options) =>
    layers.conv2d({ ...convolution, .../** @type {any} */ (options) })(x);

  let channels = scaledChannels(32);
  let x = relu6(conv(image, { filters: channels, kernelSize: 3, strides: 2 }));
  for (const [stage, [filters, firstStride, blocks]] of stages.entries()) {
    for (let block = 0; block < blocks; ++block) {
      const strides = block === 0 ? firstStride : 1;
      let y = x;
      if (stage > 0) y = relu6(conv(y, { filters: 6 * channels, kernelSize: 1 }));
      y = relu6(layers.depthwiseConv2d({ ...convolution, kernelSize: 3, strides })(y));
      const out = scaledChannels(filters);
      y = normalized(conv(y, { filters: out, kernelSize: 1 }));
      x = strides === 1 && out === channels ? layers.add()([x, y]) : y;
      channels = out;
    }
  }
  x = layers.globalAveragePooling2d()(relu6(conv(x, { filters: 1280, kernelSize: 1 })));
  const outputs = layers.dense({ units: classes, activation: "softmax" })(x);
  return model({ inputs: image, outputs });
}

/** @typedef {{ data: Float32Array, shape: number[] }} Image */

/**
 * onnxruntime-web with a model. @param {Uint8Array} bytes
 * @returns {Promise<(image: Image) => Promise<Float32Array>>}
 */
async function theirs(bytes) {
  const ort = await import("onnxruntime-web");
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(bytes, { logSeverityLevel: 3 });
  return async ({ data, shape }) => {
    const feeds = { [session.inputNames[0]]: new ort.Tensor("float32", data, shape) };
    const outputs = await session.run(feeds);
    return /** @type {Float32Array} */ (outputs[session.outputNames[0]].data);
  };
}

/** Processor time of a call in milliseconds. @param {() => Promise<unknown>} call */
async function timeOf(call) {
  const before = process.cpuUsage();
  for (let i = 0; i < calls; ++i) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / calls;
}

/** @param {{ ours: number[], theirs: number[] }} measured milliseconds of every round */
export const inferenceTable = (measured) =>
  table(
    ["", "Minibatch", "onnxruntime-web", "as fast"],
    [
      [
        `MobileNetV2 α ${alpha}, ${side}×${side}`,
        show(median(measured.ours)),
        show(median(measured.theirs)),
        times(medianRatio(measured.theirs, measured.ours)),
      ],
    ],
    1,
  );

/** @param {{ rounds: number }} plan */
export async function measureInference({ rounds }) {
  const minibatch = await import(inRoot("dist/package/index.node.js"));
  await minibatch.init({ threads: 1 });
  const net = mobileNetV2(minibatch);
  await net.compile({ loss: "categorical_crossentropy", seed: 42 });
  const random = randomNumbers();
  const data = Float32Array.from({ length: side * side * 3 }, () => random() / 2 ** 31 - 1);
  const image = { data, shape: [1, side, side, 3] };
  const run = await theirs(await net.save("onnx"));
  const [own, other] = [(await net.predict(image)).data, await run(image)];
  const apart = Math.max(...other.map((value, i) => Math.abs(value - own[i])));
  if (!(apart < 1e-5)) throw new Error(`The two differ by ${apart}: they are not the same model.`);
  const measured = { ours: /** @type {number[]} */ ([]), theirs: /** @type {number[]} */ ([]) };
  for (let round = 0; round <= rounds; ++round) {
    const ours = await timeOf(() => net.predict(image));
    const theirMs = await timeOf(() => run(image));
    if (round === 0) continue; // code is compiled
    measured.ours.push(ours);
    measured.theirs.push(theirMs);
  }
  net.dispose();
  return (
    `Milliseconds of processor time of one image in Node ${process.versions.node} on ${cpus()[0].model}, one thread; ` +
    `medians of ${rounds} interleaved rounds.\n\n${inferenceTable(measured)}\n`
  );
}
