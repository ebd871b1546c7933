/** Numbers that are the same wherever they are drawn. */

/**
 * Mulberry32, by Tommy Ettinger (public domain).
 * @param {number} seed
 * @returns {() => number} uniform in [0, 1)
 */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Box and Muller's way, one of each pair.
 * @param {() => number} random uniform
 * @returns {() => number} normal, of mean 0 and variance 1
 */
export const normal = (random) => () =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** @param {number} value */
export const sigmoid = (value) => 1 / (1 + Math.exp(-value));

/** @param {string[]} header @param {(string | number)[][]} rows @returns {string} a CSV file */
export const csv = (header, rows) =>
  `${[header, ...rows].map((cells) => cells.join(",")).join("\n")}\n`;
