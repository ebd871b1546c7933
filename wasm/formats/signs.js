/** How files begin and are called, by which they are told before what reads them is loaded. */

/** @param {Uint8Array} head @param {number} at @param {string} text in Latin-1 */
const has = (head, at, text) =>
  [...text].every((letter, i) => head[at + i] === letter.charCodeAt(0));

/**
 * @param {Uint8Array} head an archive's first bytes; an empty one has its end there
 */
export const isZip = (head) => has(head, 0, "PK\x03\x04") || has(head, 0, "PK\x05\x06");

/** Of a tar archive, and of the header of each file in it. */
export const tarBlock = 512;

/** @param {Uint8Array} head an archive's first 512 bytes */
export const isTar = (head) => head.length >= tarBlock && head[0] !== 0 && hasTarChecksum(head);

/** The sum of the header's bytes, its own eight taken for spaces. @param {Uint8Array} header */
export function hasTarChecksum(header) {
  let sum = 8 * 0x20;
  for (let i = 0; i < tarBlock; ++i) if (i < 148 || i >= 156) sum += header[i];
  return tarNumber(header.subarray(148, 156)) === sum;
}

/** Octal digits, or, beyond 8 GB, a binary number behind a set bit. @param {Uint8Array} field */
export function tarNumber(field) {
  if (field[0] & 0x80)
    return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, field[0] & 0x7f);
  const digits = /^[ \0]*([0-7]+)[ \0]*$/.exec(String.fromCharCode(...field))?.[1];
  return digits ? parseInt(digits, 8) : NaN;
}

/** @param {Uint8Array} head */
export const isImage = (head) =>
  has(head, 0, "\x89PNG") ||
  has(head, 0, "\xff\xd8\xff") ||
  (has(head, 0, "RIFF") && has(head, 8, "WEBP")) ||
  has(head, 0, "GIF8") ||
  has(head, 4, "ftypavif");

/** @param {Uint8Array} head */
export const isNpy = (head) => has(head, 0, "\x93NUMPY");

/** Of NumPy's and Python's own texts. @param {Uint8Array} head */
export const isPickle = (head) => head[0] === 0x80 && head[1] >= 2 && head[1] <= 5;

/** @param {Uint8Array} head */
export const isParquet = (head) => has(head, 0, "PAR1");

export const cifarBinary = /^(data_batch_\d+|test_batch|train|test)\.bin$/i;
export const cifarMeta =
  /^(batches\.meta|batches\.meta\.txt|meta|fine_label_names\.txt|coarse_label_names\.txt)$/i;

/** What the header of a table of pixels has beside them. */
export const labelCell = String.raw`"?(?:label|class|target|y|digit|letter)"?`;
export const idCell = String.raw`"?(?:id|image_?id)"?`;
