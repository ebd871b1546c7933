/** From a model's output to what is shown of it. */

/**
 * One probability per class; a single sigmoid output stands for two classes.
 * @param {Float32Array} values
 */
export function classProbabilities(values) {
  return values.length === 1 ? Float32Array.of(1 - values[0], values[0]) : values;
}

/**
 * The predicted class: the most probable one or, where two classes have a threshold, the second above it.
 * @param {Float32Array} probabilities
 * @param {number | null} threshold
 */
export function predictedClass(probabilities, threshold) {
  if (threshold !== null) return Number(probabilities[1] > threshold);
  let best = 0;
  for (let i = 0; i < probabilities.length; i++) {
    if (Number.isNaN(probabilities[i])) return -1;
    if (probabilities[i] > probabilities[best]) best = i;
  }
  return best;
}
