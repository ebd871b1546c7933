/**
 * BMP where there is no browser to decode it: every depth, packed by runs or not, with masks for its colours or without.
 * https://learn.microsoft.com/windows/win32/gdi/bitmap-storage
 */

/** @typedef {{ height: number, width: number, data: Uint8Array }} Rgba */
/** @typedef {{ width: number, height: number, isDown: boolean, bits: number, packing: number, header: number,
 *   pixels: number }} Layout isDown: whether the first row is the upper one; pixels: where they begin */

const [rgb, rle8, rle4, bitFields, alphaBitFields] = [0, 1, 2, 3, 6];

/** @param {Uint8Array} bytes */
export const isBmp = (bytes) => bytes[0] === 0x42 && bytes[1] === 0x4d;

/**
 * @param {Uint8Array} bytes
 * @returns {Rgba | null} null where it is none, or damaged
 */
export function decodeBmp(bytes) {
  if (!isBmp(bytes)) return null;
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const layout = layoutOf(view);
    if (!layout) return null;
    const { width, height, bits, packing } = layout;
    const data = new Uint8Array(4 * width * height);
    if (bits > 8) return fill(view, layout, data, masksOf(view, layout));
    const colours = paletteOf(view, layout);
    const indices =
      packing === rgb ? plainIndices(view, layout) : runIndices(bytes, layout, packing === rle4);
    for (let y = 0; y < height; ++y) {
      const to = 4 * width * (layout.isDown ? y : height - 1 - y);
      for (let x = 0; x < width; ++x) {
        const index = indices[y * width + x];
        if (index >= colours.length) return null;
        data.set(colours[index], to + 4 * x);
      }
    }
    return { width, height, data };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** @param {DataView} view @returns {Layout | null} */
function layoutOf(view) {
  const header = view.getUint32(14, true);
  const pixels = view.getUint32(10, true);
  if (header === 12) {
    const [width, height] = [view.getUint16(18, true), view.getUint16(20, true)];
    const bits = view.getUint16(24, true);
    return checked({ width, height, isDown: false, bits, packing: rgb, header, pixels });
  }
  if (header < 40) return null;
  const [width, height] = [view.getInt32(18, true), view.getInt32(22, true)];
  const [bits, packing] = [view.getUint16(28, true), view.getUint32(30, true)];
  const isDown = height < 0;
  return checked({ width, height: Math.abs(height), isDown, bits, packing, header, pixels });
}

/** @param {Layout} layout */
function checked(layout) {
  const { width, height, bits, packing } = layout;
  const fits =
    (packing === rgb && [1, 4, 8, 16, 24, 32].includes(bits)) ||
    (packing === rle8 && bits === 8) ||
    (packing === rle4 && bits === 4) ||
    ([bitFields, alphaBitFields].includes(packing) && [16, 32].includes(bits));
  return fits && width > 0 && height > 0 ? layout : null;
}

/** The colours of indices. @param {DataView} view @param {Layout} layout */
function paletteOf(view, { header, bits, pixels }) {
  const size = header === 12 ? 3 : 4;
  const from = 14 + header;
  const said = header === 12 ? 0 : view.getUint32(46, true);
  const most = Math.min(1 << bits, Math.floor((pixels - from) / size));
  const count = said > 0 ? Math.min(said, most) : most;
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const at = from + size * i;
    return [view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at), 255];
  });
}

/** A row's bytes are filled up to four. @param {Layout} layout */
const strideOf = ({ width, bits }) => 4 * Math.ceil((width * bits) / 32);

/** @param {DataView} view @param {Layout} layout */
function plainIndices(view, layout) {
  const { width, height, bits, pixels } = layout;
  const out = new Uint8Array(width * height);
  const [stride, each] = [strideOf(layout), 8 / bits];
  for (let y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x) {
      const byte = view.getUint8(pixels + y * stride + Math.floor(x / each));
      out[y * width + x] = (byte >> (8 - bits * ((x % each) + 1))) & ((1 << bits) - 1);
    }
  }
  return out;
}

/**
 * Runs: a count and what is repeated; or 0 and an end, a step, or how many follow as they are.
 * @param {Uint8Array} bytes
 * @param {Layout} layout
 * @param {boolean} isHalf whether a byte holds two indices
 */
function runIndices(bytes, { width, height, pixels }, isHalf) {
  const out = new Uint8Array(width * height);
  let [x, y] = [0, 0];
  const put = (/** @type {number} */ byte, /** @type {number} */ i) => {
    const index = isHalf ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte;
    if (x < width && y < height) out[y * width + x] = index;
    ++x;
  };
  for (let at = pixels; at + 1 < bytes.length && y < height;) {
    const [count, value] = [bytes[at], bytes[at + 1]];
    at += 2;
    if (count > 0) for (let i = 0; i < count; ++i) put(value, i);
    else if (value === 0) [x, y] = [0, y + 1];
    else if (value === 1) break;
    else if (value === 2) {
      [x, y] = [x + (bytes[at] ?? 0), y + (bytes[at + 1] ?? 0)];
      at += 2;
    } else {
      for (let i = 0; i < value; ++i) put(bytes[at + (isHalf ? i >> 1 : i)] ?? 0, i);
      const length = isHalf ? Math.ceil(value / 2) : value;
      at += length + (length % 2);
    }
  }
  return out;
}

/** Where red, green, blue and alpha stand in a pixel; 0 for no alpha. @param {DataView} view @param {Layout} layout */
function masksOf(view, { bits, packing, header }) {
  if (packing === rgb) {
    return bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0];
  }
  const hasAlpha = packing === alphaBitFields || header >= 56;
  return [0, 1, 2, 3].map((i) => (i < 3 || hasAlpha ? view.getUint32(54 + 4 * i, true) : 0));
}

/**
 * @param {DataView} view
 * @param {Layout} layout
 * @param {Uint8Array} data
 * @param {number[]} masks
 */
function fill(view, layout, data, masks) {
  const { width, height, isDown, bits, pixels } = layout;
  const stride = strideOf(layout);
  const channels = masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
    return { shift, most: mask >>> shift };
  });
  for (let y = 0; y < height; ++y) {
    const to = 4 * width * (isDown ? y : height - 1 - y);
    for (let x = 0; x < width; ++x) {
      const at = pixels + y * stride + (x * bits) / 8;
      const pixel =
        bits === 16
          ? view.getUint16(at, true)
          : bits === 24
            ? view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
            : view.getUint32(at, true);
      channels.forEach(({ shift, most }, c) => {
        const value = (pixel >>> shift) & most;
        data[to + 4 * x + c] = most === 0 ? (c === 3 ? 255 : 0) : Math.round((value * 255) / most);
      });
    }
  }
  return { width, height, data };
}
