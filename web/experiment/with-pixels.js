/** Images as a model from a file takes them. */

/** @import { Experiment } from "./types.js" */

/**
 * The steps for images that a model from a file takes: its size and its numbers.
 * @param {NonNullable<Experiment["preparation"]>} steps
 * @param {any} preparation the file's, as JSON
 * @returns {NonNullable<Experiment["preparation"]>}
 */
export function withPixels(steps, { images, steps: own }) {
  if (!images) return steps;
  const named = new Set(["Resizing", "Rescaling"]);
  const kept = steps.filter(({ class_name }) => !named.has(class_name));
  return [
    ...kept,
    ...own.map((/** @type {any} */ { class_name, config }) => ({ class_name, config })),
  ];
}
