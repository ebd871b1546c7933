// Stop early: end training when the validation loss has not fallen for ten epochs, and keep the best weights.

import { readFile } from "node:fs/promises";
import { callbacks, layers, readFiles, sequential } from "minibatch";

const name = "pima-indians-diabetes.csv";
const bytes = await readFile(new URL(`../../public/samples/${name}`, import.meta.url));
const source = await readFiles([{ name, bytes }]);
const { train, test } = await source.prepare({ target: { columns: ["Outcome"] }, seed: 42 });

const net = sequential([
  layers.dense({ units: 32, activation: "relu", inputShape: train.inputShape }),
  layers.dense({ units: 2, activation: "softmax" }),
]);
await net.compile({ optimizer: "adam", loss: "sparse_categorical_crossentropy", seed: 42 });

const { history } = await net.fit(train, {
  epochs: 500,
  validationData: test,
  callbacks: [
    callbacks.earlyStopping({ monitor: "val_loss", patience: 10, restoreBestWeights: true }),
  ],
});
console.log("epochs", history.val_loss.length);
console.log("lowest loss", Math.min(...history.val_loss));
console.log("loss now", (await net.evaluate(test)).loss);
