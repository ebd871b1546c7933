/** Bundlers: a page that they make is opened from a static host. */

import { isolated } from "../host.js";
import { page, printing, showing, training } from "../program.js";

/** @typedef {import("../run-case.js").Consumer} Consumer */

const group = "Bundlers";
const sources = { "train.js": training(), "main.js": showing() };
const module = page(`<script type="module" src="/main.js"></script>`);
const built = page(`<script type="module" src="./main.js"></script>`);
const script = page(`<script src="./main.js"></script>`);

const webpackConfig = (/** @type {string} */ mode) => `export default {
  mode: ${JSON.stringify(mode)}, entry: "./main.js", performance: { hints: false },
  output: { filename: "main.js", path: import.meta.dirname + "/dist" },
};`;

/** @param {string} version @returns {Consumer[]} */
const vite = (version) => [
  {
    name: `Vite ${version}, dev`,
    group,
    packages: { vite: version },
    files: { ...sources, "index.html": module },
    serve: ["vite", "--port", "{port}", "--strictPort"],
    runs: "worker",
  },
  {
    name: `Vite ${version}, build`,
    group,
    packages: { vite: version },
    files: { ...sources, "index.html": module },
    build: [["vite", "build"]],
    folder: "dist",
    runs: "worker",
  },
];

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
  ...["production", "development"].map((mode) => ({
    name: `webpack 5.113.0, ${mode}`,
    group,
    packages: { webpack: "5.113.0", "webpack-cli": "7.3.1" },
    files: { ...sources, "webpack.config.js": webpackConfig(mode), "dist/index.html": script },
    build: [["webpack"]],
    folder: "dist",
    runs: "worker",
  })),
  {
    name: "Rspack 2.3.3",
    group,
    packages: { "@rspack/core": "2.3.3", "@rspack/cli": "2.2.8" },
    files: {
      ...sources,
      "rspack.config.js": webpackConfig("production"),
      "dist/index.html": script,
    },
    build: [["rspack", "build"]],
    folder: "dist",
    runs: "worker",
  },
  {
    name: "Rollup 4.68.8",
    group,
    packages: { rollup: "4.68.8", "@rollup/plugin-node-resolve": "16.0.3" },
    files: { ...sources, "dist/index.html": built },
    build: [["rollup", "main.js", "--dir", "dist", "--format", "es", "-p", "node-resolve"]],
    folder: "dist",
    runs: "worker, inline",
  },
  {
    name: "Rolldown 1.3.2",
    group,
    packages: { rolldown: "1.3.2" },
    files: { ...sources, "dist/index.html": built },
    build: [["rolldown", "main.js", "--dir", "dist", "--format", "es"]],
    folder: "dist",
    runs: "worker, inline",
  },
  ...[
    ["one script", ["--format=iife", "--outfile=dist/main.js"], script],
    ["modules", ["--format=esm", "--splitting", "--outdir=dist"], built],
  ].map(([name, options, index]) => ({
    name: `esbuild 0.28.2, ${name}`,
    group,
    packages: { esbuild: "0.28.2" },
    files: { ...sources, "dist/index.html": String(index) },
    build: [["esbuild", "main.js", "--bundle", "--minify", ...options]],
    folder: "dist",
    runs: "worker, inline",
  })),
  {
    name: "Parcel 2.16.4",
    group,
    packages: { parcel: "2.16.4" },
    manifest: { source: "index.html" },
    files: {
      "train.js": training(),
      "main.js": showing(),
      "index.html": page(`<script type="module" src="./main.js"></script>`),
    },
    build: [["parcel", "build", "index.html", "--no-cache"]],
    folder: "dist",
    runs: "worker",
  },
  {
    name: "Bun 1.4.5, bundle for a page",
    group,
    packages: { bun: "1.4.5" },
    files: { ...sources, "dist/index.html": built },
    build: [["bun", "build", "main.js", "--outdir", "dist", "--target", "browser"]],
    folder: "dist",
    runs: "worker, inline",
  },
  {
    name: "esbuild 0.28.2, for Node",
    group,
    packages: { esbuild: "0.28.2" },
    files: { "train.js": training(), "main.js": printing },
    build: [
      [
        "esbuild",
        "main.js",
        "--bundle",
        "--platform=node",
        "--format=esm",
        "--outfile=dist/main.mjs",
      ],
    ],
    output: ["node", "dist/main.mjs"],
  },
];
