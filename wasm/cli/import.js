/** `minibatch import` */

import process from "node:process";
import { experiment } from "minibatch";
import { readText } from "./input.js";

/** @typedef {import("./language.js").Say} Say */

/** Text that is no Python. */
const isUnread = /^python\.(?:prose|not-parsed|unclosed|flattened)$/;

/**
 * The experiment on standard output, one line per finding on standard error.
 * @param {import("./arguments.js").Parsed} parsed
 * @param {Say} say
 * @returns {Promise<number>} the exit status
 */
export async function importPython({ experiment: path, json }, say) {
  const { experiment: read, findings } = await experiment.fromPython(await readText(path));
  if (json) {
    process.stdout.write(`${JSON.stringify({ experiment: read, findings })}\n`);
  } else {
    for (const { code: id, values, line } of findings) {
      process.stderr.write(
        `${say({ id: "cli.finding", values: { path, line, text: { id, values } } })}\n`,
      );
    }
    // What says that there is no model says so itself.
    if (!read && findings.every(({ code }) => isUnread.test(code)))
      process.stderr.write(`${say({ id: "cli.no-program", values: { path } })}\n`);
    if (read) process.stdout.write(`${JSON.stringify(read, null, 2)}\n`);
  }
  return read ? 0 : 1;
}
