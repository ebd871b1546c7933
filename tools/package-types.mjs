/** The package's type declarations, emitted by tsc from the JSDoc of the sources. */

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRoot } from "./paths.mjs";
import { ToolError, npmBin, run } from "./process.mjs";

const entry = "wasm/api/index.js";
/** What else is published, each a file of its own. */
const others = { "ko.d.ts": "wasm/messages/ko.js" };
const emitted = "build/types";

/** What follows `from` or stands in `import(…)`, when it names a file of this project. */
const relativeImport = /(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.[^"']+)["']/g;

/** @param {string} module a path that ends in .js */
const declarationOf = (module) => module.replace(/\.js$/, ".d.ts");

const disposable = "wasm/api/disposable.d.ts";

/**
 * Says of what has dispose() that `using net = sequential(…)` disposes of it. In the source it cannot stand, for
 * engines that have no Symbol.dispose.
 * @param {string} path the declaration of what has it
 */
function declareDisposal(path) {
  const text = readFileSync(path, "utf8");
  const declared = text.replace(/^( *)dispose\(\): void;$/m, "$&\n$1[Symbol.dispose](): void;");
  if (declared === text) throw new ToolError(`${disposable} declares no dispose().`);
  writeFileSync(path, `/// <reference lib="esnext.disposable" />\n${declared}`);
}

/**
 * Emits the declarations and copies those that the entry's reach: the others describe internals whose own
 * imports (Emscripten's glue) are not published.
 * @param {string} outputFolder
 * @param {string} [log]
 */
export async function bundleTypes(outputFolder, log) {
  rmSync(inRoot(emitted), { recursive: true, force: true });
  await run(npmBin("tsc"), ["-p", "tsconfig.package.json"], { log });
  const seen = new Set([entry, ...Object.values(others)].map(declarationOf));
  for (const declaration of seen) {
    // A hand-written declaration is no output of tsc: it is where its module is.
    const source = [join(emitted, declaration), declaration].find((path) =>
      existsSync(inRoot(path)),
    );
    if (!source) throw new ToolError(`The package's types import ${declaration}: no such file.`);
    const target = inRoot(outputFolder, "types", declaration);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(inRoot(source), target);
    if (declaration === disposable) declareDisposal(target);
    for (const [, specifier] of readFileSync(target, "utf8").matchAll(relativeImport)) {
      seen.add(declarationOf(join(dirname(declaration), specifier)));
    }
  }
  /** @type {Record<string, string>} */
  const declarations = {
    "index.d.ts": `export * from "./types/${entry}";`,
    ...Object.fromEntries(
      Object.entries(others).map(([name, module]) => [name, `export * from "./types/${module}";`]),
    ),
    // Nothing to call: a module to start a worker from.
    "worker.d.ts": "export {};",
    "minibatch.wasm.d.ts":
      "/** The file's URL, where a bundler makes it one. */\ndeclare const url: string;\nexport default url;",
  };
  // For `require`: the same declarations, seen as those of a module of the other kind.
  for (const name of ["index", "ko"]) {
    const module = declarations[`${name}.d.ts`].match(/"(.+)"/)?.[1];
    declarations[`${name}.d.cts`] = `export * from "${module}";`;
  }
  // What both kinds of modules may take their types from.
  writeFileSync(inRoot(outputFolder, "types/package.json"), `{ "type": "commonjs" }\n`);
  for (const [name, text] of Object.entries(declarations)) {
    writeFileSync(inRoot(outputFolder, name), `${text}\n`);
  }
}
