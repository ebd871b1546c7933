/** The names of files in archives, which every system writes in its own encoding. */

import { fatalDecoder } from "./cp949.js";
import { crc32 } from "./crc32.js";

/** A name in UTF-8 beside one in another encoding (APPNOTE.TXT 4.6.9). */
const unicodePathField = 0x7075;
const isUtf8 = 0x800;

/** What the format says where nothing else does: the letters of MS-DOS from 128 on, code page 437. */
const codePage437 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/**
 * @param {Uint8Array} raw
 * @param {number} flags
 * @param {Map<number, Uint8Array>} extra parts of the extra field by their kind
 * @returns {string} with "/" between folders
 */
export function nameOf(raw, flags, extra) {
  const name =
    (flags & isUtf8 ? null : unicodePath(raw, extra.get(unicodePathField))) ?? decodeName(raw);
  // macOS writes decomposed letters; folder names are class names to compare.
  return name.normalize("NFC").replaceAll("\\", "/");
}

/**
 * Version 1, the checksum of the name that it stands for, the name. Where the checksum is of another, the file was
 * renamed by a program that did not know the field.
 * @param {Uint8Array} raw
 * @param {Uint8Array | undefined} field
 */
function unicodePath(raw, field) {
  if (!field || field.length < 5 || field[0] !== 1) return null;
  const checksum = new DataView(field.buffer, field.byteOffset).getUint32(1, true);
  return checksum === crc32(raw) ? new TextDecoder().decode(field.subarray(5)) : null;
}

/** A name whose encoding is not said. @param {Uint8Array} raw */
export function decodeName(raw) {
  // Many write UTF-8 without saying so; Windows writes its own language's encoding, in Korea CP949.
  for (const encoding of ["utf-8", "euc-kr"]) {
    try {
      return fatalDecoder(encoding).decode(raw);
    } catch {
      // The next may fit.
    }
  }
  return Array.from(raw, (byte) =>
    byte < 128 ? String.fromCharCode(byte) : codePage437[byte - 128],
  ).join("");
}
