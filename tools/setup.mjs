/**
 * Installs what is missing: system packages, the npm packages, Emscripten. What is there is left alone, at once.
 * As a script: `node tools/setup.mjs [build|test|kernels|dataset]…`, all groups when none is named.
 */

import { canInstall, install } from "./apt.mjs";
import * as emscripten from "./emscripten.mjs";
import { installPackages, packagesAreInstalled } from "./npm.mjs";
import { missingPackages, systemPackages } from "./packages.mjs";
import { ToolError, isMain, runMain } from "./process.mjs";

/** @typedef {import("./packages.mjs").Group} Group */

const minimumNode = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [minimumMajor, minimumMinor] = minimumNode;
  if (major > minimumMajor || (major === minimumMajor && minor >= minimumMinor)) return;
  throw new ToolError(
    `Node ${minimumNode.join(".")} or newer is needed; this is ${process.versions.node}.`,
  );
}

/**
 * @param {string[]} packages Debian names
 * @param {boolean} withEmscripten
 */
function instructions(packages, withEmscripten) {
  const lines = ["Minibatch needs the following, and cannot install it here:"];
  if (packages.length > 0) {
    lines.push(
      "- by their Debian names (`apt-get install`, as root; other systems name them alike):",
      `  ${packages.join(" ")}`,
    );
  }
  if (withEmscripten) {
    lines.push(
      "- Emscripten 3.1.60 or newer, with emcc on PATH. With emsdk:",
      emscripten.emsdkInstructions,
    );
  }
  return [...lines, "Then run the same command again."].join("\n");
}

/**
 * Asks nobody for a password, and goes on where it cannot.
 * @param {string[]} wished packages that something slower stands in for
 */
async function tryToInstall(wished) {
  if (process.getuid?.() !== 0 || !(await canInstall())) return;
  await install(wished).catch(() => console.log("It goes on without; tests take longer."));
}

/**
 * @param {Group[]} groups
 */
export async function setup(groups) {
  checkNode();
  const { needed: packages, wished } = missingPackages(groups);
  const way = (await emscripten.isReady()) ? "ready" : await emscripten.waysToInstall();
  if (way === "unpack") packages.push(...emscripten.missingForUnpacked());
  if (packages.length > 0 || way === "apt" || way === "none") {
    const possible = await canInstall();
    if (!possible || way === "none") {
      throw new ToolError(instructions(possible ? [] : packages, way === "apt" || way === "none"));
    }
  }
  if (packages.length > 0) await install(packages);
  if (wished.length > 0) await tryToInstall(wished);
  if (!packagesAreInstalled()) await installPackages();
  if (way === "apt") await emscripten.installFromApt();
  if (way === "unpack") await emscripten.installUnpacked();
}

if (isMain(import.meta.url)) {
  const known = [...new Set(systemPackages.map((wanted) => wanted.group))];
  const named = process.argv.slice(2);
  await runMain(async () => {
    const unknown = named.find((name) => !known.some((group) => group === name));
    if (unknown) {
      throw new ToolError(`Expected a group of ${known.join(", ")}; received "${unknown}".`);
    }
    await setup(named.length > 0 ? known.filter((group) => named.includes(group)) : known);
  });
}
