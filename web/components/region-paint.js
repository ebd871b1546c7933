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
 * Where pixels lie between the points of a grid.
 * @param {number} length in pixels
 * @param {number} count of points
 */
function placesAlong(length, count) {
  const before = new Int32Array(length);
  const share = new Float64Array(length);
  for (let pixel = 0; pixel < length; pixel++) {
    const at = ((pixel + 0.5) / length) * (count - 1);
    before[pixel] = Math.min(count - 2, Math.floor(at));
    share[pixel] = at - before[pixel];
  }
  return { before, share };
}

/**
 * What lies at each pixel of one output, from above.
 * @param {GridValues} values
 * @param {number} output
 * @param {{ width: number, height: number }} size
 */
function spread({ data, shape: [, rows, columns] }, output, { width, height }) {
  const across = placesAlong(width, columns);
  const up = placesAlong(height, rows);
  const spread = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    const above = up.share[height - 1 - y];
    const from = (output * rows + up.before[height - 1 - y]) * columns;
    for (let x = 0; x < width; x++) {
      const at = from + across.before[x];
      const right = across.share[x];
      const low = data[at] * (1 - right) + data[at + 1] * right;
      const high = data[at + columns] * (1 - right) + data[at + columns + 1] * right;
      spread[y * width + x] = low * (1 - above) + high * above;
    }
  }
  return spread;
}

/**
 * @param {Uint8ClampedArray} into
 * @param {number} pixel
 * @param {Colour} colour
 * @param {number} opacity
 */
function put(into, pixel, colour, opacity) {
  into[4 * pixel] = colour[0];
  into[4 * pixel + 1] = colour[1];
  into[4 * pixel + 2] = colour[2];
  into[4 * pixel + 3] = 255 * opacity;
}

/**
 * The most likely class at each point of a grid.
 * @param {GridValues} values
 */
function likeliest({ data, shape: [classes, rows, columns] }) {
  const count = rows * columns;
  const best = new Uint16Array(count);
  const most = Float64Array.from({ length: count }, (_, at) => data[at]);
  for (let of = 1; of < classes; of++) {
    for (let at = 0; at < count; at++) {
      const value = data[of * count + at];
      if (!(value > most[at])) continue;
      most[at] = value;
      best[at] = of;
    }
  }
  return best;
}

/** @typedef {{ regions: Uint16Array, sure: Float64Array }} Classes what is predicted at each pixel, and how probable it is */

/**
 * Of two classes.
 * @param {GridValues} values
 * @param {number | null} threshold
 * @param {{ width: number, height: number }} size
 * @returns {Classes}
 */
function pairRegions(values, threshold, size) {
  const sure = spread(values, values.shape[0] - 1, size);
  const regions = new Uint16Array(sure.length);
  for (let pixel = 0; pixel < sure.length; pixel++) {
    if (sure[pixel] > (threshold ?? 0.5)) regions[pixel] = 1;
    else sure[pixel] = 1 - sure[pixel];
  }
  return { regions, sure };
}

/**
 * Of any number of classes. Between four points the class is that of one of them.
 * @param {GridValues} values
 * @param {{ width: number, height: number }} size
 * @returns {Classes}
 */
function regionsOf(values, { width, height }) {
  const { data, shape } = values;
  const [, rows, columns] = shape;
  const best = likeliest(values);
  const across = placesAlong(width, columns);
  const up = placesAlong(height, rows);
  const regions = new Uint16Array(width * height);
  const sure = new Float64Array(width * height);
  const nearest = [0, 1, columns, columns + 1];
  for (let y = 0; y < height; y++) {
    const above = up.share[height - 1 - y];
    const from = up.before[height - 1 - y] * columns;
    for (let x = 0; x < width; x++) {
      const at = from + across.before[x];
      const right = across.share[x];
      let region = 0;
      let most = -Infinity;
      let last = -1;
      for (let i = 0; i < 4; i++) {
        const of = best[at + nearest[i]];
        if (of === last) continue;
        last = of;
        const place = of * rows * columns + at;
        const low = data[place] * (1 - right) + data[place + 1] * right;
        const high = data[place + columns] * (1 - right) + data[place + columns + 1] * right;
        const value = low * (1 - above) + high * above;
        if (!(value > most)) continue;
        region = of;
        most = value;
      }
      regions[y * width + x] = region;
      sure[y * width + x] = most;
    }
  }
  return { regions, sure };
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
  const size = { width, height };
  const { regions, sure } = isPair ? pairRegions(values, threshold, size) : regionsOf(values, size);
  const image = new Uint8ClampedArray(4 * width * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const of = regions[pixel];
      if ((x > 0 && regions[pixel - 1] !== of) || (y > 0 && regions[pixel - width] !== of)) {
        put(image, pixel, line, 0.85);
        continue;
      }
      const share = Math.max(0, Math.min(1, (sure[pixel] - 1 / classes) / (1 - 1 / classes)));
      const opacity = faint + (full - faint) * share + (hatchingOf(of)(x, y) ? ink : 0);
      put(image, pixel, colours[Math.min(of, colours.length - 1)], opacity);
    }
  }
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
  const numbers = spread(values, output, { width, height });
  const image = new Uint8ClampedArray(4 * width * height);
  const levels = new Int16Array(width * height);
  for (let y = 0, pixel = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pixel++) {
      const value = numbers[pixel];
      let level = 0;
      while (level < ticks.length && value >= ticks[level]) level++;
      levels[pixel] = level;
      const isEdge =
        (x > 0 && levels[pixel - 1] !== level) || (y > 0 && levels[pixel - width] !== level);
      if (isEdge) put(image, pixel, line, 0.55);
      else put(image, pixel, colour, shadeOf(value, low, high));
    }
  }
  return image;
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export const shadeOf = (value, low, high) =>
  palest + (darkest - palest) * Math.max(0, Math.min(1, (value - low) / (high - low)));
