import { css, html, nothing, svg } from "lit";
import { axes, base } from "../styles/shared.js";
import { classColour, classStyles, colouredClasses, colouredNames } from "./class-colours.js";
import { cssVars } from "./css-vars.js";
import "./point-picker.js";
import { pointShape } from "./point-shapes.js";
import { StoreElement } from "./store-element.js";
import { ticks } from "./ticks.js";

const width = 480;
const height = 320;
const inset = 8;

/**
 * Two columns as points; those of a class have its colour and shape. Where points have texts, one of them can be chosen:
 * sends "choose" with its place.
 */
class ScatterPlot extends StoreElement {
  static properties = {
    x: { attribute: false },
    y: { attribute: false },
    group: { attribute: false },
    groups: { attribute: false },
    xName: {},
    yName: {},
    label: {},
    line: {},
    lineName: {},
    textOf: { attribute: false },
    chosen: { attribute: false },
    hovered: { state: true },
  };

  static styles = [
    base,
    axes,
    classStyles,
    css`
      svg,
      mb-point-picker {
        grid-row: 2;
        grid-column: 2;
      }

      .y {
        grid-row: 2;
      }

      svg {
        display: block;
        width: 100%;
        aspect-ratio: 480 / 320;
        border-bottom: 1px solid var(--line-strong);
        border-left: 1px solid var(--line-strong);
      }

      .points {
        fill: var(--colour);
        fill-opacity: 0.55;
        stroke: var(--colour);
        stroke-width: 0.5;
      }

      .grid {
        stroke: var(--line);
        stroke-width: 1;
        vector-effect: non-scaling-stroke;
      }

      .line {
        fill: none;
        stroke: var(--ink-soft);
        stroke-width: 1.25;
        stroke-dasharray: 6 4;
        vector-effect: non-scaling-stroke;
      }

      .ring {
        fill: none;
        stroke: var(--ink);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }

      .readout {
        min-height: 3em;
        font-size: var(--tiny);
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }

      .legend {
        margin-top: 0.25rem;
      }

      .legend svg {
        width: 0.75rem;
        border: 0;
        aspect-ratio: 1;
      }

      .legend .long {
        width: 1.5rem;
        aspect-ratio: 3;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {number[]} */
    this.x = [];
    /** @type {number[]} */
    this.y = [];
    /** The class of each point. @type {number[] | null} */
    this.group = null;
    /** @type {string[]} */
    this.groups = [];
    this.xName = "";
    this.yName = "";
    this.label = "";
    /** What the points are compared with: that both numbers are the same, or that the second is none. @type {"" | "equal" | "zero"} */
    this.line = "";
    this.lineName = "";
    /** What is said of a point; without it none can be chosen. @type {((at: number) => string) | null} */
    this.textOf = null;
    /** @type {number | null} */
    this.chosen = null;
    /** The point under the pointer. @type {number | null} */
    this.hovered = null;
  }

  get #scales() {
    const both = this.line === "equal" ? [...this.x, ...this.y] : null;
    const down = both ?? (this.line === "zero" ? [...this.y, 0] : this.y);
    return { across: scaleOf(both ?? this.x, width), down: scaleOf(down, height) };
  }

  render() {
    const { across, down } = this.#scales;
    /** @type {string[][]} */
    const paths = Array.from(
      { length: Math.max(1, Math.min(this.groups.length, colouredClasses + 1)) },
      () => [],
    );
    this.x.forEach((x, at) => {
      const of = this.group?.[at] ?? 0;
      paths[Math.min(of, paths.length - 1)].push(
        pointShape(of, across.place(x), height - down.place(this.y[at])),
      );
    });
    return html`<div class="plot">
        <span class="name-y" aria-hidden="true">${this.yName}</span>
        <div class="ticks y" aria-hidden="true">${this.#ticks(down, height)}</div>
        <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.label}>
          ${across.ticks.map((tick) => svg`<path class="grid" d=${`M${across.place(tick)} 0v${height}`} />`)}
          ${down.ticks.map((tick) => svg`<path class="grid" d=${`M0 ${height - down.place(tick)}h${width}`} />`)}
          ${paths.map(
            (points, of) =>
              svg`<path class="points" d=${points.join("") || "M0 0"} ${cssVars({ "--colour": classColour(of) })} />`,
          )}
          ${this.#line({ across, down })} ${this.#ring({ across, down })}
        </svg>
        ${
          this.textOf && this.x.length > 0
            ? html`<mb-point-picker
                .points=${this.x.map((x, at) => [across.place(x) / width, 1 - down.place(this.y[at]) / height])}
                .textOf=${this.textOf}
                .chosen=${this.chosen}
                label=${this.label}
                @hover=${(/** @type {CustomEvent} */ { detail }) => (this.hovered = detail)}
                @choose=${(/** @type {CustomEvent} */ { detail }) => this.#choose(detail)}
              ></mb-point-picker>`
            : nothing
        }
        <div class="ticks x" aria-hidden="true">${this.#ticks(across, width)}</div>
        <span class="names" aria-hidden="true">${this.xName}</span>
      </div>
      ${this.groups.length > 1 || this.lineName ? this.#legend() : nothing}
      ${this.textOf ? html`<p class="readout" aria-hidden="true">${this.#text}</p>` : nothing}`;
  }

  /** @param {{ across: Scale, down: Scale }} scales */
  #line({ across, down }) {
    if (!this.line || across.ticks.length === 0) return nothing;
    const d =
      this.line === "zero"
        ? `M0 ${round(height - down.place(0))}h${width}`
        : `M${inset} ${height - inset}L${width - inset} ${inset}`;
    return svg`<path class="line" d=${d} />`;
  }

  /** Around the point that is chosen, and the one under the pointer. @param {{ across: Scale, down: Scale }} scales */
  #ring({ across, down }) {
    return [this.chosen, this.hovered].map((at) => {
      if (at === null || this.x[at] === undefined) return nothing;
      const [x, y] = [across.place(this.x[at]), height - down.place(this.y[at])];
      return svg`<circle class="ring" cx=${round(x)} cy=${round(y)} r="6" />`;
    });
  }

  get #text() {
    const at = this.hovered ?? this.chosen;
    return at === null || this.x[at] === undefined ? "" : this.textOf?.(at);
  }

  /** @param {number | null} detail */
  #choose(detail) {
    this.dispatchEvent(new CustomEvent("choose", { detail }));
  }

  /**
   * @param {Scale} scale
   * @param {number} length
   */
  #ticks({ ticks: marks, place }, length) {
    return marks.map(
      (tick) =>
        html`<span ${cssVars({ "--at": place(tick) / length })}
          >${this.language.quantity(tick)}</span
        >`,
    );
  }

  #legend() {
    return html`<ul class="legend">
      ${
        this.lineName
          ? html`<li>
              <svg class="long" viewBox="0 0 24 8" aria-hidden="true">
                ${svg`<path class="line" d="M0 4h24" />`}
              </svg>
              <span>${this.lineName}</span>
            </li>`
          : nothing
      }
      ${colouredNames(this.groups, this.t).map(
        (name, of) =>
          html`<li>
            <svg viewBox="-4 -4 8 8" aria-hidden="true">
              ${svg`<path class="points" d=${pointShape(of, 0, 0)} ${cssVars({ "--colour": classColour(of) })} />`}
            </svg>
            <span>${name}</span>
          </li>`,
      )}
    </ul>`;
  }
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/** @typedef {ReturnType<typeof scaleOf>} Scale */

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
  const span = max > min ? max - min : 1;
  const place = (/** @type {number} */ value) =>
    inset + ((value - min) / span) * (length - 2 * inset);
  return { place, ticks: ticks(min, max) };
}

customElements.define("mb-scatter-plot", ScatterPlot);
