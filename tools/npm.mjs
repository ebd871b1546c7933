/** The npm packages of the lock file. */

import { statSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { run } from "./process.mjs";

/** Whether node_modules holds what the lock file says, by the times of both. */
export function packagesAreInstalled() {
  const installed = statSync(inRoot("node_modules/.package-lock.json"), { throwIfNoEntry: false });
  return (
    installed !== undefined && installed.mtimeMs >= statSync(inRoot("package-lock.json")).mtimeMs
  );
}

export async function installPackages() {
  console.log("Installing the npm packages of package-lock.json");
  await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}
