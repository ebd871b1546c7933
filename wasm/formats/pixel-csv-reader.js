/**
 * Images as rows of a CSV: a label and one column per pixel, as Kaggle ships MNIST and similar sets. Their bytes are made
 * pixels straight away: as columns of numbers they would take eight times the memory.
 */

import { readImageArrays } from "./array-images.js";
import { asSkipped } from "./skipped.js";
import { readTable } from "./csv-table.js";
import { checkRows, chosenOf, chosenWarnings, countChosen } from "./chosen-rows.js";
import { baseName, bytesEntry } from "./entry.js";
import { MinibatchError } from "../messages/error.js";
import { idCell, labelCell } from "./signs.js";

/** @import { ImageArray, NewContext, ReadContext } from "./reading.js" */
/** @import { Entry } from "./types.js" */

/** @typedef {[height: number, width: number, channels: number]} Shape */
/** @typedef {{ label: number, pixels: number, shape: Shape, start: number }} Layout label: its column, -1 where
 *   there is none; start: where the rows begin */

const isLabel = new RegExp(`^${labelCell}$`, "i");
/** What rows of new images may begin with. */
const isOther = new RegExp(`^(?:${labelCell}|${idCell})$`, "i");
const pieceBytes = 1 << 20;
/** No image is guessed to be longer than this many times its width. */
const longest = 4;
/** More columns than images of 256 × 256 have, in colour. */
const longestLine = 4 << 20;

/**
 * @param {Entry[]} entries
 * @param {ReadContext} context
 */
export async function readPixelTables(entries, context) {
  const isTest = (/** @type {Entry} */ { path }) => /test/i.test(baseName(path));
  const train =
    entries.find((entry) => /train/i.test(baseName(entry.path))) ??
    entries.find((entry) => !isTest(entry)) ??
    entries[0];
  const first = await open(train);
  const said = context.reading?.class_name === "Images" ? context.reading.config?.shape : undefined;
  const layout = await layoutOf(first, said);
  // A table of other numbers.
  if (!layout) return asTable(train, entries, context);
  const rows = await readRows(first, layout, context);
  if (!rows) return asTable(train, entries, context);

  const parts = [rows];
  const used = [train];
  for (const entry of entries.filter((other) => other !== train && isTest(other))) {
    const file = await open(entry);
    const own = await layoutOf(file, layout.shape);
    const held = own?.pixels === layout.pixels ? await readRows(file, own, context) : null;
    if (!held) continue;
    parts.push(held);
    used.push(entry);
    break;
  }
  context.skip(
    asSkipped(
      entries.filter((entry) => !used.includes(entry)),
      { id: "why.other-pixels", values: { chosen: baseName(train.path) } },
    ),
  );
  const count = parts.reduce((sum, { y }) => sum + y.shape[0], 0);
  context.warnings.push(...chosenWarnings(chosenOf(context), count, train.path));
  const config = { shape: layout.shape };
  return readImageArrays(train.path, parts, context, { config, areChosen: true });
}

/**
 * @param {Entry[]} entries
 * @param {NewContext} context
 */
export async function readNewTables(entries, { size, limits, skip, turn }) {
  /** @type {ImageArray[]} */
  const read = [];
  for (const entry of entries) {
    const file = await open(entry);
    const layout = await newLayoutOf(file, size);
    const rows = layout && (await readRows(file, layout, { limits, turn }));
    if (rows) read.push(rows.x);
    else skip(asSkipped([entry], { id: "why.no-pixels" }));
  }
  return read;
}

/** @param {Entry} train @param {Entry[]} entries @param {ReadContext} context */
function asTable(train, entries, context) {
  const others = entries.filter((entry) => entry !== train);
  context.skip(
    asSkipped(others, { id: "why.other-table", values: { chosen: baseName(train.path) } }),
  );
  return readTable(train, context);
}

/** @param {Entry} entry */
const open = async (entry) => (entry.sliced ? entry : bytesEntry(entry.path, await entry.read()));

/**
 * By the first line; null where its columns are no label and pixels.
 * @param {Entry} entry
 * @param {Shape} [said] of an image
 * @returns {Promise<Layout | null>}
 */
async function layoutOf(entry, said) {
  const { cells, isHeader, end } = await firstLine(entry);
  const label = isHeader ? cells.findIndex((cell) => isLabel.test(cell)) : 0;
  const pixels = cells.length - 1;
  if (label < 0 || pixels === 0) return null;
  const shape = said ?? guessedShape(isHeader ? cells : [], pixels);
  return shape && { label, pixels, shape, start: isHeader ? end : 0 };
}

/**
 * Of rows that may have no label.
 * @param {Entry} entry
 * @param {Shape} size of the images that were trained on
 * @returns {Promise<Layout | null>}
 */
async function newLayoutOf(entry, size) {
  const { cells, isHeader, end } = await firstLine(entry);
  const known = size[0] * size[1] * size[2];
  const label = isHeader
    ? cells.findIndex((cell) => isOther.test(cell))
    : cells.length === known
      ? -1
      : 0;
  const pixels = cells.length - (label < 0 ? 0 : 1);
  const shape = pixels === known ? size : guessedShape(isHeader ? cells : [], pixels);
  return shape && { label, pixels, shape, start: isHeader ? end : 0 };
}

