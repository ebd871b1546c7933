/** What Keras prints while it trains, evaluates and predicts: `verbose` 1 and 2, as text. */

import { checkOptions, optionalFunction, wrong } from "./checks.js";
import { perStep, scores } from "../messages/scores.js";

/** @typedef {import("./callbacks.js").Logs} Logs */
/** @typedef {import("./callbacks.js").UserCallback} UserCallback */

/** @typedef {0 | 1 | 2 | "auto"} Verbose 0, and "auto": nothing; 1: a bar; 2: a line. As texts, each when it is complete. */

const bar = "━".repeat(20);

/**
 * The line at the end of an epoch, an evaluation or a prediction.
 * @param {Verbose} verbose
 * @param {number} steps
 * @param {number} seconds
 * @param {Logs} logs
 */
export function logLine(verbose, steps, seconds, logs) {
  const time = `${seconds.toFixed(0)}s`;
  const each = perStep(seconds / steps);
  const before = verbose === 1 ? `${bar} ${time} ${each}` : `- ${time} - ${each}`;
  return [`${steps}/${steps} ${before}`, scores(logs, verbose === 2)].filter(Boolean).join(" - ");
}

/** @param {number} epoch from 0 @param {number | undefined} epochs */
const epochLine = (epoch, epochs) => `Epoch ${epoch + 1}/${epochs}`;

/**
 * What Keras prints while it trains, of a run that is over or still goes on. Keras: `fit(verbose=...)`.
 * @param {object} run
 * @param {readonly number[]} run.epoch from 0
 * @param {Readonly<Record<string, readonly (number | null)[]>>} run.history one number per epoch
 * @param {number} run.epochs how many are planned
 * @param {number} run.steps batches per epoch
 * @param {readonly number[]} run.seconds per epoch
 * @param {1 | 2} [verbose] 1: a bar; 2: a line
 * @returns {string}
 */
export function progbarText({ epoch, history, epochs, steps, seconds }, verbose = 2) {
  const logsAt = (/** @type {number} */ at) =>
    Object.fromEntries(
      Object.entries(history).flatMap(([name, values]) => {
        const value = values[at];
        return value === null || value === undefined ? [] : [[name, value]];
      }),
    );
  return epoch
    .flatMap((number, at) => [
      epochLine(number, epochs),
      logLine(verbose, steps, seconds[at], logsAt(at)),
    ])
    .join("\n");
}

/** @param {string} line */
const toConsole = (line) => console.log(line);

/**
 * @param {string} where
 * @param {unknown} verbose
 * @returns {Verbose}
 */
export function checkVerbose(where, verbose = 0) {
  const value = typeof verbose === "boolean" ? Number(verbose) : verbose;
  if (value !== 0 && value !== 1 && value !== 2 && value !== "auto") {
    throw wrong(`${where}: verbose`, "verbose", verbose);
  }
  return value === "auto" ? 0 : value;
}

/**
 * Writes an epoch's line at its end. Keras: ProgbarLogger, which `verbose` adds.
 * @param {{ verbose?: Verbose, write?: (line: string) => unknown }} [options] `write` is console.log when left
 *   out, `verbose` 2
 * @returns {UserCallback}
 */
export function progbarLogger(options = {}) {
  const where = "callbacks.progbarLogger()";
  checkOptions(where, options, ["verbose", "write"]);
  const verbose = checkVerbose(where, options.verbose ?? 2);
  const write = optionalFunction(`${where}: write`, options.write) ?? toConsole;
  let params = { epochs: /** @type {number | undefined} */ (1), steps: 1 };
  let start = 0;
  return {
    setParams(given) {
      params = { ...params, ...given };
    },
    onEpochBegin(epoch) {
      if (verbose) write(epochLine(epoch, params.epochs));
      start = performance.now();
    },
    onEpochEnd(_epoch, logs) {
      const seconds = (performance.now() - start) / 1000;
      if (verbose) write(logLine(verbose, params.steps, seconds, logs));
    },
  };
}

/**
 * Runs `work` and writes its line, with the scores where it gives some.
 * @template T
 * @param {Verbose} verbose
 * @param {number} steps
 * @param {() => Promise<T>} work
 */
export async function logged(verbose, steps, work) {
  if (!verbose) return work();
  const start = performance.now();
  const result = await work();
  toConsole(
    logLine(
      verbose,
      steps,
      (performance.now() - start) / 1000,
      Array.isArray(result) ? {} : /** @type {any} */ (result),
    ),
  );
  return result;
}
