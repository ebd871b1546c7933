/** The test suites: what each needs to be built, how it runs, and how many tests of it passed. */

import { rmSync } from "node:fs";
import { buildCMake } from "./build.mjs";
import * as counts from "./counts.mjs";
import { filesBelow } from "./files.mjs";
import { formatCpp, formatJavaScript, lint } from "./format.mjs";
import { inRoot } from "./paths.mjs";
import { npmBin, run } from "./process.mjs";
import { runTasks } from "./scheduler.mjs";

/**
 * @typedef {import("./counts.mjs").Counts} Counts
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} [after] the builds it needs: "core", "package", "element" or "site"; or suites before it
 * @property {boolean} [alone] timing matters: nothing else may run beside it
 * @property {() => boolean} exists whether there is anything to test yet
 * @property {(log: string) => Promise<Counts>} run writes its output to files that begin with `log`
 */

/** The GoogleTest programs and the folders of their sources. */
const programs = [
  { name: "core_tests", folder: "tests/core" },
  { name: "contract_tests", folder: "tests/contract" },
  { name: "contract_tests_double", folder: "tests/contract", presets: ["native"] },
  { name: "parity_tests", folder: "tests/parity" },
  { name: "parity_tests_double", folder: "tests/parity/runs", presets: ["native"] },
];

/**
 * @param {string} folder
 * @param {RegExp} pattern
 */
const holds = (folder, pattern) => filesBelow(folder).some((path) => pattern.test(path));

/** @param {string} preset */
const programsOf = (preset) =>
  programs.filter(
    ({ folder, presets }) => holds(folder, /_test\.cpp$/) && (presets?.includes(preset) ?? true),
  );

/**
 * Builds and runs the GoogleTest programs of a CMake preset.
 * @param {"native" | "asan" | "wasm"} preset
 * @returns {Suite}
 */
const googleTests = (preset) => ({
  name: preset,
  after: preset === "wasm" ? ["core"] : [],
  exists: () => programsOf(preset).length > 0,
  async run(log) {
    const names = programsOf(preset).map(({ name }) => name);
    await buildCMake(preset, names, log);
    let sum = counts.none;
    /** @param {string} name */
    async function runProgram(name) {
      const program = inRoot("build", preset, "tests", name);
      const report = `${log}-${name}.json`;
      rmSync(report, { force: true });
      const args = [`--gtest_output=json:${report}`, "--gtest_brief=1"];
      const [command, ...rest] =
        preset === "wasm" ? [process.execPath, `${program}.js`, ...args] : [program, ...args];
      const { code } = await run(command, rest, { log: `${log}-${name}.log`, allowFailure: true });
      sum = counts.add(sum, counts.googleTest(report, code));
    }
    // Two at a time: most tests run on one thread.
    await runTasks(
      names.map((name) => ({ name, action: () => runProgram(name) })),
      2,
      ({ error }) => {
        if (!error) return;
        console.log(String(error));
        sum = counts.add(sum, { ...counts.none, failed: 1 });
      },
    );
    return sum;
  },
});

/**
 * Tests that Vitest finds in some folders.
 * @param {string} name
 * @param {string[]} folders
 * @param {string[]} after
 * @returns {Suite}
 */
const vitestSuite = (name, folders, after = ["package"]) => ({
  name,
  after,
  exists: () => folders.some((folder) => holds(folder, /\.test\.js$/)),
  async run(log) {
    const report = `${log}.json`;
    rmSync(report, { force: true });
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const args = ["run", ...reporters, ...folders.map((folder) => `${folder}/`)];
    const { code } = await run(npmBin("vitest"), args, { log: `${log}.log`, allowFailure: true });
    return counts.vitest(report, code);
  },
});

/**
 * Checks that pass or fail as a whole.
 * @param {string} log
 * @param {((log: string) => Promise<unknown>)[]} checks
 * @returns {Promise<Counts>}
 */
async function runChecks(log, checks) {
  let sum = counts.none;
  for (const [index, check] of checks.entries()) {
    const ok = await check(`${log}-${index + 1}.log`).then(
      () => true,
      () => false,
    );
    sum = counts.add(sum, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });
  }
  return sum;
}

/** @type {Suite[]} */
const allSuites = [
  googleTests("native"),
  {
    name: "format",
    exists: () => true,
    run: (log) =>
      runChecks(log, [
        (file) => formatCpp(true, file),
        (file) => formatJavaScript(true, file),
        lint,
      ]),
  },
  {
    name: "types",
    // The sources import what the package step generates from the catalogue.
    after: ["package"],
    exists: () => true,
    run: (log) =>
      runChecks(log, [(file) => run(npmBin("tsc"), ["-p", "tsconfig.json"], { log: file })]),
  },
  vitestSuite("structure", ["tests/structure", "tests/tools"], []),
  vitestSuite("package", ["tests/package", "tests/contract", "tests/parity"]),
  googleTests("asan"),
  googleTests("wasm"),
  // Builds in the folder where the native suite builds.
  vitestSuite("same-bits", ["tests/native"], ["package", "native"]),
  vitestSuite("consumers", ["tests/consumers"], ["element"]),
  // Builds there, too: layers and steps are added to the native library.
  vitestSuite("site", ["tests/site"], ["site", "native"]),
  {
    name: "web",
    after: ["site"],
    alone: true,
    exists: () => holds("tests/web", /\.(test|spec)\.js$/),
    async run(log) {
      const report = `${log}.json`;
      rmSync(report, { force: true });
      const { code } = await run(npmBin("playwright"), ["test", "--reporter=list,json"], {
        log: `${log}.log`,
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        allowFailure: true,
      });
      return counts.playwright(report, code);
    },
  },
];

/** The suites that there is something to run of. */
export const suites = allSuites.filter((suite) => suite.exists());
