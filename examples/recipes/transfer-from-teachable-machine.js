// Transfer learning: the layers that Teachable Machine trained see, and a new last layer tells your own classes.
// node transfer-from-teachable-machine.js converted_keras.zip photos  (photos/CLASS/*.png)

import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { experiment, loadModel } from "minibatch";

const [, , modelPath, folder] = process.argv;

// Export Model > TensorFlow > Keras gives the zip of keras_model.h5 and labels.txt.
const model = await loadModel(await readFile(modelPath));
console.log("it told apart", model.classNames);
// What is frozen keeps its weights, and is computed once per photo instead of once per epoch.
model.trainable = false;

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = await Promise.all(
  entries
    .filter((entry) => entry.isFile())
    .map(async ({ name, parentPath }) => {
      const path = join(parentPath, name);
      return { name, path: relative(folder, path), bytes: await readFile(path) };
    }),
);

const run = await experiment({
  minibatch: 1,
  compile: { optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"] },
  fit: { epochs: 40 },
  seed: 42,
}).run(files, { begin: { model, head: "new" } });

console.log("it tells apart", run.model.classNames);
console.log("accuracy", run.history.accuracy.at(-1));
