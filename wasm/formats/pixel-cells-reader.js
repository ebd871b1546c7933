/**
 * Images as rows of a CSV whose pixels stand in one cell, with spaces between them, beside a label and the part that the
 * row is for, as Kaggle ships FER2013.
 */

import { readImageArrays } from "./array-images.js";
import { asSkipped } from "./skipped.js";
import { checkRows, chosenOf, chosenWarnings, countChosen } from "./chosen-rows.js";
import { baseName, bytesEntry } from "./entry.js";
import { MinibatchError, warning } from "../messages/error.js";
import { guessedShape } from "./pixel-csv-reader.js";
import { mostPixels, PixelRows } from "./pixel-rows.js";

/** @import { ImageArray, NewContext, ReadContext } from "./reading.js" */
/** @import { LabelArray } from "./array-labels.js" */
/** @import { PixelColumns } from "./pixel-rows.js" */
/** @import { Entry } from "./types.js" */

/**
 * @typedef {{ line: number, count: number }} Damaged the first row that cannot be read, and how many there are
 * @typedef {{ path: string, rows: number, pixels: Uint8Array, size: number, labels: string[], parts: string[],
 *   damaged: Damaged | null }} Cells size: pixels of an image
 */

const lf = 0x0a;
const pieceBytes = 1 << 20;
/** Of rows that cannot be read, so many are left out without a question. */
const unasked = 0.01;

const pixelsName = /^(pixels?|images?|img)$/i;
const partName = /^(usage|split|set|part|subset)$/i;
const labelName = /^(emotion|label|class|target|y|digit|letter)$/i;
/** What parts are called, the first that fits. @type {[part: number, name: RegExp][]} */
const partWords = [
  [1, /public|val|dev/i],
  [2, /private|test/i],
  [0, /./],
];

/** @param {Entry} entry */
const open = async (entry) => (entry.sliced ? entry : bytesEntry(entry.path, await entry.read()));

/**
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
export async function readPixelCells(entries, context) {
  const [first] = entries.toSorted((a, b) => rankOf(a) - rankOf(b));
  const others = entries.filter((entry) => entry !== first);
  const why = { id: "why.other-pixels", values: { chosen: baseName(first.path) } };
  context.skip(asSkipped(others, why));
  const entry = await open(first);
  const columns = await columnsOf(entry);
  if (columns.label < 0) refuse("pixel-cells.no-label", { path: baseName(entry.path) });
  const cells = await readCells(entry, columns, context);
  warnOfDamaged(cells, context);
  context.warnings.push(...chosenWarnings(chosenOf(context), cells.rows, entry.path));
  const said = context.reading?.class_name === "Images" ? context.reading.config?.shape : undefined;
  const shape = said ?? guessedShape([], cells.size) ?? [1, cells.size, 1];
  if (shape[0] * shape[1] * shape[2] !== cells.size) {
    const values = { path: baseName(entry.path), pixels: cells.size, shape: shape.join(" × ") };
    throw new MinibatchError("invalid-argument", { id: "reading.shape", values });
  }
  const parts = partsOf(cells)
    .filter((part) => part.length > 0)
    .map((part) => ({ x: imagesOf(cells, part, shape), y: labelsOf(cells, part) }));
  const config = { shape };
  return readImageArrays(entry.path, parts, context, { config, areChosen: true });
}

/** A file to train on comes before others. @param {Entry} entry */
const rankOf = ({ path }) => (/train|fer|icml/i.test(baseName(path)) ? 0 : 1);

/**
 * @param {Entry[]} entries
 * @param {NewContext} context
 */
export async function readNewCells(entries, { size, ...context }) {
  /** @type {ImageArray[]} */
  const read = [];
  for (const one of entries) {
    const entry = await open(one);
    const cells = await readCells(entry, await columnsOf(entry), context);
    if (cells.damaged) refuseDamaged(cells, cells.damaged);
    const known = size[0] * size[1] * size[2] === cells.size ? size : guessedShape([], cells.size);
    const all = Array.from({ length: cells.rows }, (_, row) => row);
    read.push(imagesOf(cells, all, known ?? [1, cells.size, 1]));
  }
  return read;
}

/** @param {Entry} entry @returns {Promise<PixelColumns & { start: number }>} start: where the rows begin */
async function columnsOf(entry) {
  const head = await entry.read(0, Math.min(4096, entry.size));
  const end = head.indexOf(lf) + 1;
  const names = new TextDecoder()
    .decode(head.subarray(0, end))
    .split(",")
    .map((name) => name.trim().replace(/^"|"$/g, "").trim());
  const pixels = names.findIndex((name) => pixelsName.test(name));
  const part = names.findIndex((name) => partName.test(name));
  const named = names.findIndex((name) => labelName.test(name));
  const label = named >= 0 ? named : names.findIndex((_, i) => i !== pixels && i !== part);
  return { pixels, label, part, columns: names.length, start: end };
}

/**
 * @param {Entry} entry
 * @param {PixelColumns & { start: number }} columns
 * @param {Pick<ReadContext, "limits" | "turn"> & Partial<Pick<ReadContext, "reading" | "onProgress">>} context
 * @returns {Promise<Cells>}
 */
