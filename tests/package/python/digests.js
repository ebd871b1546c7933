// Rows as a number each, to compare those that Python makes with ours.

import { expect } from "vitest";

/** A number for each row, as trained.py has it. @param {ArrayLike<number>} data @param {number} rows */
function digest(data, rows) {
  const width = data.length / rows;
  return Array.from({ length: rows }, (_, row) => {
    let sum = 0;
    for (let i = 0; i < width; ++i) sum += data[row * width + i] * (i + 1);
    return sum;
  });
}

/** Images are scaled as they are put in batches. @param {any} dataset @param {number} [scale] */
export async function digestOf(dataset, scale = 1) {
  const rows = dataset.rows;
  const { x, y } = await dataset.take(Array.from({ length: rows }, (_, row) => row));
  return { x: digest(x, rows).map((one) => one * scale), y: digest(y, rows) };
}

/** @param {readonly number[]} actual @param {readonly number[]} wanted @param {number} by @param {string} what */
export function expectNear(actual, wanted, by, what) {
  expect(actual.length, what).toBe(wanted.length);
  const distance = Math.max(
    ...actual.map((value, i) => Math.abs(value - wanted[i]) / (1 + Math.abs(wanted[i]))),
  );
  expect(distance, what).toBeLessThan(by);
}
