import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["node_modules/", "build/", "dist/", "public/", "**/playwright-report/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-implicit-coercion": "error",
      "object-shorthand": "error",
    },
  },
  {
    files: ["web/**", "examples/*/**", "create/templates/**"],
    languageOptions: { globals: globals.browser },
  },
  {
    // The package runs in pages, in workers and in Node.
    files: ["wasm/**"],
    languageOptions: {
      globals: { ...globals["shared-node-browser"], ...globals.worker, setImmediate: "readonly" },
    },
  },
  {
    files: ["tools/**", "create/*.js", "examples/**", "wasm/cli/**", "*.config.js"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["examples/recipes/use-in-a-worker.js"],
    languageOptions: { globals: globals.worker },
  },
  {
    // Node's, and the browser's inside functions that Playwright evaluates in the page.
    files: ["tests/**"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
