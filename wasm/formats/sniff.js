/** What a file is, by its first bytes and its name. */

import { baseName } from "./entry.js";
import { isGzip } from "./gzip.js";
import { isIdx } from "./idx.js";
import { isZip } from "./zip.js";

/** @import { Entry } from "./types.js" */

/** @typedef {"image" | "idx" | "table" | "class-names" | "gzip" | "zip" | "excel" | "other"} FileKind */

const imageName = /\.(png|jpe?g|webp|gif|bmp|avif)$/i;
const idxName = /idx\d|ubyte/i;
const tableName = /\.(csv|tsv|tab|txt|data|dat)$/i;
const classNamesName = /^(class|label)(es|s|[-_ ]?names)?\.txt$/i;
const excelName = /\.(xlsx|xlsm|xls|ods|numbers)$/i;

/** What systems put beside a person's files. */
const hiddenName = /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;

/** @param {string} path */
export const isHidden = (path) => hiddenName.test(path);

/** @param {Uint8Array} head */
function isImage(head) {
  /** @param {number} at @param {string} text */
  const has = (at, text) => [...text].every((letter, i) => head[at + i] === letter.charCodeAt(0));
  return (
    has(0, "\x89PNG") ||
    (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) ||
    (has(0, "RIFF") && has(8, "WEBP")) ||
    has(0, "GIF8") ||
    has(4, "ftypavif")
  );
}

/**
 * Images are told by their name alone, so a folder of thousands is not read twice; one that is none
 * fails to decode, and is named then.
 * @param {Entry} entry
 * @returns {Promise<FileKind>}
 */
export async function sniff(entry) {
  const name = baseName(entry.path);
  if (imageName.test(name)) return "image";
  if (excelName.test(name)) return "excel";
  const head = await entry.read(0, 16);
  if (isZip(head)) return "zip";
  if (isGzip(head)) return "gzip";
  if (isImage(head)) return "image";
  if (isIdx(head) || idxName.test(name)) return "idx";
  if (classNamesName.test(name)) return "class-names";
  if (tableName.test(name)) return "table";
  return "other";
}
