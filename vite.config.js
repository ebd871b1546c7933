import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { assetsDir, headers, siteFiles } from "./tools/site-files.mjs";

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
  build: { outDir: fromHere("dist/site"), emptyOutDir: true, assetsDir },
  worker: { format: "es" },
  plugins: [siteFiles],
  server: { headers },
  preview: { headers },
});
