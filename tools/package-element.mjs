/**
 * Bundles the element for other pages into the package: element.js, which names no other file before it is shown, and
 * what it then loads in element/. They use the package beside them.
 */

import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { elementStart } from "./element-start.mjs";
import { noticesFile, packagesOf, siteNotices } from "./notices.mjs";
import { inRoot } from "./paths.mjs";
import { shortTemplates } from "./short-templates.mjs";

export const elementInputs = [
  "web",
  "tools/package-element.mjs",
  "tools/element-start.mjs",
  "tools/short-templates.mjs",
  "tools/lessons.mjs",
  "tools/notices.mjs",
  "package-lock.json",
];

const folder = "dist/package";
/** What element.js loads, which another build may have in other pieces. */
const inner = `${folder}/element`;

/** Its components, which import the package and a framework by their names: published as they are. */
const frameworks = "web/frameworks";
const published = `${folder}/frameworks`;

export const elementOutputs = ["element.js", "element.d.ts", "element/start.js"]
  .concat(["react", "vue", "svelte"].map((name) => `frameworks/${name}.js`))
  .map((name) => `${folder}/${name}`);

/** Where the chunks find the package; element.js itself does not name it. @type {Record<string, string>} */
const beside = { minibatch: "../index.js", "minibatch/ko": "../ko.js" };

const sources = {
  name: "element-sources",
  resolveId: (/** @type {string} */ source) =>
    beside[source] ? { id: beside[source], external: /** @type {const} */ ("absolute") } : null,
  load: {
    filter: { id: /\.css\?inline$/ },
    handler: (/** @type {string} */ id) => ({
      code: `export default ${JSON.stringify(readFileSync(id.replace(/\?.*/, ""), "utf8"))};`,
      moduleType: /** @type {const} */ ("js"),
    }),
  },
  transform: shortTemplates.transform,
};

export async function buildElement() {
  // What npm installs is not there yet when `npm test` and `npm start` read this file on a fresh machine.
  const { rolldown } = await import("rolldown");
  const { lessons } = await import("./lessons.mjs");
  for (const path of [inner, published]) rmSync(inRoot(path), { recursive: true, force: true });
  const build = await rolldown({
    input: inRoot("web/element.js"),
    platform: "browser",
    tsconfig: false,
    transform: { define: { "import.meta.env.DEV": "false", "import.meta.env.DATA_ORIGINS": "[]" } },
    plugins: [/** @type {any} */ (lessons), /** @type {any} */ (sources)],
    // Parts that a group holds are named one by one all the same.
    checks: { ineffectiveDynamicImport: false },
  });
  const { output } = await build.write({
    dir: inRoot(folder),
    entryFileNames: "[name].js",
    chunkFileNames: "element/[name].js",
    minify: true,
    codeSplitting: { groups: [elementStart(inRoot("web"))] },
  });
  await build.close();
  copyFileSync(inRoot("web/element-types.d.ts"), inRoot(folder, "element.d.ts"));
  // What tells this checkout of the frameworks it does not install is not for others.
  cpSync(inRoot(frameworks), inRoot(published), {
    recursive: true,
    filter: (path) => !path.endsWith("/modules.d.ts"),
  });
  const bundled = output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
  writeFileSync(inRoot(inner, noticesFile), siteNotices("", packagesOf(bundled)));
}
