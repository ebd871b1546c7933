/**
 * `npm run release -- 0.2.0`: tests, and makes everything of a version in build/release/: the package, create-minibatch and
 * the site with its documentation. Then the commit and the tag, whose push publishes (.github/workflows/publish.yml).
 *
 *   --dry-run   says what would be done, and changes nothing
 *   --publish   pushes the commit and the tag
 */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { inRoot } from "./paths.mjs";
import { ToolError, isMain, run, runMain } from "./process.mjs";

const folder = "build/release";

/** @param {string} text @returns {number[] | null} */
const numbersOf = (text) => {
  const found = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text);
  return found && found.slice(1).map(Number);
};

/**
 * Refuses what is no version, or none after the one that there is.
 * @param {string | undefined} next
 * @param {string} current
 */
export function checkVersion(next, current) {
  const [to, from] = [numbersOf(next ?? ""), numbersOf(current)];
  if (!to || !from) {
    throw new ToolError(
      `Expected a version such as 1.2.3: npm run release -- VERSION. Received ${next ?? "none"}.`,
    );
  }
  const place = to.findIndex((number, i) => number !== from[i]);
  if (place < 0 || to[place] < from[place]) {
    throw new ToolError(`Expected a version after ${current}; received ${next}.`);
  }
}

/**
 * The changelog with what stands under Unreleased as a version's.
 * @param {string} text
 * @param {string} version
 * @param {string} date
 */
export function changelogOf(text, version, date) {
  const [before, rest] = text.split("## Unreleased\n");
  if (rest === undefined) throw new ToolError('CHANGELOG.md has no heading "## Unreleased".');
  if (text.includes(`\n## ${version}`)) throw new ToolError(`CHANGELOG.md has ${version} already.`);
  const [entries] = rest.split(/^## /m);
  if (!/^- /m.test(entries)) {
    throw new ToolError("CHANGELOG.md has nothing under Unreleased: say what changed.");
  }
  return `${before}## Unreleased\n\n## ${version} - ${date}\n${rest}`;
}

/**
 * A package.json or a package-lock.json with another version of its own, and nothing else changed.
 * @param {string} text
 * @param {string} version
 */
export function withVersion(text, version) {
  const parsed = JSON.parse(text);
  // A lock says it twice: for itself, and for the package at "".
  const times = parsed.packages?.[""] ? 2 : 1;
  let changed = 0;
  return text.replace(/"version": "([^"]+)"/g, (whole, found) => {
    if (changed === times || found !== parsed.version) return whole;
    ++changed;
    return `"version": "${version}"`;
  });
}

/**
 * The files that a release changes, with their new texts.
 * @param {string} version
 * @param {string} date
 */
export function changesFor(version, date) {
  const read = (/** @type {string} */ path) => readFileSync(inRoot(path), "utf8");
  const manifests = ["package.json", "package-lock.json", "create/package.json"];
  return new Map([
    ["CHANGELOG.md", changelogOf(read("CHANGELOG.md"), version, date)],
    ...manifests.map((path) => /** @type {const} */ ([path, withVersion(read(path), version)])),
  ]);
}

/** @param {string[]} args */
async function git(...args) {
  const { output } = await run("git", args, { quiet: true, cwd: inRoot() });
  return output.trim();
}

/** Refuses what is not committed: it would be in the package, and in no commit. @param {string} version */
async function checkTree(version) {
  const changed = await git("status", "--porcelain");
  if (changed) throw new ToolError(`Commit or remove what is not committed:\n${changed}`);
  if (await git("tag", "--list", `v${version}`)) throw new ToolError(`There is a tag v${version}.`);
}

/** Tests, and fills the folder. @param {string} version */
async function make(version) {
  await run(process.execPath, ["tools/test.mjs"]);
  await run(process.execPath, ["tools/build.mjs"]);
  rmSync(inRoot(folder), { recursive: true, force: true });
  mkdirSync(inRoot(folder), { recursive: true });
  for (const cwd of [inRoot(), inRoot("create")]) {
    const pack = ["pack", "--ignore-scripts", "--pack-destination", inRoot(folder)];
    await run("npm", pack, { cwd, quiet: true });
  }
  const archive = inRoot(folder, `minibatch-site-${version}.tgz`);
  await run("tar", ["-czf", archive, "-C", inRoot("dist"), "site"]);
}

/** @param {string[]} args */
export async function release(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { "dry-run": { type: "boolean" }, publish: { type: "boolean" } },
  });
  const [version] = positionals;
  const current = JSON.parse(readFileSync(inRoot("package.json"), "utf8")).version;
  checkVersion(version, current);
  const changes = changesFor(version, new Date().toISOString().slice(0, 10));
  const pushed = "git push origin HEAD --follow-tags";
  if (values["dry-run"]) {
    console.log(
      [
        `${current} → ${version}: would change ${[...changes.keys()].join(", ")};`,
        `run npm test; build the package, the site and its documentation; pack them in ${folder}/;`,
        `commit "Release ${version}" and tag it v${version}.`,
        values.publish ? `Then: ${pushed}` : `Nothing would be published without --publish.`,
      ].join("\n"),
    );
    return;
  }
  await checkTree(version);
  for (const [path, text] of changes) writeFileSync(inRoot(path), text);
  try {
    await make(version);
  } catch (error) {
    await git("checkout", "--", ...changes.keys());
    throw error;
  }
  await git("add", ...changes.keys());
  await git("commit", "-m", `Release ${version}`);
  await git("tag", "-a", `v${version}`, "-m", `Version ${version}`);
  console.log(`${folder}/ has the packages and the site of ${version}.`);
  // With the tag, the workflow tests again, and publishes with provenance, which only it can state.
  if (values.publish) await run("git", pushed.split(" ").slice(1));
  else console.log(`To publish: ${pushed}`);
}

if (isMain(import.meta.url)) await runMain(() => release(process.argv.slice(2)));
