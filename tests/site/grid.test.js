// What can be seen of a grid of any size, and how its rows are asked for.

import { describe, expect, it } from "vitest";
import {
  columnEdges,
  columnWindow,
  rowWindow,
  scrollHeight,
  scrollToRow,
} from "../../web/components/grid-window.js";
import { RowPages } from "../../web/components/row-pages.js";
import { ticks } from "../../web/components/ticks.js";

const rowHeight = 26;
const height = 520;

describe("the rows that are drawn", () => {
  it("are those in the frame and a few around them", () => {
    const state = { total: 1000, rowHeight, height };
    expect(rowWindow({ ...state, scrollTop: 0 })).toEqual({ first: 0, last: 26, top: 0 });
    expect(rowWindow({ ...state, scrollTop: 2600 })).toEqual({
      first: 94,
      last: 126,
      top: 94 * rowHeight,
    });
    const end = rowWindow({ ...state, scrollTop: 1000 * rowHeight - height });
    expect(end.last).toBe(1000);
    expect(rowWindow({ ...state, total: 3, scrollTop: 0 })).toEqual({ first: 0, last: 3, top: 0 });
    expect(rowWindow({ ...state, total: 0, scrollTop: 0 })).toEqual({ first: 0, last: 0, top: 0 });
  });

  it("reach from the first to the last of ten million, which no element is high enough for", () => {
    const total = 10_000_000;
    const state = { total, rowHeight, height };
    const shown = scrollHeight(total, rowHeight);
    expect(shown).toBeLessThan(17_000_000);
    expect(rowWindow({ ...state, scrollTop: 0 }).first).toBe(0);
    const end = rowWindow({ ...state, scrollTop: shown - height });
    expect(end.last).toBe(total);
    // The last row ends where what scrolls ends.
    expect(end.top + (end.last - end.first) * rowHeight).toBeCloseTo(shown, 3);
    for (const row of [0, 1, 4_999_999, total - 1]) {
      for (const from of [0, shown / 3, shown - height]) {
        const scrollTop = scrollToRow(row, { ...state, scrollTop: from });
        const { first, last, top } = rowWindow({ ...state, scrollTop });
        expect(first).toBeLessThanOrEqual(row);
        expect(last).toBeGreaterThan(row);
        const upper = top + (row - first) * rowHeight - scrollTop;
        expect(upper).toBeGreaterThan(-1);
        expect(upper + rowHeight).toBeLessThan(height + 1);
      }
    }
  });

  it("stay where they are for a row that is seen", () => {
    const state = { total: 1000, rowHeight, height, scrollTop: 260 };
    expect(scrollToRow(15, state)).toBe(260);
    expect(scrollToRow(9, state)).toBe(9 * rowHeight);
    expect(scrollToRow(30, state)).toBe(31 * rowHeight - height);
  });
});

it("draws the columns in the frame and one beside them", () => {
  const edges = columnEdges([100, 50, 200, 100, 100]);
  expect(edges).toEqual([0, 100, 150, 350, 450, 550]);
  expect(columnWindow(edges, 0, 120)).toEqual({ first: 0, last: 3 });
  expect(columnWindow(edges, 360, 80)).toEqual({ first: 2, last: 5 });
  expect(columnWindow(columnEdges([]), 0, 500)).toEqual({ first: 0, last: 0 });
});

describe("pages of rows", () => {
  /** Answers when it is told to. */
  function makePages() {
    /** @type {{ from: number, answer: () => void }[]} */
    const asked = [];
    const pages = new RowPages(
      (from, count) =>
        new Promise((resolve) => {
          const numbers = Array.from({ length: count }, (_, at) => from + at);
          const rows = numbers.map((number) => [String(number)]);
          asked.push({ from, answer: () => resolve({ rows, numbers }) });
        }),
      () => {},
    );
    return { pages, asked };
  }

  it("are asked for once, and no longer where they are scrolled past", async () => {
    const { pages, asked } = makePages();
    pages.want(0, 30);
    pages.want(10, 40);
    expect(asked.map(({ from }) => from)).toEqual([0]);
    expect(pages.row(5)).toBe(null);
    asked[0].answer();
    await expect.poll(() => pages.row(5)).toEqual({ cells: ["5"], number: 5 });

    pages.want(190, 420); // three pages, of which the first is there
    pages.want(100_000, 100_030);
    expect(asked.map(({ from }) => from)).toEqual([0, 200, 400]);
    asked[1].answer();
    await expect.poll(() => asked.length).toBe(4);
    expect(asked[3].from).toBe(100_000);
  });

  it("are few, whatever was scrolled through", async () => {
    const { pages, asked } = makePages();
    for (let page = 0; page < 20; page++) {
      pages.want(page * 200, page * 200 + 1);
      asked[page].answer();
      await expect.poll(() => pages.row(page * 200)).not.toBe(null);
    }
    const kept = asked.filter(({ from }) => pages.row(from)).length;
    expect(kept).toBeLessThan(20);
    expect(pages.row(19 * 200)).not.toBe(null);
  });
});

it("marks an axis at round numbers", () => {
  expect(ticks(0, 199)).toEqual([0, 50, 100, 150]);
  expect(ticks(-0.5, 0.6)).toEqual(
    [-0.4, -0.2, 0, 0.2, 0.4, 0.6].map((mark) => expect.closeTo(mark, 12)),
  );
  expect(ticks(21, 81)).toEqual([30, 40, 50, 60, 70, 80]);
  expect(ticks(32.1, 59.6)).toEqual([35, 40, 45, 50, 55]);
  expect(ticks(5, 5)).toEqual([5]);
  expect(ticks(Infinity, -Infinity)).toEqual([]);
});
