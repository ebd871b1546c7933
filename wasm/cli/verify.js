/** `minibatch verify`: whether what a run file says is what training it again gives. */

import process from "node:process";
import { experiment as read, init } from "minibatch";
import { beginningOf, withLabels } from "./begin.js";
import { readData, readRun } from "./input.js";
import { interrupted, interruption } from "./interruption.js";
import { scores } from "../messages/scores.js";

/** @typedef {import("./language.js").Say} Say */
/** @typedef {import("minibatch").Run} Run */

/** Numbers that a page and Node compute in other orders differ by rounding alone. */
const rounding = 1e-4;

/**
 * Trains the experiment of a run file again and compares the weights' SHA-256, and the scores and curves that the file states.
 * @param {import("./arguments.js").Parsed} parsed
 * @param {Say} say
 * @returns {Promise<number>} the exit status: 0 where all is the same
 */
export async function verify(parsed, say) {
  const { experiment: path, files: paths, threads, json } = parsed;
  // Reading a run computes the SHA-256 of its weights.
  if (threads !== undefined) await init({ threads });
  const handed = await readRun(path);
  const experiment = againOf(handed);
  const files = await withLabels(await readData(paths), parsed, experiment);
  const begin = await beginningOf(parsed);
  const { signal, end } = interruption(() =>
    process.stderr.write(`${say({ id: "cli.stopping" })}\n`),
  );
  try {
    const again = await experiment.run(files, { signal, begin });
    if (again.stopReason === "stopped" && signal.aborted) return interrupted;
    const differences = [
      ...differencesOf(handed.evaluation ?? {}, again.evaluation ?? {}, ""),
      ...differencesOf(handed.history, again.history, "history."),
    ];
    const sameWeights = handed.fingerprint === again.fingerprint;
    const same = sameWeights && differences.length === 0;
    const report = {
      ...{ same, sameWeights, differences },
      ...{ handed: summaryOf(handed), again: summaryOf(again) },
    };
    const text = json
      ? JSON.stringify(report)
      : [...lines(handed, again, differences)].map(say).join("\n");
    process.stdout.write(`${text}\n`);
    again.dispose();
    return same ? 0 : 1;
  } catch (error) {
    if (signal.aborted && error === signal.reason) return interrupted;
    throw error;
  } finally {
    end();
    handed.dispose();
  }
}

/**
 * The experiment as far as the run came: a page can go on after the planned epochs, and stop before them.
 * @param {Run} run
 */
function againOf({ experiment, epoch, stopReason }) {
  const { fit } = experiment;
  const done = epoch.length;
  const isCut = stopReason === "stopped" || done > fit.epochs;
  return read(isCut && done > 0 ? { ...experiment, fit: { ...fit, epochs: done } } : experiment);
}

/** @param {Run} run */
const summaryOf = ({ fingerprint, evaluation, epoch, stopReason, machine }) => ({
  ...{ fingerprint, evaluation, epochs: epoch.length, stopReason, machine },
});

/**
 * The numbers that both have, where they are not the same.
 * @param {Record<string, any>} stated
 * @param {Record<string, any>} found
 * @param {string} prefix of their names
 */
function differencesOf(stated, found, prefix) {
  return Object.keys(stated).flatMap((name) => {
    if (!(name in found)) return [];
    const [one, other] = [[stated[name]].flat(), [found[name]].flat()];
    const at = one.findIndex((value, i) => !isClose(value, other[i]));
    const isMore = one.length !== other.length;
    if (at < 0 && !isMore) return [];
    const place = at < 0 ? Math.min(one.length, other.length) : at;
    return [
      {
        name: prefix + name,
        ...(prefix && { epoch: place + 1 }),
        stated: one[place],
        found: other[place],
      },
    ];
  });
}

/** @param {number | null} stated @param {number | null | undefined} found */
function isClose(stated, found) {
  if (typeof stated !== "number" || typeof found !== "number")
    return (stated ?? null) === (found ?? null);
  if (Number.isNaN(stated) || Number.isNaN(found))
    return Number.isNaN(stated) === Number.isNaN(found);
  return Math.abs(stated - found) <= rounding * Math.max(1, Math.abs(stated), Math.abs(found));
}

/**
 * @param {Run} handed
 * @param {Run} again
 * @param {ReturnType<typeof differencesOf>} differences
 * @returns {Generator<import("minibatch").Message>}
 */
function* lines(handed, again, differences) {
  const { evaluation, fingerprint, stopReason } = again;
  if (evaluation) yield { id: "cli.tested", values: { scores: scores(evaluation) } };
  for (const { name, epoch, stated, found } of differences) {
    const id = epoch === undefined ? "cli.verify-score" : "cli.verify-history";
    const values = { name, epoch: epoch ?? 0, stated: String(stated), found: String(found) };
    yield { id, values };
  }
  const values = { handed: handed.fingerprint, again: fingerprint };
  if (handed.fingerprint === fingerprint) {
    yield { id: differences.length ? "cli.verify-numbers" : "cli.verify-same", values };
    return;
  }
  yield { id: "cli.verify-different", values };
  if (handed.stopReason === "stopped" && stopReason !== "early-stopping") {
    yield { id: "cli.verify-stopped" };
  }
}
