/**
 * ConvNetJS: plain JavaScript in double precision, one sample at a time. It has no Adam; Adadelta keeps as
 * many moments for a weight.
 */

/* global importScripts */
// Its script ends by naming itself on `window`, which a worker has not.
Object.assign(globalThis, { window: globalThis });
importScripts("serve-calls.js", "/convnetjs/convnet.js");

const library = /** @type {any} */ (globalThis).convnetjs;

/**
 * The network as ConvNetJS describes one. Dropout belongs to the layer before it there, a dense layer
 * without an activation is one of its own, and a sigmoid for two classes is a softmax of two.
 * @param {import("../models.mjs").BenchModel} model
 */
function definitions({ inputShape, layers, classes }) {
  const [height, width, depth] = inputShape.length > 1 ? inputShape : [1, 1, inputShape[0]];
  /** @type {Record<string, any>[]} */
  const result = [{ type: "input", out_sx: width, out_sy: height, out_depth: depth ?? 1 }];
  for (const [index, [name, options = {}]] of layers.entries()) {
    const { activation } = options;
    if (index === layers.length - 1) {
      result.push({ type: "softmax", num_classes: Math.max(2, classes) });
    } else if (name === "dense") {
      result.push({ type: "fc", num_neurons: options.units, activation });
    } else if (name === "conv2d") {
      const pad = options.padding === "same" ? (options.kernelSize - 1) / 2 : 0;
      const { filters, kernelSize: sx } = options;
      result.push({ type: "conv", sx, filters, stride: 1, pad, activation });
    } else if (name === "maxPooling2d") {
      result.push({ type: "pool", sx: options.poolSize, stride: options.poolSize });
    } else if (name === "dropout") {
      result.push({ type: "dropout", drop_prob: options.rate });
    } else if (name !== "flatten") {
      throw new Error(`left out: ConvNetJS has no ${name}`);
    }
  }
  return result;
}

/** @type {import("./contender-worker.js").Contender} */
const convnetjsContender = {
  start: () => ({ version: "0.3.0" }),

  open({ model, batch, numbers, scale, labels }) {
    const net = new library.Net();
    const layers = definitions(model);
    net.makeLayers(layers);
    const trainer = new library.Trainer(net, { method: "adadelta", batch_size: batch });
    const { out_sx: width, out_sy: height, out_depth: depth } = layers[0];
    const size = width * height * depth;
    const volumes = Array.from({ length: batch }, (_, row) => {
      const volume = new library.Vol(width, height, depth, 0);
      for (let i = 0; i < size; ++i) volume.w[i] = numbers[row * size + i] * scale;
      return volume;
    });
    const step = () => {
      for (const [row, volume] of volumes.entries()) trainer.train(volume, labels[row]);
    };
    step();
    return { step, close() {} };
  },
};
/** @type {any} */ (globalThis).serveContender(convnetjsContender);
