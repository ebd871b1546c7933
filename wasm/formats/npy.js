/**
 * NumPy's format of one array (numpy.lib.format): a magic string, a version, the header as a Python literal
 * {'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }, the numbers. Nothing in it is run.
 */

import { MinibatchError } from "../messages/error.js";
import { chooseRows, countChosen, readChosen } from "./chosen-rows.js";
import { inSlices, readNumbers } from "./numbers.js";
import { isNpy } from "./signs.js";

/** @import { ChosenRows } from "./chosen-rows.js" */
/** @import { Numbers } from "./numbers.js" */
/** @import { Entry, Turn } from "./types.js" */

/**
 * @typedef {object} NpyHeader
 * @property {number[]} shape
 * @property {boolean} isFortran whether the first index runs fastest
 * @property {string} kind NumPy's letter: b (bool), i, u, f, U (Unicode), S (bytes)
 * @property {number} itemSize bytes of one
 * @property {boolean} isBig whether the most significant byte comes first
 * @property {number} start where the numbers begin
 *
 * An array in C order. 64-bit integers are given as doubles, booleans as 0 and 1.
 * @typedef {{ shape: number[], kind: string, values: Numbers | string[] }} NdArray
 */

/** Version 1 counts a header in 16 bits. Later ones could claim gigabytes; NumPy itself refuses beyond this. */
const longestHeader = 10_000;
/** Enough of a file to read any header. */
export const headBytes = 12 + longestHeader;
/** What NumPy allows since version 2. */
const mostAxes = 64;

/** @type {Record<string, number[]>} How many bytes numbers of a kind may have. */
const sizes = { b: [1], i: [1, 2, 4, 8], u: [1, 2, 4, 8], f: [2, 4, 8] };

/** @param {string} path @param {string} id @param {import("../messages/render.js").MessageValues} [values] @returns {never} */
export function refuseNpy(path, id, values = {}) {
  throw new MinibatchError("invalid-data", {
    id: "npy.refused",
    values: { path, why: { id: `npy.${id}`, values } },
  });
}

/**
 * @param {Uint8Array} bytes the file, or its first `headBytes`
 * @param {string} path for messages
 * @returns {NpyHeader}
 */
export function parseNpyHeader(bytes, path) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isNpy(bytes) || bytes.length < 12) return refuseNpy(path, "head");
  const [version] = bytes.subarray(6);
  if (version < 1 || version > 3) return refuseNpy(path, "version", { version });
  const from = version === 1 ? 10 : 12;
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > longestHeader) {
    return refuseNpy(path, "long-header", { length, limit: longestHeader });
  }
  if (from + length > bytes.length) return refuseNpy(path, "cut-header", { size: bytes.length });
  const text = new TextDecoder().decode(bytes.subarray(from, from + length));
  const shape = /'shape'\s*:\s*\(([\d\s,L]*)\)/.exec(text)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const descr = /'descr'\s*:\s*(\[|'[^']*')/.exec(text)?.[1];
  if (shape === undefined || !order || !descr) return refuseNpy(path, "header");
  const extents = shape.split(",").map((extent) => extent.replace(/[\sL]/g, ""));
  if (extents.at(-1) === "") extents.pop();
  const numbers = extents.map(Number);
  if (numbers.length > mostAxes || !numbers.every(Number.isSafeInteger)) {
    return refuseNpy(path, "header");
  }
  return {
    shape: numbers,
    isFortran: order === "True",
    start: from + length,
    ...parseType(descr, path),
  };
}

/** @param {string} descr "'<f4'" @param {string} path */
function parseType(descr, path) {
  if (descr === "[") return refuseNpy(path, "fields");
  const [, order, kind, digits] = /^'([<>|=]?)([A-Za-z?])(\d*)/.exec(descr) ?? [];
  const type = descr.slice(1, -1);
  if (kind === "O") return refuseNpy(path, "objects");
  if (kind === "U" || kind === "S") {
    const itemSize = Number(digits) * (kind === "U" ? 4 : 1);
    return { kind, itemSize, isBig: order === ">" };
  }
  const itemSize = Number(digits);
  if (!kind || !Object.hasOwn(sizes, kind) || !sizes[kind].includes(itemSize)) {
    return refuseNpy(path, "type", { type });
  }
  return { kind, itemSize, isBig: order === ">" };
}

