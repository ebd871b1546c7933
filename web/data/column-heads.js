/** The columns of the grid: how wide each is, and its head with type, missing cells and a small histogram. */

import { html, nothing } from "lit";
import { smallBars } from "../components/small-bars.js";
import { targetColumns } from "../experiment/outputs.js";

/** @import { GridColumn } from "../components/data-grid.js" */
/** @import { StoreElement } from "../components/store-element.js" */
/** @import { Look } from "../experiment/look.js" */

const bins = 24;
/** About the width of a character, and what stands beside a text. In rem. */
const character = 0.47;
const padding = 1.75;
const narrowest = 5.5;
const widest = 16;

/** What stands in the head in smaller letters, in characters. */
const typeLength = 11;
const missingLength = 14;

/**
 * @param {any} column of the description
 * @param {number} index
 * @param {string[][]} rows some of the table's, for the widths
 * @param {boolean} isTarget
 */
function widthOf(column, index, rows, isTarget) {
  const small = (isTarget ? 9 : 0) + typeLength + (column.missing ? missingLength : 0);
  const cells = rows.map((row) => row[index]?.length ?? 0);
  const longest = Math.max(column.name.length + 2, 0.85 * small, ...cells);
  return Math.min(widest, Math.max(narrowest, longest * character + padding));
}

/**
 * @param {StoreElement} host
 * @returns {GridColumn[]}
 */
export function gridColumns({ state }) {
  const { description, examples } = state.data;
  const targets = targetColumns(state.experiment.target);
  return description.columns.map((/** @type {any} */ column, /** @type {number} */ index) => {
    const { name, type } = column;
    const marked = targets.includes(name);
    const width = widthOf(column, index, examples?.rows ?? [], marked);
    return { name, width, numeric: type === "number", marked };
  });
}

/**
 * What stands below a column's name.
 * @param {StoreElement} host
 * @param {Look} look
 * @param {number} index
 */
export function columnHead({ state, t }, look, index) {
  const column = state.data.description.columns[index];
  const { name, type, missing } = column;
  const isTarget = targetColumns(state.experiment.target).includes(name);
  return html`<small
      >${isTarget ? html`<em>${t("data.isTarget")}</em> · ` : nothing}${t(
        `data.type_${type}`,
      )}${missing ? html` · <span class="flag">${t("look.missing", { count: missing })}</span>` : nothing}</small
    >
    ${smallBars(countsOf(look, column))}`;
}

/**
 * How often each value, or each range of values, occurs.
 * @param {Look} look
 * @param {any} column
 * @returns {ArrayLike<number>}
 */
export function countsOf(look, { name, type, categories, allMissing }) {
  if (type !== "number") {
    return (categories ?? []).slice(0, bins).map((/** @type {any} */ { count }) => count);
  }
  if (allMissing) return [];
  return (
    look.answer(`histogram ${name}`, (source) => source.histogram(name, { bins }))?.counts ?? []
  );
}
