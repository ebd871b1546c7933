// The commands of package.json install what is missing, so before that they can use nothing but Node.

import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";

const { scripts } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));

/** What each command runs first. */
const programs = Object.values(scripts).map((script) => script.match(/^node (\S+)/)[1]);

const staticImport = /^(?:import|export)\b(?:[^;"']*?\bfrom)?\s*["']([^"']+)["']/gm;

/**
 * The packages that a program needs before its first line runs, each with the file that names it.
 * @param {string} path
 * @param {Set<string>} seen
 * @returns {string[]}
 */
function packagesOf(path, seen = new Set()) {
  if (seen.has(path)) return [];
  seen.add(path);
  return [...readFileSync(inRoot(path), "utf8").matchAll(staticImport)].flatMap(([, target]) => {
    if (target.startsWith(".")) return packagesOf(normalize(join(dirname(path), target)), seen);
    return target.startsWith("node:") ? [] : [`${path} imports ${target}`];
  });
}

it.each([...new Set(programs)])("%s starts before npm has installed anything", (program) => {
  expect(packagesOf(program)).toEqual([]);
});

it("finds what a program imports", () => {
  expect(packagesOf("tools/lessons.mjs")).toEqual(["tools/lessons.mjs imports markdown-it"]);
});
