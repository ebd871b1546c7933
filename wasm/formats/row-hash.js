/** Telling rows apart by two hashes of all their numbers. */

/**
 * Two hashes of a row, of 32 bits each, which go on over all that it has.
 * @typedef {{ one: Uint32Array, other: Uint32Array }} Hashes
 */

/** @param {number} rows @returns {Hashes} */
export const hashesOf = (rows) => ({ one: new Uint32Array(rows), other: new Uint32Array(rows) });

/**
 * @param {Hashes} hashes of the rows
 * @param {Uint8Array | Uint32Array} words of each row, one row behind the other; of numbers their bits
 */
export function hashInto({ one, other }, words) {
  const width = words.length / one.length;
  for (let row = 0, at = 0; row < one.length; ++row) {
    let [a, b] = [one[row], other[row]];
    for (const end = at + width; at < end; ++at) {
      a = Math.imul(a ^ words[at], 0x9e3779b1);
      a ^= a >>> 15;
      b = Math.imul(b + words[at], 0x85ebca6b);
      b ^= b >>> 13;
    }
    one[row] = a;
    other[row] = b;
  }
}

/**
 * Of 53 bits, which a number holds: two of a million rows are equal by chance once in ten thousand times.
 * @param {Hashes} hashes
 * @param {number} row
 */
export const keyOf = ({ one, other }, row) => (one[row] >>> 0) * 2 ** 21 + (other[row] >>> 11);

/**
 * Rows of bytes, four at a time where a row has so many.
 * @param {Uint8Array} bytes which begin where their buffer does
 * @param {number} rows
 */
export const wordsOf = (bytes, rows) =>
  bytes.length % (4 * rows) === 0 ? new Uint32Array(bytes.buffer, 0, bytes.length / 4) : bytes;
