/** What somebody probably meant by a name that nobody knows. */

/** For comparing what people write: batchSize, batch-size and batch_size are the same. */
const folded = (/** @type {string} */ name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The known name that somebody probably meant, or null.
 * @param {string} name
 * @param {readonly string[]} known
 * @returns {string | null}
 */
export function nearest(name, known) {
  const asked = folded(name.slice(0, 60));
  let best = null;
  let least = Math.floor(asked.length / 3) + 1;
  for (const candidate of known) {
    // Of "adam" and "Adam" the one that begins as what was written.
    const steps = distance(asked, folded(candidate)) + (candidate[0] === name[0] ? 0 : 0.5);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/**
 * Letters to insert, delete, replace or swap with the next one (Damerau and Levenshtein's distance).
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; ++i) {
    const [above, before] = [rows[i - 1], rows[i - 2]];
    const row = [i];
    for (let j = 1; j <= b.length; ++j) {
      const replaced = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, replaced);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}
