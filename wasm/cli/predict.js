/** `minibatch predict` */

import process from "node:process";
import { init } from "minibatch";
import { readData, readRun } from "./input.js";
import { isBareModel, predictWithModel } from "./model-predictions.js";
import { checkWritable, write } from "./output.js";
import { thresholdsFor } from "./threshold.js";

/** @typedef {import("./language.js").Say} Say */
/** @typedef {import("minibatch").FilePredictions} FilePredictions */

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @param {Say} say
 * @returns {Promise<number>} the exit status
 */
export async function predict(parsed, say) {
  const { experiment: path, files: paths, threads, out, json, threshold } = parsed;
  if (out !== undefined) await checkWritable(out);
  const files = await readData(paths);
  if (threads !== undefined) await init({ threads });
  if (isBareModel(path)) {
    await predictWithModel(parsed, files, (predictions) => print(predictions, { out, json }, say));
    return 0;
  }
  const run = await readRun(path);
  const above = thresholdsFor(threshold, run.preparation?.outputs ?? []);
  const predictions = await run.predictFiles(files, above);
  await print(predictions, { out, json }, say);
  predictions.dispose();
  run.dispose();
  return 0;
}

/**
 * @param {FilePredictions} predictions
 * @param {{ out?: string, json: boolean }} options
 * @param {Say} say
 */
async function print(predictions, { out, json }, say) {
  for (const warning of predictions.warnings) process.stderr.write(`${say(warning)}\n`);
  if (out !== undefined) {
    const isJson = /\.json$/i.test(out);
    await write(out, isJson ? jsonRows(predictions) : predictions.csv());
    const { rows } = predictions;
    const values = { count: rows, path: out };
    process.stdout.write(
      json ? `${JSON.stringify(values)}\n` : `${say({ id: "cli.predicted", values })}\n`,
    );
    return;
  }
  const pieces = json ? jsonRows(predictions) : predictions.csv();
  for await (const piece of pieces) process.stdout.write(piece);
}

/** Rows of JSON at a time. */
const slice = 1000;

/**
 * An array of one object a row.
 * @param {FilePredictions} predictions
 */
async function* jsonRows(predictions) {
  const { columns, rows } = predictions;
  for (let from = 0; from < rows; from += slice) {
    const page = await predictions.page({ from, count: slice });
    const texts = page.map((cells) =>
      JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, cells[i]]))),
    );
    yield `${from === 0 ? "[\n" : ",\n"}${texts.join(",\n")}`;
  }
  yield rows === 0 ? "[]\n" : "\n]\n";
}
