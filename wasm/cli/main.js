#!/usr/bin/env node
/** `npx minibatch`: experiments on the command line. It uses the package by its name, as any other user does. */

import process from "node:process";
import { MinibatchError } from "minibatch";
import { UsageError, parse } from "./arguments.js";
import { check } from "./check.js";
import { run } from "./run.js";

const commands = { check, run };

/** @returns {Promise<number>} the exit status */
async function main() {
  const parsed = parse(process.argv.slice(2));
  if ("text" in parsed) {
    process.stdout.write(parsed.text);
    return 0;
  }
  return commands[parsed.command](parsed);
}

try {
  process.exitCode = await main();
} catch (error) {
  const { name, message } = /** @type {Error} */ (error);
  const known = error instanceof MinibatchError || error instanceof UsageError;
  process.stderr.write(`minibatch: ${known ? message : `${name}: ${message}`}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
