/** What the model gives on a grid of two columns, and the rows that lie over it. */

import { importanceSubject } from "./column-effects.js";
import { asked, hasModel, inspectedGraph } from "./inspection.js";
import { trainedRows } from "./parts.js";
import { numberColumns } from "./plane.js";
import { classProbabilities, predictedClass } from "./results.js";

/** @import { Dataset, FeatureGrid } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { BoundaryPoints } from "./inspection-types.js" */
/** @import { State } from "./types.js" */

/** Of more rows of a part than these, some pages at equal distances are shown. */
const mostRows = 400;
const pages = 20;

/** Values of all classes at all places: more keep the page from answering. */
const mostValues = 250_000;

/** At how many values of each column there is a place: fewer of many classes. @param {State} state */
function resolutionOf({ data, inspection }) {
  const outputs = Math.max(1, data.prepared?.classNames.length ?? 1);
  const finest = Math.max(10, Math.floor(Math.sqrt(mostValues / outputs)));
  return Math.min(inspection.boundaryOf.resolution, finest);
}

/**
 * What the worker holds for a drawing. It is of the rows it was made from; others have another.
 * @typedef {object} BoundaryRows
 * @property {unknown} prepared
 * @property {string} key
 * @property {FeatureGrid} grid
 * @property {{ dataset: Dataset, points: BoundaryPoints }[]} parts of the rows over the grid
 * @property {() => void} dispose
 */

/** Whether two columns can be crossed, and what is drawn over them. @param {State} state */
export const canCross = (state) =>
  numberColumns(state).length >= 2 && (inspectedGraph(state).outputs?.length ?? 1) === 1;

/**
 * The columns across and up: those that are chosen, else the two most important ones, as far as that was measured.
 * @param {State} state
 * @returns {[string, string]}
 */
export function boundaryColumns(state) {
  const { boundaryOf, importance } = state.inspection;
  const names = numberColumns(state);
  if (importance?.of === importanceSubject(state)) {
    const { columns, importancesMean } = importance.result;
    const worth = (/** @type {string} */ name) => importancesMean[columns.indexOf(name)] ?? 0;
    names.sort((a, b) => worth(b) - worth(a));
  }
  const [wantedX, wantedY] = boundaryOf.columns;
  const x = names.includes(wantedX) ? wantedX : names.find((name) => name !== wantedY);
  const y = names.includes(wantedY) && wantedY !== x ? wantedY : names.find((name) => name !== x);
  return [x ?? "", y ?? ""];
}

/** What is drawn, of the rows as they are. @param {State} state */
export const boundarySubject = (state) => [
  boundaryColumns(state),
  state.inspection.boundaryOf.resolution,
  state.evaluation.threshold,
];

/** @param {Playground} playground */
export async function drawBoundary(playground) {
  const { store, handles } = playground;
  return asked(playground, "boundary", async () => {
    const { state } = store;
    const { prepared, source } = handles;
    if (!prepared || !source || !canCross(state)) return null;
    const { grid, parts } = await rowsFor(playground);
    const net = hasModel(state) ? handles.net : null;
    // All at once: while a model trains, each answer waits for its turn.
    const [found, ...given] = await Promise.all([
      net?.decisionBoundary(grid),
      ...parts.map(({ dataset }) => net?.predict(dataset, { batchSize: 256 })),
    ]);
    const { columns, x, y, held } = grid;
    return {
      boundary: {
        ...{ of: state.data.prepared, columns, x, y, held, values: found?.values ?? null },
        points: parts.map(({ dataset, points }, at) => ({
          ...points,
          predicted: given[at] ? predictedOf(state, given[at].data, dataset.rows) : null,
        })),
      },
    };
  });
}

/**
 * The class of each row, or its numbers.
 * @param {State} state
 * @param {Float32Array} data
 * @param {number} rows
 * @returns {number[][]}
 */
