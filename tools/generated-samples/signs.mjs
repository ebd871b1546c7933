/** Small colour images of road signs, drawn from shapes. */

import { generator } from "./random.mjs";

/** @typedef {[number, number, number]} Colour red, green, blue, each from 0 to 1 */
/** @typedef {(x: number, y: number) => Colour | null} Sign in a square from -1 to 1, y down; null outside it */

const size = 32;
const perClass = 100;
/** Samples of a pixel's area, each way. */
const fine = 3;

/** @type {Record<string, Colour>} */
const colours = {
  red: [0.78, 0.1, 0.13],
  blue: [0.07, 0.32, 0.7],
  yellow: [0.97, 0.77, 0.1],
  white: [0.95, 0.95, 0.93],
  black: [0.12, 0.12, 0.12],
};

/** Whether a point is in a triangle that points up. @param {number} x @param {number} y @param {number} scale */
const inTriangle = (x, y, scale) => y < 0.72 * scale && Math.abs(x) * 1.732 < y + 0.9 * scale;

/** @type {Record<string, Sign>} */
const signs = {
  ahead(x, y) {
    if (Math.hypot(x, y) > 0.95) return null;
    const shaft = Math.abs(x) < 0.14 && y > -0.2 && y < 0.6;
    const head = y > -0.6 && y <= -0.15 && Math.abs(x) < (y + 0.6) * 0.95;
    return shaft || head ? colours.white : colours.blue;
  },
  priority(x, y) {
    const distance = Math.abs(x) + Math.abs(y);
    if (distance > 1) return null;
    return distance > 0.72 ? colours.white : colours.yellow;
  },
  stop(x, y) {
    const edge = Math.max(Math.abs(x), Math.abs(y), (Math.abs(x) + Math.abs(y)) / 1.414);
    if (edge > 0.92) return null;
    if (edge > 0.82) return colours.white;
    return Math.abs(y) < 0.22 && Math.abs(x) < 0.62 ? colours.white : colours.red;
  },
  warning(x, y) {
    if (!inTriangle(x, y, 1)) return null;
    if (!inTriangle(x, y - 0.04, 0.68)) return colours.red;
    const mark = Math.abs(x) < 0.09 && ((y > -0.35 && y < 0.2) || (y > 0.28 && y < 0.42));
    return mark ? colours.black : colours.white;
  },
  yield(x, y) {
    if (!inTriangle(x, -y, 1)) return null;
    return inTriangle(x, -y - 0.04, 0.62) ? colours.white : colours.red;
  },
};

/**
 * A sign somewhere in front of a sky and a ground, in some light.
 * @param {Sign} sign
 * @param {() => number} random
 * @returns {Uint8Array} red, green and blue of each pixel
 */
function drawSign(sign, random) {
  const between = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + (to - from) * random();
  const radius = between(8, 14);
  const [left, top] = [between(radius, size - radius), between(radius, size - radius)];
  const angle = between(-0.35, 0.35);
  const light = between(0.55, 1.05);
  const horizon = between(8, 28);
  const sky = [between(0.4, 0.7), between(0.5, 0.8), between(0.6, 0.95)];
  const ground = [between(0.15, 0.5), between(0.25, 0.5), between(0.1, 0.4)];
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const pixels = new Uint8Array(size * size * 3);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0];
      for (let part = 0; part < fine * fine; part++) {
        const px = column + ((part % fine) + 0.5) / fine;
        const py = row + (Math.floor(part / fine) + 0.5) / fine;
        const [dx, dy] = [(px - left) / radius, (py - top) / radius];
        const colour =
          sign(cosine * dx + sine * dy, cosine * dy - sine * dx) ?? (py < horizon ? sky : ground);
        for (let channel = 0; channel < 3; channel++) sum[channel] += colour[channel];
      }
      for (let channel = 0; channel < 3; channel++) {
        const value = (sum[channel] / fine ** 2) * light;
        pixels[(row * size + column) * 3 + channel] = Math.round(255 * Math.min(1, value));
      }
    }
  }
  return pixels;
}

/** @param {number[]} shape @param {Uint8Array} data @returns {Uint8Array} an IDX file of bytes */
function idx(shape, data) {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 8, shape.length]);
  shape.forEach((length, axis) => header.writeUInt32BE(length, 4 + 4 * axis));
  return Buffer.concat([header, data]);
}

/** @returns {Record<string, Uint8Array>} the files by their names, not packed */
export function signFiles() {
  const random = generator(32_003);
  const classes = Object.keys(signs);
  const labels = Array.from({ length: perClass * classes.length }, (_, i) => i % classes.length);
  const images = labels.map((label) => drawSign(signs[classes[label]], random));
  return {
    "signs-images-idx4-ubyte": idx([labels.length, size, size, 3], Buffer.concat(images)),
    "signs-labels-idx1-ubyte": idx([labels.length], Uint8Array.from(labels)),
    "classes.txt": Buffer.from(`${classes.join("\n")}\n`),
  };
}
