// k-fold cross-validation: every row is judged by a model that was trained without it.

import { readFile } from "node:fs/promises";
import { experiment, preparation, readFiles } from "minibatch";

const bytes = await readFile(new URL("../../public/samples/wine.csv", import.meta.url));
const source = await readFiles([{ name: "wine.csv", bytes }]);
const prepared = await source.prepare({
  target: { columns: ["cultivar"] },
  // Without a split, all rows take part.
  preparation: [preparation.standardScaler()],
});

const across = await experiment({
  minibatch: 1,
  model: {
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "Dense", config: { units: 16, activation: "relu" } },
        { class_name: "Dense", config: { units: 3, activation: "softmax" } },
      ],
    },
  },
  compile: { optimizer: "adam", loss: "sparse_categorical_crossentropy" },
  fit: { epochs: 30, batch_size: 16 },
  seed: 42,
}).crossValPredict(prepared, { cv: 5 });

console.log(await across.classificationReport());
console.log("accuracy of 5 folds", (await across.scores()).scores.accuracy);