function predictedOf({ data: { prepared }, evaluation }, data, rows) {
  const width = data.length / rows;
  return Array.from({ length: rows }, (_, row) => {
    const own = data.subarray(row * width, (row + 1) * width);
    if (prepared?.task === "regression") return [...own];
    return [predictedClass(classProbabilities(own), evaluation.threshold)];
  });
}

/** The grid and the rows of what is chosen; those before are freed. @param {Playground} playground */
async function rowsFor({ store, handles }) {
  const { state } = store;
  const { prepared, source } = handles;
  const columns = boundaryColumns(state);
  const resolution = resolutionOf(state);
  const key = JSON.stringify([columns, resolution]);
  const known = handles.boundary;
  if (known && known.prepared === prepared && known.key === key) return known;
  known?.dispose();
  handles.boundary = null;
  /** @type {FeatureGrid} */
  const grid = await prepared.grid(source, { columns, gridResolution: resolution });
  /** @type {BoundaryRows["parts"]} */
  const parts = [];
  const dispose = () => {
    grid.dispose();
    for (const { dataset } of parts) dataset.dispose();
  };
  try {
    for (const name of /** @type {const} */ (["train", "test"])) {
      const points = await pointsOf({ state, prepared, source }, name, columns);
      if (points.rows.length === 0) continue;
      parts.push({ dataset: await prepared[name].subset(points.rows), points });
      points.actual = await actualOf(state, prepared[name], points);
    }
  } catch (error) {
    dispose();
    throw error;
  }
  handles.boundary = { prepared, key, grid, parts, dispose };
  return handles.boundary;
}

/**
 * Rows of the file that are among those that are trained on, or tested on.
 * @param {{ state: State, prepared: any, source: any }} of
 * @param {"train" | "test"} name
 * @param {[string, string]} columns
 * @returns {Promise<BoundaryPoints>}
 */
async function pointsOf({ state, prepared, source }, name, columns) {
  const numbers = (await prepared.rows())[name];
  const places = new Map(Array.from(numbers, (number, place) => [number, place]));
  const part = { prepared, name };
  const first = await source.rows({ part, count: mostRows });
  const found = [first];
  if (first.total > mostRows) {
    found.length = 0;
    for (let page = 0; page < pages; page++) {
      const from = Math.floor((page * first.total) / pages);
      found.push(await source.rows({ part, from, count: mostRows / pages }));
    }
  }
  const trained = trainedRows(state.training.experiment ?? state.experiment, numbers.length);
  const cellsAt = columns.map((column) => first.header.indexOf(column));
  const targets = (state.data.prepared?.targets ?? []).map((one) => first.header.indexOf(one));
  /** @type {BoundaryPoints} */
  const points = { x: [], y: [], rows: [], parts: [], inFile: [], actual: [], predicted: null };
  for (const { rows, numbers: inFile } of found) {
    rows.forEach((/** @type {string[]} */ cells, /** @type {number} */ at) => {
      const [x, y] = cellsAt.map((place) => (cells[place] ? Number(cells[place]) : NaN));
      const place = places.get(inFile[at]);
      if (!Number.isFinite(x) || !Number.isFinite(y) || place === undefined) return;
      points.x.push(x);
      points.y.push(y);
      points.rows.push(place);
      points.inFile.push(inFile[at]);
      points.parts.push(name === "test" ? "test" : place < trained ? "train" : "validation");
      points.actual.push(targets.map((target) => Number(cells[target])));
    });
  }
  return points;
}

/**
 * The classes of points; numbers they have from the file.
 * @param {State} state
 * @param {Dataset} dataset
 * @param {BoundaryPoints} points
 */
async function actualOf({ data }, dataset, { rows, actual }) {
  if (data.prepared?.task === "regression") return actual;
  const { y } = await dataset.take(rows);
  if (!y) return actual;
  const width = y.length / rows.length;
  return rows.map((_, i) => {
    const own = y.subarray(i * width, (i + 1) * width);
    return [width === 1 ? own[0] : own.indexOf(Math.max(...own))];
  });
}
