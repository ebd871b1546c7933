/**
 * The readers' rows in the table of parity: files that other programs wrote, and what these read in them, in the
 * fixtures of the package's tests. Nothing is rounded: values are the same, or they are not. (Photographs are compared in
 * photos.test.js: decoders of what is lossy round their own way.)
 */

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { inRoot } from "./paths.mjs";
import { npmBin, run } from "./process.mjs";

/** @import { Row } from "./parity-table.mjs" */

/**
 * By the name in wasm/formats/formats.js: in which tests it is compared with other programs, and in which of their cases.
 * @type {Record<string, { files: string[], cases: RegExp, compared: string }>}
 */
export const readers = {
  cifar: { files: ["read-cifar"], cases: / as Keras reads it/, compared: "pixels, classes" },
  csv: { files: ["tables"], cases: /a table is read as pandas reads it /, compared: "cells" },
  idx: { files: ["read-idx"], cases: / hold NumPy's numbers$/, compared: "pixels" },
  images: {
    files: ["bitmaps", "png"],
    cases: / as (by Pillow$|Pillow reads it)/,
    compared: "pixels",
  },
  json: { files: ["read-json"], cases: / has pandas's rows$/, compared: "cells" },
  numpy: {
    files: ["read-npy"],
    cases: / has NumPy's shape and values$| are the parts$| are a table,/,
    compared: "values",
  },
  parquet: {
    files: ["read-parquet"],
    cases: / is the table$| has the types and encodings of /,
    compared: "cells",
  },
  pixelCells: {
    files: ["pixel-csv"],
    cases: / has the pixels of an image in a cell/,
    compared: "pixels, classes",
  },
  pixels: { files: ["pixel-csv"], cases: / is images$/, compared: "pixels, classes" },
};

/** @param {string} name */
const pathOf = (name) => `tests/package/formats/${name}.test.js`;

/**
 * A row for each reader.
 * @param {{ testResults: { name: string, assertionResults: { fullName: string, status: string }[] }[] }} report Vitest's
 * @returns {Row[]}
 */
export function readerRows({ testResults }) {
  return Object.entries(readers).map(([entry, { files, cases, compared }]) => {
    const paths = files.map((name) => basename(pathOf(name)));
    const own = testResults
      .filter(({ name }) => paths.includes(basename(name)))
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ fullName }) => cases.test(fullName.trim()));
    const error = own.every(({ status }) => status === "passed") ? 0 : null;
    return { kind: "reader", entry, cases: own.length, compared, error, tolerance: 0 };
  });
}

/** Reads the files with the package that is built, and gives the rows. */
export async function compareReaders() {
  const output = inRoot("build/logs/parity-readers.json");
  const files = new Set(Object.values(readers).flatMap((reader) => reader.files));
  const cases = Object.values(readers).map((reader) => `(${reader.cases.source})`);
  const options = ["--reporter=json", `--outputFile=${output}`, "-t", cases.join("|")];
  const { code } = await run(npmBin("vitest"), ["run", ...options, ...[...files].map(pathOf)], {
    log: inRoot("build/logs/parity-readers.log"),
    allowFailure: true,
  });
  const rows = readerRows(JSON.parse(readFileSync(output, "utf8")));
  return { name: "package", rows, passed: code === 0 };
}
