/** `minibatch python` */

import process from "node:process";
import { readExperiment } from "./input.js";

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @returns {Promise<number>} the exit status
 */
export async function python({ experiment: given, notebook }) {
  const experiment = await readExperiment(given);
  process.stdout.write(await experiment.toPython({ notebook }));
  return 0;
}
