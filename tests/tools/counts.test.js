import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as counts from "../../tools/counts.mjs";

/** @type {string} */
let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "counts-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** @param {object} report */
function reportFile(report) {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(report));
  return file;
}

const googleTestReport = {
  testsuites: [
    { testsuite: [{ result: "COMPLETED" }, { result: "COMPLETED", failures: [{}] }] },
    { testsuite: [{ result: "SKIPPED" }, { result: "COMPLETED" }, { result: "SUPPRESSED" }] },
  ],
};

it("reads GoogleTest's report", () => {
  const file = reportFile(googleTestReport);
  expect(counts.googleTest(file, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

it("reads Vitest's report", () => {
  const file = reportFile({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
  });
  expect(counts.vitest(file, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

it("reads Playwright's report", () => {
  const file = reportFile({ stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 2 } });
  expect(counts.playwright(file, 1)).toEqual({ passed: 4, failed: 1, skipped: 2 });
});

it("counts a crashed program as a failure, with and without a report", () => {
  const passed = { ...googleTestReport, testsuites: [{ testsuite: [{ result: "COMPLETED" }] }] };
  expect(counts.googleTest(reportFile(passed), 139)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(counts.googleTest(join(folder, "absent"), 139)).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
});
