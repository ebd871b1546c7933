/** What uPlot is told of a chart of curves. */

import { epochTicks, valueRange, valueTicks } from "./chart-axes.js";

/** @import UPlot from "uplot" */
/** @import { Range } from "../experiment/curve-view.js" */

/**
 * What a plot asks its chart for, whenever it draws.
 * @typedef {object} Source
 * @property {() => Range} epochs that are shown
 * @property {() => boolean} isUnit whether the values are shares
 * @property {() => boolean} isSmoothed
 * @property {(name: string) => string} colour
 * @property {(value: number) => string} text
 * @property {(plot: UPlot) => void} onDraw
 * @property {(point: number | null) => void} onCursor
 * @property {(range: Range | null) => void} onRange
 */

/** Curves of so many points have their points drawn. */
const mostPoints = 60;

/** Each of the plot's lines: its colour, and its colour under a smoothed one. */
export const lines = [
  { colour: "accent", faint: "accent-faint", dash: [] },
  { colour: "second", faint: "second-faint", dash: [6, 4] },
];

/**
 * @param {{ width: number, height: number }} size
 * @param {{ family: string, group: string, log: boolean }} kind
 * @param {Source} source
 * @returns {UPlot.Options}
 */
export function plotOptions(size, { family, group, log }, source) {
  const axis = {
    font: `11px ${family}`,
    stroke: source.colour("ink"),
    grid: { stroke: source.colour("line"), width: 1 },
    ticks: { show: false },
    border: { show: false },
    gap: 6,
    values: (/** @type {unknown} */ _, /** @type {number[]} */ values) => values.map(source.text),
    filter: (/** @type {unknown} */ _, /** @type {number[]} */ values) => values,
  };
  /** @param {{ colour: string, faint: string, dash: number[] }} line @param {boolean} isMean @returns {UPlot.Series} */
  const series = ({ colour, faint, dash }, isMean) => ({
    // Asked for as it draws, as smoothing makes the points' own line faint.
    stroke: () => source.colour(!isMean && source.isSmoothed() ? faint : colour),
    width: 2,
    dash,
    points: {
      // One epoch alone makes no line.
      show: ({ data: [x] }) =>
        !isMean && !source.isSmoothed() && x.length < (dash.length ? mostPoints : 2),
      size: 5,
      fill: source.colour(colour),
    },
    spanGaps: true,
  });
  return {
    ...size,
    legend: { show: false },
    cursor: {
      points: { size: 6 },
      drag: { x: true, y: false, setScale: false, dist: 4 },
      bind: { dblclick: () => () => (source.onRange(null), null) },
      // One cursor in all charts of the playground.
      sync: { key: group, scales: ["x", null] },
    },
    hooks: {
      draw: [source.onDraw],
      setCursor: [({ cursor }) => source.onCursor(cursor.idx ?? null)],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width <= 0) return;
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          source.onRange([plot.posToVal(left, "x"), plot.posToVal(left + width, "x")]);
        },
      ],
    },
    scales: {
      x: { time: false, range: source.epochs },
      y: {
        distr: log ? 3 : 1,
        range: (_, low, high) => valueRange(low, high, { unit: source.isUnit(), log }),
      },
    },
    axes: [
      {
        ...axis,
        size: 26,
        splits: ({ bbox }, _, from, to) => epochTicks(from, to, bbox.width / devicePixelRatio),
      },
      {
        ...axis,
        splits: ({ bbox }, _, low, high) =>
          valueTicks(low, high, bbox.height / devicePixelRatio, log),
        // Learning rates have many digits.
        size: (_, values) => Math.max(44, ...(values ?? []).map((text) => text.length * 7 + 8)),
      },
    ],
    series: [
      {},
      ...lines.map((line) => series(line, false)),
      ...lines.map((line) => series(line, true)),
    ],
  };
}
