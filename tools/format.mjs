/** `npm run format`: clang-format and Prettier over the whole checkout; with --check they only look. */

import { filesBelow } from "./files.mjs";
import { ToolError, isMain, npmBin, run, runMain, which } from "./process.mjs";

/** The C++ files of the checkout. */
const cppFiles = () =>
  ["core", "wasm", "tests"].flatMap(filesBelow).filter((path) => /\.(h|cpp)$/.test(path));

/**
 * @param {boolean} check report instead of rewriting
 * @param {string} [log]
 */
export async function formatCpp(check, log) {
  const clangFormat = ["clang-format-19", "clang-format"].find(which);
  if (!clangFormat) throw new ToolError("clang-format is missing: run `npm run setup`.");
  const files = cppFiles();
  const mode = check ? ["--dry-run", "-Werror"] : ["-i"];
  if (files.length > 0) await run(clangFormat, [...mode, ...files], { log });
}

/**
 * @param {boolean} check
 * @param {string} [log]
 */
export const formatJavaScript = (check, log) =>
  run(npmBin("prettier"), [check ? "--check" : "--write", "--log-level=warn", "."], {
    log,
  });

/** @param {string} [log] */
export const lint = (log) => run(npmBin("eslint"), ["."], { log });

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const check = process.argv.includes("--check");
    await formatCpp(check);
    await formatJavaScript(check);
    await lint();
  });
}
