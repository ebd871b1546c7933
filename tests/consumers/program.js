/** The program of every consumer, as text: trains a dense model and a small CNN, saves one, and says what came of it. */

/** @param {string} from what the package is imported from */
export const training = (from = "minibatch") => `
import { init, layers, loadModel, sequential } from ${JSON.stringify(from)};

/** FNV-1a over the bits of numbers. */
function hashOf(arrays) {
  let hash = 0x811c9dc5;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    }
  }
  return hash.toString(16).padStart(8, "0");
}

async function fingerprint(net, x, y, loss) {
  await net.compile({ optimizer: "adam", loss, seed: 1 });
  await net.fit(x, y, { epochs: 3, batchSize: 8 });
  const predictions = await net.predict(x);
  return hashOf([...(await net.getWeights()).map(({ data }) => data), predictions.data]);
}

export async function train(options) {
  const info = await init(options);
  const waves = (length) => Float32Array.from({ length }, (_, i) => Math.sin(i * 1.7));
  const dense = sequential([
    layers.dense({ units: 8, activation: "tanh", inputShape: [2] }),
    layers.dense({ units: 1, activation: "sigmoid" }),
  ]);
  const cnn = sequential([
    layers.conv2d({ filters: 4, kernelSize: 3, activation: "relu", inputShape: [8, 8, 1] }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.flatten(),
    layers.dense({ units: 3, activation: "softmax" }),
  ]);
  const labels = Float32Array.from({ length: 32 }, (_, i) => i % 3);
  const bits = labels.map((label) => label % 2);
  const fingerprints = [
    await fingerprint(dense, { data: waves(64), shape: [32, 2] }, bits, "binary_crossentropy"),
    await fingerprint(cnn, { data: waves(2048), shape: [32, 8, 8, 1] }, labels,
      "sparse_categorical_crossentropy"),
  ];
  // What reads and writes files is a script of its own.
  const again = await loadModel(await dense.save());
  const { data } = await again.predict({ data: waves(64), shape: [32, 2] });
  fingerprints.push(hashOf([data]));
  const { build, threads, threadsReason, worker, fallback } = info;
  return { build, threads, threadsReason, worker, fallback: fallback?.message, fingerprints };
}
`;

/** The same as a module for `require`. */
export const required = () =>
  training()
    .replace(/^import (.*) from (.*);$/m, "const $1 = require($2);")
    .replace("export async function", "module.exports.train = train;\nasync function");

/**
 * Trains, and gives the result or the error as text to a function.
 * @param {string} tell
 */
export const telling = (tell) => `train().then(
  (done) => (${tell})(JSON.stringify(done)),
  (error) => (${tell})("error: " + (error.stack ?? error)),
);`;

/** Trains, and shows in a page's title what came of it. */
export const titling = telling("(text) => { document.title = text; }");

/** @param {string} from the module of the program */
export const showing = (from = "./train.js") => `
import { train } from ${JSON.stringify(from)};
${titling}
`;

/** Prints what came of it. */
export const printing = `
import { train } from "./train.js";
train().then((done) => console.log("RESULT " + JSON.stringify(done)));
`;

/** @param {string} script */
export const page = (script) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>waiting</title><link rel="icon" href="data:,"></head>` +
  `<body>${script}</body></html>`;
