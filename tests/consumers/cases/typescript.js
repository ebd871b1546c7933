/** TypeScript, strict, in its modes of resolution. */

/** @typedef {import("../run-case.js").Consumer} Consumer */

const program = `
import { callbacks, init, layers, sequential } from "minibatch";
import type { EngineInfo, FitResult } from "minibatch";
export async function train(): Promise<[EngineInfo, FitResult]> {
  const info: EngineInfo = await init();
  using net = sequential([layers.dense({ units: 8, activation: "tanh", inputShape: [2] })]);
  await net.compile({ optimizer: "adam", loss: "mse" });
  const fitted: FitResult = await net.fit({ data: new Float32Array(8), shape: [4, 2] }, new Float32Array(32), {
    callbacks: [callbacks.earlyStopping({ patience: 2 })],
  });
  // @ts-expect-error: no such argument
  layers.dense({ unit: 8 });
  return [info, fitted];
}
`;

/**
 * @param {string} name
 * @param {object} options
 * @param {{ typescript?: string, file?: string, packages?: Record<string, string> }} [more]
 * @returns {Consumer}
 */
const mode = (name, options, { typescript = "7.0.2", file = "main.ts", packages } = {}) => ({
  name: `TypeScript ${typescript}, ${name}`,
  group: "TypeScript",
  packages: { typescript, ...packages },
  files: {
    [file]: program,
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        target: "ES2022",
        types: Object.keys(packages ?? {}).map((path) => path.replace("@types/", "")),
        ...options,
      },
      include: [file],
    }),
  },
  build: [["tsc", "-p", "."]],
  checks: true,
});

const dom = { lib: ["ES2022", "DOM"] };
const node = { "@types/node": "20.19.43" };
const bundler = { module: "ESNext", moduleResolution: "bundler" };

export const typescript = [
  mode("bundler, DOM", { ...bundler, ...dom }),
  mode("bundler, WebWorker", { ...bundler, lib: ["ES2022", "WebWorker"] }),
  mode("bundler, @types/node without DOM", { ...bundler, lib: ["ES2022"] }, { packages: node }),
  mode("node16, DOM", { module: "Node16", ...dom }),
  mode(
    "nodenext, @types/node without DOM",
    { module: "NodeNext", lib: ["ES2022"] },
    { packages: node },
  ),
  mode("nodenext, CommonJS", { module: "NodeNext", ...dom }, { file: "main.cts" }),
  mode("node16, CommonJS", { module: "Node16", ...dom }, { file: "main.cts" }),
  mode(
    "node10, DOM",
    { module: "CommonJS", moduleResolution: "node10", ...dom },
    { typescript: "5.9.3" },
  ),
];
