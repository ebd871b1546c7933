/** Whether a text is a Keras program. Small: pages ask it of whatever is pasted, before the reader is loaded. */

/** @param {string} text */
export const isNotebook = (text) => /^\s*\{/.test(text) && /"cells"\s*:/.test(text);

const marks = [
  /^\s*(?:from\s+[\w.]+\s+import|import\s+\w+)/m,
  /\b(?:keras|tensorflow|sklearn|torch)\b/,
  /\bSequential\s*\(/,
  /\.(?:compile|fit|add|predict|evaluate)\s*\(/,
  /\bDense\s*\(|\bConv2D\s*\(/,
  /\b(?:train_test_split|read_csv|load_data|to_categorical)\s*\(/,
];

/**
 * Whether a text is Python that concerns a neural network, or a notebook, rather than a table or prose: what
 * `experiment.fromPython()` is for.
 * @param {string} text
 * @returns {boolean}
 */
export function looksLikePython(text) {
  return isNotebook(text) || marks.filter((mark) => mark.test(text)).length >= 2;
}
