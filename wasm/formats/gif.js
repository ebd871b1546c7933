/** The first picture of a GIF where there is no browser to decode it. https://www.w3.org/Graphics/GIF/spec-gif89a.txt */

/** @typedef {{ height: number, width: number, data: Uint8Array }} Rgba */

/** @param {Uint8Array} bytes */
export const isGif = (bytes) =>
  bytes[0] === 0x47 && bytes[1] === 0x49 && bytes[2] === 0x46 && bytes[3] === 0x38;

const [extension, picture] = [0x21, 0x2c];
const graphicControl = 0xf9;
/** Codes have no more bits than this. */
const mostBits = 12;

/**
 * @param {Uint8Array} bytes
 * @returns {Rgba | null} null where it is none, or damaged
 */
export function decodeGif(bytes) {
  if (!isGif(bytes) || bytes.length < 14) return null;
  const width = bytes[6] | (bytes[7] << 8);
  const height = bytes[8] | (bytes[9] << 8);
  const shared = tableAt(bytes, 13, bytes[10]);
  let transparent = -1;
  for (let at = shared.end; at < bytes.length;) {
    if (bytes[at] === picture) {
      return width && height ? draw(bytes, at + 1, { width, height }, shared, transparent) : null;
    }
    if (bytes[at] !== extension) return null;
    if (bytes[at + 1] === graphicControl) transparent = bytes[at + 3] & 1 ? bytes[at + 6] : -1;
    at = blocksEnd(bytes, at + 2);
  }
  return null;
}

/** A table of colours, where the flags say that there is one. @param {Uint8Array} bytes @param {number} at @param {number} flags */
function tableAt(bytes, at, flags) {
  const count = flags & 0x80 ? 2 << (flags & 7) : 0;
  return { colours: bytes.subarray(at, at + 3 * count), end: at + 3 * count };
}

/** Behind a chain of blocks. @param {Uint8Array} bytes @param {number} at */
function blocksEnd(bytes, at) {
  while (at < bytes.length && bytes[at] > 0) at += 1 + bytes[at];
  return at + 1;
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {{ width: number, height: number }} screen
 * @param {{ colours: Uint8Array }} shared
 * @param {number} transparent the index of what is not drawn, -1 where there is none
 */
function draw(bytes, at, screen, shared, transparent) {
  if (at + 9 >= bytes.length) return null;
  const word = (/** @type {number} */ place) => bytes[place] | (bytes[place + 1] << 8);
  const [left, top, width, height] = [word(at), word(at + 2), word(at + 4), word(at + 6)];
  const flags = bytes[at + 8];
  const own = tableAt(bytes, at + 9, flags);
  const colours = own.colours.length > 0 ? own.colours : shared.colours;
  if (width === 0 || height === 0 || left + width > screen.width || top + height > screen.height) {
    return null;
  }
  const indices = unpack(bytes, own.end, width * height);
  if (!indices) return null;
  const data = new Uint8Array(4 * screen.width * screen.height);
  const rows = flags & 0x40 ? interlaced(height) : null;
  for (let i = 0; i < indices.length; ++i) {
    const index = indices[i];
    // What has no colour is not drawn, as in browsers.
    if (index === transparent || 3 * index >= colours.length) continue;
    const y = top + (rows ? rows[Math.floor(i / width)] : Math.floor(i / width));
    const to = 4 * (y * screen.width + left + (i % width));
    for (let c = 0; c < 3; ++c) data[to + c] = colours[3 * index + c];
    data[to + 3] = 255;
  }
  return { width: screen.width, height: screen.height, data };
}

/** The rows in the order in which they are stored. @param {number} height */
function interlaced(height) {
  const rows = [];
  for (const [from, step] of [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ]) {
    for (let y = from; y < height; y += step) rows.push(y);
  }
  return rows;
}

/**
 * LZW: each code stands for a text of indices, the last one of which and the text before make a new code.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} count of indices
 * @returns {Uint8Array | null} null where there are fewer
 */
function unpack(bytes, at, count) {
  const least = bytes[at];
  if (!(least >= 1 && least <= 11)) return null;
  const [clear, end] = [1 << least, (1 << least) + 1];
  const before = new Uint16Array(1 << mostBits);
  const last = new Uint8Array(1 << mostBits);
  const lengths = new Uint16Array(1 << mostBits);
  for (let i = 0; i < clear; ++i) [last[i], lengths[i]] = [i, 1];
  const out = new Uint8Array(count);
  let [bits, next, previous, done, held, heldBits] = [least + 1, end + 1, -1, 0, 0, 0];
  const data = blockBytes(bytes, at + 1);
  for (const byte of data) {
    held |= byte << heldBits;
    heldBits += 8;
    while (heldBits >= bits) {
      const code = held & ((1 << bits) - 1);
      held >>>= bits;
      heldBits -= bits;
      if (code === clear) {
        [bits, next, previous] = [least + 1, end + 1, -1];
        continue;
      }
      if (code === end) return done === count ? out : null;
      if (code > next || (code === next && previous < 0) || (previous < 0 && code > end))
        return null;
      // A code that is made only now is the text before and its first index.
      const known = code < next ? code : previous;
      const length = lengths[known];
      let from = known;
      for (let i = length - 1; i >= 0; --i) {
        if (done + i < count) out[done + i] = last[from];
        from = before[from];
      }
      const first = out[done] ?? 0;
      if (code === next && done + length < count) out[done + length] = first;
      if (previous >= 0 && next < 1 << mostBits) {
        before[next] = previous;
        last[next] = first;
        lengths[next] = lengths[previous] + 1;
        ++next;
        if (next === 1 << bits && bits < mostBits) ++bits;
      }
      done += code === known ? length : length + 1;
      previous = code;
      if (done >= count) return out;
    }
  }
  return null;
}

/** The bytes in a chain of blocks. @param {Uint8Array} bytes @param {number} at */
function* blockBytes(bytes, at) {
  while (at < bytes.length && bytes[at] > 0) {
    yield* bytes.subarray(at + 1, at + 1 + bytes[at]);
    at += 1 + bytes[at];
  }
}
