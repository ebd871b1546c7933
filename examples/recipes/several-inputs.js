// A model of several inputs: an image and a row of numbers, joined before the last layer.

import { input, layers, model } from "minibatch";

const image = input({ shape: [8, 8, 1], name: "image" });
const numbers = input({ shape: [2], name: "numbers" });
const seen = layers.flatten()(
  layers.conv2d({ filters: 4, kernelSize: 3, activation: "relu" })(image),
);
const both = layers.concatenate()([seen, layers.dense({ units: 8, activation: "relu" })(numbers)]);
const net = model({
  inputs: [image, numbers],
  outputs: layers.dense({ units: 1, activation: "sigmoid" })(both),
});

// The answer is 1 where the image is bright and the first number positive: neither input tells it alone.
const rows = 400;
const random = (/** @type {number} */ i) => (Math.sin(12.9898 * (i + 1)) * 43758.5453) % 1;
const bright = Array.from({ length: rows }, (_, i) => Number(random(i) > 0));
const first = Array.from({ length: rows }, (_, i) => random(1000 + i));
const x = {
  image: {
    data: Float32Array.from(
      { length: rows * 64 },
      (_, i) => 0.5 * bright[i >> 6] + 0.1 * random(i),
    ),
    shape: [rows, 8, 8, 1],
  },
  numbers: first.map((value, i) => [value, random(5000 + i)]),
};
const y = bright.map((value, i) => Number(value === 1 && first[i] > 0));

await net.compile({
  optimizer: "adam",
  loss: "binary_crossentropy",
  metrics: ["accuracy"],
  seed: 42,
});
const { history } = await net.fit(x, y, { epochs: 40, validationSplit: 0.25 });
console.log("validation accuracy", history.val_accuracy.at(-1));
