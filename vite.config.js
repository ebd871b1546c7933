import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** @param {string} path */
const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

// Not needed for one thread; threads need the page to be cross-origin isolated.
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * A service worker is registered by its URL, which must be the same in every build, and in the folder that
 * it is for.
 */
const isolationWorker = {
  name: "isolation-worker",
  /** @this {import("vite").Rollup.PluginContext} */
  async generateBundle() {
    const fileName = "isolation-worker.js";
    const source = await readFile(fromHere(`web/${fileName}`), "utf8");
    this.emitFile({ type: "asset", fileName, source });
  },
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
  plugins: [isolationWorker],
  server: { headers },
  preview: { headers },
});