/** @param {number[]} shape */
export const sizeOf = (shape) => shape.reduce((product, extent) => product * extent, 1);

/**
 * Refuses a file whose length is not what its header says.
 * @param {NpyHeader} header
 * @param {number} fileSize
 * @param {string} path
 */
export function checkNpySize({ shape, itemSize, start }, fileSize, path) {
  const needed = start + sizeOf(shape) * itemSize;
  // Texts of no length take no bytes, so that a header could name any number of them.
  if (sizeOf(shape) * itemSize === 0) refuseNpy(path, "empty", { shape });
  if (fileSize < needed) refuseNpy(path, "cut", { shape, needed, size: fileSize });
  if (fileSize > needed) refuseNpy(path, "more", { shape, needed, more: fileSize - needed });
}

/**
 * @param {Entry} entry
 * @param {Turn} turn
 * @param {ChosenRows} [chosen] which rows are read
 * @returns {Promise<NdArray>}
 */
export async function readNpy(entry, turn, chosen = {}) {
  const { path, size } = entry;
  const header = parseNpyHeader(await entry.read(0, Math.min(headBytes, size)), path);
  checkNpySize(header, size, path);
  const { kind, start, itemSize } = header;
  const [rows = 1, ...row] = header.shape;
  // Of columns that lie one behind the other, each has a part of a row.
  const isWhole = header.isFortran && row.length > 0;
  const place = { start, rows, bytes: itemSize * sizeOf(row) };
  const data = await readChosen(entry, place, isWhole ? {} : chosen, turn);
  const isCut = !isWhole && header.shape.length > 0;
  const shape = isCut ? [countChosen(rows, chosen), ...row] : header.shape;
  const values =
    kind === "U" || kind === "S"
      ? await readTexts(data, { ...header, shape }, path, turn)
      : await readNumbers(data, header, turn);
  if (!isWhole) return { shape, kind, values };
  const whole = { shape, kind, values: await inCOrder(values, shape, turn) };
  return chooseRows(whole, chosen, turn);
}

/**
 * @param {Uint8Array} data
 * @param {NpyHeader} header
 * @param {string} path
 * @param {Turn} turn
 */
async function readTexts(data, { shape, kind, itemSize, isBig }, path, turn) {
  const count = sizeOf(shape);
  const decoder = new TextDecoder();
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  /** @param {number} at */
  const unicode = (at) => {
    let text = "";
    for (let i = at; i < at + itemSize; i += 4) {
      const code = view.getUint32(i, !isBig);
      if (code > 0x10ffff) refuseNpy(path, "text", { code });
      text += String.fromCodePoint(code);
    }
    return text;
  };
  /** @type {string[]} */
  const texts = new Array(count);
  await inSlices(count, turn, (from, to) => {
    for (let i = from; i < to; ++i) {
      const at = i * itemSize;
      const text = kind === "U" ? unicode(at) : decoder.decode(data.subarray(at, at + itemSize));
      texts[i] = text.replace(/\0+$/, "");
    }
  });
  return texts;
}

/**
 * Values whose first index runs fastest, rearranged so that the last one does.
 * @template {Numbers | string[]} T
 * @param {T} values
 * @param {number[]} shape
 * @param {Turn} turn
 * @returns {Promise<T>}
 */
async function inCOrder(values, shape, turn) {
  const steps = shape.map((_, axis) => sizeOf(shape.slice(0, axis)));
  const index = shape.map(() => 0);
  const out = /** @type {any} */ (values.slice());
  let at = 0;
  await inSlices(values.length, turn, (from, to) => {
    for (let i = from; i < to; ++i) {
      out[i] = values[at];
      for (let axis = shape.length - 1; axis >= 0; --axis) {
        at += steps[axis];
        if (++index[axis] < shape[axis]) break;
        at -= steps[axis] * shape[axis];
        index[axis] = 0;
      }
    }
  });
  return out;
}
