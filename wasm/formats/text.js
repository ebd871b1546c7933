/** Bytes of unknown encoding as text. */

import { MinibatchError } from "../messages/error.js";
import { fatalDecoder } from "./cp949.js";
import { candidates, encodingNamed, headBytes, Trial } from "./encoding.js";

/** @import { Entry, Turn } from "./types.js" */

/** A piece is decoded in a few milliseconds. */
const pieceBytes = 1 << 18;

/**
 * UTF-16 where a byte order mark or its zero bytes say so; else UTF-8 if every byte fits; else code page 949 or
 * Windows-1252, by the letters that come out.
 * @param {Uint8Array} bytes
 * @param {import("../messages/render.js").MessageValue} what for the message
 * @returns {{ text: string, encoding: string }}
 */
export function decodeText(bytes, what) {
  for (const encoding of candidates(bytes.subarray(0, headBytes))) {
    const trial = new Trial(encoding);
    if (!trial.push(bytes) || !trial.end()) continue;
    return { text: fatalDecoder(encoding).decode(bytes), encoding };
  }
  return refuse(what);
}

/**
 * The encoding of a file, as decodeText() would find it, or the one that is said, where the file fits.
 * @param {Entry} entry
 * @param {Turn} turn
 * @param {string} [said] as Python names it
 * @param {import("./chosen-rows.js").ChosenRows} [chosen] the rows that are read, where they are some
 * @returns {Promise<string>}
 */
export async function encodingOf(entry, turn, said, { nrows = Infinity, step = 1 } = {}) {
  // A row may take several lines.
  const mostLines = 2 * nrows * step + 1000;
  const head = await entry.read(0, Math.min(headBytes, entry.size));
  const named = said === undefined ? undefined : encodingOfName(said, head);
  for (const encoding of named ? [named] : candidates(head)) {
    const trial = new Trial(encoding, named !== undefined);
    let fits = true;
    let lines = 0;
    for await (const { bytes } of pieces(entry)) {
      fits = trial.push(bytes);
      if (nrows < Infinity) lines += linesIn(bytes);
      if (!fits || lines > mostLines) break;
      await turn();
    }
    if (fits && (lines > mostLines || trial.end())) return encoding;
  }
  if (named) {
    throw new MinibatchError("invalid-data", {
      id: "text.other-encoding",
      values: { what: entry.path, encoding: String(said) },
    });
  }
  return refuse(entry.path);
}

/** @param {Uint8Array} bytes */
function linesIn(bytes) {
  let [feeds, returns] = [0, 0];
  for (const byte of bytes) {
    if (byte === 0x0a) ++feeds;
    else if (byte === 0x0d) ++returns;
  }
  return Math.max(feeds, returns);
}

/** @param {string} name @param {Uint8Array} head @returns {string} */
function encodingOfName(name, head) {
  const encoding = encodingNamed(name);
  if (!encoding) {
    throw new MinibatchError("invalid-argument", {
      id: "text.unknown-encoding",
      values: { encoding: name },
    });
  }
  // Python's utf-16 goes by the mark.
  const [found] = candidates(head);
  return encoding === "utf-16le" && found === "utf-16be" ? found : encoding;
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
  const decoder = fatalDecoder(encoding);
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
