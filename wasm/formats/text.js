/** Bytes of unknown encoding as text. */

import { MinibatchError } from "../messages/error.js";

/**
 * UTF-16 where a byte order mark says so; else UTF-8 if every byte fits; else EUC-KR, which in browsers
 * is CP949, as Korean spreadsheets and archives write it.
 * @param {Uint8Array} bytes
 * @param {string} what for the message
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
  throw new MinibatchError(
    "invalid-data",
    `${what} is neither UTF-8 nor EUC-KR text. Save it as UTF-8 and try again.`,
  );
}

/** @param {Uint8Array} bytes */
function candidates(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  return ["utf-8", "euc-kr"];
}
