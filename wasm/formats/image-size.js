/**
 * The size that an image's header declares, read before anything is decoded: twelve kilobytes of PNG can stand
 * for 400 MB of pixels.
 */

/** @typedef {{ width: number, height: number }} Size as stored, before the metadata turns it */

/** @param {DataView} view @param {number} at @param {string} text */
function has(view, at, text) {
  if (at + text.length > view.byteLength) return false;
  return [...text].every((letter, i) => view.getUint8(at + i) === letter.charCodeAt(0));
}

/** PNG: the first chunk is IHDR. @param {DataView} view */
const pngSize = (view) => ({ width: view.getUint32(16), height: view.getUint32(20) });

/** GIF: the logical screen. @param {DataView} view */
const gifSize = (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) });

/** BMP: OS/2's header has 16-bit sizes; a negative height means rows from the top. @param {DataView} view */
function bmpSize(view) {
  if (view.getUint32(14, true) === 12) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  return {
    width: Math.abs(view.getInt32(18, true)),
    height: Math.abs(view.getInt32(22, true)),
  };
}

/** JPEG: segments up to the frame's, SOF0 to SOF15 without DHT, JPG and DAC. @param {DataView} view */
function jpegSize(view) {
  for (let at = 2; at + 9 <= view.byteLength;) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) {
      ++at;
      continue;
    }
    if (marker >> 8 !== 0xff) return null;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf;
    if (isFrame && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** WebP: lossy, lossless or extended (RFC 9649). @param {DataView} view */
function webpSize(view) {
  if (has(view, 12, "VP8 ")) {
    return {
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    };
  }
  if (has(view, 12, "VP8L")) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (!has(view, 12, "VP8X")) return null;
  const size = (/** @type {number} */ at) =>
    1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  return { width: size(24), height: size(27) };
}

/**
 * The boxes of an ISO media file between two bytes: the kind, and where its contents lie.
 * @param {DataView} view
 * @param {number} from
 * @param {number} to
 */
function* boxes(view, from, to) {
  for (let at = from; at + 8 <= to;) {
    const size = view.getUint32(at);
    if (size < 8 || at + size > to) return;
    yield { kind: at + 4, from: at + 8, to: at + size };
    at += size;
  }
}

/**
 * AVIF: the largest of meta / iprp / ipco / ispe, which are those of the image, its tiles and its thumbnail.
 * @param {DataView} view
 */
function avifSize(view) {
  /** @type {Size | null} */
  let largest = null;
  /** @param {number} from @param {number} to @param {string[]} path */
  function search(from, to, [wanted, ...rest]) {
    for (const box of boxes(view, from, to)) {
      if (!has(view, box.kind, wanted)) continue;
      // "meta" and "ispe" begin with a version.
      if (rest.length > 0) search(box.from + (wanted === "meta" ? 4 : 0), box.to, rest);
      else {
        const size = { width: view.getUint32(box.from + 4), height: view.getUint32(box.from + 8) };
        if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
      }
    }
  }
  search(0, view.byteLength, ["meta", "iprp", "ipco", "ispe"]);
  return largest;
}

/** Each format by how its files begin. @type {[at: number, text: string, sizeOf: (view: DataView) => Size | null][]} */
const headers = [
  [0, "\x89PNG", pngSize],
  [0, "\xff\xd8", jpegSize],
  [8, "WEBP", webpSize],
  [0, "GIF8", gifSize],
  [0, "BM", bmpSize],
  [4, "ftyp", avifSize],
];

/**
 * @param {Uint8Array} bytes
 * @returns {Size | null} null where the header is none of these, or was cut short
 */
export function imageSize(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (const [at, text, sizeOf] of headers) if (has(view, at, text)) return sizeOf(view);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}
