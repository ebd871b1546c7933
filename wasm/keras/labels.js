/** Files of models by their names, and the names of classes in a text file beside one. */

/** A model, or one of another program, of which is said what it is. */
export const isModel = (/** @type {string} */ path) =>
  /\.(keras|h5|hdf5|safetensors|minibatch|pth?|onnx|tflite|pb)$/i.test(path);

/** As Teachable Machine and others call the file. */
export const isLabels = (/** @type {string} */ path) => /(^|\/)(labels|classes)\.txt$/i.test(path);

/** More classes than any model here has. */
const mostNames = 100_000;

/**
 * One name a line; Teachable Machine puts the class's number before it.
 * @param {string} text
 * @returns {string[] | null} null where there is none
 */
export function labelsIn(text) {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, mostNames);
  if (lines.length === 0) return null;
  const isNumbered = lines.every((line, i) => line.split(/\s/, 1)[0] === String(i));
  const names = isNumbered ? lines.map((line) => line.replace(/^\S+\s*/, "") || line) : lines;
  return new Set(names).size === names.length ? names : names.map((name, i) => `${name} (${i})`);
}
