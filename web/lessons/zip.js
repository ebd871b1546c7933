/** Zips, packed by the browser's own deflate beside the page's thread: the bytes are those of the same files whenever it is done. */

import { Zip, ZipPassThrough } from "fflate";

/** Zips have no earlier year; a fixed one makes the same files the same archive. */
const mtime = new Date(1980, 0, 1);
const deflate = 8;

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Computes size and checksum of what is pushed, and writes what was packed before. */
class Packed extends ZipPassThrough {
  compression = deflate;
  mtime = mtime;

  /** @param {string} path @param {Uint8Array<ArrayBuffer>} packed */
  constructor(path, packed) {
    super(path);
    this.packed = packed;
  }

  /** @protected @param {Uint8Array<ArrayBuffer>} _ @param {boolean} isLast */
  process(_, isLast) {
    this.ondata(null, this.packed, isLast);
  }
}

/**
 * @param {Record<string, Uint8Array<ArrayBuffer>>} files by their paths
 * @returns {Promise<Blob>}
 */
export async function zipOf(files) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(/** @type {Uint8Array<ArrayBuffer>} */ (part));
  });
  for (const [path, bytes] of Object.entries(files)) {
    const file = new Packed(path, await deflated(bytes));
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  return new Blob(parts, { type: "application/zip" });
}
