/** What stands behind `npx minibatch`. */

import { parseArgs } from "node:util";
import { version } from "minibatch";

/** A command line that cannot be understood: exit status 2. */
export class UsageError extends Error {}

const help = `Usage: minibatch run EXPERIMENT [FILES…] [--threads N] [--json] [--save OUT]
       minibatch check EXPERIMENT

Trains a neural network as an experiment says, and judges it on rows that it did not train on.

EXPERIMENT is a JSON file, or a link to the playground, of which nothing is fetched. FILES are the data, in the
place of what the experiment names; a folder stands for everything in it.

  run            reads the data, prepares it, trains and tests; prints Keras's log, the scores and the SHA-256 of the
                 weights, which are the same bits as in any browser
    --threads N  computes with N threads; what comes out does not depend on it
    --json       prints one object, { experiment, history, evaluation, fingerprint, seconds, … }; the log goes to
                 standard error
    --save OUT   writes the run with its weights to OUT (a .minibatch file)
  check          says all that is wrong with the experiment, and where, or "ok"

  --help         prints this
  --version      prints the version

Ctrl+C ends training after the batch; the run is then what it got to. Exit status: 0, 1 when it could not be done,
2 when the command line cannot be understood, 130 when it was interrupted.
`;

/**
 * @typedef {object} Parsed
 * @property {"run" | "check"} command
 * @property {string} experiment a path, or a link
 * @property {string[]} files
 * @property {number} [threads]
 * @property {boolean} json
 * @property {string} [save]
 */

const options = /** @type {const} */ ({
  threads: { type: "string" },
  json: { type: "boolean" },
  save: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
});

/** @param {string} why */
const usage = (why) => new UsageError(`${why} See minibatch --help.`);

/** @param {string[]} args */
function read(args) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // "Unknown option '--thread'. To specify a positional …": the first sentence.
    const [sentence] = /** @type {Error} */ (error).message.split(". ");
    throw usage(`${sentence.replace(/\.$/, "")}.`);
  }
}

/**
 * @param {string[]} args
 * @returns {Parsed | { text: string }}
 */
export function parse(args) {
  const { values, positionals } = read(args);
  if (values.version) return { text: `${version}\n` };
  if (values.help) return { text: help };
  const [command, experiment, ...files] = positionals;
  if (command !== "run" && command !== "check") {
    throw usage(
      command === undefined
        ? "A command is missing: run or check."
        : `There is no command "${command}".`,
    );
  }
  if (experiment === undefined)
    throw usage(`${command} needs an experiment: a JSON file or a link.`);
  if (
    command === "check" &&
    (files.length > 0 || values.save !== undefined || values.threads !== undefined)
  ) {
    throw usage("check takes an experiment and nothing else.");
  }
  const { json = false, save } = values;
  return { command, experiment, files, json, save, ...threadsOf(values.threads) };
}

/** @param {string | undefined} text */
function threadsOf(text) {
  if (text === undefined) return {};
  if (!/^[1-9]\d?$/.test(text) || Number(text) > 64) {
    throw usage(`--threads must be a whole number from 1 to 64, received "${text}".`);
  }
  return { threads: Number(text) };
}
