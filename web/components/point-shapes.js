/** @param {number} value */
const tenth = (value) => Math.round(value * 10) / 10;

/** A point's outline by its class, so that colour does not tell alone. @type {((x: number, y: number) => string)[]} */
const shapes = [
  (x, y) => `M${x - 2.6} ${y}a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0z`,
  (x, y) => `M${x - 2.4} ${y - 2.4}h4.8v4.8h-4.8z`,
  (x, y) => `M${x} ${y - 3.2}l3 5.2h-6z`,
  (x, y) => `M${x} ${y - 3.4}l3.4 3.4l-3.4 3.4l-3.4 -3.4z`,
  (x, y) => `M${x} ${y + 3.2}l3 -5.2h-6z`,
];

/**
 * A point of a class as a path.
 * @param {number} of
 * @param {number} x
 * @param {number} y
 */
export const pointShape = (of, x, y) => shapes[of % shapes.length](tenth(x), tenth(y));
