// Load a Keras model, and predict a table of new rows: node load-a-keras-model.js model.keras rows.csv

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { loadModel, preparationFor } from "minibatch";

const [, , modelPath, rowsPath] = process.argv;

// .keras, .h5 of Keras 2 and 3, .safetensors, .onnx excepted: the contents say which it is. No converter is needed.
const net = await loadModel(await readFile(modelPath));
console.log(await net.summary());

// The model takes the columns in their order, or by these names.
const header = (await readFile(rowsPath, "utf8")).split("\n")[0].trim().split(",");
const preparation = await preparationFor(net, { columns: header });
const file = { name: basename(rowsPath), bytes: await readFile(rowsPath) };
const predictions = await net.predictFiles([file], { preparation });
console.log("outputs", predictions.outputs);
console.log(await predictions.toCSV());
