/** `minibatch predict` */

import process from "node:process";
import { init } from "minibatch";
import { readData, readRun } from "./input.js";
import { checkWritable, write } from "./output.js";

/** @typedef {import("./language.js").Say} Say */

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @param {Say} say
 * @returns {Promise<number>} the exit status
 */
export async function predict({ experiment: path, files: paths, threads, out, json }, say) {
  if (out !== undefined) {
    await checkWritable(out);
  }
  const files = await readData(paths);
  if (threads !== undefined) await init({ threads });
  const run = await readRun(path);
  const predictions = await run.predictFiles(files);
  for (const warning of predictions.warnings) process.stderr.write(`${say(warning)}\n`);
  if (out !== undefined) {
    await write(out, predictions.csv());
    const { rows } = predictions;
    const values = { count: rows, path: out };
    process.stdout.write(
      json ? `${JSON.stringify(values)}\n` : `${say({ id: "cli.predicted", values })}\n`,
    );
  } else for await (const piece of predictions.csv()) process.stdout.write(piece);
  predictions.dispose();
  run.dispose();
  return 0;
}
