/** The checksum of HDF5's newer structures: Bob Jenkins's lookup3 (2006, public domain), of bytes in little-endian order. */

/** @param {number} value @param {number} bits */
const rotate = (value, bits) => (value << bits) | (value >>> (32 - bits));

/** How far each of the six steps of a round rotates; of the last round seven. */
const inRound = [4, 6, 8, 16, 19, 4];
const inEnd = [14, 11, 25, 16, 4, 14, 24];

/**
 * @param {Uint8Array} bytes
 * @returns {number} 32 bits
 */
export function checksumOf(bytes) {
  const start = (0xdeadbeef + bytes.length) | 0;
  const state = [start, start, start];
  let at = 0;
  for (; bytes.length - at > 12; at += 12) {
    addWords(state, bytes, at);
    inRound.forEach((bits, step) => {
      // The letters of the description: a is changed by c, then b by a, c by b.
      const [changed, by, then] = [step % 3, (step + 2) % 3, (step + 1) % 3];
      state[changed] = (state[changed] - state[by]) ^ rotate(state[by], bits);
      state[by] = (state[by] + state[then]) | 0;
    });
  }
  if (at === bytes.length) return state[2] >>> 0;
  addWords(state, bytes, at);
  inEnd.forEach((bits, step) => {
    // c by b, a by c, b by a.
    const [changed, by] = [(step + 2) % 3, (step + 1) % 3];
    state[changed] = ((state[changed] ^ state[by]) - rotate(state[by], bits)) | 0;
  });
  return state[2] >>> 0;
}

/** Adds twelve bytes, or those that are left. @param {number[]} state @param {Uint8Array} bytes @param {number} from */
function addWords(state, bytes, from) {
  const length = Math.min(12, bytes.length - from);
  for (let i = 0; i < length; ++i) {
    state[i >> 2] = (state[i >> 2] + (bytes[from + i] << (8 * (i & 3)))) | 0;
  }
}
