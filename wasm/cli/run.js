/** `minibatch run` */

import process from "node:process";
import { callbacks, init } from "minibatch";
import { beginningOf, withLabels } from "./begin.js";
import { readData, readExperiment } from "./input.js";
import { checkBaselines, judgedBaselines } from "./baselines.js";
import { evaluationOf } from "./evaluation.js";
import { CommandError } from "./language.js";
import { checkWritable, write } from "./output.js";
import { checkThreshold, thresholdsFor } from "./threshold.js";
import { labelErrorsOf } from "./label-errors.js";
import { interrupted, interruption } from "./interruption.js";
import { namedSteps, preparedRows } from "./prepared.js";
import { scores } from "../messages/scores.js";

/** @typedef {import("./language.js").Say} Say */

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @param {Say} say
 * @returns {Promise<number>} the exit status
 */
export async function run(parsed, say) {
  const experiment = await readExperiment(parsed.experiment);
  const { files: paths, threads, json, save, prepared, predictions } = parsed;
  const { part = "test", baselines, labelErrors, threshold } = parsed;
  const files = await withLabels(await readData(paths), parsed, experiment);
  for (const path of [save, prepared, predictions, labelErrors]) {
    if (path === undefined) continue;
    await checkWritable(path);
  }
  if (threads !== undefined) await init({ threads });
  const begin = await beginningOf(parsed);

  const out = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);
  const log = (/** @type {string} */ line) =>
    void (json ? process.stderr : process.stdout).write(`${line}\n`);
  const { signal, end } = interruption(() =>
    process.stderr.write(`${say({ id: "cli.stopping" })}\n`),
  );
  /** @type {string[]} */
  const warnings = [];
  try {
    const ran = await experiment.run(files, {
      ...{ signal, begin },
      onReady: (_, data, { fit }, found) => {
        for (const warning of found) process.stderr.write(`${say(warning)}\n`);
        warnings.push(...found.map(say));
        const { train, test } = data;
        checkBaselines(baselines, data);
        checkThreshold(threshold, data.outputs);
        const hasClasses = data.outputs.some(({ task }) => task !== "regression");
        if (labelErrors !== undefined && !hasClasses) {
          throw new CommandError("cli.label-errors-numbers");
        }
        const rows = { train: train.rows, validation: fit.validation_split, test: test.rows };
        // Said before hours of training.
        const isAsked = predictions !== undefined || parsed.part !== undefined;
        if (isAsked && rows[part] === 0) throw new CommandError("cli.part-empty", { part });
      },
      callbacks: [callbacks.progbarLogger({ write: log })],
    });
    const above = thresholdsFor(threshold, ran.prepared?.outputs ?? []);
    ran.threshold = above.threshold;
    if (save !== undefined) {
      await write(save, await ran.save());
    }
    const rows = await ran.rows();
    if (prepared !== undefined && ran.prepared && rows) {
      await write(prepared, preparedRows(ran.prepared, rows));
    }
    const judged = json || predictions !== undefined ? await ran.predictions({ part }) : null;
    if (predictions !== undefined && judged) {
      const outputs = ran.prepared?.outputs ?? [];
      const targetNames = Object.fromEntries(
        outputs.map((output) => [output.name, output.targetNames]),
      );
      await write(
        predictions,
        judged.csv({
          ...{ targetNames, ...(rows && { rows: rows[part] }) },
          ...above,
        }),
      );
    }
    const others = await judgedBaselines(baselines, ran, signal);
    const doubted =
      labelErrors !== undefined && rows
        ? await labelErrorsOf(ran, rows.train, { signal, begin, files })
        : null;
    if (labelErrors !== undefined && doubted) await write(labelErrors, doubted.csv);
    const { validation_split: validationSplit } = ran.experiment.fit;
    const shared = (await ran.prepared?.sharedRows({ validationSplit })) ?? null;
    if (json) {
      const evaluation = judged && {
        ...(await evaluationOf(ran, part, judged, above)),
        ...(baselines.length > 0 && { baselines: others }),
      };
      out(
        JSON.stringify({
          ...{ ...withRows(ran, rows), warnings },
          ...(doubted && { labelErrors: doubted.count }),
          ...{ shared, evaluation },
        }),
      );
    } else {
      for (const line of report(ran, say)) out(line);
      if (shared?.validation.beyondChance) {
        out(say({ id: "cli.shared-validation", values: shared.validation }));
      }
      if (shared?.test.beyondChance) out(say({ id: "cli.shared-test", values: shared.test }));
      for (const one of others) out(baselineLine(one, say));
      if (doubted) {
        const values = { count: doubted.count, path: labelErrors ?? "" };
        out(say({ id: "cli.label-errors", values }));
      }
    }
    judged?.dispose();
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
 * The run with what each step of its preparation did, and the rows of each part.
 * @param {import("minibatch").Run} ran
 * @param {Awaited<ReturnType<import("minibatch").Run["rows"]>>} rows
 */
const withRows = (ran, rows) => ({
  ...ran.toJSON(),
  ...(ran.prepared && { steps: namedSteps(ran.prepared) }),
  ...(rows && {
    rows: {
      ...{ train: [...rows.train], validation: [...rows.validation], test: [...rows.test] },
      synthetic: rows.synthetic,
    },
  }),
});

/**
 * A classical model's scores, those that Keras's log has.
 * @param {Record<string, any>} judged
 * @param {Say} say
 */
function baselineLine({ output, label, seconds, scores: found, error }, say) {
  const name = output ? `${label}: ${output}` : label;
  if (error) return `${name}: ${error.message}`;
  const [all] = [found].flat();
  const { accuracy, meanAbsoluteError: mean_absolute_error, r2: r2_score } = all;
  /** @type {Record<string, number>} */
  const shown = accuracy === undefined ? { mean_absolute_error, r2_score } : { accuracy };
  const values = { name, scores: scores(shown), seconds: seconds.toFixed(1) };
  return say({ id: "cli.baseline-tested", values });
}

/**
 * @param {import("minibatch").Run} ran
 * @param {Say} say
 */
function* report({ evaluation, fingerprint, seconds, stopReason, epoch, bestEpoch }, say) {
  if (stopReason === "stopped") {
    yield say({ id: "cli.stopped", values: { epoch: epoch.length + 1 } });
  }
  if (stopReason === "early-stopping") {
    yield bestEpoch === null
      ? say({ id: "cli.stopped-early", values: { epoch: epoch.length } })
      : say({
          id: "cli.stopped-early-best",
          values: { epoch: epoch.length, best: bestEpoch + 1 },
        });
  }
  if (evaluation) yield say({ id: "cli.tested", values: { scores: scores(evaluation) } });
  yield say({ id: "cli.trained", values: { seconds: seconds.toFixed(1), fingerprint } });
}
