/** `minibatch summary` */

import process from "node:process";
import { readModel } from "./input.js";

/**
 * The table of a model's layers, as Keras prints it.
 * @param {import("./arguments.js").Parsed} parsed
 * @returns {Promise<number>} the exit status
 */
export async function summary({ experiment: path, json, expandNested }) {
  const net = await readModel(path);
  const text = json ? JSON.stringify(await net.describe()) : await net.summary({ expandNested });
  process.stdout.write(`${text}\n`);
  net.dispose();
  return 0;
}
