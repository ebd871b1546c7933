import { html, svg } from "lit";
import { cssVars } from "../components/css-vars.js";
import { shadeOf } from "../components/region-paint.js";
import { ticks } from "../components/ticks.js";

const steps = 24;

/**
 * Which shade is which number.
 * @param {import("../components/region-canvas.js").NumberScale} scale
 * @param {(value: number) => string} write
 */
export const shadeKey = ({ low, high, ticks: marks }, write) =>
  html`<div class="shades" aria-hidden="true">
    <svg viewBox="0 0 ${steps} 1" preserveAspectRatio="none">
      ${Array.from(
        { length: steps },
        (_, i) =>
          svg`<path class="shade" d="M${i} 0h1v1h-1z" ${cssVars({ "--opacity": shadeOf(i + 0.5, 0, steps) })} />`,
      )}
    </svg>
    <div class="ticks x">
      ${marks.map(
        (tick) =>
          html`<span ${cssVars({ "--at": (tick - low) / (high - low) })}>${write(tick)}</span>`,
      )}
    </div>
  </div>`;

/**
 * From numbers to places along a side of a plot.
 * @param {ArrayLike<number> | undefined} values in ascending order, at equal distances
 * @param {number} length
 */
export function scaleOf(values, length) {
  const [min, max] = [values?.[0] ?? 0, values?.[values.length - 1] ?? 1];
  const place = (/** @type {number} */ value) => ((value - min) / (max - min)) * length;
  return { place, marks: values ? ticks(min, max) : [] };
}

/**
 * The round numbers along a side.
 * @param {ReturnType<typeof scaleOf>} scale
 * @param {number} length
 * @param {(value: number) => string} write
 */
export const tickTexts = ({ marks, place }, length, write) =>
  marks.map(
    (tick) => html`<span ${cssVars({ "--at": place(tick) / length })}>${write(tick)}</span>`,
  );
