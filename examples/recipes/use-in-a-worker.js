// The worker of use-in-a-worker.html: it trains, posts each epoch's loss, and answers. A bundler or a dev server finds the
// package by its name; without one, the import says its URL, as import maps are for pages only.

import { layers, optimizers, sequential } from "minibatch";

addEventListener("message", async ({ data: { from, to, asked } }) => {
  // The product of two numbers is the exponential of a sum of logarithms, but the model finds its own way.
  const numbers = Array.from({ length: 21 }, (_, i) => from + ((to - from) * i) / 20);
  const x = numbers.flatMap((a) => numbers.map((b) => [a, b]));
  const y = x.map(([a, b]) => a * b);

  const net = sequential([
    layers.dense({ units: 32, activation: "tanh", inputShape: [2] }),
    layers.dense({ units: 1 }),
  ]);
  await net.compile({ optimizer: optimizers.adam({ learningRate: 0.02 }), loss: "mse", seed: 42 });
  await net.fit(x, y, {
    epochs: 100,
    onEpochEnd: (epoch, { loss }) => postMessage({ epoch, loss }),
  });
  const { data } = await net.predict([asked]);
  postMessage({ prediction: data[0] });
});
