import { css, html, nothing, svg } from "lit";
import { base } from "../styles/shared.js";
import { classColour, classStyles } from "./class-colours.js";
import { cssVars } from "./css-vars.js";
import { StoreElement } from "./store-element.js";
import { ticks } from "./ticks.js";

/**
 * @typedef {{ x: number, y: number, deviation?: number | null }} LinePoint
 * @typedef {object} Line
 * @property {string} name
 * @property {string} mark a few letters that stand at its end: colour does not tell alone
 * @property {number} colour a class's: see class-colours.js
 * @property {boolean} [dashed]
 * @property {LinePoint[]} points
 */

const width = 640;
const height = 300;
const inset = 10;

/** Several lines over one axis, with a legend; a line's points may have a deviation, which is a bar. */
class LinesPlot extends StoreElement {
  static properties = {
    lines: { attribute: false },
    places: { attribute: false },
    write: { attribute: false },
    xName: {},
    yName: {},
    label: {},
    log: { type: Boolean },
  };

  static styles = [
    base,
    classStyles,
    css`
      .plot {
        display: grid;
        grid-template-columns: 3.5rem minmax(0, 1fr) 2.25rem;
        font-size: var(--tiny);
        color: var(--ink-faint);
      }

      svg.area {
        display: block;
        grid-column: 2;
        width: 100%;
        aspect-ratio: 640 / 300;
        border-bottom: 1px solid var(--line-strong);
        border-left: 1px solid var(--line-strong);
      }

      .line {
        fill: none;
        stroke: var(--colour);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }

      .dashed {
        stroke-dasharray: 6 4;
      }

      .dot {
        fill: var(--colour);
        stroke: none;
      }

      .grid {
        fill: none;
        stroke: var(--line);
        stroke-width: 1;
        vector-effect: non-scaling-stroke;
      }

      .ticks {
        position: relative;
      }

      .ticks span {
        position: absolute;
        white-space: nowrap;
      }

      .y span {
        right: 0.375rem;
        bottom: calc(var(--at) * 100%);
        transform: translateY(50%);
      }

      .ends span {
        left: 0.25rem;
        bottom: calc(var(--at) * 100%);
        font-weight: 600;
        transform: translateY(50%);
      }

      .x {
        grid-column: 2;
        height: 1.375rem;
      }

      .x span {
        top: 0.125rem;
        left: calc(var(--at) * 100%);
        transform: translateX(-50%);
      }

      .names {
        grid-column: 2;
        display: flex;
        justify-content: end;
        color: var(--ink-soft);
      }

      .name-y {
        grid-column: 1 / -1;
        margin-bottom: 0.375rem;
        color: var(--ink-soft);
      }

      .legend {
        margin-top: 0.375rem;
      }

      .legend span {
        max-width: 24rem;
      }

      .legend svg {
        flex: none;
        width: 1.5rem;
        height: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Line[]} */
    this.lines = [];
    /** The texts of the places 0, 1 …, where they are no numbers. @type {string[] | null} */
    this.places = null;
    /** How the axis across is written, where not as quantities. @type {((value: number) => string) | null} */
    this.write = null;
    this.xName = "";
    this.yName = "";
    this.label = "";
    /** Whether the axis across is logarithmic. */
    this.log = false;
  }

  render() {
    const all = this.lines.flatMap(({ points }) => points).filter(({ y }) => Number.isFinite(y));
    const spread = all.flatMap(({ y, deviation }) => [y - (deviation ?? 0), y + (deviation ?? 0)]);
    const flat = (/** @type {number} */ x) => (this.log ? Math.log10(x) : x);
    const across = scaleOf(
      all.map(({ x }) => flat(x)),
      width,
    );
    const down = scaleOf(spread, height);
    const left = (/** @type {number} */ x) => round(across.place(flat(x)));
    const top = (/** @type {number} */ y) => round(height - down.place(y));
    const marks = this.#marks(all, across.ticks);
    return html`<div class="plot">
        <span class="name-y" aria-hidden="true">${this.yName}</span>
        <div class="ticks y" aria-hidden="true">
          ${down.ticks.map((tick) => html`<span ${cssVars({ "--at": down.place(tick) / height })}>${this.language.quantity(tick)}</span>`)}
        </div>
        <svg class="area" viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.label}>
          ${marks.map(([x]) => svg`<path class="grid" d=${`M${left(x)} 0v${height}`} />`)}
          ${down.ticks.map((tick) => svg`<path class="grid" d=${`M0 ${top(tick)}h${width}`} />`)}
          ${this.lines.map((line) => this.#line(line, left, top))}
        </svg>
        <div class="ticks ends" aria-hidden="true">
          ${this.lines.map(({ mark, colour, points }) => {
            const last = points.findLast(({ y }) => Number.isFinite(y));
            return last && mark
              ? html`<span
                  ${cssVars({ "--at": down.place(last.y) / height, "--colour": classColour(colour) })}
                  >${mark}</span
                >`
              : nothing;
          })}
        </div>
        <div class="ticks x" aria-hidden="true">
          ${marks.map(([x, text]) => html`<span ${cssVars({ "--at": left(x) / width })}>${text}</span>`)}
        </div>
        <span class="names" aria-hidden="true">${this.xName}</span>
      </div>
      <ul class="legend">
        ${this.lines.map(
          ({ name, mark, colour, dashed }) =>
            html`<li ${cssVars({ "--colour": classColour(colour) })}>
              <svg viewBox="0 0 24 8" aria-hidden="true">
                ${svg`<path class=${dashed ? "line dashed" : "line"} d="M0 4h24" />`}
              </svg>
              <span>${mark && mark !== name ? `${mark}: ${name}` : name}</span>
            </li>`,
        )}
      </ul>`;
  }

  /**
   * @param {{ x: number }[]} points
   * @param {number[]} round
   * @returns {[number, string][]}
   */
  #marks(points, round) {
    if (this.places) return this.places.map((text, place) => [place, text]);
    const write = this.write ?? this.language.quantity;
    if (!this.log) {
      // There is no epoch 1.5, and no half of a layer.
      const isWhole = points.every(({ x }) => Number.isInteger(x));
      const shown = isWhole ? round.filter(Number.isInteger) : round;
      return shown.map((tick) => [tick, write(tick)]);
    }
    const values = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
    return values.slice(0, 12).map((x) => [x, write(x)]);
  }

  /**
   * @param {Line} line
   * @param {(x: number) => number} left
   * @param {(y: number) => number} top
   */
  #line({ points, colour, dashed }, left, top) {
    const shown = points.filter(({ y }) => Number.isFinite(y));
    const path = shown.map(({ x, y }, at) => `${at ? "L" : "M"}${left(x)} ${top(y)}`).join("");
    const bars = shown
      .filter(({ deviation }) => deviation)
      .map(({ x, y, deviation }) => {
        const [from, to] = [top(y - Number(deviation)), top(y + Number(deviation))];
        return `M${left(x) - 4} ${from}h8m-4 0V${to}m-4 0h8`;
      })
      .join("");
    return svg`<g ${cssVars({ "--colour": classColour(colour) })}>
      <path class=${dashed ? "line dashed" : "line"} d=${path || "M0 0"} />
      ${bars ? svg`<path class="line" d=${bars} />` : nothing}
      ${shown.length <= 40 ? shown.map(({ x, y }) => svg`<circle class="dot" cx=${left(x)} cy=${top(y)} r="3" />`) : nothing}
    </g>`;
  }
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/**
 * From numbers to places along a side of the plot.
 * @param {number[]} values
 * @param {number} length
 */
function scaleOf(values, length) {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (!(max > min)) [min, max] = [min - 0.5, max + 0.5];
  const place = (/** @type {number} */ value) =>
    inset + ((value - min) / (max - min)) * (length - 2 * inset);
  return { place, ticks: Number.isFinite(min) ? ticks(min, max) : [] };
}

customElements.define("mb-lines-plot", LinesPlot);
