/** What a table's columns do to the predictions: permutation importance and partial dependence of the test rows. */

import { measure, setInspection } from "./inspection.js";
import { isTraining } from "./store.js";

/** @import { Playground } from "./playground.js" */
/** @import { State } from "./types.js" */

/** Of more test rows than these, so many are taken. */
const mostRows = 5000;
/** At how many values of a column of numbers the mean prediction is drawn. */
const resolution = 50;

/** Every column one after the other. */
export const allColumns = "*";

/** Whether the rows are those of a table, each for itself. @param {State} state */
export const hasColumns = ({ data }) =>
  data.description?.kind === "table" && data.prepared !== null && !data.prepared.windows;

/** Whether they can be measured now. @param {State} state */
export const canMeasureColumns = (state) =>
  hasColumns(state) &&
  state.training.hasWeights &&
  !isTraining(state) &&
  (state.data.prepared?.testRows ?? 0) > 0;

/** The columns of the file that the model uses. @param {State} state @returns {readonly string[]} */
export const usedColumns = ({ data }) => data.prepared?.inputs ?? [];

/** Whose numbers they are: those of another training, or output, are others. @param {State} state */
const modelOf = ({ training, data }) => [
  training.id,
  training.epoch.length,
  data.prepared?.output ?? "",
];

/** The output that is looked at, where a model has several. @param {State} state */
const lookedAt = ({ data }) => (data.prepared?.output ? { output: data.prepared.output } : {});

/** What importances are of. @param {State} state */
export const importanceSubject = (state) =>
  JSON.stringify([modelOf(state), state.inspection.importanceOf]);

/** The columns that are swept. @param {State} state */
export function sweptColumns(state) {
  const all = usedColumns(state);
  const { column } = state.inspection.dependenceOf;
  if (column === allColumns) return [...all];
  return all.includes(column) ? [column] : all.slice(0, 1);
}

/** What dependences are of. @param {State} state */
export const dependenceSubject = (state) => JSON.stringify([modelOf(state), sweptColumns(state)]);

/** Test rows at equal distances, where there are many. @param {State} state */
function rowsOf({ data }) {
  const count = data.prepared?.testRows ?? 0;
  const taken = Math.min(count, mostRows);
  return Array.from({ length: taken }, (_, i) => Math.floor((i * count) / taken));
}

/** @param {Playground} playground */
export async function measureImportance(playground) {
  const { store, handles, language } = playground;
  const { state } = store;
  if (!canMeasureColumns(state)) return;
  const of = importanceSubject(state);
  const { repeats: nRepeats, seed: randomState } = state.inspection.importanceOf;
  const output = lookedAt(state);
  const rows = rowsOf(state);
  const isDone = await measure(playground, "importance", async (options) => {
    const { net, source, prepared } = handles;
    if (!net) return null;
    const result = await net.permutationImportance(source, prepared, {
      ...{ nRepeats, randomState, rows, ...output },
      ...options,
    });
    return { importance: { of, rows: rows.length, result } };
  });
  if (isDone) store.announce(language.t("inspect.importanceDone"));
}

/** @param {Playground} playground */
export async function drawDependence(playground) {
  const { store, handles, language } = playground;
  const { state } = store;
  if (!canMeasureColumns(state)) return;
  const of = dependenceSubject(state);
  const columns = sweptColumns(state);
  const rows = rowsOf(state);
  const output = lookedAt(state);
  const isDone = await measure(playground, "dependence", async ({ signal, onProgress }) => {
    const { net, source, prepared } = handles;
    if (!net) return null;
    const list = [];
    for (const column of columns) {
      const result = await net.partialDependence(source, prepared, column, {
        ...{ gridResolution: resolution, rows, signal, ...output },
        onProgress: (/** @type {number} */ done, /** @type {number} */ total) =>
          onProgress(list.length + done / total, columns.length),
      });
      list.push({ column, result });
    }
    return { dependences: { of, rows: rows.length, list } };
  });
  if (isDone) store.announce(language.t("inspect.dependenceDone"));
}

/**
 * Sweeps another column: at once where one is drawn.
 * @param {Playground} playground
 * @param {string} column
 */
export function chooseSwept(playground, column) {
  const { dependenceOf, dependences } = playground.store.state.inspection;
  setInspection(playground, { dependenceOf: { ...dependenceOf, column } });
  if (dependences) void drawDependence(playground);
}