async function readCells(entry, columns, { limits, turn, onProgress, reading }) {
  const { path, size } = entry;
  const chosen = chosenOf({ reading });
  const { step = 1, nrows = Infinity } = chosen;
  const reader = new PixelRows(columns);
  const { pixels, bytes: line } = await firstRow(entry, columns, turn);
  if (pixels > mostPixels) {
    refuse("pixel-cells.too-many", { path: baseName(path), pixels, most: mostPixels });
  }
  // A pixel has a digit and what ends it.
  const mostRows = countChosen(Math.ceil((size - columns.start + 1) / (2 * pixels)), chosen);
  const guessed = countChosen(Math.ceil((size - columns.start) / line), chosen);
  checkRows({ rows: guessed, memory: mostRows * pixels }, limits, path, chosen, "Images");
  const out = new Uint8Array(mostRows * pixels);
  /** @type {Cells} */
  const cells = { path, rows: 0, pixels: out, size: pixels, labels: [], parts: [], damaged: null };
  let seen = 0;
  const take = () => {
    if (reader.isEmpty) return true;
    const isWanted = seen % step === 0;
    ++seen;
    if (!isWanted) return true;
    if (!reader.fits(pixels)) {
      cells.damaged ??= { line: reader.line, count: 0 };
      ++cells.damaged.count;
      return true;
    }
    out.set(reader.pixels.subarray(0, pixels), cells.rows * pixels);
    cells.labels.push(reader.label);
    cells.parts.push(reader.part);
    return ++cells.rows < Math.min(nrows, mostRows);
  };
  let goesOn = true;
  for (let from = columns.start; from < size && goesOn; from += pieceBytes) {
    const to = Math.min(from + pieceBytes, size);
    goesOn = reader.push(await entry.read(from, to), take);
    onProgress?.(to, size);
    await turn();
  }
  if (goesOn) reader.end(take);
  if (cells.rows === 0) refuse("pixel-cells.none", { path: baseName(path), pixels });
  return cells;
}

/**
 * How many pixels the first row has, up to more than an image may have, and how long it is.
 * @param {Entry} entry
 * @param {PixelColumns & { start: number }} columns
 * @param {ReadContext["turn"]} turn
 */
async function firstRow(entry, columns, turn) {
  const { size } = entry;
  const reader = new PixelRows(columns);
  let count = 0;
  const take = () => {
    count = reader.count;
    return reader.isEmpty;
  };
  let to = columns.start;
  for (let goesOn = true; goesOn && to < size && reader.count <= mostPixels;) {
    const bytes = await entry.read(to, Math.min(to + pieceBytes, size));
    goesOn = reader.push(bytes, take);
    const end = goesOn ? 0 : bytes.indexOf(lf) + 1;
    to += end || bytes.length;
    await turn();
  }
  if (count === 0) reader.end(take);
  return { pixels: Math.max(1, count), bytes: Math.max(1, to - columns.start) };
}

/**
 * The rows to train on, to validate with and to test with. Where there are only two of them, the second is to test with.
 * @param {Cells} cells
 */
function partsOf({ parts }) {
  /** @type {[number[], number[], number[]]} */
  const rows = [[], [], []];
  parts.forEach((word, row) => {
    const [part] = partWords.find(([, name]) => name.test(word)) ?? [0];
    rows[part].push(row);
  });
  if (rows[2].length === 0) [rows[1], rows[2]] = [[], rows[1]];
  if (rows[0].length === 0) [rows[0], rows[1], rows[2]] = [rows.flat(), [], []];
  return rows;
}

/** @param {Cells} cells @param {number[]} rows @param {number[]} shape @returns {ImageArray} */
function imagesOf({ path, pixels, size }, rows, shape) {
  const values = new Uint8Array(rows.length * size);
  rows.forEach((row, at) => values.set(pixels.subarray(row * size, (row + 1) * size), at * size));
  return { path, shape: [rows.length, ...shape], kind: "u", values };
}

/** Whole numbers, or texts. @param {Cells} cells @param {number[]} rows @returns {LabelArray} */
function labelsOf({ path, labels }, rows) {
  const texts = rows.map((row) => labels[row]);
  const shape = [rows.length];
  if (!labels.every((text) => /^\d{1,9}$/.test(text))) {
    return { path, shape, kind: "U", values: texts };
  }
  return { path, shape, kind: "i", values: Float64Array.from(texts, Number) };
}

/** @param {Cells} cells @param {ReadContext} context */
function warnOfDamaged(cells, context) {
  const { damaged, rows, path } = cells;
  if (!damaged) return;
  if (damaged.count > unasked * (rows + damaged.count)) refuseDamaged(cells, damaged);
  const values = { path: baseName(path), line: damaged.line, count: damaged.count };
  context.warnings.push(warning("pixel-rows", values));
}

/** @param {Cells} cells @param {Damaged} damaged @returns {never} */
function refuseDamaged({ path, rows, size }, { line, count }) {
  const values = { path: baseName(path), line, count, rows: rows + count, pixels: size };
  return refuse("pixel-cells.damaged", values);
}

/** @param {string} id @param {import("../messages/render.js").MessageValues} values @returns {never} */
function refuse(id, values) {
  throw new MinibatchError("invalid-data", { id, values });
}
