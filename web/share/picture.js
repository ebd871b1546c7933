/** The curves of a run as a picture of its own, on white, for print and for where there are no scripts. */

import { ticks } from "../components/ticks.js";
import { escaped } from "./escaped.js";

const [width, height] = [640, 360];
const [left, right, top, bottom] = [56, 16, 32, 36];

/** @param {number} value */
const round = (value) => Number(value.toFixed(1));

/**
 * Blue is training and orange validation, as everywhere.
 * @param {object} run
 * @param {number[]} run.epoch
 * @param {Record<string, (number | null)[]>} run.history
 * @param {object} texts
 * @param {string} texts.title
 * @param {string} texts.epoch how the axis is called
 * @param {(value: number) => string} texts.number
 * @returns {string} SVG; of the loss
 */
export function curvesPicture({ epoch, history }, { title, epoch: axis, number }) {
  const curves = [
    { name: "loss", color: "#2a4bd0", dash: "" },
    { name: "val_loss", color: "#b5581a", dash: "6 3" },
  ].filter(({ name }) => history[name]?.some(Number.isFinite));
  const values = curves.flatMap(({ name }) => history[name].filter(Number.isFinite));
  const [low, high] = [Math.min(...values.map(Number)), Math.max(...values.map(Number))];
  const span = high - low || 1;
  const last = Math.max(epoch.length - 1, 1);
  const x = (/** @type {number} */ at) => round(left + (at / last) * (width - left - right));
  const y = (/** @type {number} */ value) =>
    round(height - bottom - ((value - low) / span) * (height - top - bottom));
  const grid = ticks(low, high).map(
    (value) =>
      `<path d="M${left} ${y(value)}H${width - right}" stroke="#ddd"/><text x="${left - 6}" y="${y(value) + 4}" text-anchor="end">${escaped(number(value))}</text>`,
  );
  const lines = curves.map(({ name, color, dash }, at) => {
    const points = history[name].flatMap((value, i) =>
      Number.isFinite(value) ? `${x(i)},${y(Number(value))}` : [],
    );
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${color}" stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}/>
<text x="${width - right}" y="${top + 16 * (at + 1)}" text-anchor="end" fill="${color}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="#333">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${left}" y="20" font-size="15" font-weight="600">${escaped(title)}</text>
${grid.join("\n")}
${lines.join("\n")}
<text x="${left}" y="${height - 12}">1</text>
<text x="${(left + width - right) / 2}" y="${height - 12}" text-anchor="middle">${escaped(axis)}</text>
<text x="${width - right}" y="${height - 12}" text-anchor="end">${epoch.length}</text>
</svg>
`;
}
