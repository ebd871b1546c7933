/** Bundlers: a page that they make is opened from a static host. */

import { isolated } from "../host.js";
import { training } from "../program.js";
import {
  asModule,
  asScript,
  noWorkerFile,
  oneFile,
  ofPage,
  ofScript,
  printed,
} from "./projects.js";

/** @typedef {import("../run-case.js").Consumer} Consumer */

const webpackConfig = (/** @type {string} */ mode) => `export default {
  mode: ${JSON.stringify(mode)}, entry: "./main.js", performance: { hints: false },
  output: { filename: "main.js", path: import.meta.dirname + "/dist" },
};`;

/** @param {string} version @returns {Consumer[]} */
const vite = (version) => [
  ofPage({
    name: `Vite ${version}, dev`,
    packages: { vite: version },
    serve: ["vite", "--port", "{port}", "--strictPort"],
  }),
  ofPage({
    name: `Vite ${version}, build`,
    packages: { vite: version },
    build: [["vite", "build"]],
    folder: "dist",
  }),
];

const rollup = { rollup: "4.68.8", "@rollup/plugin-node-resolve": "16.0.3" };
const rollupCommand = ["rollup", "main.js", "--format", "es", "-p", "node-resolve"];
const esbuild = ["esbuild", "main.js", "--bundle"];

/** @type {Consumer[]} */
export const bundlers = [
  ...vite("8.3.8"),
  {
    ...vite("8.3.8")[1],
    name: "Vite 8.3.8, build, cross-origin isolated",
    headers: isolated,
    runs: "threads",
  },
  ...vite("7.3.8"),
  ...vite("6.4.6"),
  ...["production", "development"].map((mode) =>
    ofScript(asScript, {
      name: `webpack 5.113.0, ${mode}`,
      packages: { webpack: "5.113.0", "webpack-cli": "7.3.1" },
      files: { "webpack.config.js": webpackConfig(mode) },
      build: [["webpack"]],
      runs: "worker",
    }),
  ),
  ofScript(asScript, {
    name: "Rspack 2.3.3",
    packages: { "@rspack/core": "2.3.3", "@rspack/cli": "2.2.8" },
    files: { "rspack.config.js": webpackConfig("production") },
    build: [["rspack", "build"]],
    runs: "worker",
  }),
  ofScript(asModule, {
    name: "Rollup 4.68.8",
    packages: rollup,
    build: [[...rollupCommand, "--dir", "dist"]],
    runs: "worker, inline",
    note: noWorkerFile,
  }),
  ofScript(asModule, {
    name: "Rollup 4.68.8, one file, minibatch/inline",
    packages: rollup,
    files: { "train.js": training("minibatch/inline") },
    build: [[...rollupCommand, "-o", "dist/main.js"]],
    runs: "worker, inline",
    note: oneFile,
  }),
  ofScript(asModule, {
    name: "Rolldown 1.3.2",
    packages: { rolldown: "1.3.2" },
    build: [["rolldown", "main.js", "--dir", "dist", "--format", "es"]],
    runs: "worker, inline",
    note: noWorkerFile,
  }),
  ofScript(asScript, {
    name: "esbuild 0.28.2, one script",
    packages: { esbuild: "0.28.2" },
    build: [[...esbuild, "--minify", "--format=iife", "--outfile=dist/main.js"]],
    runs: "worker, inline",
    note: noWorkerFile,
  }),
  ofScript(asModule, {
    name: "esbuild 0.28.2, modules",
    packages: { esbuild: "0.28.2" },
    build: [[...esbuild, "--minify", "--format=esm", "--splitting", "--outdir=dist"]],
    runs: "worker, inline",
    note: noWorkerFile,
  }),
  ofPage({
    name: "Parcel 2.16.4",
    packages: { parcel: "2.16.4" },
    manifest: { source: "index.html" },
    build: [["parcel", "build", "index.html", "--no-cache"]],
    folder: "dist",
  }),
  ofScript(asModule, {
    name: "Bun 1.4.5, bundle for a page",
    packages: { bun: "1.4.5" },
    build: [["bun", "build", "main.js", "--outdir", "dist", "--target", "browser"]],
    runs: "worker, inline",
    note: noWorkerFile,
  }),
  printed({
    name: "esbuild 0.28.2, for Node",
    group: "Bundlers",
    packages: { esbuild: "0.28.2" },
    build: [[...esbuild, "--platform=node", "--format=esm", "--outfile=dist/main.mjs"]],
    output: ["node", "dist/main.mjs"],
  }),
];
