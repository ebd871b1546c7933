// Image classifier: handwritten digits, as a convolutional network tells them apart.

import { readFile } from "node:fs/promises";
import { layers, readFiles, sequential } from "minibatch";

// IDX files here; a zip or a folder with one folder per class is read in the same way.
const names = ["digits-images-idx3-ubyte.gz", "digits-labels-idx1-ubyte.gz"];
const files = await Promise.all(
  names.map(async (name) => ({
    name,
    bytes: await readFile(new URL(`../../public/samples/digits/${name}`, import.meta.url)),
  })),
);
const source = await readFiles(files);
const { train, test } = await source.prepare({ seed: 42 });

const net = sequential([
  layers.conv2d({ filters: 16, kernelSize: 3, activation: "relu", inputShape: train.inputShape }),
  layers.maxPooling2d({ poolSize: 2 }),
  layers.flatten(),
  layers.dropout({ rate: 0.2 }),
  layers.dense({ units: 10, activation: "softmax" }),
]);
await net.compile({
  optimizer: "adam",
  loss: "sparse_categorical_crossentropy",
  metrics: ["accuracy"],
  seed: 42,
});
await net.fit(train, { epochs: 20 });
console.log("test accuracy", (await net.evaluate(test)).accuracy);
