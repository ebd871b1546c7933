/**
 * `npm run profile -- MODEL…`: where the time of a training step goes, by layer and pass, in Chromium or
 * with --node in this Node, whose V8 is another one.
 *
 *   npm run profile -- fashion_cnn [--batch 256] [--steps 10] [--rounds 5] [--threads 1]
 *     [--node] [--package FOLDER]
 */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "../../tools/paths.mjs";
import { ToolError, runMain } from "../../tools/process.mjs";
import { startBrowser } from "./browser.mjs";
import { parseProfileOptions } from "./profile-options.mjs";
import { profileTable } from "./profile-table.mjs";

/** @typedef {typeof import("./page/profile.js").measureProfile} Measure */

/**
 * Runs `use` with what measures, and with the name of where.
 * @param {{ node: boolean, package: string }} options
 * @param {(measure: Measure, where: string) => Promise<void>} use
 */
async function withMeasure({ node, package: folder }, use) {
  if (node) {
    const { measureProfile } = await import("./page/profile.js"); // it needs a built package
    return use(measureProfile, `Node ${process.versions.node}`);
  }
  const browser = await startBrowser(resolve(root, folder));
  try {
    const page = await browser.openPage();
    await use((plan) => page.measure("measureProfile", plan), `Chromium ${browser.version}`);
  } finally {
    await browser.close();
  }
}

await runMain(async () => {
  const { models, node, package: folder, ...plan } = parseProfileOptions(process.argv.slice(2));
  if (!existsSync(resolve(root, folder, "index.js"))) {
    throw new ToolError(`${folder} has no built package: run \`npm run build\` first.`);
  }
  await withMeasure({ node, package: folder }, async (measure, where) => {
    for (const model of models) {
      const measured = await measure({ ...plan, model });
      process.stdout.write(`${profileTable({ model, where, ...measured })}\n`);
    }
  });
});
