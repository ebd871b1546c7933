/** `minibatch javascript` */

import process from "node:process";
import { readExperiment } from "./input.js";

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @returns {Promise<number>} the exit status
 */
export async function javascript({ experiment: given }) {
  const experiment = await readExperiment(given);
  process.stdout.write(await experiment.toJavaScript());
  return 0;
}