/** Its cells, and where it ends. @param {Entry} entry */
async function firstLine(entry) {
  const head = await entry.read(0, Math.min(longestLine, entry.size));
  const found = head.indexOf(0x0a);
  const end = found < 0 ? head.length : found + 1;
  const text = new TextDecoder().decode(head.subarray(0, end)).trim();
  return { cells: text.split(","), isHeader: /[a-z]/i.test(text), end };
}

/**
 * A square, grey or coloured; where columns are called pixels also what is nearest to a square, which a person can
 * correct.
 * @param {string[]} names of the columns, where there are any
 * @param {number} count
 * @returns {Shape | null}
 */
export function guessedShape(names, count) {
  // The last of "1x1", "1x2", …
  const [, height, width] = /(\d+)x(\d+)"?$/i.exec(names.at(-1) ?? "") ?? [];
  if (Number(height) * Number(width) === count) return [Number(height), Number(width), 1];
  for (const channels of [1, 3]) {
    const side = Math.sqrt(count / channels);
    if (Number.isInteger(side)) return [side, side, channels];
  }
  if (names.filter((name) => /^"?pixel/i.test(name)).length < count) return null;
  let least = Math.floor(Math.sqrt(count));
  while (count % least) --least;
  return count / least <= longest * least ? [count / least, least, 1] : null;
}

/**
 * @param {Entry} entry
 * @param {Layout} layout
 * @param {Pick<ReadContext, "limits" | "turn"> & Partial<Pick<ReadContext, "reading" | "onProgress">>} context
 * @returns {Promise<import("./array-images.js").ImagePart | null>} null where a cell is no whole number, or a pixel's
 *   is beyond 255
 */
async function readRows(entry, { label, pixels, shape, start }, context) {
  const { path, size } = entry;
  const [height, width, channels] = shape;
  if (height * width * channels !== pixels) {
    const values = { path: baseName(path), pixels, shape: shape.join(" × ") };
    throw new MinibatchError("invalid-argument", { id: "reading.shape", values });
  }
  const chosen = chosenOf({ reading: context.reading });
  const { step = 1 } = chosen;
  const columns = pixels + (label < 0 ? 0 : 1);
  // A cell has a digit and what ends it.
  const mostRows = countChosen(Math.ceil((size - start + 1) / (2 * columns)), chosen);
  const rows = countChosen(await guessedRows(entry, start), chosen);
  checkRows({ rows, memory: mostRows * pixels }, context.limits, path, chosen, "Images");
  const out = new Uint8Array(mostRows * pixels);
  const labels = new Float64Array(mostRows);
  let row = 0;
  let seen = 0;
  let column = 0;
  let at = 0;
  let value = -1;
  /** Ends a cell; false where it is none. */
  const endCell = () => {
    if (value < 0 || column >= columns) return false;
    if (column !== label && value > 255) return false;
    if (seen % step === 0) {
      if (row >= mostRows) return false;
      if (column === label) labels[row] = value;
      else out[at++] = value;
    }
    ++column;
    value = -1;
    return true;
  };
  /** Ends a line, of which an empty one counts for nothing. */
  const endLine = () => {
    if (column === 0 && value < 0) return true;
    if (!endCell() || column !== columns) return false;
    if (seen++ % step === 0) ++row;
    column = 0;
    return true;
  };
  const areEnough = () => chosen.nrows !== undefined && row >= chosen.nrows;
  for (let from = start; from < size && !areEnough(); from += pieceBytes) {
    const to = Math.min(from + pieceBytes, size);
    for (const byte of await entry.read(from, to)) {
      if (byte >= 0x30 && byte <= 0x39) {
        value = (value < 0 ? 0 : value * 10) + byte - 0x30;
        if (value > 1e9) return null;
      } else if (byte === 0x2c) {
        if (!endCell()) return null;
      } else if (byte === 0x0a) {
        if (!endLine()) return null;
        if (areEnough()) break;
      } else if (byte !== 0x0d) return null;
    }
    context.onProgress?.(to, size);
    await context.turn();
  }
  if (!endLine() || row === 0) return null;
  return {
    x: { path, shape: [row, ...shape], kind: "u", values: out.slice(0, row * pixels) },
    y: { path, shape: [row], kind: "i", values: labels.slice(0, row) },
  };
}

/** About how many rows there are, by the length of the first ones. @param {Entry} entry @param {number} start */
async function guessedRows(entry, start) {
  const piece = await entry.read(start, Math.min(start + pieceBytes, entry.size));
  const last = piece.lastIndexOf(0x0a);
  if (last < 0) return 1;
  let lines = 0;
  for (let at = piece.indexOf(0x0a); at >= 0; at = piece.indexOf(0x0a, at + 1)) ++lines;
  return Math.max(1, Math.round(((entry.size - start) * lines) / (last + 1)));
}
