/** Which images of many stand for all of them. */

/**
 * As equal numbers of each class as there are, taken at equal distances from its rows; the first of each
 * class, then the second …
 * @param {Int32Array} labels
 * @param {number} classes
 * @param {number} count
 * @param {number} seed
 * @param {number} [only] the one class that is wanted
 */
export function spreadOverClasses(labels, classes, count, seed, only) {
  /** @type {number[][]} */
  const rows = Array.from({ length: classes }, () => []);
  labels.forEach((label, row) => {
    if (only === undefined || label === only) rows[label].push(row);
  });
  const shares = rows.map(() => 0);
  const available = rows.reduce((sum, own) => sum + own.length, 0);
  for (let left = Math.min(count, available); left > 0;) {
    for (let c = 0; c < classes && left > 0; ++c) {
      if (shares[c] < rows[c].length) {
        ++shares[c];
        --left;
      }
    }
  }
  /** @type {number[]} */
  const chosen = [];
  for (let k = 0; k < Math.max(...shares); ++k) {
    rows.forEach((own, c) => {
      if (k >= shares[c]) return;
      chosen.push(own[(seed + Math.floor((k * own.length) / shares[c])) % own.length]);
    });
  }
  return chosen;
}
