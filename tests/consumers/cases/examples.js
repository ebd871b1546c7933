/** The projects in examples/, as they are there: pages with the element. */

import { readFileSync } from "node:fs";
import { filesBelow } from "../../../tools/files.mjs";
import { inRoot } from "../../../tools/paths.mjs";

/** @typedef {import("../run-case.js").Consumer} Consumer */

const group = "Examples";
const iris = readFileSync(inRoot("public/samples/iris.csv"), "utf8");

/** @param {string} folder @returns {Record<string, string>} */
const textsOf = (folder) =>
  Object.fromEntries(
    filesBelow(folder).map((path) => [
      path.slice(folder.length + 1),
      readFileSync(inRoot(path), "utf8"),
    ]),
  );

/**
 * A project that `npm run build` builds.
 * @param {string} folder in examples/
 * @param {Partial<Consumer> & Pick<Consumer, "name">} own
 * @param {string} [data] where it has them
 * @returns {Consumer}
 */
function ofExample(folder, own, data = "public/iris.csv") {
  const { "package.json": manifest, ...files } = textsOf(`examples/${folder}`);
  const { type, dependencies, devDependencies, scripts } = JSON.parse(manifest);
  const { minibatch: _, ...packages } = { ...dependencies, ...devDependencies };
  return {
    group,
    files: { ...files, [data]: iris },
    packages,
    manifest: { type, scripts },
    build: [["npm", "run", "build"]],
    folder: "dist",
    trains: "element",
    ...own,
  };
}

/** At a path below a host's root, as a project of GitHub Pages is. */
const base = "/course/";

const myst = ofExample("myst", { name: "MyST 1.8.3, book theme", base, folder: "_build/html" });
const inBase = ["env", `BASE_URL=${base.slice(0, -1)}`, "npm", "run", "build"];
const client = ["esbuild", "theme/client.jsx", "--bundle", "--minify", "--format=esm"];
const theme = Object.entries(textsOf("tests/consumers/myst-theme"));

/**
 * The book theme is downloaded from MyST's own host alone. The other has a theme of one page around the book theme's
 * renderer of widgets, which is a package.
 * @type {Consumer[]}
 */
const mysts = [
  { ...myst, build: [inBase] },
  {
    ...myst,
    name: "MyST 1.8.3, the book theme's renderer of widgets",
    files: {
      ...myst.files,
      "myst.yml": myst.files["myst.yml"].replace("book-theme", "./theme"),
      ...Object.fromEntries(theme.map(([path, text]) => [`theme/${path}`, text])),
    },
    packages: {
      ...myst.packages,
      "@myst-theme/anywidget": "1.4.1",
      esbuild: "0.28.2",
      react: "19.3.1",
      "react-dom": "19.3.1",
    },
    build: [[...client, "--jsx=automatic", "--outfile=theme/public/client.js"], inBase],
  },
];

const quarto = {
  group,
  files: { ...textsOf("examples/quarto"), "iris.csv": iris },
  folder: "_site",
  base,
  trains: /** @type {const} */ ("element"),
};
const convert = `import pypandoc
pypandoc.convert_file("index.qmd", "html", "markdown", ["--standalone"], outputfile="index.html")`;

/** @type {Consumer[]} */
export const examples = [
  ofExample("react", { name: "React 19.3.1", trains: "element and hooks" }),
  ofExample("vue", { name: "Vue 3.5.45", trains: "element and hooks" }),
  ofExample("svelte", { name: "Svelte 5.57.3", trains: "element and hooks" }),
  ofExample("vitepress", { name: "VitePress 1.6.4", folder: ".vitepress/dist" }),
  ofExample("docusaurus", { name: "Docusaurus 3.10.2", base, folder: "build" }, "static/iris.csv"),
  ofExample("observable", { name: "Observable Framework 1.13.4", base }, "src/iris.csv"),
  ...mysts,
  { ...quarto, name: "Quarto", build: [["quarto", "render"]], needs: "quarto" },
  // What Quarto has its pages made by, and no registry has Quarto itself.
  {
    ...quarto,
    name: "Quarto's page, by Pandoc 3",
    python: ["pypandoc_binary==1.17"],
    build: [["python", "-c", convert]],
    folder: ".",
  },
];
