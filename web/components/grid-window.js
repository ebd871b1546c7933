/**
 * Which rows and columns of a grid can be seen. All lengths are CSS pixels; rows have one height, columns their
 * own widths.
 */

/** Browsers cut elements that are higher: Firefox at 17.9 million pixels. */
const maxHeight = 12_000_000;

/** Rows that are drawn above and below those that can be seen, so that a short scroll shows no gap. */
const margin = 6;

/**
 * How high what scrolls is. With more rows than fit, a pixel of the scroll bar stands for more than one of the
 * rows.
 * @param {number} total
 * @param {number} rowHeight
 */
export const scrollHeight = (total, rowHeight) => Math.min(total * rowHeight, maxHeight);

/**
 * The rows to draw, and where.
 * @param {{ total: number, rowHeight: number, scrollTop: number, height: number }} state `height` is that of the
 *   frame, without the header
 * @returns {{ first: number, last: number, top: number }} from `first` up to, not including, `last`; `top` is where
 *   the first one begins
 */
export function rowWindow({ total, rowHeight, scrollTop, height }) {
  const all = total * rowHeight;
  const shown = scrollHeight(total, rowHeight);
  const travel = Math.max(1, shown - height);
  const scrolled = Math.min(Math.max(scrollTop, 0), travel);
  // Where the frame's upper edge is in rows of their real height.
  const offset = all > shown ? (scrolled / travel) * (all - height) : scrolled;
  const first = Math.max(0, Math.floor(offset / rowHeight) - margin);
  const last = Math.min(total, Math.ceil((offset + height) / rowHeight) + margin);
  return { first, last, top: scrolled - offset + first * rowHeight };
}

/**
 * How far to scroll so that a row can be seen whole: not at all where it can be.
 * @param {number} row
 * @param {Parameters<typeof rowWindow>[0]} state
 */
export function scrollToRow(row, { total, rowHeight, scrollTop, height }) {
  const all = total * rowHeight;
  const shown = scrollHeight(total, rowHeight);
  const scale = all > shown ? (shown - height) / (all - height) : 1;
  const offset = scrollTop / scale;
  const top = row * rowHeight;
  if (top < offset) return top * scale;
  if (top + rowHeight > offset + height) return (top + rowHeight - height) * scale;
  return scrollTop;
}

/**
 * The cell that a key goes to from another; null for other keys. The header is row -1.
 * @param {string} key
 * @param {{ row: number, column: number }} from
 * @param {{ rows: number, columns: number, page: number, whole: boolean }} grid `page` rows are seen at once; `whole`:
 *   whether Home and End go to the first and the last row, too
 */
export function cellAfter(key, { row, column }, { rows, columns, page, whole }) {
  /** @type {Record<string, [row: number, column: number]>} */
  const places = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    PageUp: [row - page, column],
    PageDown: [row + page, column],
    Home: [whole ? -1 : row, 0],
    End: [whole ? rows - 1 : row, columns - 1],
  };
  if (!places[key] || (whole && !/Home|End/.test(key))) return null;
  const [to, across] = places[key];
  return {
    row: Math.min(Math.max(to, -1), rows - 1),
    column: Math.min(Math.max(across, 0), columns - 1),
  };
}

/**
 * Where each column begins, and behind the last one where it ends.
 * @param {number[]} widths
 */
export function columnEdges(widths) {
  const edges = [0];
  for (const width of widths) edges.push(edges[edges.length - 1] + width);
  return edges;
}

/**
 * The columns to draw.
 * @param {number[]} edges
 * @param {number} scrollLeft
 * @param {number} width of the frame, without the row numbers
 * @returns {{ first: number, last: number }} up to, not including, `last`
 */
export function columnWindow(edges, scrollLeft, width) {
  const count = edges.length - 1;
  let first = 0;
  while (first < count - 1 && edges[first + 1] <= scrollLeft) first++;
  let last = first;
  while (last < count && edges[last] < scrollLeft + width) last++;
  return { first: Math.max(0, first - 1), last: Math.min(count, last + 1) };
}
