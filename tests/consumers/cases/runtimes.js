/** Runtimes and test runners. */

import { printing, required, training } from "../program.js";
import { ofJest, printed } from "./projects.js";

const printingTrained = `train().then((done) => console.log("RESULT " + JSON.stringify(done)))`;

/** @type {import("../run-case.js").Consumer[]} */
export const runtimes = [
  printed({ name: "Node" }),
  printed({
    name: "Node, require",
    files: {
      "train.cjs": required(),
      "main.cjs": `const { train } = require("./train.cjs");\n${printingTrained};`,
    },
    output: ["node", "main.cjs"],
  }),
  ...["22.21.1", "24.11.1", "26.10.0"].map((version) =>
    printed({ name: `Node ${version}`, packages: { node: version } }),
  ),
  ofJest({ name: "Jest 30.5.2", packages: { jest: "30.5.2" } }),
  ofJest({
    name: "Jest 30.5.2, jsdom",
    packages: { jest: "30.5.2", "jest-environment-jsdom": "30.5.2" },
    manifest: { type: "commonjs", jest: { testEnvironment: "jsdom" } },
  }),
  ...[
    { name: "Vitest 4.1.12", packages: { vitest: "4.1.12" }, environment: "node" },
    {
      name: "Vitest 4.1.12, jsdom",
      packages: { vitest: "4.1.12", jsdom: "31.0.1", node: "24.11.1" },
      environment: "jsdom",
    },
  ].map(({ environment, ...own }) =>
    printed({
      ...own,
      files: {
        "train.test.js": `// @vitest-environment ${environment}
import { test } from "vitest";
import { train } from "./train.js";
test("trains", () => ${printingTrained}, 60000);`,
      },
      output: ["sh", "-c", "vitest run --silent=false 2>&1"],
    }),
  ),
  printed({
    name: "tsx 4.23.15",
    packages: { tsx: "4.23.15" },
    files: { "main.ts": printing },
    output: ["tsx", "main.ts"],
  }),
  printed({
    name: "Deno 2.9.6",
    packages: { deno: "2.9.6" },
    output: ["deno", "run", "-A", "main.js"],
  }),
  printed({ name: "Bun 1.4.5", packages: { bun: "1.4.5" }, output: ["bun", "main.js"] }),
  {
    name: "workerd 1.20261117.1",
    group: "Runtimes",
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
        ...["esbuild", "main.js", "--bundle", "--format=esm", "--conditions=workerd"],
        ...["--external:*.wasm", "--outfile=dist/main.mjs"],
      ],
    ],
    serve: ["workerd", "serve", "config.capnp", "--socket-addr", "http=*:{port}"],
    path: "/api",
    runs: "page's thread",
  },
];
