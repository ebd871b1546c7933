/** Predictions as a CSV: what is known of each row, what was predicted, and the probability of every class. */

import { checkOptions, wrong } from "./checks.js";
import { usualThreshold } from "./kept-outputs.js";
import { thresholdsOf } from "./thresholds.js";
import { csvNumber, csvCell, freeName } from "../messages/csv-cell.js";

/** A column and its cells. @typedef {{ name: string, cell: (row: number) => string | number }} CsvColumn */

/** Rows that are held as text at a time. */
export const csvBlock = 1024;

/**
 * A CSV in pieces of text. A name that a column before has gets a "_" behind it.
 * @param {readonly CsvColumn[]} columns
 * @param {number} rows
 */
export function* csvOf(columns, rows) {
  yield csvHeader(namesOf(columns));
  for (let from = 0; from < rows; from += csvBlock) {
    yield csvRows(columns, from, Math.min(from + csvBlock, rows));
  }
}

/** Names of which none is there twice. @param {readonly CsvColumn[]} columns */
export function namesOf(columns) {
  /** @type {string[]} */
  const names = [];
  for (const { name } of columns) names.push(freeName(name, names));
  return names;
}

/** @param {readonly string[]} names */
export const csvHeader = (names) => `${names.map(csvCell).join(",")}\n`;

/** @param {readonly CsvColumn[]} columns @param {number} from @param {number} to */
export function csvRows(columns, from, to) {
  let text = "";
  for (let row = from; row < to; ++row) {
    const cells = columns.map(({ cell }) => cell(row));
    text += `${cells.map((one) => (typeof one === "number" ? csvNumber(one) : csvCell(one))).join(",")}\n`;
  }
  return text;
}

/**
 * The columns of what a model gave: "predicted", and of classes "probability_setosa" and so on. Where the true
 * classes or numbers are known, "true" is before them. Of an output with a name: "predicted_kind". Of labels that rows
 * may have at once "true_comedy", "predicted_comedy" and "probability_comedy", and so on.
 * @param {object} predicted
 * @param {ArrayLike<number>} predicted.outputs row by row: a number, several, or probabilities; of two classes they may
 *   be one, the second class's
 * @param {number} predicted.width numbers per row
 * @param {readonly string[]} predicted.classNames none where numbers are predicted
 * @param {readonly string[]} [predicted.targetNames] of several numbers
 * @param {readonly string[]} [predicted.labels] that rows may have at once, where the numbers are the probabilities of these
 * @param {number | Record<string, number> | null} [predicted.threshold] of two classes: above which probability the second
 *   one is predicted; of labels each of them, or by name
 * @param {((row: number, place: number) => string | number) | null} [predicted.truth] the name of a class, or a number
 * @param {string} [predicted.output] its name, where a model has several
 * @returns {CsvColumn[]}
 */
export function predictionColumns(predicted) {
  const {
    outputs,
    width,
    classNames,
    targetNames = [],
    labels = [],
    threshold = null,
    truth = null,
    output = "",
  } = predicted;
  const own = output && `_${output}`;
  const known = (/** @type {string} */ name, /** @type {number} */ place) =>
    truth ? [{ name, cell: (/** @type {number} */ row) => truth(row, place) }] : [];
  if (labels.length > 0) {
    return labels.flatMap((name, place) => {
      const value = (/** @type {number} */ row) => outputs[row * width + place];
      const limit = typeof threshold === "number" ? threshold : threshold?.[name];
      const above = (/** @type {number} */ row) => {
        const is = value(row);
        return Number.isNaN(is) ? "" : Number(is > (limit ?? usualThreshold));
      };
      return [
        ...known(`true${own}_${name}`, place),
        { name: `predicted${own}_${name}`, cell: above },
        { name: `probability${own}_${name}`, cell: value },
      ];
    });
  }
  if (classNames.length === 0) {
    return Array.from({ length: width }, (_, place) => {
      const of = width === 1 ? own : `${own}_${targetNames[place] ?? place}`;
      return [
        ...known(`true${of}`, place),
        {
          name: `predicted${of}`,
          cell: (/** @type {number} */ row) => outputs[row * width + place],
        },
      ];
    }).flat();
  }
  const isSingle = width === 1 && classNames.length === 2;
  /** @param {number} row @param {number} place */
  const probability = (row, place) => {
    const value = outputs[row * width + (isSingle ? 0 : place)];
    return isSingle && place === 0 ? 1 - value : value;
  };
  return [
    ...known(`true${own}`, 0),
    {
      name: `predicted${own}`,
      cell: (row) => {
        if (Number.isNaN(probability(row, 0))) return "";
        if (typeof threshold === "number")
          return classNames[Number(probability(row, 1) > threshold)];
        let top = 0;
        for (let place = 1; place < classNames.length; ++place) {
          if (probability(row, place) > probability(row, top)) top = place;
        }
        return classNames[top];
      },
    },
    ...classNames.map((name, place) => ({
      name: `probability${own}_${name}`,
      cell: (/** @type {number} */ row) => Math.fround(probability(row, place)),
    })),
  ];
}

