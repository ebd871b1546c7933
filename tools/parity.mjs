/**
 * `npm run parity`: compares every entry of the catalogue and whole training runs with Keras's golden numbers, natively
 * and as WebAssembly, and prints a row for each; the runs once more natively in double precision; and a row for each
 * reader of files, compared with the programs that wrote these. `npm run parity -- native`, `-- wasm`, `-- double` or
 * `-- readers`: one of them only. Fails when an error is beyond its tolerance or an entry has nothing to be compared
 * with.
 */

import { readFileSync } from "node:fs";
import { buildCMake, buildSteps } from "./build.mjs";
import { compareReaders } from "./parity-readers.mjs";
import { parityTable, readRows } from "./parity-table.mjs";
import { inRoot } from "./paths.mjs";
import { ToolError, run, runMain } from "./process.mjs";
import { setup } from "./setup.mjs";

/** @typedef {{ name: string, preset: "native" | "wasm", program: string }} Build */

/** @type {Build[]} */
const builds = [
  { name: "native", preset: "native", program: "parity_tests" },
  { name: "wasm", preset: "wasm", program: "parity_tests" },
  { name: "double", preset: "native", program: "parity_tests_double" },
];

/**
 * Builds and runs the tests of parity; the rows they report, and whether all of them passed.
 * @param {Build} build
 */
async function compare({ name, preset, program }) {
  const log = inRoot("build/logs", `parity-${name}`);
  await buildCMake(preset, [program], log);
  const path = inRoot("build", preset, "tests", program);
  const [command, ...args] = preset === "wasm" ? [process.execPath, `${path}.js`] : [path];
  const options = { log: `${log}.log`, allowFailure: true };
  const { code, output } = await run(command, [...args, "--gtest_brief=1"], options);
  const { rows, rest } = readRows(output);
  if (code !== 0) console.log(rest);
  return { name, rows, passed: code === 0 };
}

/** What computed the golden numbers: "keras 3.15.1, jax 0.10.2 …". */
const goldenSources = () =>
  [...readFileSync(inRoot("tests/parity/requirements.txt"), "utf8").matchAll(/^(\S+)==(\S+)$/gm)]
    .map(([, name, version]) => `${name} ${version}`)
    .join(", ");

await runMain(async () => {
  const wanted = process.argv.slice(2);
  const names = [...builds.map(({ name }) => name), "readers"];
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown) throw new ToolError(`Expected ${names.join(" or ")}; received "${unknown}".`);
  const chosen = builds.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  await setup(["build", "test"]);
  const results = [];
  for (const build of chosen) results.push(await compare(build));
  const readers = [];
  if (wanted.length === 0 || wanted.includes("readers")) {
    for (const { action } of buildSteps.slice(0, 2)) await action(inRoot("build/logs/parity"));
    readers.push(await compareReaders());
  }
  console.log(`Golden numbers: ${goldenSources()}.`);
  // What is compared in double precision is other rows, with tolerances of their own.
  const isDouble = (/** @type {{ name: string }} */ { name }) => name === "double";
  const tables = [results.filter((one) => !isDouble(one)), results.filter(isDouble), readers];
  for (const columns of tables) {
    if (columns.length === 0) continue;
    const { text, faults } = parityTable(columns);
    console.log(`\n${text}`);
    if (faults > 0) process.exitCode = 1;
  }
  if ([...results, ...readers].some(({ passed }) => !passed)) process.exitCode = 1;
});
