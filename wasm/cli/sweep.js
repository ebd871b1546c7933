/** `minibatch sweep` */

import process from "node:process";
import { init } from "minibatch";
import { beginningOf, withLabels } from "./begin.js";
import { readData, readExperiment } from "./input.js";
import { interrupted, interruption } from "./interruption.js";
import { scores } from "../messages/scores.js";

/** @typedef {import("./language.js").Say} Say */
/** @typedef {import("minibatch").Sweep} Sweep */

/** @param {unknown} value */
const valueText = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** @param {Record<string, unknown>} values */
const valuesText = (values) =>
  Object.entries(values)
    .map(([path, value]) => `${path}=${valueText(value)}`)
    .join(" ");

/**
 * @param {import("./arguments.js").Parsed} parsed
 * @param {Say} say
 * @returns {Promise<number>} the exit status
 */
export async function sweep(parsed, say) {
  const experiment = await readExperiment(parsed.experiment);
  const { files: paths, threads, json, set, seeds, random } = parsed;
  const files = await withLabels(await readData(paths), parsed, experiment);
  if (threads !== undefined) await init({ threads });
  const begin = await beginningOf(parsed);
  const log = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);
  /** @type {Set<string>} */
  const said = new Set();
  const { signal, end } = interruption(() => log(say({ id: "cli.stopping" })));
  try {
    const result = await experiment.sweep(
      {
        set: set ?? {},
        ...(seeds && { seeds }),
        ...(random && { strategy: "random", trials: random, seed: experiment.json.seed }),
      },
      files,
      {
        ...{ signal, begin },
        // Each once: most are the same in all runs.
        onReady: (_, __, ___, found) => {
          for (const sentence of found.map(say)) {
            if (!said.has(sentence)) log(sentence);
            said.add(sentence);
          }
        },
        onRun: ({ values, seed, run, error }, _, done, planned) => {
          const result = run ? scores({ ...run.evaluation }) : say(/** @type {any} */ (error));
          log(`${done}/${planned} ${valuesText({ ...values, seed })}: ${result}`);
        },
      },
    );
    process.stdout.write(
      json ? `${JSON.stringify({ ...result, warnings: [...said] })}\n` : table(result, say),
    );
    if (result.stopped) return interrupted;
    return result.runs.some(({ run }) => run) ? 0 : 1;
  } catch (error) {
    if (signal.aborted && error === signal.reason) return interrupted;
    throw error;
  } finally {
    end();
  }
}

/** @param {{ mean: number, deviation: number | null } | undefined} score */
const scoreText = (score) => {
  if (!score) return "-";
  const [mean, deviation] = [score.mean, score.deviation].map((value) =>
    value === null ? null : value.toFixed(4),
  );
  return deviation === null ? `${mean}` : `${mean} ± ${deviation}`;
};

/**
 * A row for each point: its values, and each score's mean ± deviation over the seeds.
 * @param {Sweep} sweep
 * @param {Say} say
 */
function table({ settings, points, runs }, say) {
  const names = [...new Set(points.flatMap((point) => Object.keys(point.scores)))];
  const columns = settings.map(({ path }) => path);
  const rows = points.map(({ values, runs: count, scores: of }) => [
    ...columns.map((path) => valueText(values[path])),
    String(count),
    ...names.map((name) => scoreText(of[name])),
  ]);
  const lines = [[...columns, say({ id: "cli.sweep-runs" }), ...names], ...rows];
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const text = lines.map((line) => line.map((cell, i) => cell.padEnd(widths[i])).join("  "));
  const failed = runs.filter(({ run }) => !run).length;
  if (failed > 0) text.push(say({ id: "cli.sweep-failed", values: { count: failed } }));
  return `${text.map((line) => line.trimEnd()).join("\n")}\n`;
}
