/** Points in a plane whose shapes are those of TensorFlow Playground's data sets, by code of our own. */

import { csv, generator, normal } from "./random.mjs";

const count = 500;

/**
 * @param {number} seed
 * @param {(draw: { uniform: (from: number, to: number) => number, gauss: () => number }, i: number) =>
 *   [number, number, number | string]} point two coordinates, and what is to be predicted from them
 * @param {string} target
 */
function points(seed, point, target = "colour") {
  const random = generator(seed);
  const uniform = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + (to - from) * random();
  const draw = { uniform, gauss: normal(random) };
  const rows = Array.from({ length: count }, (_, i) => {
    const [x1, x2, value] = point(draw, i);
    return [x1.toFixed(3), x2.toFixed(3), typeof value === "number" ? value.toFixed(3) : value];
  });
  return csv(["x1", "x2", target], rows);
}

const colours = ["blue", "orange"];

/** A disc in a ring. */
export const circle = () =>
  points(1, ({ uniform, gauss }, i) => {
    const inner = i % 2 === 0;
    const radius = inner ? uniform(0, 2.5) : uniform(3.5, 5);
    const angle = uniform(0, 2 * Math.PI);
    const [x1, x2] = [radius * Math.sin(angle), radius * Math.cos(angle)];
    return [x1 + 0.2 * gauss(), x2 + 0.2 * gauss(), colours[inner ? 0 : 1]];
  });

/** Four squares, of one colour where they lie across from each other. */
export const xor = () =>
  points(2, ({ uniform, gauss }) => {
    const apart = (/** @type {number} */ value) => value + 0.3 * Math.sign(value);
    const [x1, x2] = [apart(uniform(-5, 5)), apart(uniform(-5, 5))];
    return [x1 + 0.15 * gauss(), x2 + 0.15 * gauss(), colours[x1 * x2 >= 0 ? 0 : 1]];
  });

/** Two clouds. */
export const gauss = () =>
  points(3, ({ gauss: normalNumber }, i) => {
    const centre = i % 2 === 0 ? 2 : -2;
    const [x1, x2] = [centre + normalNumber(), centre + normalNumber()];
    return [x1, x2, colours[i % 2]];
  });

/** Two arms that wind around each other. */
export const spiral = () =>
  points(4, ({ uniform }, i) => {
    const along = (i >> 1) / (count / 2);
    const angle = 3.5 * Math.PI * along + (i % 2) * Math.PI;
    const [x1, x2] = [5 * along * Math.sin(angle), 5 * along * Math.cos(angle)];
    return [x1 + uniform(-0.25, 0.25), x2 + uniform(-0.25, 0.25), colours[i % 2]];
  });

/** A number that grows evenly from one corner to the one across. */
export const plane = () =>
  points(
    5,
    ({ uniform, gauss }) => {
      const [x1, x2] = [uniform(-6, 6), uniform(-6, 6)];
      return [x1, x2, (x1 + x2) / 10 + 0.02 * gauss()];
    },
    "value",
  );
