// Predict a stream: an autoencoder says which readings of a sensor are unlike those that it has learned from.

import { layers, sequential } from "minibatch";

/** Three numbers that belong together, but for the readings 4 and 9. @param {number} i */
const reading = (i) => {
  const [a, b] = [Math.sin(i), Math.cos(2 * i)];
  return [a, b, i === 4 || i === 9 ? 3 - a : a * b];
};
const usual = Array.from({ length: 400 }, (_, i) => reading(i + 100));
const net = sequential([
  layers.dense({ units: 24, activation: "tanh", inputShape: [3] }),
  layers.dense({ units: 2 }),
  layers.dense({ units: 24, activation: "tanh" }),
  layers.dense({ units: 3 }),
]);
await net.compile({ optimizer: "adam", loss: "mse", seed: 42 });
await net.fit(usual, usual, { epochs: 100 });

// In a page: the ReadableStream of a serial port or a fetch, piped through what makes rows of it.
let asked = 0;
/** @type {number[][]} */
const given = [];
async function* sensor() {
  for (;;) {
    given.push(reading(asked++));
    yield given[given.length - 1];
  }
}

const found = [];
// A batch of one answers each reading at once; nothing is read ahead.
for await (const { data } of net.predictStream(sensor(), { batchSize: 1 })) {
  const row = given[asked - 1];
  const error = Math.hypot(...row.map((value, i) => value - data[i]));
  if (error > 1) found.push(asked - 1);
  if (asked === 12) break;
}
console.log("readings asked for", asked);
console.log("out of the ordinary", found);
