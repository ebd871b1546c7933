import { html, nothing, svg } from "lit";
import {
  classColour,
  classStyles,
  colouredClasses,
  colouredNames,
} from "../components/class-colours.js";
import { cssVars } from "../components/css-vars.js";
import "../components/point-picker.js";
import { pointShape } from "../components/point-shapes.js";
import "../components/region-canvas.js";
import { hatchingOf, shadeOf } from "../components/region-paint.js";
import { StoreElement } from "../components/store-element.js";
import { base } from "../styles/shared.js";
import { boundaryPlotStyles } from "./boundary-plot-styles.js";
import { scaleOf, shadeKey, tickTexts } from "./shade-key.js";

/** @import { Boundary } from "../experiment/inspection-types.js" */

/**
 * A row over the grid.
 * @typedef {object} PlacedRow
 * @property {number} x
 * @property {number} y
 * @property {"train" | "validation" | "test"} part
 * @property {number} actual its class, or the number to predict
 * @property {boolean} isWrong
 */

const width = 480;
const height = 360;
/** So many shades points of numbers have. */
const shades = 8;
/** The pixels of a legend's swatch. */
const swatch = { width: 26, height: 14 };

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/** What a model gives over two columns, with rows over it. */
class BoundaryPlot extends StoreElement {
  static areas = ["page"];
  static properties = {
    boundary: { attribute: false },
    rows: { attribute: false },
    classes: { attribute: false },
    threshold: { attribute: false },
    scale: { attribute: false },
    textOf: { attribute: false },
    label: {},
    says: {},
    chosen: { state: true },
    hovered: { state: true },
  };

  static styles = [base, classStyles, boundaryPlotStyles];

  constructor() {
    super();
    /** @type {Boundary | null} */
    this.boundary = null;
    /** @type {PlacedRow[]} */
    this.rows = [];
    /** Names of the classes; null where a number is predicted. @type {readonly string[] | null} */
    this.classes = null;
    /** @type {number | null} */
    this.threshold = null;
    /** Where a number is predicted. @type {import("../components/region-canvas.js").NumberScale | null} */
    this.scale = null;
    /** What is said of a row. @type {(at: number) => string} */
    this.textOf = String;
    this.label = "";
    /** What is seen, in words. */
    this.says = "";
    /** The row that was clicked, and the one under the pointer. @type {number | null} */
    this.chosen = null;
    /** @type {number | null} */
    this.hovered = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const isOther = /** @type {Boundary | null | undefined} */ (changed.get("boundary"));
    if (isOther && String(isOther.columns) !== String(this.boundary?.columns)) this.chosen = null;
  }

  render() {
    const { boundary } = this;
    const across = scaleOf(boundary?.x, width);
    const up = scaleOf(boundary?.y, height);
    const left = (/** @type {number} */ x) => round(across.place(x));
    const top = (/** @type {number} */ y) => round(height - up.place(y));
    const at = this.hovered ?? this.chosen;
    return html`<div class="plot">
        <span class="name-y" aria-hidden="true">${boundary?.columns[1]}</span>
        <div class="ticks y" aria-hidden="true">
          ${tickTexts(up, height, this.language.quantity)}
        </div>
        <div class="area">
          <mb-region-canvas
            .values=${boundary?.values ?? null}
            .threshold=${this.threshold}
            .scale=${this.scale}
            look=${this.state.page.theme}
            label=${`${this.label}. ${this.says}`}
          ></mb-region-canvas>
          <svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
            ${this.#points(left, top)}
            ${
              at !== null && this.rows[at]
                ? svg`<circle class="ring" cx=${left(this.rows[at].x)} cy=${top(this.rows[at].y)} r="7" />`
                : nothing
            }
          </svg>
          ${
            this.rows.length > 0
              ? html`<mb-point-picker
                  .points=${this.rows.map(({ x, y }) => [left(x) / width, top(y) / height])}
                  .textOf=${this.textOf}
                  .chosen=${this.chosen}
                  label=${this.label}
                  @hover=${(/** @type {CustomEvent} */ { detail }) => (this.hovered = detail)}
                  @choose=${(/** @type {CustomEvent} */ { detail }) => (this.chosen = detail)}
                ></mb-point-picker>`
              : nothing
          }
        </div>
        <div class="ticks x" aria-hidden="true">
          ${tickTexts(across, width, this.language.quantity)}
        </div>
        <span class="names" aria-hidden="true">${boundary?.columns[0]}</span>
      </div>
      ${this.#legend()}
      <p class="readout" aria-hidden="true">
        ${at !== null && this.rows[at] ? this.textOf(at) : ""}
      </p>`;
  }