/**
 * @typedef {object} PredictionsCsvOptions
 * @property {import("./scored.js").Output} [output] of a model of several; all when left out, or the first where
 *   rows have several positions
 * @property {ArrayLike<number>} [rows] the number of each row, as in the file it is from; from 0 when left out
 * @property {readonly string[] | Record<string, readonly string[]>} [targetNames] of several numbers, or by output
 * @property {import("./thresholds.js").Thresholds} [threshold] of two classes, or of labels, as `predictFiles()` takes it
 */

/**
 * @param {import("./predictions.js").Predictions} predictions
 * @param {PredictionsCsvOptions} options
 */
export async function* csvOfPredictions(predictions, options) {
  const where = "csv()";
  checkOptions(where, options, ["output", "rows", "targetNames", "threshold"]);
  const { output, rows: numbers, targetNames } = options;
  if (numbers !== undefined && numbers.length !== predictions.rows) {
    const values = { numbers: predictions.rows };
    throw wrong(`${where}: rows`, { id: "expected.list-of", values }, numbers);
  }
  const { outputs } = predictions;
  const thresholds = thresholdsOf(
    `${where}: threshold`,
    outputs.map(({ name, classes, labels }) => ({ name, labels, isBinary: classes === 2 })),
    options.threshold,
  );
  let chosen = output === undefined ? [...outputs.keys()] : [output];
  for (let from = 0, total = 1; from < total; from += csvBlock) {
    const query = { order: /** @type {const} */ ("row"), from, count: csvBlock };
    /** @param {import("./scored.js").Output} of */
    const pageOf = (of) => predictions.page({ ...query, output: of });
    let pages = await Promise.all(chosen.map(pageOf));
    if (chosen.length > 1 && pages.some(({ rows }) => "position" in rows[0])) {
      chosen = chosen.slice(0, 1);
      pages = pages.slice(0, 1);
    }
    const [{ rows, total: all }] = pages;
    const columns = [
      ...rowColumns(rows, numbers),
      ...pages.flatMap((page, i) => {
        const of = outputs.find(({ name }, place) => [name, place].includes(chosen[i]));
        const names = isList(targetNames) ? targetNames : targetNames?.[of?.name ?? ""];
        return columnsOf(page.rows, of?.classNames ?? [], {
          ...(names && { targetNames: names }),
          labels: of?.labels ?? [],
          output: chosen.length > 1 ? of?.name : "",
          threshold: thresholds[of?.name ?? ""] ?? null,
        });
      }),
    ];
    if (from === 0) yield csvHeader(namesOf(columns));
    yield csvRows(columns, 0, rows.length);
    total = all;
  }
}

/** @param {PredictionsCsvOptions["targetNames"]} names @returns {names is readonly string[]} */
const isList = (names) => Array.isArray(names);

/**
 * @param {readonly any[]} rows of a page
 * @param {ArrayLike<number> | undefined} numbers
 * @returns {CsvColumn[]}
 */
const rowColumns = (rows, numbers) => [
  { name: "row", cell: (i) => numbers?.[rows[i].row] ?? rows[i].row },
  ...(rows[0].position === undefined
    ? []
    : [{ name: "position", cell: (/** @type {number} */ i) => rows[i].position }]),
];

/**
 * @param {readonly any[]} rows of a page
 * @param {readonly string[]} names of classes, if they have any
 * @param {{ targetNames?: readonly string[], labels: readonly string[], output?: string | undefined,
 *   threshold: import("./thresholds.js").Threshold | null }} known
 * @returns {CsvColumn[]}
 */
function columnsOf(rows, names, { targetNames, labels, threshold, output = "" }) {
  const outputsOf = (/** @type {any} */ { probabilities, predicted }) =>
    probabilities ?? (typeof predicted === "number" ? [predicted] : predicted);
  const width = outputsOf(rows[0]).length;
  const classNames = rows[0].probabilities
    ? Array.from({ length: width }, (_, index) => names[index] ?? String(index))
    : [];
  const outputs = rows.flatMap((row) => [...outputsOf(row)]);
  const truth = (/** @type {number} */ row, /** @type {number} */ place) => {
    const { actual } = rows[row];
    return classNames[actual] ?? (typeof actual === "number" ? actual : actual[place]);
  };
  return predictionColumns({
    ...{ outputs, width, classNames, labels, threshold, truth, output },
    ...(targetNames && { targetNames }),
  });
}
