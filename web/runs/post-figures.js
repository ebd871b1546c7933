/** The figures of a write-up, as addresses that hold all of them: they go wherever the text goes. */

import { escaped, round } from "../components/chart-inks.js";
import { ticks } from "../components/ticks.js";

/** @import { Picture, Run } from "../experiment/types.js" */

const [width, height] = [640, 300];
const room = { left: 56, right: 16, top: 34, bottom: 42 };
const inks = {
  ink: "#1a1c1f",
  soft: "#53565b",
  line: "#e3e1da",
  train: "#2f4fcf",
  other: "#9a4711",
};

/** A curve of thousands of epochs has more bytes than a call takes arguments. @param {string} svg */
function addressOf(svg) {
  const bytes = Array.from(new TextEncoder().encode(svg), (byte) => String.fromCharCode(byte));
  return `data:image/svg+xml;base64,${btoa(bytes.join(""))}`;
}

/**
 * The curve of a metric over the epochs, training solid and validation dashed.
 * @param {Run} run
 * @param {string} metric
 * @param {{ title: string, epoch: string, training: string, validation: string, number: (value: number) => string }} words
 * @returns {string | null} null where there is nothing to draw
 */
export function curvesFigure({ history, epoch }, metric, words) {
  const isNumber = (/** @type {unknown} */ value) =>
    typeof value === "number" && Number.isFinite(value);
  const series = [
    { values: history[metric] ?? [], name: words.training, ink: inks.train, dash: "" },
    {
      ...{ values: history[`val_${metric}`] ?? [], name: words.validation, ink: inks.other },
      dash: ' stroke-dasharray="6 3"',
    },
  ].filter(({ values }) => values.some(isNumber));
  const all = /** @type {number[]} */ (series.flatMap(({ values }) => values).filter(isNumber));
  if (all.length === 0) return null;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const span = high > low ? high - low : Math.abs(high) || 1;
  const [from, to] = [low - span * 0.05, high + span * 0.05];
  const last = Math.max(1, ...epoch.map((one) => one + 1));
  const across = (/** @type {number} */ at) =>
    round(room.left + ((at - 1) / Math.max(1, last - 1)) * (width - room.left - room.right));
  const up = (/** @type {number} */ value) =>
    round(
      height - room.bottom - ((value - from) / (to - from)) * (height - room.top - room.bottom),
    );
  const lines = ticks(from, to).map(
    (value) =>
      `<line x1="${room.left}" x2="${width - room.right}" y1="${up(value)}" y2="${up(value)}" stroke="${inks.line}"/>` +
      `<text x="${room.left - 6}" y="${up(value) + 4}" text-anchor="end" fill="${inks.soft}">${escaped(words.number(value))}</text>`,
  );
  const below = ticks(1, last, 8)
    .filter(Number.isInteger)
    .map(
      (at) =>
        `<text x="${across(at)}" y="${height - room.bottom + 18}" text-anchor="middle" fill="${inks.soft}">${at}</text>`,
    );
  const curves = series.map(({ values, ink, dash }) => {
    const points = values.flatMap((value, at) =>
      isNumber(value) ? [`${across((epoch[at] ?? at) + 1)},${up(Number(value))}`] : [],
    );
    const dot = points.length === 1 ? points[0].split(",") : null;
    return dot
      ? `<circle cx="${dot[0]}" cy="${dot[1]}" r="3" fill="${ink}"/>`
      : `<polyline fill="none" stroke="${ink}" stroke-width="2"${dash} points="${points.join(" ")}"/>`;
  });
  const key = series.map(
    ({ name, ink, dash }, at) =>
      `<line x1="${width - 250 + at * 120}" x2="${width - 226 + at * 120}" y1="16" y2="16" stroke="${ink}" stroke-width="2"${dash}/>` +
      `<text x="${width - 220 + at * 120}" y="20" fill="${inks.ink}">${escaped(name)}</text>`,
  );
  return addressOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12"><title>${escaped(words.title)}</title><rect width="${width}" height="${height}" fill="#ffffff"/><text x="${room.left}" y="20" font-size="14" font-weight="600" fill="${inks.ink}">${escaped(words.title)}</text>${[...key, ...lines, ...below, ...curves].join("")}<text x="${width / 2}" y="${height - 6}" text-anchor="middle" fill="${inks.soft}">${escaped(words.epoch)}</text></svg>`,
  );
}

/** Small pictures are drawn larger, pixel for pixel. */
const least = 84;

/** @param {Picture} picture */
export function pictureFigure({ data, width: across, height: down }) {
  const canvas = Object.assign(document.createElement("canvas"), { width: across, height: down });
  const image = new ImageData(across, down);
  image.data.set(data);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  const times = Math.max(1, Math.round(least / Math.max(across, down)));
  if (times === 1) return canvas.toDataURL("image/png");
  const large = Object.assign(document.createElement("canvas"), {
    ...{ width: across * times, height: down * times },
  });
  const context = large.getContext("2d");
  if (!context) return canvas.toDataURL("image/png");
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, large.width, large.height);
  return large.toDataURL("image/png");
}