  /**
   * The rows: those that are trained on are full, the others are rings; over wrong ones there is a cross.
   * @param {(x: number) => number} left
   * @param {(y: number) => number} top
   */
  #points(left, top) {
    /** @type {Map<string, { of: number, isTrained: boolean, paths: string[] }>} */
    const kinds = new Map();
    let crosses = "";
    for (const { x, y, part, actual, isWrong } of this.rows) {
      const isTrained = part === "train";
      // What has the same colour is drawn at once, however many classes there are.
      const of = this.scale ? this.#shade(actual) : Math.min(actual, colouredClasses);
      const key = `${of} ${isTrained}`;
      const kind = kinds.get(key) ?? { of, isTrained, paths: [] };
      kinds.set(key, kind);
      kind.paths.push(pointShape(this.scale ? 0 : actual, left(x), top(y)));
      if (isWrong) crosses += `M${round(left(x) - 4)} ${round(top(y) - 4)}l8 8m0 -8l-8 8`;
    }
    return [
      ...[...kinds.values()].map(({ of, isTrained, paths }) => {
        const look = `points ${isTrained ? "trained" : "other"} ${this.scale ? "number" : ""}`;
        const colour = this.scale ? "var(--accent)" : classColour(of);
        const opacity = this.scale ? shadeOf(of, 0, shades) : 1;
        return svg`<path class="ground" d=${paths.join("")} /><path class=${look} d=${paths.join("")}
          ${cssVars({ "--colour": colour, "--opacity": opacity })} />`;
      }),
      svg`<path class="cross under" d=${crosses || "M0 0"} /><path class="cross" d=${crosses || "M0 0"} />`,
    ];
  }

  /** @param {number} value */
  #shade(value) {
    const { low = 0, high = 1 } = this.scale ?? {};
    return Math.max(0, Math.min(shades, Math.round(((value - low) / (high - low)) * shades)));
  }

  #legend() {
    const kind = (/** @type {string} */ name, /** @type {unknown} */ drawn) =>
      html`<li>
        <svg viewBox="-5 -5 10 10" aria-hidden="true">${drawn}</svg>
        <span>${this.t(`inspect.boundary_${name}`)}</span>
      </li>`;
    const shape = pointShape(0, 0, 0);
    return html`${this.scale ? shadeKey(this.scale, this.language.quantity) : nothing}
      <ul class="legend">
        ${colouredNames(this.classes ?? [], this.t).map((name, of) => this.#class(name, of))}
        ${kind("train", svg`<path class="points trained key" d=${shape} />`)}
        ${kind("others", svg`<path class="points other key" d=${shape} />`)}
        ${this.scale ? nothing : kind("wrong", svg`<path class="cross" d="M-4 -4l8 8m0 -8l-8 8" />`)}
      </ul>`;
  }

  /** @param {string} name @param {number} of */
  #class(name, of) {
    let hatching = "";
    for (let y = 0; y < swatch.height; y++) {
      for (let x = 0; x < swatch.width; x++) {
        if (hatchingOf(of)(x, y)) hatching += `M${x} ${y}h1v1h-1z`;
      }
    }
    const { width: across, height: down } = swatch;
    return html`<li ${cssVars({ "--colour": classColour(of) })}>
      <svg class="swatch" viewBox="0 0 ${across} ${down}" aria-hidden="true">
        ${svg`<path class="fill" d="M0 0h${across}v${down}h-${across}z" /><path class="hatching" d=${hatching || "M0 0"} />
          <path class="points trained" d=${pointShape(of, across / 2, down / 2)} />`}
      </svg>
      <span>${name}</span>
    </li>`;
  }
}

customElements.define("mb-boundary-plot", BoundaryPlot);
