/** How many tests passed, from the JSON report of each test program. */

import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Readonly<Counts>} */
export const none = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * A program that ended badly has failed at least once, whatever its report says or if it wrote none.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
const withExitCode = (counts, exitCode) =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/**
 * @template Report
 * @param {string} file
 * @param {number} exitCode
 * @param {(report: Report) => Counts} count
 */
function readReport(file, exitCode, count) {
  const counts = existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8"))) : none;
  return withExitCode(counts, exitCode);
}

/**
 * GoogleTest's --gtest_output=json.
 * @param {string} file
 * @param {number} exitCode
 */
export const googleTest = (file, exitCode) =>
  readReport(
    file,
    exitCode,
    /** @param {{ testsuites: { testsuite: { result: string, failures?: object[] }[] }[] }} report */
    ({ testsuites }) => {
      const tests = testsuites.flatMap((suite) => suite.testsuite);
      const failed = tests.filter((test) => test.failures).length;
      const passed = tests.filter((test) => !test.failures && test.result === "COMPLETED").length;
      return { passed, failed, skipped: tests.length - passed - failed };
    },
  );

/**
 * Vitest's JSON reporter.
 * @param {string} file
 * @param {number} exitCode
 */
export const vitest = (file, exitCode) =>
  readReport(
    file,
    exitCode,
    /**
     * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report
     */
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  );

/**
 * Playwright's JSON reporter.
 * @param {string} file
 * @param {number} exitCode
 */
export const playwright = (file, exitCode) =>
  readReport(
    file,
    exitCode,
    /** @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report */
    ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  );
