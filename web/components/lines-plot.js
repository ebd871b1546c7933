import { html, nothing, svg } from "lit";
import { base } from "../styles/shared.js";
import { classColour, classStyles } from "./class-colours.js";
import { cssVars } from "./css-vars.js";
import { linesPlotStyles } from "./lines-plot-styles.js";
import { apart } from "./marks.js";
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
/** How much of the plot's height a mark at the end of a line takes. */
const markHeight = 0.07;

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
    at: { state: true },
  };

  static styles = [base, classStyles, linesPlotStyles];

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
    /** The place across whose values are said. @type {number | null} */
    this.at = null;
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
    const at = all.some(({ x }) => x === this.at) ? this.at : null;
    return html`<div
        class="plot"
        tabindex="0"
        role="group"
        aria-label=${this.label}
        @keydown=${this.#step}
        @pointermove=${(/** @type {PointerEvent} */ event) => this.#point(event, all, left)}
        @pointerleave=${() => (this.at = null)}
      >
        <span class="name-y" aria-hidden="true">${this.yName}</span>
        <div class="ticks y" aria-hidden="true">
          ${down.ticks.map((tick) => html`<span ${cssVars({ "--at": down.place(tick) / height })}>${this.language.quantity(tick)}</span>`)}
        </div>
        <svg class="area" viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.label}>
          ${marks.map(([x]) => svg`<path class="grid" d=${`M${left(x)} 0v${height}`} />`)}
          ${down.ticks.map((tick) => svg`<path class="grid" d=${`M0 ${top(tick)}h${width}`} />`)}
          ${this.lines.map((line) => this.#line(line, left, top))}
          ${at === null ? nothing : svg`<path class="cursor" d=${`M${left(at)} 0v${height}`} />`}
        </svg>
        <div class="ticks ends" aria-hidden="true">
          ${this.#ends(down.place).map(
            ({ mark, colour, at }) =>
              html`<span ${cssVars({ "--at": at, "--colour": classColour(colour) })}
                >${mark}</span
              >`,
          )}
        </div>
        <div class="ticks x" aria-hidden="true">
          ${marks.map(([x, text]) => html`<span ${cssVars({ "--at": left(x) / width })}>${text}</span>`)}
        </div>
        <span class="names" aria-hidden="true">${this.xName}</span>
      </div>
      <output>${at === null ? nothing : this.#says(at)}</output>
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

  /** The marks, each beside the end of its line. @param {(y: number) => number} place */
  #ends(place) {
    const marked = this.lines.flatMap(({ mark, colour, points }) => {
      const last = points.findLast(({ y }) => Number.isFinite(y));
      return last && mark ? [{ mark, colour, at: place(last.y) / height }] : [];
    });
    const places = apart(
      marked.map(({ at }) => at),
      markHeight,
    );
    return marked.map((one, index) => ({ ...one, at: places[index] }));
  }

  /** What the lines are at a place. @param {number} at */
  #says(at) {
    const write = this.write ?? this.language.quantity;
    const values = this.lines.flatMap(({ name, points }) => {
      const point = points.find(({ x, y }) => x === at && Number.isFinite(y));
      return point ? [`${name} ${this.language.metric(point.y)}`] : [];
    });
    return `${this.xName} ${this.places?.[at] ?? write(at)}: ${values.join(", ")}`;
  }

  /**
   * The place that is next to the pointer.
   * @param {PointerEvent} event
   * @param {{ x: number }[]} points
   * @param {(x: number) => number} left
   */
  #point({ clientX }, points, left) {
    const area = this.renderRoot.querySelector("svg.area")?.getBoundingClientRect();
    if (!area) return;
    const pointer = ((clientX - area.left) / area.width) * width;
    let nearest = null;
    let distance = Infinity;
    for (const { x } of points) {
      const off = Math.abs(left(x) - pointer);
      if (off < distance) [nearest, distance] = [x, off];
    }
    this.at = nearest;
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const points = this.lines.flatMap((line) => line.points);
    const places = [
      ...new Set(points.filter(({ y }) => Number.isFinite(y)).map(({ x }) => x)),
    ].sort((a, b) => a - b);
    const now = this.at === null ? -1 : places.indexOf(this.at);
    const last = places.length - 1;
    const steps = { ArrowLeft: now < 0 ? last : now - 1, ArrowRight: now + 1, Home: 0, End: last };
    const next = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (next === undefined || places.length === 0) return;
    event.preventDefault();
    this.at = places[Math.max(0, Math.min(next, last))];
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
