// Class weights, for imbalanced data: rows of the rare class count more, so that it is found at all.

import { readFile } from "node:fs/promises";
import { layers, readFiles, sequential } from "minibatch";

const bytes = await readFile(new URL("../../public/samples/pass-fail.csv", import.meta.url));
const source = await readFiles([{ name: "pass-fail.csv", bytes }]);
const { train, test } = await source.prepare({ target: { columns: ["Pass.Fail"] }, seed: 42 });

/** How many of the rare class's test rows are found. @param {"balanced" | undefined} classWeight */
async function recall(classWeight) {
  const net = sequential([
    layers.dense({ units: 16, activation: "relu", inputShape: train.inputShape }),
    layers.dense({ units: 2, activation: "softmax" }),
  ]);
  await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy", seed: 42 });
  // "balanced" is scikit-learn's; { 0: 1, 1: 15 } names the weights.
  await net.fit(train, { epochs: 20, classWeight });
  const predictions = await net.predictions(test);
  const [, [missed, found]] = await predictions.confusionMatrix();
  return found / (missed + found);
}

console.log("recall without weights", await recall(undefined));
console.log("recall with weights", await recall("balanced"));
