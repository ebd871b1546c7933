/**
 * `npm run consumers`: the packed package in the projects of others, each with its own bundler, framework or runtime.
 *
 *   npm run consumers -- [words of names …] [--list] [--readme]
 *
 * Without words all run. --readme puts their table into README.md; with words, the lines of the groups that ran as a whole. Where there is no registry, what has to be
 * installed counts as skipped; so does what needs a program that is not there.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { runMain } from "../../tools/process.mjs";
import { insert, wrap } from "../bench/readme.mjs";
import { consumers } from "./cases/index.js";
import { fingerprintInNode } from "./element.js";
import { openBrowser } from "./host.js";
import { runCase, wayOf } from "./run-case.js";
import { sizesText } from "./sizes.js";
import { markers, readmeTable, withGroups } from "./table.js";
import { pack } from "./workspace.js";

/**
 * What npm says where it cannot reach a registry, and MyST where it cannot reach that of its themes; and what is said of
 * Python where it, or its registry, is not there, and of a program that no registry has.
 */
const noRegistry =
  /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|^no (Python|\S+ on this machine)/;

/** Both ends of a long output: what failed stands at one, and why at either. @param {string} text */
const shortened = (text) =>
  text.length > 4000 ? `${text.slice(0, 1000)}\n…\n${text.slice(-3000)}` : text;

await runMain(async () => {
  const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const named = (/** @type {import("./run-case.js").Consumer} */ { name, group }) =>
    words.length === 0 ||
    words.some((word) => `${group}: ${name}`.toLowerCase().includes(word.toLowerCase()));
  const chosen = consumers.filter(named);
  if (process.argv.includes("--list")) {
    for (const { group, name } of chosen) console.log(`${group}: ${name}`);
    return;
  }
  const packed = await pack();
  const browser = await openBrowser();
  /** @type {import("./table.js").Row[]} */
  const rows = [];
  try {
    const reference = consumers.find(({ name }) => name === "Node");
    if (!reference) throw new Error("There is no Node among the consumers.");
    const expected = String((await runCase(packed, browser, reference))?.fingerprints);
    const ofElement = await fingerprintInNode();
    for (const consumer of chosen) {
      const start = Date.now();
      /** @type {import("./table.js").Row} */
      let row;
      try {
        const trained = await runCase(packed, browser, consumer);
        const way = trained ? wayOf(trained) : (consumer.runs ?? "types");
        const same =
          !trained ||
          (consumer.trains
            ? trained.fingerprints.every((one) => one === ofElement)
            : String(trained.fingerprints) === expected);
        const asSaid = !consumer.runs || consumer.runs === way;
        const why = !same ? "other numbers" : asSaid ? "" : `${way} instead of ${consumer.runs}`;
        row = { consumer, result: why ? "failed" : "ok", way, why };
        if (why && trained?.fallback) row.why += `: ${trained.fallback}`;
      } catch (error) {
        const why = String(/** @type {Error} */ (error).message);
        row = { consumer, result: noRegistry.test(why) ? "skipped" : "failed", way: "", why };
      }
      rows.push(row);
      const seconds = ((Date.now() - start) / 1000).toFixed(0);
      console.log(`${row.result.padEnd(8)}${consumer.name} (${row.way}, ${seconds} s)`);
      if (row.why) console.log(shortened(row.why).replace(/^/gm, "    "));
    }
  } finally {
    await browser.close();
    await packed.remove();
  }
  const count = (/** @type {string} */ result) =>
    rows.filter((row) => row.result === result).length;
  console.log(
    `${count("ok")} of ${rows.length} work; ${count("failed")} failed, ${count("skipped")} skipped.`,
  );
  if (process.argv.includes("--readme") && words.length === 0) {
    const readme = inRoot("README.md");
    writeFileSync(
      readme,
      insert(
        readFileSync(readme, "utf8"),
        `${readmeTable(rows)}\n\n${wrap(await sizesText(inRoot("dist/package")))}`,
        markers,
      ),
    );
  }
  if (process.argv.includes("--readme") && words.length > 0) {
    const left = new Set(consumers.filter((one) => !named(one)).map(({ group }) => group));
    const whole = rows.filter(({ consumer }) => !left.has(consumer.group));
    const readme = inRoot("README.md");
    writeFileSync(readme, withGroups(readFileSync(readme, "utf8"), whole));
  }
  process.exitCode = count("failed") > 0 ? 1 : 0;
});
