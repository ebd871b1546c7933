/** Labels as words: y = ["cat", "dog", …]. */

import { MinibatchError } from "../messages/error.js";
import { show } from "./checks.js";

/**
 * Whether y is a list of words.
 * @param {unknown} array
 * @returns {array is string[]}
 */
export const isLabels = (array) => Array.isArray(array) && typeof array[0] === "string";

/**
 * The class number of each label: its index in the given names or, without them, in the labels that occur, in the
 * order of scikit-learn's LabelEncoder.
 * @param {string} where
 * @param {readonly unknown[]} labels
 * @param {readonly string[]} [known]
 */
export function classesOf(where, labels, known = []) {
  const classNames = known.length > 0 ? known : [...new Set(labels.map(String))].sort();
  const numbers = new Map(classNames.map((name, i) => [name, i]));
  const data = Float32Array.from(labels, (label, row) => {
    const number = typeof label === "string" ? numbers.get(label) : undefined;
    if (number === undefined) {
      throw new MinibatchError("invalid-data", {
        id: "arrays.no-class",
        values: { where: `${where}[${row}]`, label: show(label), names: classNames },
      });
    }
    return number;
  });
  return { data, classNames };
}
