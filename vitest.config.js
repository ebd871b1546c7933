import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // The package as Node users get it. An alias, because a bundler does not look a package up inside itself.
    alias: [
      {
        find: /^minibatch$/,
        replacement: fileURLToPath(new URL("dist/package/index.node.js", import.meta.url)),
      },
      {
        find: /^minibatch\/ko$/,
        replacement: fileURLToPath(new URL("dist/package/ko.js", import.meta.url)),
      },
    ],
  },
  test: {
    include: ["tests/**/*.test.js"],
    exclude: ["tests/web/**", "**/node_modules/**"],
    environment: "node",
    setupFiles: [fileURLToPath(new URL("tests/engine-texts.js", import.meta.url))],
    // The built package runs as Node runs it, not through Vite.
    server: { deps: { external: [/\/dist\/package\//] } },
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
