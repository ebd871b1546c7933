// Tune hyperparameters: train an experiment with each of several settings, and compare the validation losses.

import { readFile } from "node:fs/promises";
import { experiment } from "minibatch";

const bytes = await readFile(new URL("../../public/samples/iris.csv", import.meta.url));
const plan = experiment({
  minibatch: 1,
  target: { columns: ["species"], task: "classification" },
  preparation: [
    { class_name: "TrainTestSplit", config: { test_size: 0.2, random_state: 42 } },
    { class_name: "StandardScaler", config: {} },
  ],
  model: {
    class_name: "Sequential",
    config: {
      layers: [
        { class_name: "Dense", config: { units: 4, activation: "relu" } },
        { class_name: "Dense", config: { units: 3, activation: "softmax" } },
      ],
    },
  },
  compile: { optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"] },
  fit: { epochs: 20, batch_size: 16, validation_split: 0.25 },
  seed: 42,
});

// plan.settings() lists every path. strategy: "random" with trials draws some of the combinations.
const { runs } = await plan.sweep(
  {
    set: {
      "compile.optimizer.learning_rate": [0.0001, 0.001, 0.01],
      "model.dense.units": [4, 16],
    },
  },
  [{ name: "iris.csv", bytes }],
);
for (const { values, run } of runs) {
  console.log(values, Math.min(...(run?.history.val_loss ?? [NaN])));
}
