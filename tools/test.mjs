/**
 * `npm test`: sets up, builds, and runs every suite, or with `npm test -- NAME…` the named ones. One line a suite;
 * the output of each is in build/logs/ and is shown when it fails. The last line is the sum.
 */

import { readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { buildSteps } from "./build.mjs";
import * as counts from "./counts.mjs";
import { filesBelow } from "./files.mjs";
import { inRoot } from "./paths.mjs";
import { ToolError, runMain } from "./process.mjs";
import { runTasks } from "./scheduler.mjs";
import { setup } from "./setup.mjs";
import { suites } from "./suites.mjs";

/** @typedef {import("./counts.mjs").Counts} Counts */

const logFolder = "build/logs";

/** Of a long log the end matters: that is where a build stops and where a test program sums up. */
const shownLines = 150;

/** @param {string} name */
const logsOf = (name) =>
  filesBelow(logFolder).filter((path) =>
    new RegExp(`^${logFolder}/${name}(-[\\w-]+)?\\.(log|json)$`).test(path),
  );

/** @param {string} name */
function showLogs(name) {
  for (const path of logsOf(name).filter((path) => path.endsWith(".log"))) {
    const lines = readFileSync(inRoot(path), "utf8").trimEnd().split("\n");
    const cut = Math.max(0, lines.length - shownLines);
    console.log(`--- ${path}${cut > 0 ? ` (its last ${shownLines} lines)` : ""}`);
    console.log(lines.slice(cut).join("\n"));
  }
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof ToolError ? error.message : String(error));

/** @param {string[]} names */
function chosenSuites(names) {
  const known = suites.map((suite) => suite.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) {
    throw new ToolError(`Expected suites of ${known.join(", ")}; received "${unknown}".`);
  }
  return names.length > 0 ? suites.filter((suite) => names.includes(suite.name)) : suites;
}

/**
 * @param {string} name
 * @param {Counts} result
 * @param {number} started
 */
function report(name, { passed, failed, skipped }, started) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const numbers = [`${passed} passed`];
  if (failed > 0) numbers.push(`${failed} failed`);
  if (skipped > 0) numbers.push(`${skipped} skipped`);
  const verdict = failed > 0 ? "FAILED" : "ok";
  console.log(`${name.padEnd(10)} ${verdict.padEnd(7)} ${numbers.join(", ")} (${seconds} s)`);
}

await runMain(async () => {
  const chosen = chosenSuites(process.argv.slice(2));
  await setup(["build", "test", "dataset"]);

  let sum = counts.none;
  /** @type {import("./scheduler.mjs").Task[]} */
  const suiteTasks = chosen.map((suite) => ({
    name: suite.name,
    after: suite.after,
    alone: suite.alone,
    async action() {
      const started = performance.now();
      for (const path of logsOf(suite.name)) rmSync(inRoot(path));
      let result = counts.none;
      try {
        result = await suite.run(inRoot(logFolder, suite.name));
      } catch (error) {
        result = { ...result, failed: result.failed + 1 };
        console.log(messageOf(error));
      }
      if (result.failed > 0) showLogs(suite.name);
      report(suite.name, result, started);
      sum = counts.add(sum, result);
    },
  }));

  const needed = new Set(chosen.flatMap((suite) => suite.after ?? []));
  const lastStep = buildSteps.findLastIndex((step) => needed.has(step.name));
  const buildTasks = buildSteps.slice(0, lastStep + 1).map((step, index) => ({
    name: step.name,
    after: buildSteps.slice(0, index).map((earlier) => earlier.name),
    action: () => step.action(inRoot(logFolder, `build-${step.name}`)),
  }));

  // Builds first: most suites wait for them.
  await runTasks([...buildTasks, ...suiteTasks], Math.min(2, cpus().length), ({ name, error }) => {
    if (!error) return;
    if (buildTasks.some((task) => task.name === name)) {
      console.log(`build of ${name}: ${messageOf(error)}`);
      showLogs(`build-${name}`);
      return;
    }
    // A suite whose build failed did not run, which is a failure.
    report(name, { passed: 0, failed: 1, skipped: 0 }, performance.now());
    sum = counts.add(sum, { passed: 0, failed: 1, skipped: 0 });
  });

  if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
});
