// Confusion matrix and report: which classes are taken for which.

import { readFile } from "node:fs/promises";
import { layers, metrics, readFiles, sequential } from "minibatch";

const bytes = await readFile(new URL("../../public/samples/penguins.csv", import.meta.url));
const source = await readFiles([{ name: "penguins.csv", bytes }]);
const { train, test } = await source.prepare({ target: { columns: ["species"] }, seed: 42 });

const net = sequential([
  layers.dense({ units: 16, activation: "relu", inputShape: train.inputShape }),
  layers.dense({ units: 3, activation: "softmax" }),
]);
await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy", seed: 42 });
await net.fit(train, { epochs: 100, batchSize: 16 });

const predictions = await net.predictions(test);
console.log("rows are true, columns predicted", await predictions.confusionMatrix());
console.log(await predictions.classificationReport());
predictions.dispose();

// The same of any two lists, also of names.
const yTrue = ["cat", "dog", "dog", "cat"];
const yPred = ["cat", "dog", "cat", "cat"];
console.log("of two lists", await metrics.confusionMatrix(yTrue, yPred));
