import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { elementStart } from "./tools/element-start.mjs";
import { lessons } from "./tools/lessons.mjs";
import { pageFiles } from "./tools/site-pages.mjs";
import { shortTemplates } from "./tools/short-templates.mjs";
import {
  assetsDir,
  elementTypes,
  headers,
  ownImports,
  plainImports,
  siteFiles,
  told,
} from "./tools/site-files.mjs";

/** @param {string} path */
const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What the page and the element are built with alike. */
const common = {
  root: fromHere("web"),
  // Relative, so the site works from any sub-path of any static host.
  base: "./",
  resolve: {
    // The playground uses the package as it is published.
    alias: [
      { find: /^minibatch$/, replacement: fromHere("dist/package/index.js") },
      { find: /^minibatch\/ko$/, replacement: fromHere("dist/package/ko.js") },
    ],
  },
  worker: { format: /** @type {const} */ ("es") },
  server: { headers },
  preview: { headers },
};

/** The first with light-dark(): what stands in for it elsewhere is decided once for the whole page, and a chart
 * that is saved has colours of its own. */
const cssTarget = ["chrome123", "firefox120", "safari17.5"];

/** A chunk that others share is not named after one of its modules. @param {{ isDynamicEntry: boolean }} chunk */
const chunkFileNames = ({ isDynamicEntry }) =>
  `${assetsDir}/${isDynamicEntry ? "[name]" : "shared"}-[hash].js`;

const page = defineConfig({
  ...common,
  publicDir: fromHere("public"),
  build: {
    outDir: fromHere("dist/site"),
    // The element's files are there by now: what is kept for later without a network is written last.
    emptyOutDir: false,
    assetsDir,
    cssTarget,
    // What the page names is asked for at once; what is loaded later names little of its own.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, dependencies, { hostType }) =>
        hostType === "html" ? dependencies : [],
    },
    rolldownOptions: {
      output: {
        chunkFileNames,
        // What the page opens with is one file: in pieces it is larger, and takes more requests.
        codeSplitting: {
          groups: [
            {
              name: "shared",
              tags: ["$initial"],
              test: (id) => !/\/web\/(main\.js|index\.html)/.test(id),
            },
          ],
        },
      },
    },
  },
  plugins: [lessons, told, pageFiles, shortTemplates, siteFiles, plainImports],
});

/**
 * The element for other pages, built before the page: with chunks of its own, as it shows parts of the page, each by itself. Its
 * name is what other pages load, and has no hash.
 */
const element = defineConfig({
  ...common,
  publicDir: false,
  build: {
    outDir: fromHere("dist/site"),
    emptyOutDir: true,
    assetsDir,
    cssTarget,
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    rolldownOptions: {
      input: { element: fromHere("web/element.js"), embed: fromHere("web/embed.html") },
      preserveEntrySignatures: "strict",
      output: {
        chunkFileNames,
        entryFileNames: ({ name }) =>
          name === "element" ? "element.js" : `${assetsDir}/[name]-[hash].js`,
        codeSplitting: { groups: [elementStart(fromHere("web"))] },
      },
    },
  },
  plugins: [lessons, told, shortTemplates, ownImports, elementTypes],
});

export default defineConfig(({ mode }) => (mode === "element" ? element : page));
