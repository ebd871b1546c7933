/** The curves of a chart as SVG, drawn from its numbers. */

import { escaped, Inks, paint, round } from "../components/chart-inks.js";

/** @import UPlot from "uplot" */

/** A line across the curves at an epoch; its words stand above it, or low within the chart. @typedef {{ x: number, text: string, low?: boolean }} Mark */
/** @typedef {{ at: number, colour: string, dash: string }} Line one of a plot's series */

/**
 * @param {UPlot} plot
 * @param {{ x: number[], y: number[], text: (value: number) => string }} ticks
 * @param {Line[]} lines
 * @param {Mark[]} marks
 * @param {{ ink: string, line: string, family: string }} look
 */
export function curvesSvg(plot, ticks, lines, marks, { ink, line, family }) {
  const inks = new Inks();
  const frame = plot.root.getBoundingClientRect();
  const over = plot.over.getBoundingClientRect();
  const [left, top, width, height] = [
    over.left - frame.left,
    over.top - frame.top,
    over.width,
    over.height,
  ];
  const x = (/** @type {number} */ value) => round(left + plot.valToPos(value, "x"));
  const y = (/** @type {number} */ value) => round(top + plot.valToPos(value, "y"));
  const font = ` font-family="${escaped(family)}" font-size="11"${paint("fill", inks.of(ink))}`;
  const text = (/** @type {string} */ place, /** @type {string} */ words) =>
    `<text ${place}${font}>${escaped(words)}</text>`;
  const grid = paint("stroke", inks.of(line));
  const parts = [
    ...ticks.y.map((value) => `<path d="M${round(left)} ${y(value)}h${round(width)}"${grid}/>`),
    ...ticks.x.map((value) => `<path d="M${x(value)} ${round(top)}v${round(height)}"${grid}/>`),
    ...ticks.y.map((value) =>
      text(`x="${round(left - 6)}" y="${y(value) + 4}" text-anchor="end"`, ticks.text(value)),
    ),
    ...ticks.x.map((value) =>
      text(
        `x="${x(value)}" y="${round(top + height + 18)}" text-anchor="middle"`,
        ticks.text(value),
      ),
    ),
  ];
  const [from, to] = [plot.scales.x.min ?? 0, plot.scales.x.max ?? 1];
  const shown = lines.map(({ at, colour, dash }) => {
    let path = "";
    plot.data[at].forEach((value, index) => {
      if (value === null || value === undefined) return;
      path += `${path ? "L" : "M"}${x(plot.data[0][index])} ${y(value)}`;
    });
    // A curve of one point is a dot.
    const cap = path.includes("L") ? "" : "h0";
    const dashed = dash ? ` stroke-dasharray="${dash}"` : "";
    return path
      ? `<path d="${path}${cap}" fill="none" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"${dashed}${paint("stroke", inks.of(colour))}/>`
      : "";
  });
  const seen = marks.filter((mark) => mark.x >= from && mark.x <= to);
  return [
    ...parts,
    `<svg x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" viewBox="${round(left)} ${round(top)} ${round(width)} ${round(height)}">${shown.join("")}</svg>`,
    ...seen.flatMap((mark) => [
      `<path d="M${x(mark.x)} ${round(top)}v${round(height)}" stroke-dasharray="4 3"${paint("stroke", inks.of(ink))}/>`,
      text(
        `x="${x(mark.x)}" y="${mark.low ? round(top + height - 5) : round(top - 5)}"` +
          ` text-anchor="${x(mark.x) > left + width / 2 ? "end" : "start"}"`,
        mark.text,
      ),
    ]),
  ].join("");
}
