#!/usr/bin/env node
/** `npx minibatch`: experiments on the command line. It uses the package by its name, as any other user does. */

import process from "node:process";
import { version } from "minibatch";
import { parse, read } from "./arguments.js";
import { check } from "./check.js";
import { convert } from "./convert.js";
import { importPython } from "./import.js";
import { UsageError, languageOf, speaking, textOf } from "./language.js";
import { javascript } from "./javascript.js";
import { predict } from "./predict.js";
import { python } from "./python.js";
import { run } from "./run.js";
import { summary } from "./summary.js";
import { sweep } from "./sweep.js";
import { verify } from "./verify.js";

const commands = {
  check,
  run,
  sweep,
  predict,
  verify,
  import: importPython,
  python,
  javascript,
  summary,
  convert,
};

const given = read(process.argv.slice(2));
const say = speaking(languageOf(given.values.lang, process.env));

/** @returns {Promise<number>} the exit status */
async function main() {
  const parsed = parse(given);
  if (parsed === "help") process.stdout.write(say({ id: "cli.help" }));
  else if (parsed === "version") process.stdout.write(`${version}\n`);
  else return commands[parsed.command](parsed, say);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const message = textOf(error, say);
  process.stderr.write(`${say({ id: "cli.error", values: { message } })}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
