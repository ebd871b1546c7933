/** The projects in examples/, as they are there: pages with the element. */

import { readFileSync } from "node:fs";
import { filesBelow } from "../../../tools/files.mjs";
import { inRoot } from "../../../tools/paths.mjs";

/** @typedef {import("../run-case.js").Consumer} Consumer */

const group = "Examples";
const iris = readFileSync(inRoot("public/samples/iris.csv"), "utf8");

/**
 * A project that `npm run build` builds.
 * @param {string} folder in examples/
 * @param {Partial<Consumer> & Pick<Consumer, "name">} own
 * @returns {Consumer}
 */
function ofExample(folder, own) {
  const root = `examples/${folder}/`;
  const files = Object.fromEntries(
    filesBelow(root.slice(0, -1)).map((path) => [
      path.slice(root.length),
      readFileSync(inRoot(path), "utf8"),
    ]),
  );
  const { dependencies, devDependencies, scripts } = JSON.parse(files["package.json"]);
  delete files["package.json"];
  const { minibatch: _, ...packages } = { ...dependencies, ...devDependencies };
  return {
    group,
    files: { ...files, "public/iris.csv": iris },
    packages,
    manifest: { scripts },
    build: [["npm", "run", "build"]],
    folder: "dist",
    trains: "element",
    ...own,
  };
}

/** @type {Consumer[]} */
export const examples = [
  ofExample("react", { name: "React 19.3.1", trains: "element and hooks" }),
  ofExample("vue", { name: "Vue 3.5.45", trains: "element and hooks" }),
  ofExample("svelte", { name: "Svelte 5.57.3", trains: "element and hooks" }),
  ofExample("vitepress", { name: "VitePress 1.6.4", folder: ".vitepress/dist" }),
];
