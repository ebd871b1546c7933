/**
 * `npm run build`: the WebAssembly core, the npm package (dist/package/), the documentation and the
 * playground (dist/site/).
 * As a script: `node tools/build.mjs [core|package|element|docs|site]`, up to the named step, all when none is named.
 */

import { cpSync, existsSync } from "node:fs";
import { cpus } from "node:os";
import { buildDocs, docsFolder, docsInputs } from "./docs.mjs";
import { whenChanged } from "./files.mjs";
import { buildElement, elementInputs, elementOutputs } from "./package-element.mjs";
import { buildPackage, coreTargets, packageInputs, packageOutputs } from "./package.mjs";
import { withLock } from "./lock.mjs";
import { inRoot } from "./paths.mjs";
import { ToolError, isMain, npmBin, run, runMain } from "./process.mjs";
import { setup } from "./setup.mjs";

/**
 * @template T
 * @param {() => Promise<T>} action that writes to build/ or dist/
 */
export const oneAtATime = (action) => withLock(inRoot("build/lock"), "Another build", action);

/**
 * Configures a CMake preset if that has not been done, and builds targets of it.
 * @param {"native" | "asan" | "wasm"} preset
 * @param {string[]} targets all when empty
 * @param {string} [log]
 */
export async function buildCMake(preset, targets, log) {
  const chosen = targets.length > 0 ? ["--target", ...targets] : [];
  const jobs = ["--parallel", String(cpus().length)];
  await oneAtATime(async () => {
    if (!existsSync(inRoot("build", preset, "build.ninja"))) {
      await run("cmake", ["--preset", preset, "--fresh"], { log: log && `${log}-configure.log` });
    }
    await run("cmake", ["--build", "--preset", preset, ...jobs, ...chosen], {
      log: log && `${log}-build.log`,
    });
  });
}

const siteInputs = [
  "web",
  "public",
  "dist/package",
  docsFolder,
  "vite.config.js",
  "tools/element-start.mjs",
  ...[
    "lessons",
    "lesson-pages",
    "sample-pages",
    "page-html",
    "site-pages",
    "site-policy",
    "site-url",
    "about-pages",
  ].map((name) => `tools/${name}.mjs`),
  "tools/short-templates.mjs",
  "tools/site-files.mjs",
  "tools/scorm-files.mjs",
  "tools/notices.mjs",
  "package-lock.json",
];

/**
 * The steps in order. With a log (a path without its ending), their output goes there.
 * @type {{ name: "core" | "package" | "element" | "docs" | "site", action: (log?: string) => Promise<void> }[]}
 */
export const buildSteps = [
  { name: "core", action: (log) => buildCMake("wasm", coreTargets, log) },
  {
    name: "package",
    action: (log) =>
      oneAtATime(() =>
        whenChanged({
          name: "package",
          inputs: packageInputs,
          outputs: packageOutputs,
          action: () => buildPackage(log),
        }),
      ),
  },
  {
    name: "element",
    action: () =>
      oneAtATime(() =>
        whenChanged({
          name: "element",
          inputs: elementInputs,
          outputs: elementOutputs,
          action: buildElement,
        }),
      ),
  },
  {
    name: "docs",
    action: (log) =>
      oneAtATime(() =>
        whenChanged({
          name: "docs",
          inputs: docsInputs,
          outputs: [`${docsFolder}/index.html`, `${docsFolder}/api/index.html`],
          action: () => buildDocs(log && `${log}.log`),
        }),
      ),
  },
  {
    name: "site",
    action: (log) =>
      oneAtATime(() =>
        whenChanged({
          name: "site",
          inputs: siteInputs,
          settings: ["SITE_URL", "DATA_ORIGINS"],
          outputs: ["dist/site/index.html", "dist/site/element.js"],
          async action() {
            const options = { log: log && `${log}.log` };
            const vite = (/** @type {string[]} */ ...rest) =>
              run(npmBin("vite"), ["build", "--logLevel", "warn", ...rest], options);
            await vite("--mode", "element");
            await vite();
            cpSync(inRoot(docsFolder), inRoot("dist/site/docs"), { recursive: true });
          },
        }),
      ),
  },
];

/**
 * Builds up to a step. Every step is skipped while nothing it reads has changed.
 * @param {string} last
 */
export async function build(last) {
  const index = buildSteps.findIndex(({ name }) => name === last);
  if (index < 0) {
    const names = buildSteps.map(({ name }) => name).join(", ");
    throw new ToolError(`Expected one of the steps ${names}; received "${last}".`);
  }
  for (const step of buildSteps.slice(0, index + 1)) await step.action();
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    await setup(["build"]);
    await build(process.argv[2] ?? "site");
  });
}
