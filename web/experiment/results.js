/** From a model's output to what is shown of it. */

/**
 * One probability per class; a single sigmoid output stands for two classes.
 * @param {Float32Array} values
 */
export function classProbabilities(values) {
  return values.length === 1 ? Float32Array.of(1 - values[0], values[0]) : values;
}
