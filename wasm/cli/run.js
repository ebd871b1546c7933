/** `minibatch run` */

import { access, constants, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import process from "node:process";
import { MinibatchError, init } from "minibatch";
import { readData, readExperiment } from "./input.js";
import { kerasLog, scores } from "./log.js";

/** As shells say it of a program that ended by Ctrl+C. */
const interrupted = 130;

/** @param {string} path @param {unknown} cause */
const cannotWrite = (path, cause) =>
  new MinibatchError("invalid-argument", `${path} cannot be written: ${cause}.`, { cause });

/**
 * Aborted by the first Ctrl+C; the second ends the process.
 * @param {(line: string) => void} say
 */
function interruption(say) {
  const controller = new AbortController();
  const interrupt = () => {
    say("Stopping after this batch.");
    controller.abort();
  };
  process.once("SIGINT", interrupt);
  return { signal: controller.signal, end: () => process.removeListener("SIGINT", interrupt) };
}

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @returns {Promise<number>} the exit status
 */
export async function run({ experiment: given, files: paths, threads, json, save }) {
  const experiment = await readExperiment(given);
  const files = await readData(paths);
  if (save !== undefined) {
    // Before hours of training.
    const folder = dirname(save);
    await access(folder, constants.W_OK).catch((cause) => {
      throw cannotWrite(save, cause);
    });
  }
  if (threads !== undefined) await init({ threads });

  const out = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
  const log = (/** @type {string} */ line) =>
    void (json ? process.stderr : process.stdout).write(`${line}\n`);
  const { signal, end } = interruption((line) => process.stderr.write(`${line}\n`));
  try {
    const ran = await experiment.run(files, { signal, callbacks: [kerasLog(log)] });
    if (save !== undefined) {
      await writeFile(save, await ran.save()).catch((cause) => {
        throw cannotWrite(save, cause);
      });
    }
    if (json) out(JSON.stringify(ran));
    else report(ran, out);
    ran.dispose();
    return ran.stopReason === "stopped" ? interrupted : 0;
  } catch (error) {
    if (signal.aborted && error === signal.reason) return interrupted;
    throw error;
  } finally {
    end();
  }
}

/**
 * @param {import("minibatch").Run} ran
 * @param {(line: string) => void} out
 */
function report({ evaluation, fingerprint, seconds, stopReason, epoch, bestEpoch }, out) {
  if (stopReason === "stopped") out(`Stopped in epoch ${epoch.length + 1}.`);
  if (stopReason === "early-stopping") {
    out(
      `Stopped early after epoch ${epoch.length}${bestEpoch === null ? "" : `; the best was epoch ${bestEpoch + 1}`}.`,
    );
  }
  if (evaluation) out(`Test - ${scores(evaluation)}`);
  out(`Trained in ${seconds.toFixed(1)} s. SHA-256 of the weights: ${fingerprint}`);
}
