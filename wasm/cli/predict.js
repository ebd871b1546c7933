/** `minibatch predict` */

import { access, constants, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import process from "node:process";
import { init } from "minibatch";
import { readData, readRun } from "./input.js";
import { CommandError } from "./language.js";

/** @typedef {import("./language.js").Say} Say */

/** @param {string} path @param {Error} cause */
const cannotWrite = (path, cause) =>
  new CommandError("cli.not-writable", { path, cause: cause.message }, { cause });

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @param {Say} say
 * @returns {Promise<number>} the exit status
 */
export async function predict({ experiment: path, files: paths, threads, out, json }, say) {
  if (out !== undefined) {
    await access(dirname(out), constants.W_OK).catch((cause) => {
      throw cannotWrite(out, cause);
    });
  }
  const files = await readData(paths);
  if (threads !== undefined) await init({ threads });
  const run = await readRun(path);
  const predictions = await run.predictFiles(files);
  for (const warning of predictions.warnings) process.stderr.write(`${say(warning)}\n`);
  if (out !== undefined) {
    await writeFile(out, predictions.csv()).catch((cause) => {
      throw cannotWrite(out, cause);
    });
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
