/**
 * Files of any kind into data to train on. What they are is seen from their contents and names: IDX
 * images with labels, images in one folder a class, a table of delimited text; plain, gzipped or in a
 * zip archive. Runs in a worker and in Node; knows no page.
 */

import { MinibatchError } from "../messages/error.js";
import { collect, skippedWarnings } from "./collect.js";
import { toColumn } from "./columns.js";
import { parseCsv } from "./csv.js";
import { baseName, checkMemory, defaultLimits, toEntry } from "./entry.js";
import { decodeInBrowser } from "./images.js";
import { readIdxImages, readImageFolders } from "./read-images.js";
import { TableSource } from "./table-source.js";

/** @import { Collection, Skipped } from "./collect.js" */
/** @import { Entry, Limits, Warning } from "./types.js" */
/** @import { ImageSource } from "./image-source.js" */
/** @import { Core } from "../engine/core.js" */

/** @typedef {import("./types.js").InputFile} InputFile */
/** @typedef {import("./types.js").SourceDescription} SourceDescription */
/** @typedef {import("./types.js").Examples} Examples */
/** @typedef {import("./types.js").PrepareOptions} PrepareOptions */
/** @typedef {import("./types.js").PreparedDescription} PreparedDescription */
/** @typedef {import("./types.js").NewRow} NewRow */

/** What was read; dispose() frees what it holds. @typedef {ImageSource | TableSource} Source */
/** What was made ready to train on. @typedef {Awaited<ReturnType<Source["prepare"]>>} Prepared */

/**
 * @typedef {object} ReadFilesOptions
 * @property {Core} core where data is kept and images are resized
 * @property {(done: number, total: number) => void} [onProgress] images decoded, at most 20 times a second
 * @property {AbortSignal} [signal]
 * @property {Partial<Limits>} [limits]
 * @property {import("./types.js").DecodeImage} [decode] the browser's decoders when left out
 */

const progressMs = 50;

/**
 * Throws `invalid-data` naming the file, and the place in it, that cannot be read; `out-of-memory` for
 * what is too large, before it is read.
 * @param {InputFile[]} files
 * @param {ReadFilesOptions} options
 * @returns {Promise<Source>}
 */
export async function readFiles(files, { core, onProgress, signal, ...rest }) {
  const limits = { ...defaultLimits, ...rest.limits };
  const found = await collect(files.map(toEntry), limits, signal);
  /** @type {Warning[]} */
  const warnings = [];
  const context = {
    core,
    limits,
    decode: rest.decode ?? decodeInBrowser,
    warnings,
    onProgress: throttled(onProgress),
    signal,
  };
  if (found.idx.length > 0) {
    found.skipped.push(...asSkipped([...found.images, ...found.tables], "is no IDX file"));
    warnings.push(...skippedWarnings(found.skipped));
    return readIdxImages(found.idx, found.classNames, context);
  }
  if (found.images.length > 0) {
    found.skipped.push(...asSkipped([...found.tables, ...found.classNames], "is no image"));
    warnings.push(...skippedWarnings(found.skipped));
    return readImageFolders(found.images, context);
  }
  const tables = [...found.tables, ...found.classNames];
  if (tables.length > 0) return readTable(tables, found.skipped, context);
  throw nothingFound(found.skipped);
}

/**
 * @param {Entry[]} tables
 * @param {Skipped[]} skipped
 * @param {{ core: Core, limits: Limits, warnings: Warning[] }} context
 */
async function readTable(tables, skipped, { core, limits, warnings }) {
  // Of several, the one to train on: Kaggle's archives hold train.csv, test.csv and more.
  const chosen = tables.find(({ path }) => /train/i.test(baseName(path))) ?? tables[0];
  const others = tables.filter((table) => table !== chosen);
  skipped.push(...asSkipped(others, `is another table; ${baseName(chosen.path)} is read`));
  warnings.push(...skippedWarnings(skipped));

  // Text takes two bytes a character, its cells about as much again, and the numbers eight bytes each.
  checkMemory(6 * chosen.size, limits, chosen.path);
  const cells = parseCsv(await chosen.read(), chosen.path);
  warnings.push(...cells.warnings);
  const columns = cells.header.map((name, c) =>
    toColumn(name, cells.columns[c], cells.lines, warnings),
  );
  const { delimiter, encoding } = cells;
  return new TableSource(core, columns, {
    name: baseName(chosen.path),
    delimiter,
    encoding,
    warnings,
  });
}

/**
 * @param {Entry[]} entries
 * @param {string} why
 * @returns {Skipped[]}
 */
const asSkipped = (entries, why) => entries.map(({ path }) => ({ path, why, code: "not-read" }));

/** @param {Skipped[]} skipped */
function nothingFound(skipped) {
  const reasons = skipped.slice(0, 3).map(({ path, why }) => ` ${path} ${why}.`);
  const more = skipped.length > 3 ? ` And ${skipped.length - 3} more.` : "";
  return new MinibatchError(
    "invalid-data",
    "Nothing to learn from was found: images in one folder a class (or a zip of that), IDX files of " +
      `images and labels, or a table as CSV.${reasons.join("")}${more}`,
  );
}

/**
 * @param {((done: number, total: number) => void) | undefined} onProgress
 * @returns {(done: number, total: number) => void}
 */
function throttled(onProgress) {
  let last = -Infinity;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - last < progressMs) return;
    last = now;
    onProgress?.(done, total);
  };
}
