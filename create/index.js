#!/usr/bin/env node
/** `npm create minibatch my-app -- --template react`: writes a page that trains. Asks for what is not said, in a terminal. */

import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { WriteError, nameOf, templates, write } from "./write.js";

const usage = `npm create minibatch FOLDER -- --template ${Object.keys(templates).join("|")}`;

/** @param {string[]} args */
function argumentsOf(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { template: { type: "string", short: "t" }, help: { type: "boolean", short: "h" } },
    });
    if (positionals.length > 1) {
      throw new Error(`Expected one folder; received ${positionals.join(", ")}.`);
    }
    return { folder: positionals[0], ...values };
  } catch (error) {
    throw new WriteError(`${/** @type {Error} */ (error).message}\n${usage}`);
  }
}

/** Asks for what was not said. @param {{ folder?: string, template?: string }} said */
async function asked({ folder, template }) {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    folder ??= (await lines.question("Folder (minibatch-app): ")).trim() || "minibatch-app";
    if (template === undefined) {
      for (const [name, text] of Object.entries(templates))
        console.log(`  ${name.padEnd(7)} ${text}`);
      template = (await lines.question("Template (plain): ")).trim() || "plain";
    }
    return { folder, template };
  } finally {
    lines.close();
  }
}

/** Which program installs: the one that started this. */
const manager = () =>
  /^(pnpm|yarn|bun)\//.exec(process.env.npm_config_user_agent ?? "")?.[1] ?? "npm";

async function main() {
  const said = argumentsOf(process.argv.slice(2));
  if (said.help) {
    console.log(usage);
    return;
  }
  const isComplete = said.folder !== undefined && said.template !== undefined;
  const { folder, template = "plain" } =
    isComplete || !process.stdin.isTTY ? said : await asked(said);
  if (folder === undefined) throw new WriteError(`Expected a folder to write into.\n${usage}`);
  const files = write(resolve(folder), template);
  console.log(`${nameOf(resolve(folder))}: ${files.length} files, template ${template}.\n`);
  console.log(`  cd ${folder}\n  ${manager()} install\n  ${manager()} run dev`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof WriteError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
