/** What a program in a test becomes. */

import { experiment } from "minibatch";

/**
 * Reads a program, and tells what of it is wrong or left out.
 * @param {string} program
 */
export async function read(program) {
  const { experiment: found, findings } = await experiment.fromPython(program);
  const wrong = findings.filter(({ kind }) => kind === "fault" || kind === "left-out");
  const json = /** @type {any} */ (found?.json.model);
  return { found, findings, json, wrong, codes: wrong.map(({ code }) => code) };
}
