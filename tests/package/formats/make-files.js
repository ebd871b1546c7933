/** Files to read, made in memory, and what the browser would do for them in Node. */

import { deflateSync, gzipSync, inflateSync } from "node:zlib";
import { zipSync } from "fflate";
import { crc32 } from "../../../wasm/formats/crc32.js";
import { bytesEntry, defaultLimits } from "../../../wasm/formats/entry.js";
import { MinibatchError } from "../../../wasm/messages/error.js";

export const limits = defaultLimits;

/** @param {string} text */
export const utf8 = (text) => new TextEncoder().encode(text);

/** @param {string} path @param {Uint8Array | string} content */
export const entry = (path, content) =>
  bytesEntry(path, typeof content === "string" ? utf8(content) : content);

/** @param {string} name @param {Uint8Array | string} content */
export const file = (name, content) => ({
  name,
  bytes: typeof content === "string" ? utf8(content) : content,
});

/**
 * @param {number[]} shape
 * @param {ArrayLike<number>} values
 * @param {number} [type]
 */
export function idx(shape, values, type = 0x08) {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  bytes.set([0, 0, type, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((extent, axis) => view.setUint32(4 + 4 * axis, extent));
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
}

/**
 * An array in .npy format, version 1.
 * @param {string} descr
 * @param {number[]} shape
 * @param {ArrayBufferView | Uint8Array} values
 */
export function npy(descr, shape, values) {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const text = `{'descr': ${descr}, 'fortran_order': False, 'shape': ${tuple}, }\n`;
  const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const bytes = new Uint8Array(10 + text.length + data.length);
  bytes.set([0x93, ...utf8("NUMPY"), 1, 0, text.length & 255, text.length >> 8]);
  bytes.set(utf8(text), 10);
  bytes.set(data, 10 + text.length);
  return bytes;
}

/** @param {Uint8Array} bytes */
export const gzip = (bytes) => new Uint8Array(gzipSync(bytes));

/** @param {Record<string, Uint8Array | string>} files */
export const zip = (files) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        typeof content === "string" ? utf8(content) : content,
      ]),
    ),
  );

/** A tar archive as POSIX describes it. @param {Record<string, Uint8Array | string>} files */
export function tar(files) {
  const blocks = Object.entries(files).flatMap(([path, content]) => {
    const bytes = typeof content === "string" ? utf8(content) : content;
    const header = new Uint8Array(512);
    header.set(utf8(path));
    header.set(utf8(`${bytes.length.toString(8).padStart(11, "0")} `), 124);
    header.set(utf8("        0"), 148);
    header.set(utf8("ustar\x0000"), 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.set(utf8(`${sum.toString(8).padStart(6, "0")}\0 `), 148);
    const body = new Uint8Array(Math.ceil(bytes.length / 512) * 512);
    body.set(bytes);
    return [header, body];
  });
  return new Uint8Array(Buffer.concat([...blocks, new Uint8Array(1024)]));
}

/** @param {string} type @param {Uint8Array} data */
function chunk(type, data) {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(utf8(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/**
 * A PNG of red, green, blue and alpha.
 * @param {number} height
 * @param {number} width
 * @param {(y: number, x: number) => number[]} pixel
 */
export function png(height, width, pixel) {
  const raw = new Uint8Array(height * (1 + 4 * width));
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) raw.set(pixel(y, x), y * (1 + 4 * width) + 1 + 4 * x);
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 6], 8); // 8 bits, RGBA
  return new Uint8Array(
    Buffer.concat([
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(raw)),
      chunk("IEND", new Uint8Array()),
    ]),
  );
}

/**
 * A PNG whose chunks are changed behind their checksums: what is packed is unpacked, changed, and packed again.
 * @param {Uint8Array} bytes of a PNG
 * @param {(data: Uint8Array, type: string) => void} change in place
 */
export function changedPng(bytes, change) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.slice(0, 8)];
  /** @type {Uint8Array[]} */
  const packed = [];
  for (let at = 8; at < bytes.length;) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.slice(at + 8, at + 8 + view.getUint32(at));
    at += 12 + data.length;
    if (type === "IDAT") {
      packed.push(data);
      continue;
    }
    if (type === "IEND") {
      const raw = new Uint8Array(inflateSync(Buffer.concat(packed)));
      change(raw, "IDAT");
      parts.push(chunk("IDAT", deflateSync(raw, { level: 1 })));
    } else change(data, type);
    parts.push(chunk(type, data));
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** A grey picture. @param {number} value @param {number} [side] */
export const greyPng = (value, side = 4) => png(side, side, () => [value, value, value, 255]);

/**
 * Node has no image decoder: this one reads what png() writes.
 * @type {import("../../../wasm/formats/types.js").DecodeImage}
 */
export async function decodePng(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== 0x89504e47) throw new Error("no PNG");
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const length = view.getUint32(33);
  const raw = inflateSync(bytes.subarray(41, 41 + length));
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; ++y) {
    const from = y * (1 + 4 * width) + 1;
    data.set(raw.subarray(from, from + 4 * width), y * 4 * width);
  }
  return { height, width, data };
}

/**
 * The error that `work` ends with; fails where there is none, or one that is not the package's.
 * @param {() => unknown} work
 * @returns {Promise<MinibatchError>}
 */
export async function errorOf(work) {
  try {
    await work();
  } catch (error) {
    // The core's own errors are of another class of that name, until they have crossed the protocol.
    const { name, code, id } = /** @type {MinibatchError} */ (error);
    if (name === "MinibatchError") {
      return id ? new MinibatchError(code, /** @type {any} */ (error)) : /** @type {any} */ (error);
    }
    throw error;
  }
  throw new Error("Nothing was thrown where an error was expected.");
}

/** How many files are mutated where this is not said: MINIBATCH_FUZZ_FILES=100000 for a long search. */
const fuzzFiles = process.env.MINIBATCH_FUZZ_FILES;

/** @param {number} count in a test of every day */
export const numRuns = (count) => ({ numRuns: fuzzFiles ? Number(fuzzFiles) : count });

/** @param {number} ms that a test of every day may take */
export const fuzzTime = (ms) => ({ timeout: fuzzFiles ? 3_600_000 * 10 : ms });
