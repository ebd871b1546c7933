/** What each number of a table's rows tells of the target by itself: by a small tree, or by the order of the values. */

import { indicesOf, targetNumbers } from "../formats/made-table.js";
import { takeOut, using } from "./core.js";

/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */
/** @typedef {import("../wire/look-types.js").ColumnScore} ColumnScore */
/** @typedef {import("../formats/types.js").Turn} Turn */

/** Rows and numbers that are looked at: of more rows some, at equal distances. */
const most = { rows: 10_000, numbers: 8_000_000 };

/** Values in their order, with the class of each. @typedef {{ values: Float32Array, labels: Int32Array }} Sorted */
/** A tree of one column: the class up to each edge, and behind the last. @typedef {{ edges: number[], answers: number[] }} Tree */

/**
 * A decision tree of one column, by Gini's impurity.
 * @param {Sorted} sorted
 * @param {number} classes
 * @param {number} depth
 * @returns {Tree}
 */
function treeOf({ values, labels }, classes, depth) {
  /** @type {Tree} */
  const tree = { edges: [], answers: [] };
  /** @param {number} from @param {number} to @param {number} left how many more splits one behind the other */
  const grow = (from, to, left) => {
    const right = new Float64Array(classes);
    for (let i = from; i < to; ++i) ++right[labels[i]];
    const rows = to - from;
    const whole = right.reduce((sum, count) => sum + count * count, 0);
    let cut = -1;
    let best = whole / rows;
    if (left > 0) {
      const before = new Float64Array(classes);
      let [squaresLeft, squaresRight] = [0, whole];
      const rest = right.slice();
      for (let i = from; i < to - 1; ++i) {
        const label = labels[i];
        squaresLeft += 2 * before[label]++ + 1;
        squaresRight -= 2 * rest[label]-- - 1;
        if (values[i] === values[i + 1]) continue;
        const purity = squaresLeft / (i + 1 - from) + squaresRight / (to - i - 1);
        if (purity > best + 1e-9 * rows) [best, cut] = [purity, i];
      }
    }
    if (cut < 0) {
      tree.answers.push(right.indexOf(Math.max(...right)));
      return;
    }
    grow(from, cut + 1, left - 1);
    tree.edges.push((values[cut] + values[cut + 1]) / 2);
    grow(cut + 1, to, left - 1);
  };
  if (values.length > 0) grow(0, values.length, depth);
  return tree;
}

/** How many answers are right. @param {Tree} tree @param {Sorted} sorted */
function rightOf({ edges, answers }, { values, labels }) {
  let at = 0;
  let right = 0;
  for (let i = 0; i < values.length; ++i) {
    while (at < edges.length && values[i] > edges[at]) ++at;
    if (answers[at] === labels[i]) ++right;
  }
  return right;
}

/** Which half a row is of, for one to judge what the other taught; its place in the file says nothing of it. */
const halfOf = (/** @type {number} */ row) => (Math.imul(row + 1, 0x9e3779b1) >>> 16) & 1;

/**
 * Where the class changes in the order of the values. `pure`: only so often that a few thresholds tell all rows.
 * `cut`: the values lie close there; a rule cuts through them, while two kinds of things leave a gap in between.
 * @param {Sorted} sorted
 * @param {number} classes
 */
function changesIn({ values, labels }, classes) {
  const last = values.length - 1;
  const around = Math.max(5, Math.round(0.05 * values.length));
  let [changes, close, begin, shortest, mixed] = [0, 0, 0, last + 1, false];
  for (let i = 0; i < last; ++i) {
    if (labels[i] === labels[i + 1]) continue;
    const [from, to] = [Math.max(0, i - around), Math.min(last, i + around)];
    const gap = values[i + 1] - values[i];
    mixed ||= gap === 0;
    shortest = Math.min(shortest, i + 1 - begin);
    begin = i + 1;
    ++changes;
    if (gap <= (5 * (values[to] - values[from])) / (to - from)) ++close;
  }
  shortest = Math.min(shortest, last + 1 - begin);
  return {
    pure: !mixed && changes > 0 && changes <= classes && shortest >= 3,
    cut: changes > 0 && close > changes / 2,
  };
}

/**
 * How many rows of one half a tree of the other puts into the right class, of all.
 * @param {Float32Array} values
 * @param {Int32Array} labels
 * @param {number} classes
 */
function byTree(values, labels, classes) {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  /** @param {Uint32Array} rows @returns {Sorted} */
  const some = (rows) => ({
    values: Float32Array.from(rows, (row) => values[row]),
    labels: Int32Array.from(rows, (row) => labels[row]),
  });
  const halves = [0, 1].map((half) => some(order.filter((row) => halfOf(row) === half)));
  const depth = Math.min(6, Math.ceil(Math.log2(classes)) + 2);
  const right = halves.map((half, i) => rightOf(treeOf(halves[1 - i], classes, depth), half));
  return { score: (right[0] + right[1]) / values.length, ...changesIn(some(order), classes) };
}

/** Places in the order of the values, equal ones in the middle of theirs. @param {Float32Array} values */
function ranksOf(values) {
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) ++to;
    for (let i = from; i < to; ++i) ranks[order[i]] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

/** Pearson's correlation of ranks, which is Spearman's. @param {Float64Array} one @param {Float64Array} other */
function correlationOf(one, other) {
  const middle = (one.length - 1) / 2;
  let [both, first, second] = [0, 0, 0];
  for (let i = 0; i < one.length; ++i) {
    const [a, b] = [one[i] - middle, other[i] - middle];
    both += a * b;
    first += a * a;
    second += b * b;
  }
  return first > 0 && second > 0 ? both / Math.sqrt(first * second) : 0;
}

/**
 * @param {import("./core.js").Core} core
 * @param {CoreDataset} data rows of a table after all steps
 * @param {{ names: readonly string[], target: number, classes: number }} what `classes` 0: the target is a number
 * @param {Turn} turn
 * @returns {Promise<ColumnScore[]>}
 */
export async function columnScores(core, data, { names, target, classes }, turn) {
  const count = Math.min(data.rows(), most.rows, Math.floor(most.numbers / names.length));
  const chosen = Uint32Array.from({ length: count }, (_, i) =>
    Math.floor((i * data.rows()) / count),
  );
  /** @type {{ shape: number[] }[]} */
  const inputs = JSON.parse(data.inputs());
  const { parts, y } = using(core.rows(chosen), (rows) => ({
    parts: inputs.map((_, input) => takeOut(data.featuresOf(rows, input))),
    y: targetNumbers(data, rows, target),
  }));
  await turn();
  const labels = classes > 0 ? indicesOf(y, count) : null;
  const ranks = labels ? null : ranksOf(y);
  /** @type {ColumnScore[]} */
  const scores = [];
  for (const part of parts) {
    const width = part.length / count;
    for (let place = 0; place < width; ++place) {
      const column = names[scores.length];
      const values = Float32Array.from({ length: count }, (_, row) => part[row * width + place]);
      const untold = { column, rows: count, cut: false, pure: false };
      if (values.some(Number.isNaN)) scores.push({ ...untold, score: 0 });
      else if (labels) scores.push({ column, rows: count, ...byTree(values, labels, classes) });
      else if (ranks) {
        scores.push({ ...untold, score: Math.abs(correlationOf(ranksOf(values), ranks)) });
      }
      await turn();
    }
  }
  return scores;
}
