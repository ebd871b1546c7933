/** The line of pandas that gives what a view shows, for a table that is called `data`. */

/** @import { LookState } from "../experiment/types.js" */

/**
 * A name as a Python string. What JSON escapes, Python reads in the same way.
 * @param {string} name
 */
export const quoted = (name) => JSON.stringify(name);

/** @param {string} name */
export const columnOf = (name) => `data[${quoted(name)}]`;

/**
 * Columns as numbers: what is none is missing.
 * @param {string[]} names
 */
export function numbersLine(names) {
  if (names.length === 1) {
    const column = columnOf(names[0]);
    return `${column} = pd.to_numeric(${column}, errors="coerce")`;
  }
  const columns = `data[[${names.map(quoted).join(", ")}]]`;
  return `${columns} = ${columns}.apply(pd.to_numeric, errors="coerce")`;
}

/** A cell's value: a number is written as it is. @param {string} value @param {boolean} numeric */
const literal = (value, numeric) =>
  numeric && Number.isFinite(Number(value)) ? value : quoted(value);

/**
 * @param {NonNullable<LookState["filter"]>} filter
 * @param {boolean} numeric
 */
function condition({ column: name = "", is, value = "" }, numeric) {
  if (is === "duplicated") return "data.duplicated()";
  if (is === "missing") return `${columnOf(name)}.isna()`;
  if (is === "value") return `${columnOf(name)} == ${literal(value, numeric)}`;
  return `pd.to_numeric(${columnOf(name)}, errors="coerce").isna() & ${columnOf(name)}.notna()`;
}

/**
 * The rows in the order and the selection that the grid has.
 * @param {Pick<LookState, "sort" | "filter">} look
 * @param {(name: string) => boolean} isNumeric
 */
export function rowsLine({ sort, filter: asked }, isNumeric) {
  // Without a value all rows are shown.
  const filter = asked?.is === "value" && !asked.value?.trim() ? null : asked;
  const chosen = filter ? `data[${condition(filter, isNumeric(filter.column ?? ""))}]` : "data";
  if (!sort) return filter ? chosen : "data.head()";
  const way = sort.ascending ? "" : ", ascending=False";
  return `${chosen}.sort_values(${quoted(sort.column)}${way}, kind="stable")`;
}
