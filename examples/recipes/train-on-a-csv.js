// Train on a CSV: read a table, hold some rows back, train, and score the rows that the model has not seen.

import { readFile } from "node:fs/promises";
import { layers, optimizers, readFiles, sequential } from "minibatch";

// In a page, these are File objects of an <input type="file"> or of a drop.
const bytes = await readFile(new URL("../../public/samples/iris.csv", import.meta.url));
const source = await readFiles([{ name: "iris.csv", bytes }]);

// Text is encoded and numbers are scaled as the columns ask for; a fifth of the rows is held back.
const { train, test, classNames } = await source.prepare({
  target: { columns: ["species"] },
  seed: 42,
});

const net = sequential([
  layers.dense({ units: 16, activation: "relu", inputShape: train.inputShape }),
  layers.dense({ units: classNames.length, activation: "softmax" }),
]);
await net.compile({
  optimizer: optimizers.adam({ learningRate: 0.01 }),
  loss: "sparse_categorical_crossentropy",
  metrics: ["accuracy"],
  seed: 42,
});
await net.fit(train, { epochs: 100, batchSize: 16 });

const { accuracy } = await net.evaluate(test);
console.log("test accuracy", accuracy);
