/** The tested rows one by one: filtered, sorted, found by their text, and one of them shown large. */

import { failed, predictionsOf } from "./evaluation.js";
import { examplesAt, examplesOf } from "./examples-query.js";
import { judgedAs } from "./labels.js";
import { askData } from "./look.js";
import { partOf } from "./parts.js";
import { whileThere } from "./recovery.js";

/** @import { DataSource } from "minibatch" */
/** @import { Playground } from "./playground.js" */
/** @import { EvaluationState, Part, State } from "./types.js" */

/** How many rows are searched for a text at a time. */
const searchedRows = 1000;

/** What the order depends on. @param {EvaluationState} evaluation */
const question = ({ filter, cell, label, between, found, sort, threshold, metrics }) =>
  /** @type {const} */ ([filter, cell, label, between, found, sort, threshold, metrics]);

/**
 * What the rows are judged by: labels that the model has learned, where there are any, by models that have not.
 * @param {Playground} playground
 */
function judges(playground) {
  const { evaluation, data } = playground.store.state;
  const { part, sort, across } = evaluation;
  const isAcross = part === "train" && sort.by === "suspicion" && across?.status === "done";
  const { across: kept } = playground.handles;
  const isOwn = isAcross && across.output === (data.prepared?.output ?? "");
  return isOwn && kept ? kept : predictionsOf(playground);
}

/** Shows the rows that are wanted now. @param {Playground} playground */
export async function showExamples(playground) {
  const { store } = playground;
  const before = store.state.evaluation;
  const task = judgedAs(store.state)?.task ?? "classification";
  try {
    const shown = await whileThere(playground, async () => {
      const predictions = await judges(playground);
      return predictions && examplesOf(predictions, before, task);
    });
    const { evaluation } = store.state;
    // Something else may have been asked for meanwhile.
    const now = question(evaluation);
    if (!shown || question(before).some((part, i) => part !== now[i])) return;
    const isOther = evaluation.selected !== before.selected;
    store.patch("evaluation", isOther ? { order: shown.order } : shown);
  } catch (error) {
    failed(playground, "ready", error);
  }
}

/**
 * Some of the rows in their order, for a list.
 * @param {Playground} playground
 * @param {number} from
 * @param {number} count
 * @returns {Promise<any[] | null>} null where they are no longer wanted
 */
export async function examplesFrom(playground, from, count) {
  const { evaluation } = playground.store.state;
  // Another part of the rows is being judged.
  if (evaluation.status !== "ready") return null;
  const items = evaluation.order.slice(from, from + count);
  try {
    return await whileThere(playground, async () => {
      const predictions = await judges(playground);
      return predictions && examplesAt(predictions, items, evaluation);
    });
  } catch (error) {
    failed(playground, "ready", error);
    return null;
  }
}

/**
 * @param {Playground} playground
 * @param {Partial<Pick<EvaluationState, "filter" | "cell" | "label" | "between" | "sort">>} changes
 */
export async function setExamples(playground, changes) {
  playground.store.patch("evaluation", { ...changes, selected: null });
  await showExamples(playground);
}

/**
 * @param {Playground} playground
 * @param {{ actual: number, predicted: number } | null} cell of the confusion matrix: its rows and no others
 */
export const setCell = (playground, cell) =>
  setExamples(playground, cell ? { cell, label: null } : { cell });

/**
 * Shows a row large.
 * @param {Playground} playground
 * @param {number} item of the order
 * @param {any} [known] what there is to say about it, where that is known
 */
export async function selectExample(playground, item, known) {
  const { store } = playground;
  store.patch("evaluation", { selected: item, ...(known && { chosen: known }) });
  if (known) return;
  const { evaluation } = store.state;
  try {
    const found = await whileThere(playground, async () => {
      const predictions = await judges(playground);
      return predictions && examplesAt(predictions, [item], evaluation);
    });
    if (found && store.state.evaluation.selected === item) {
      store.patch("evaluation", { chosen: found[0] });
    }
  } catch (error) {
    failed(playground, "ready", error);
  }
}

/**
 * Shows any of the wrong or of the right rows, as a notebook picks one at random.
 * @param {Playground} playground
 * @param {"wrong" | "right"} filter
 */
export async function showAny(playground, filter) {
  const { cell } = playground.store.state.evaluation;
  const isIn = cell && (cell.actual === cell.predicted) === (filter === "right");
  await setExamples(playground, { filter, ...(!isIn && { cell: null }) });
  const { order } = playground.store.state.evaluation;
  if (order.length === 0) return;
  await selectExample(playground, order[Math.floor(Math.random() * order.length)]);
}

/** Whether rows have texts to look for: those of a table, each of which is one sample. @param {State} state */
export const hasTexts = ({ data }) =>
  data.description?.kind === "table" && data.prepared !== null && !data.prepared.windows;

/**
 * Shows only the rows that have a text in one of their cells. The last one asked for wins.
 * @param {Playground} playground
 * @param {string} text
 */
export async function setText(playground, text) {
  const { store } = playground;
  store.patch("evaluation", { text });
  const { metrics } = store.state.evaluation;
  const isWanted = () =>
    store.state.evaluation.text === text && store.state.evaluation.metrics === metrics;
  try {
    const found = text.trim() ? await rowsWith(playground, text.trim(), isWanted) : null;
    if (!isWanted()) return;
    store.patch("evaluation", { found });
    await showExamples(playground);
  } catch (error) {
    failed(playground, "ready", error);
  }
}

/**
 * The rows of the part that have a text in them, in any case.
 * @param {Playground} playground
 * @param {string} text
 * @param {() => boolean} isWanted
 */
async function rowsWith(playground, text, isWanted) {
  const sought = folded(text);
  const { part } = playground.store.state.evaluation;
  const places = await placesInFile(playground, part);
  /** @type {number[]} */
  const found = [];
  for (let from = 0; from < places.length && isWanted(); from += searchedRows) {
    const page = await rowsInFile(playground, part, from, searchedRows);
    if (!page) break;
    page.rows.forEach((cells, i) => {
      if (cells.some((cell) => folded(cell).includes(sought))) found.push(places[from + i]);
    });
  }
  return Uint32Array.from(found);
}

/** @param {string} text */
const folded = (text) => text.normalize("NFC").toLocaleLowerCase();

/**
 * Rows of a part as they are in the file, in its order; those that a step made are not in it.
 * @param {Playground} playground
 * @param {Part} part
 * @param {number} from
 * @param {number} count
 */
const rowsInFile = (playground, part, from, count) =>
  askData(playground, (/** @type {DataSource} */ source) =>
    source.rows({ from, count, part: partOf(playground, part) }),
  );

/**
 * The numbers of a part's rows, which a split may have shuffled, in the order of the file.
 * @param {Playground} playground
 * @param {Part} part
 */
async function placesInFile(playground, part) {
  const places = await askData(playground, () => playground.selection.placesOf(part));
  return places ?? new Uint32Array();
}

/**
 * The cells of a row of the part as they are in the file.
 * @param {Playground} playground
 * @param {number} row
 */
export async function cellsOf(playground, row) {
  const { part } = playground.store.state.evaluation;
  const place = (await placesInFile(playground, part)).indexOf(row);
  const page = place < 0 ? null : await rowsInFile(playground, part, place, 1);
  const [texts] = page?.rows ?? [];
  return page && texts ? { header: page.header, texts } : null;
}
