/**
 * Writes the samples that are made up: `node tools/generated-samples/main.mjs`. All are in the public domain (CC0 1.0).
 * The same files come out each time; a test compares them with those in public/samples/.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { inRoot } from "../paths.mjs";
import { isMain } from "../process.mjs";
import { credit } from "./credit.mjs";
import { passFail } from "./pass-fail.mjs";
import { signFiles } from "./signs.mjs";
import * as toys from "./toys.mjs";

/** The tables by their paths in public/samples/. @type {Record<string, () => string>} */
export const tables = {
  "credit.csv": credit,
  "pass-fail.csv": passFail,
  ...Object.fromEntries(Object.entries(toys).map(([name, make]) => [`toys/${name}.csv`, make])),
};

if (isMain(import.meta.url)) {
  /** @param {string} path @param {string | Uint8Array} content */
  const write = (path, content) => {
    const to = inRoot("public/samples", path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, content);
  };
  for (const [path, make] of Object.entries(tables)) write(path, make());
  for (const [name, bytes] of Object.entries(signFiles())) {
    if (name.endsWith(".txt")) write(`signs/${name}`, bytes);
    else write(`signs/${name}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
