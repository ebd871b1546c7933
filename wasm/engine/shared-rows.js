/** Rows to validate or to test with that are, number for number, rows that are trained on. */

import { targetNumbers } from "../formats/made-table.js";
import { hashesOf, hashInto, keyOf, wordsOf } from "../formats/row-hash.js";
import { using } from "./core.js";

/** @typedef {import("../bindings.d.ts").Dataset} CoreDataset */
/** @typedef {import("../wire/look-types.js").SharedRows} SharedRows */
/** @typedef {import("../formats/types.js").Turn} Turn */

/** Numbers that are looked at between two messages: some milliseconds. */
const sliceNumbers = 2 ** 18;
/** So many shared rows, and so much more of a part than chance gives, change what its score says. */
const matters = { fewest: 5, more: 0.05, times: 3 };
/** Rows and numbers of a row that chance is estimated from, and rows of a part that are named. */
const most = { rows: 2000, numbers: 64, named: 100 };

/** The bits of numbers. @param {Float32Array} numbers */
const bitsOf = ({ buffer, byteOffset, length }) => new Uint32Array(buffer, byteOffset, length);

/** Numbers of a row in each input. @param {CoreDataset} data */
function widthsOf(data) {
  /** @type {{ shape: number[] }[]} */
  const inputs = JSON.parse(data.inputs());
  return inputs.map(({ shape }) => shape.reduce((all, size) => all * size, 1));
}

/**
 * Goes over rows, some at a time.
 * @param {import("./core.js").Core} core
 * @param {CoreDataset} data
 * @param {{ from: number, to: number }} range
 * @param {Turn} turn
 * @param {(key: number, row: number, valueAt: (place: number) => number) => void} look
 */
async function eachRow(core, data, { from, to }, turn, look) {
  const widths = widthsOf(data);
  const width = widths.reduce((all, size) => all + size, 0);
  const rowsAtOnce = Math.max(1, Math.floor(sliceNumbers / width));
  const targets = JSON.parse(data.targets()).length;
  for (let first = from; first < to; first += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, to - first);
    const hashes = hashesOf(count);
    using(core.rows(Uint32Array.from({ length: count }, (_, i) => first + i)), (rows) => {
      /** @type {(Uint8Array | Float32Array)[]} */
      const kept = [];
      for (const input of widths.keys()) {
        const isBytes = data.storesBytes(input);
        const made = isBytes ? data.bytesOf(rows, input) : data.featuresOf(rows, input);
        using(made, (buffer) => {
          const own = buffer.view().slice();
          hashInto(hashes, own instanceof Float32Array ? bitsOf(own) : wordsOf(own, count));
          kept.push(own);
        });
      }
      for (let target = 0; target < targets; ++target) {
        hashInto(hashes, bitsOf(targetNumbers(data, rows, target)));
      }
      for (let row = 0; row < count; ++row) {
        look(keyOf(hashes, row), first + row, (place) => {
          let [input, at] = [0, place];
          while (at >= widths[input]) at -= widths[input++];
          return kept[input][row * widths[input] + at];
        });
      }
    });
    await turn();
  }
}

/**
 * How often two different rows have the same number in a column, for all columns as if they were independent; the
 * root, because they are not.
 * @param {number[][]} columns
 */
function agreement(columns) {
  const shares = columns.map((values) => {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const pairs = [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0);
    return values.length > 1 ? pairs / (values.length * (values.length - 1)) : 1;
  });
  return Math.sqrt(shares.reduce((all, share) => all * share, 1));
}

/**
 * @param {import("./core.js").Core} core
 * @param {object} parts
 * @param {CoreDataset} parts.train
 * @param {CoreDataset} parts.test
 * @param {number} parts.trained how many of the training rows, the first ones, are trained on
 * @param {Turn} turn
 * @returns {Promise<SharedRows>}
 */
export async function sharedRows(core, { train, test, trained }, turn) {
  /** How often each row is there. @type {Map<number, number>} */
  const seen = new Map();
  const width = widthsOf(train).reduce((all, size) => all + size, 0);
  const step = Math.max(1, width / most.numbers);
  const places = Array.from({ length: Math.min(width, most.numbers) }, (_, i) =>
    Math.floor(i * step),
  );
  /** @type {number[][]} */
  const columns = places.map(() => []);
  const every = Math.max(1, Math.floor(trained / most.rows));
  await eachRow(core, train, { from: 0, to: trained }, turn, (key, row, valueAt) => {
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    if (before > 0 || row % every > 0) return;
    places.forEach((place, i) => columns[i].push(valueAt(place)));
  });

  /**
   * @param {CoreDataset} data
   * @param {number} from
   */
  const sharedOf = async (data, from) => {
    /** @type {number[]} */
    const rows = [];
    let shared = 0;
    const to = data.rows();
    await eachRow(core, data, { from, to }, turn, (key, row) => {
      if (!seen.has(key)) return;
      ++shared;
      if (rows.length < most.named) rows.push(row - from);
    });
    return { count: to - from, shared, rows };
  };
  const validation = await sharedOf(train, trained);
  const tested = await sharedOf(test, 0);

  // Good and Turing: a row drawn as the others were is one of those seen once as often as such rows are among them.
  let once = 0;
  for (const count of seen.values()) once += count === 1 ? 1 : 0;
  const chance = Math.min(1, 1 - once / Math.max(1, trained), trained * agreement(columns));
  /** @param {typeof tested} part */
  const judged = ({ count, shared, rows }) => {
    const share = shared / count;
    const least = Math.max(chance + matters.more, matters.times * chance);
    return { count, shared, rows, beyondChance: shared >= matters.fewest && share >= least };
  };
  return { trained, validation: judged(validation), test: judged(tested), chance };
}
