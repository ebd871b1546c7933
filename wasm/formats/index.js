/**
 * Files of any kind into data to train on. Their format is recognized by contents and names; they may be plain,
 * gzipped or in a zip archive. Runs in a worker and in Node; knows no page.
 */

import { MinibatchError } from "../messages/error.js";
import { collect } from "./collect.js";
import { asSkipped, isNote, skippedWarnings } from "./skipped.js";
import { defaultLimits, toEntry } from "./entry.js";
import * as list from "./formats.js";
import { decodeImage } from "./late.js";
import { noTurn } from "./prepared.js";

/** @import { Core } from "../engine/core.js" */
/** @import { Format, Source } from "./reading.js" */
/** @import { Entry, Limits, Skipped, Turn, Warning } from "./types.js" */

export { restorePreparation } from "./prepared.js";

const order = ["images", "arrays", "table"];

/** In the order in which they are looked for. @type {readonly Format[]} */
export const formats = Object.values(list).sort(
  (a, b) => order.indexOf(a.reads) - order.indexOf(b.reads),
);

/**
 * @typedef {object} ReadFilesOptions
 * @property {Core} core where data is kept and images are resized
 * @property {(done: number, total: number) => void} [onProgress] images decoded, or bytes of a table gone through,
 *   at most 20 times a second
 * @property {Turn} [turn] called now and then
 * @property {Partial<Limits>} [limits]
 * @property {import("./types.js").Reading} [reading] how they are to be read; what is left out is found
 * @property {import("./types.js").DecodeImage} [decode] the browser's decoders when left out
 */

const progressMs = 50;

/**
 * Throws `invalid-data` naming the file, and the place in it, that cannot be read; `out-of-memory` for
 * what is too large, before it is read.
 * @param {import("./types.js").InputFile[]} files
 * @param {ReadFilesOptions} options
 * @returns {Promise<Source>}
 */
export async function readFiles(files, { core, onProgress, turn = noTurn, ...rest }) {
  const limits = { ...defaultLimits, ...rest.limits };
  const { byFormat, classNames, skipped } = await collect(
    files.map(toEntry),
    formats,
    limits,
    turn,
  );
  const { reading } = rest;
  const format =
    formats.find((one) => byFormat.has(one)) ??
    (classNames.length > 0 && formats.find(({ takesText }) => takesText));
  if (!format) throw nothingFound(skipped);
  const entries = byFormat.get(format) ?? [];
  const others = [...byFormat].filter(([other]) => other !== format);
  /** @type {Set<Entry>} */
  const used = new Set();
  /** @type {Warning[]} */
  const found = [];
  const source = await format.read(entries, {
    core,
    limits,
    turn,
    reading,
    classNames,
    tables: others.flatMap(([{ takesText }, entries]) => (takesText ? entries : [])),
    used,
    decode: rest.decode ?? decodeImage,
    onProgress: throttled(onProgress),
    warnings: found,
    skip: (more) => skipped.push(...more),
  });
  for (const [, entries] of others) {
    const unused = entries.filter((entry) => !used.has(entry));
    skipped.push(...asSkipped(unused, format.whyNot));
  }
  const missed = skipped.filter(({ path }) => !isNote(path));
  source.description.warnings.unshift(...skippedWarnings(missed));
  return source;
}

/** @param {Skipped[]} skipped */
function nothingFound(skipped) {
  const reasons = skipped.slice(0, 3).map(({ path, why }) => ({
    id: "files.because",
    values: { path, why },
  }));
  return new MinibatchError("invalid-data", {
    id:
      skipped.length > 3
        ? "files.nothing-of-many"
        : skipped.length > 0
          ? "files.nothing-of"
          : "files.nothing",
    values: { reasons, more: skipped.length - 3 },
  });
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
