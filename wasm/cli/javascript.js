/** `minibatch javascript` */

import process from "node:process";
import { namedBeginning } from "./begin.js";
import { readExperiment } from "./input.js";

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @returns {Promise<number>} the exit status
 */
export async function javascript({ experiment: given, model, head }) {
  const experiment = await readExperiment(given);
  const begin = namedBeginning({ model, head });
  process.stdout.write(await experiment.toJavaScript({ begin }));
  return 0;
}
