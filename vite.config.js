import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** @param {string} path */
const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

// Not needed for one thread; threads need the page to be cross-origin isolated.
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export default defineConfig({
  root: fromHere("web"),
  // Relative, so the site works from any sub-path of any static host.
  base: "./",
  publicDir: fromHere("public"),
  resolve: {
    // The playground uses the package as it is published.
    alias: [{ find: /^minibatch$/, replacement: fromHere("dist/package/index.js") }],
  },
  build: { outDir: fromHere("dist/site"), emptyOutDir: true },
  worker: { format: "es" },
  server: { headers },
  preview: { headers },
});
