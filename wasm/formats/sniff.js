/** What a file is, by its first bytes and its name. */

import { baseName } from "./entry.js";
import { isGzip } from "./gzip.js";
import { isTar, isZip } from "./signs.js";

/** @import { Message } from "../messages/render.js" */
/** @import { Format } from "./reading.js" */
/** @import { Entry } from "./types.js" */

/**
 * A format; or a container; or a list of the classes' names; or why it is not read.
 * @typedef {Format | "gzip" | "zip" | "tar" | "class-names" | { why: Message }} FileKind
 */

const classNamesName = /^(class|label)(es|s|[-_ ]?names)?\.txt$/i;
const spreadsheetName = /\.(xlsx|xlsm|xls|ods|numbers)$/i;

/** Pictures that browsers do not decode, and what to do with them. @type {[id: string, is: (head: Uint8Array) => boolean][]} */
const unreadPictures = [
  ["why.tiff", (head) => startsWith(head, 0, "II*\0") || startsWith(head, 0, "MM\0*")],
  [
    "why.heic",
    (head) =>
      ["heic", "heix", "hevc", "heim", "mif1", "msf1"].some((brand) =>
        startsWith(head, 4, `ftyp${brand}`),
      ),
  ],
];

/** @param {Uint8Array} head @param {number} at @param {string} text */
const startsWith = (head, at, text) =>
  [...text].every((letter, i) => head[at + i] === letter.charCodeAt(0));

/** Files that operating systems put beside a person's own. */
const hiddenName = /(^|\/)(\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;

/** @param {string} path */
export const isHidden = (path) => hiddenName.test(path);

/**
 * @param {Entry} entry
 * @param {readonly Format[]} formats
 * @returns {Promise<FileKind>}
 */
export async function sniff(entry, formats) {
  const name = baseName(entry.path);
  const named = formats.find(({ names }) => names?.test(name));
  if (named) return named;
  if (spreadsheetName.test(name)) return { why: { id: "why.spreadsheet" } };
  const head = await entry.read(0, 512);
  if (isZip(head)) return "zip";
  if (isGzip(head)) return "gzip";
  if (isTar(head)) return "tar";
  const unread = unreadPictures.find(([, is]) => is(head));
  if (unread) return { why: { id: unread[0] } };
  if (classNamesName.test(name)) return "class-names";
  return formats.find((format) => format.sniff(head, name)) ?? { why: { id: "why.unsupported" } };
}
