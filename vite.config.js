import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { shortTemplates } from "./tools/short-templates.mjs";
import { assetsDir, headers, plainImports, siteFiles } from "./tools/site-files.mjs";

/** @param {string} path */
const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: fromHere("web"),
  // Relative, so the site works from any sub-path of any static host.
  base: "./",
  publicDir: fromHere("public"),
  resolve: {
    // The playground uses the package as it is published.
    alias: [
      { find: /^minibatch$/, replacement: fromHere("dist/package/index.js") },
      { find: /^minibatch\/ko$/, replacement: fromHere("dist/package/ko.js") },
    ],
  },
  build: {
    outDir: fromHere("dist/site"),
    emptyOutDir: true,
    assetsDir,
    // The first with light-dark(): what stands in for it elsewhere is decided once for the whole page, and a chart
    // that is saved has colours of its own.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // What the page names is asked for at once; what is loaded later names little of its own.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, dependencies, { hostType }) =>
        hostType === "html" ? dependencies : [],
    },
    rolldownOptions: {
      output: {
        // A chunk that others share is not named after one of its modules.
        chunkFileNames: ({ isDynamicEntry }) =>
          `${assetsDir}/${isDynamicEntry ? "[name]" : "shared"}-[hash].js`,
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
  worker: { format: "es" },
  plugins: [shortTemplates, siteFiles, plainImports],
  server: { headers },
  preview: { headers },
});
