// Resume training: a checkpoint has the weights, the optimizer's state and the place in the random numbers, so that
// training goes on with the same bits as if it had never stopped.

import { layers, model, sequential } from "minibatch";

const x = Array.from({ length: 64 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
const y = x.map(([a, b]) => a * b);

const net = sequential([
  layers.dense({ units: 16, activation: "relu", inputShape: [2] }),
  layers.dropout({ rate: 0.2 }),
  layers.dense({ units: 1 }),
]);
await net.compile({ optimizer: "adam", loss: "mse", seed: 42 });
await net.fit(x, y, { epochs: 5 });

// Plain data: structuredClone(), postMessage() and IndexedDB take it. net.save("keras") keeps the same in a file.
const checkpoint = await net.saveCheckpoint();

const resumed = model(checkpoint.spec);
await resumed.restoreCheckpoint(checkpoint);
for (const one of [net, resumed]) await one.fit(x, y, { initialEpoch: 5, epochs: 10 });

console.log("never stopped", (await net.predict(x)).data);
console.log("resumed", (await resumed.predict(x)).data);
