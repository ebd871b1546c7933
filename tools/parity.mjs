/**
 * `npm run parity`: compares every entry of the catalogue and whole training runs with Keras's golden numbers, natively
 * and as WebAssembly, and prints a row for each. `npm run parity -- native` or `-- wasm`: one of them only. Fails when an
 * error is beyond its tolerance or an entry has nothing to be compared with.
 */

import { readFileSync } from "node:fs";
import { buildCMake } from "./build.mjs";
import { parityTable, readRows } from "./parity-table.mjs";
import { inRoot } from "./paths.mjs";
import { ToolError, run, runMain } from "./process.mjs";
import { setup } from "./setup.mjs";

/** @typedef {"native" | "wasm"} Preset */

/** @type {Preset[]} */
const presets = ["native", "wasm"];

/**
 * Builds and runs the tests of parity; the rows they report, and whether all of them passed.
 * @param {Preset} preset
 */
async function compare(preset) {
  const log = inRoot("build/logs", `parity-${preset}`);
  await buildCMake(preset, ["parity_tests"], log);
  const program = inRoot("build", preset, "tests/parity_tests");
  const [command, ...args] = preset === "wasm" ? [process.execPath, `${program}.js`] : [program];
  const options = { log: `${log}.log`, allowFailure: true };
  const { code, output } = await run(command, [...args, "--gtest_brief=1"], options);
  const { rows, rest } = readRows(output);
  if (code !== 0) console.log(rest);
  return { preset, rows, passed: code === 0 };
}

/** What computed the golden numbers: "keras 3.15.1, jax 0.10.2 …". */
const goldenSources = () =>
  [...readFileSync(inRoot("tests/parity/requirements.txt"), "utf8").matchAll(/^(\S+)==(\S+)$/gm)]
    .map(([, name, version]) => `${name} ${version}`)
    .join(", ");

await runMain(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !presets.some((preset) => preset === name));
  if (unknown) throw new ToolError(`Expected ${presets.join(" or ")}; received "${unknown}".`);
  const chosen = presets.filter((preset) => wanted.length === 0 || wanted.includes(preset));
  await setup(["build", "test"]);
  const results = [];
  for (const preset of chosen) results.push(await compare(preset));
  const { text, faults } = parityTable(results.map(({ preset, rows }) => ({ name: preset, rows })));
  console.log(`Golden numbers: ${goldenSources()}.\n`);
  console.log(text);
  if (faults > 0 || results.some(({ passed }) => !passed)) process.exitCode = 1;
});
