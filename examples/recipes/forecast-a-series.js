// Time series forecast: two years of carbon dioxide over Hawaii tell the month that follows.

import { readFile } from "node:fs/promises";
import { layers, optimizers, preparation, readFiles, sequential } from "minibatch";

const bytes = await readFile(new URL("../../public/samples/co2.csv", import.meta.url));
const source = await readFiles([{ name: "co2.csv", bytes }]);
const prepared = await source.prepare({
  target: { columns: ["co2"], task: "regression", scaling: "StandardScaler" },
  preparation: [
    preparation.drop({ columns: ["year", "month"] }),
    // The last fifth is the future: nothing of it is trained on.
    preparation.trainTestSplit({ testSize: 0.2, shuffle: false }),
    preparation.timeseriesWindows({ sequenceLength: 24 }),
    preparation.standardScaler(),
  ],
});

const net = sequential([
  layers.conv1d({ filters: 16, kernelSize: 3, inputShape: prepared.inputShape }),
  layers.flatten(),
  layers.dense({ units: 1 }),
]);
await net.compile({ optimizer: optimizers.adam({ learningRate: 0.003 }), loss: "mse", seed: 42 });
await net.fit(prepared.train, { epochs: 60, batchSize: 16 });

const predictions = await net.predictions(prepared.test);
const [co2] = await predictions.regressionReport();
console.log("mean absolute error", co2.meanAbsoluteError);

// The forecast of the next month takes the rows of the last 24.
const csv = new TextDecoder().decode(bytes).trim().split("\n");
const lastRows = csv.slice(-24).map((line) => ({ co2: Number(line.split(",")[2]) }));
const { data } = await net.predict(await prepared.transform(lastRows));
console.log("next month", data[0]);
