/** Bytes of unknown encoding as text. */

import { MinibatchError } from "../messages/error.js";

/** @import { Entry, Turn } from "./types.js" */

/** A piece is decoded in a few milliseconds. */
const pieceBytes = 1 << 18;

/**
 * UTF-16 where a byte order mark says so; else UTF-8 if every byte fits; else EUC-KR, which in browsers
 * is CP949, as Korean spreadsheets and archives write it.
 * @param {Uint8Array} bytes
 * @param {import("../messages/render.js").MessageValue} what for the message
 * @returns {{ text: string, encoding: string }}
 */
export function decodeText(bytes, what) {
  for (const encoding of candidates(bytes)) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // The next candidate may fit.
    }
  }
  return refuse(what);
}

/**
 * The encoding of a file, as decodeText() would find it.
 * @param {Entry} entry
 * @param {Turn} turn
 * @returns {Promise<string>}
 */
export async function encodingOf(entry, turn) {
  for (const encoding of candidates(await entry.read(0, 2))) {
    const decoder = new TextDecoder(encoding, { fatal: true });
    /** @param {Uint8Array} bytes @param {boolean} stream */
    const fits = (bytes, stream) => {
      try {
        decoder.decode(bytes, { stream });
        return true;
      } catch {
        return false;
      }
    };
    let all = true;
    for await (const { bytes } of pieces(entry)) {
      all &&= fits(bytes, true);
      if (!all) break;
      await turn();
    }
    if (all && fits(new Uint8Array(), false)) return encoding;
  }
  return refuse(entry.path);
}

/**
 * The text of a file as UTF-8 without a mark, in pieces, with how many of the file's bytes have been read.
 * @param {Entry} entry
 * @param {string} encoding which fits
 */
export async function* utf8Pieces(entry, encoding) {
  if (encoding === "utf-8") {
    let isFirst = true;
    for await (const { bytes, read } of pieces(entry)) {
      const marked = isFirst && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
      yield { text: marked ? bytes.subarray(3) : bytes, read };
      isFirst = false;
    }
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  for await (const { bytes, read } of pieces(entry)) {
    yield { text: encoder.encode(decoder.decode(bytes, { stream: true })), read };
  }
}

/** @param {Entry} entry */
async function* pieces(entry) {
  for (let from = 0; from < entry.size; from += pieceBytes) {
    const read = Math.min(from + pieceBytes, entry.size);
    yield { bytes: await entry.read(from, read), read };
  }
}

/** @param {import("../messages/render.js").MessageValue} what @returns {never} */
function refuse(what) {
  throw new MinibatchError("invalid-data", { id: "text.encoding", values: { what } });
}

/** @param {Uint8Array} bytes */
function candidates(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  return ["utf-8", "euc-kr"];
}
