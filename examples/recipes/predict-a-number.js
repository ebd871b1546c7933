// Regression: miles per gallon of cars, with the error in miles per gallon.

import { readFile } from "node:fs/promises";
import { layers, readFiles, sequential } from "minibatch";

const bytes = await readFile(new URL("../../public/samples/auto-mpg.csv", import.meta.url));
const source = await readFiles([{ name: "auto-mpg.csv", bytes }]);
const prepared = await source.prepare({
  target: { columns: ["mpg"], task: "regression", scaling: "StandardScaler" },
  seed: 42,
});

const net = sequential([
  layers.dense({ units: 32, activation: "relu", inputShape: prepared.inputShape }),
  layers.dense({ units: 1 }),
]);
await net.compile({ optimizer: "adam", loss: "mse", seed: 42 });
await net.fit(prepared.train, { epochs: 100 });

// Predictions and their scores are in the file's own unit again.
const predictions = await net.predictions(prepared.test);
const [mpg] = await predictions.regressionReport();
console.log("mean absolute error", mpg.meanAbsoluteError);
console.log("R²", mpg.r2);
