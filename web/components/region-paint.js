/** Paints what a model gives on a grid: regions of classes, or a number as a shade. Between the grid's points it is linear. */

/** @typedef {{ data: ArrayLike<number>, shape: readonly [outputs: number, y: number, x: number] }} GridValues */
/** @typedef {[red: number, green: number, blue: number]} Colour */

/** Whether a class's hatching has ink at a pixel, so that colour does not tell alone. @type {((x: number, y: number) => boolean)[]} */
const hatchings = [
  () => false,
  (x, y) => (x + y) % 12 < 2,
  (x, y) => x % 8 < 2 && y % 8 < 2,
  (x, y) => (x - y + 1200) % 12 < 2,
  (_x, y) => y % 10 < 2,
  (x) => x % 10 < 2,
  (x, y) => x % 12 < 2 || y % 12 < 2,
  (x, y) => (x + y) % 14 < 2 || (x - y + 1400) % 14 < 2,
  (x, y) => (x + y) % 7 < 2,
  (x, y) => x % 5 < 1 && y % 5 < 1,
];

/** @param {number} of a class */
export const hatchingOf = (of) => hatchings[of % hatchings.length];

/** How opaque a class is that is as likely as any other, and one that is certain; and how much hatching adds. */
const [faint, full, ink] = [0.1, 0.62, 0.24];
/** How opaque a number's shade is at the least and at the greatest number. */
const [palest, darkest] = [0.04, 0.9];

/**
 * Where a pixel lies between the points of a grid.
 * @param {number} length in pixels
 * @param {number} count of points
 */
function placesAlong(length, count) {
  return Array.from({ length }, (_, pixel) => {
    const at = ((pixel + 0.5) / length) * (count - 1);
    const before = Math.min(count - 2, Math.floor(at));
    return { before, share: at - before };
  });
}

/**
 * Calls `use` with each pixel, from above, and what lies there of an output.
 * @param {GridValues} values
 * @param {{ width: number, height: number }} size
 * @param {(pixel: number, x: number, y: number, valueOf: (output: number) => number, nearest: number[]) => void} use with
 *   the places of the four points around it
 */
function eachPixel({ data, shape: [, rows, columns] }, { width, height }, use) {
  const across = placesAlong(width, columns);
  const up = placesAlong(height, rows);
  const count = rows * columns;
  const nearest = [0, 0, 0, 0];
  let [right, above] = [0, 0];
  const valueOf = (/** @type {number} */ output) => {
    const from = output * count;
    const low = data[from + nearest[0]] * (1 - right) + data[from + nearest[1]] * right;
    const high = data[from + nearest[2]] * (1 - right) + data[from + nearest[3]] * right;
    return low * (1 - above) + high * above;
  };
  for (let y = 0; y < height; y++) {
    const vertical = up[height - 1 - y];
    above = vertical.share;
    for (let x = 0; x < width; x++) {
      const { before, share } = across[x];
      right = share;
      nearest[0] = vertical.before * columns + before;
      nearest[1] = nearest[0] + 1;
      nearest[2] = nearest[0] + columns;
      nearest[3] = nearest[2] + 1;
      use(y * width + x, x, y, valueOf, nearest);
    }
  }
}

/**
 * @param {Uint8ClampedArray} into
 * @param {number} pixel
 * @param {Colour} colour
 * @param {number} opacity
 */
function put(into, pixel, [red, green, blue], opacity) {
  into[4 * pixel] = red;
  into[4 * pixel + 1] = green;
  into[4 * pixel + 2] = blue;
  into[4 * pixel + 3] = 255 * opacity;
}

/**
 * The most likely class at each point of a grid.
 * @param {GridValues} values
 */
function likeliest({ data, shape: [classes, rows, columns] }) {
  const count = rows * columns;
  return Uint16Array.from({ length: count }, (_, at) => {
    let best = 0;
    for (let i = 1; i < classes; i++) {
      if (data[i * count + at] > data[best * count + at]) best = i;
    }
    return best;
  });
}

/**
 * Regions of classes, the more opaque the surer, with a line between them.
 * @param {GridValues} values the probability of each class, or of the second of two
 * @param {number | null} threshold from which on the second of two classes is predicted
 * @param {{ width: number, height: number, colours: readonly Colour[], line: Colour }} look
 */
export function paintClasses(values, threshold, { width, height, colours, line }) {
  const [outputs] = values.shape;
  const classes = Math.max(2, outputs);
  const isPair = outputs === 1 || (outputs === 2 && threshold !== null);
  const best = isPair ? null : likeliest(values);
  const image = new Uint8ClampedArray(4 * width * height);
  const regions = new Uint16Array(width * height);
  eachPixel(values, { width, height }, (pixel, x, y, valueOf, nearest) => {
    let [of, sure] = [0, -Infinity];
    if (best) {
      // Between four points the class is that of one of them.
      for (const at of nearest) {
        const candidate = best[at];
        const value = candidate === of && sure > -Infinity ? sure : valueOf(candidate);
        if (value > sure) [of, sure] = [candidate, value];
      }
    } else {
      const second = valueOf(outputs - 1);
      of = Number(second > (threshold ?? 0.5));
      sure = of === 1 ? second : 1 - second;
    }
    regions[pixel] = of;
    const isEdge = (x > 0 && regions[pixel - 1] !== of) || (y > 0 && regions[pixel - width] !== of);
    if (isEdge) return put(image, pixel, line, 0.85);
    const share = Math.max(0, Math.min(1, (sure - 1 / classes) / (1 - 1 / classes)));
    const opacity = faint + (full - faint) * share + (hatchingOf(of)(x, y) ? ink : 0);
    put(image, pixel, colours[Math.min(of, colours.length - 1)], opacity);
  });
  return image;
}

/**
 * A number as a shade, with lines where it has round values.
 * @param {GridValues} values
 * @param {number} output that is painted
 * @param {{ low: number, high: number, ticks: readonly number[] }} scale
 * @param {{ width: number, height: number, colour: Colour, line: Colour }} look
 */
export function paintNumber(values, output, { low, high, ticks }, { width, height, colour, line }) {
  const image = new Uint8ClampedArray(4 * width * height);
  const levels = new Int16Array(width * height);
  eachPixel(values, { width, height }, (pixel, x, y, valueOf) => {
    const value = valueOf(output);
    let level = 0;
    while (level < ticks.length && value >= ticks[level]) level++;
    levels[pixel] = level;
    const isEdge =
      (x > 0 && levels[pixel - 1] !== level) || (y > 0 && levels[pixel - width] !== level);
    if (isEdge) put(image, pixel, line, 0.55);
    else put(image, pixel, colour, shadeOf(value, low, high));
  });
  return image;
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export const shadeOf = (value, low, high) =>
  palest + (darkest - palest) * Math.max(0, Math.min(1, (value - low) / (high - low)));
