/** Files that try the page's layout. */

import { csv } from "../web/playground.js";

/** So long may a name be. */
const long = (/** @type {number} */ index) =>
  `the ${index}. question of this questionnaire, which is as long as questions are at the least`.slice(
    0,
    80,
  );

/** @param {string} name @param {string} head @param {number} rows @param {(row: number) => string} line */
function table(name, head, rows, line) {
  const lines = [head];
  for (let row = 0; row < rows; row++) lines.push(line(row));
  return csv(name, lines.join("\n"));
}

export const oneClass = () =>
  table("one-class.csv", "a,b,kind", 60, (row) => `${row % 7},${row % 11},yes`);

export const hundredClasses = () =>
  table(
    "hundred-classes.csv",
    "a,b,kind",
    3000,
    (row) => `${row % 100},${(row % 100) / 3 + (row % 7) / 10},class ${row % 100}`,
  );

export const tenRows = () =>
  table("ten-rows.csv", "a,b,kind", 10, (row) => `${row % 5},${row},${row % 2 ? "yes" : "no"}`);

export const millionRows = () =>
  table(
    "million-rows.csv",
    "a,b,c,kind",
    1_000_000,
    (row) => `${row % 97},${(row % 1009) / 10},${row},${row % 3 ? "yes" : "no"}`,
  );

export const longNames = () =>
  table(
    `${long(1)}.csv`,
    Array.from({ length: 6 }, (_, index) => `"${long(index + 1)}"`).join(","),
    300,
    (row) => `${[1, 2, 3, 4, 5].map((by) => (row * by) % 13).join(",")},"${long(row % 3)}"`,
  );

/** Cells that are no numbers, rows that are too short. */
export const untidy = () =>
  table("untidy.csv", "a,b,kind", 200, (row) =>
    row % 9 === 4 ? `${row}` : `${row % 7 ? row % 5 : "n.a."},${row},${row % 2 ? "yes" : "no"}`,
  );
