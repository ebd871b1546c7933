/** Markdown tables, as Prettier writes them, and the numbers in them. */

/** Three significant digits, thousands apart. @param {number} value */
export const show = (value) =>
  new Intl.NumberFormat("en", { maximumSignificantDigits: 3 }).format(value);

/** @param {number | undefined} value @param {(value: number) => string} [format] */
export const cell = (value, format = show) => (value === undefined ? "–" : format(value));

/**
 * What stands where there is no time: what the library cannot do is its fault, what it is not asked to do is not.
 * @param {string} [error]
 */
export function missing(error) {
  if (!error || error.startsWith("left out")) return "–";
  return error.startsWith("no answer") ? "no answer" : "throws";
}

export const percent = (/** @type {number} */ share) =>
  `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%`;
export const times = (/** @type {number} */ ratio) => `${show(ratio)} ×`;
export const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * A table whose columns are as wide as their widest cell; the first are left-aligned, numbers right.
 * @param {string[]} header
 * @param {string[][]} rows
 * @param {number} textColumns
 */
export function table(header, rows, textColumns) {
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column].length)),
  );
  const isText = (/** @type {number} */ column) => column < textColumns;
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells
      .map((text, column) =>
        isText(column) ? text.padEnd(widths[column]) : text.padStart(widths[column]),
      )
      .join(" | ")} |`;
  const rule = widths.map((width, column) =>
    isText(column) ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(header), line(rule), ...rows.map(line)].join("\n");
}
