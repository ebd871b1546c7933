/** Runtimes and test runners. */

import { printing, training } from "../program.js";

/** @typedef {import("../run-case.js").Consumer} Consumer */

const group = "Runtimes";
const sources = { "train.js": training(), "main.js": printing };
/** The program for `require`. */
const required = training()
  .replace(/^import (.*) from (.*);$/m, "const $1 = require($2);")
  .replace("export async function", "module.exports.train = train;\nasync function");
const test = `train().then((done) => console.log("RESULT " + JSON.stringify(done)))`;

/** @type {Consumer[]} */
export const runtimes = [
  { name: "Node", group, files: sources, output: ["node", "main.js"], runs: "same thread" },
  {
    name: "Node, require",
    group,
    files: {
      "train.cjs": required,
      "main.cjs": `const { train } = require("./train.cjs");\n${test};`,
    },
    output: ["node", "main.cjs"],
    runs: "same thread",
  },
  ...["22.21.1", "24.11.1"].map((version) => ({
    name: `Node ${version}`,
    group,
    packages: { node: version },
    files: sources,
    output: ["node", "main.js"],
    runs: "same thread",
  })),
  {
    name: "Jest 30.5.2",
    group,
    packages: { jest: "30.5.2" },
    manifest: { type: "commonjs" },
    files: {
      "train.js": required,
      "train.test.js": `const { train } = require("./train.js");\ntest("trains", () => ${test}, 60000);`,
    },
    output: ["sh", "-c", "jest --silent=false 2>&1"],
    runs: "same thread",
  },
  {
    name: "Vitest 4.1.12",
    group,
    packages: { vitest: "4.1.12" },
    files: {
      "train.js": training(),
      "train.test.js": `import { test } from "vitest";\nimport { train } from "./train.js";\ntest("trains", () => ${test}, 60000);`,
    },
    output: ["sh", "-c", "vitest run --silent=false 2>&1"],
    runs: "same thread",
  },
  {
    name: "tsx 4.23.15",
    group,
    packages: { tsx: "4.23.15" },
    files: { "train.js": training(), "main.ts": printing },
    output: ["tsx", "main.ts"],
    runs: "same thread",
  },
  {
    name: "Deno 2.9.6",
    group,
    packages: { deno: "2.9.6" },
    files: sources,
    output: ["deno", "run", "-A", "main.js"],
    runs: "same thread",
  },
  {
    name: "Bun 1.4.5",
    group,
    packages: { bun: "1.4.5" },
    files: sources,
    output: ["bun", "main.js"],
    runs: "same thread",
  },
  {
    name: "workerd 1.20261117.1",
    group,
    packages: { workerd: "1.20261117.1", esbuild: "0.28.2" },
    files: {
      "train.js": training(),
      "main.js": `import { train } from "./train.js";
export default {
  fetch: () => train().then((done) => new Response(JSON.stringify(done)), (error) => new Response("error: " + error.stack)),
};`,
      "config.capnp": `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "main.mjs", esModule = embed "dist/main.mjs"), (name = "minibatch.wasm", wasm = embed "node_modules/minibatch/dist/package/minibatch.wasm")],
    compatibilityDate = "2026-11-01",
  ))],
  sockets = [(name = "http", address = "*:8080", http = (), service = "main")],
);`,
    },
    // As wrangler bundles: by esbuild with the condition, wasm files as modules beside.
    build: [
      [
        "esbuild",
        "main.js",
        "--bundle",
        "--format=esm",
        "--conditions=workerd",
        "--external:*.wasm",
        "--outfile=dist/main.mjs",
      ],
    ],
    serve: ["workerd", "serve", "config.capnp", "--socket-addr", "http=*:{port}"],
    path: "/api",
  },
];
