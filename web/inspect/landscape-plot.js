import { css, html, svg } from "lit";
import "../components/region-canvas.js";
import { StoreElement } from "../components/store-element.js";
import { ticks } from "../components/ticks.js";
import { base } from "../styles/shared.js";
import { boundaryPlotStyles } from "./boundary-plot-styles.js";
import { scaleOf, shadeKey, tickTexts } from "./shade-key.js";

const width = 480;
const height = 360;
/** Losses so many times as large as the least are on a logarithmic scale. */
const far = 8;

/** A number over a plane, as shades with lines of equal height, and where the ends lie in it. */
class LandscapePlot extends StoreElement {
  static areas = ["page"];
  static properties = {
    alphas: { attribute: false },
    betas: { attribute: false },
    losses: { attribute: false },
    ends: { attribute: false },
    label: {},
    xName: {},
    yName: {},
  };

  static styles = [
    base,
    boundaryPlotStyles,
    css`
      .end {
        fill: var(--paper);
        stroke: var(--ink);
        stroke-width: 1.5;
      }

      text {
        font-size: 13px;
        font-weight: 600;
        fill: var(--ink);
        stroke: var(--paper);
        stroke-width: 3;
        paint-order: stroke;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {number[]} */
    this.alphas = [];
    /** @type {number[]} */
    this.betas = [];
    /** For each β at each α. @type {number[]} */
    this.losses = [];
    /** @type {{ alpha: number, beta: number, name: string }[]} */
    this.ends = [];
    this.label = "";
    this.xName = "";
    this.yName = "";
  }

  render() {
    const { quantity } = this.language;
    const across = scaleOf(this.alphas, width);
    const up = scaleOf(this.betas, height);
    const { values, scale, write } = this.#shaded();
    return html`<div class="plot">
        <span class="name-y" aria-hidden="true">${this.yName}</span>
        <div class="ticks y" aria-hidden="true">${tickTexts(up, height, quantity)}</div>
        <div class="area">
          <mb-region-canvas
            .values=${{ data: values, shape: [1, this.betas.length, this.alphas.length] }}
            .scale=${scale}
            look=${this.state.page.theme}
            label=${this.label}
          ></mb-region-canvas>
          <svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
            ${this.ends.map(({ alpha, beta, name }) => {
              const [x, y] = [across.place(alpha), height - up.place(beta)];
              return svg`<circle class="end" cx=${x} cy=${y} r="4" /><text x=${x + 8} y=${y - 8}>${name}</text>`;
            })}
          </svg>
        </div>
        <div class="ticks x" aria-hidden="true">${tickTexts(across, width, quantity)}</div>
        <span class="names" aria-hidden="true">${this.xName}</span>
      </div>
      ${shadeKey(scale, (value) => quantity(write(value)))}`;
  }

  /** The numbers that are painted; those that lie far apart by their logarithms. */
  #shaded() {
    const there = this.losses.filter(Number.isFinite);
    const [least, most] = [Math.min(...there), Math.max(...there)];
    const isLog = least > 0 && most > far * least;
    const flat = (/** @type {number} */ value) => (isLog ? Math.log10(value) : value);
    const [low, high] = most > least ? [flat(least), flat(most)] : [flat(least), flat(least) + 1];
    // What is not finite is as high as anything.
    const values = this.losses.map((loss) => (Number.isFinite(loss) ? flat(loss) : high));
    return {
      values,
      scale: { output: 0, low, high, ticks: ticks(low, high, 7) },
      write: (/** @type {number} */ value) => (isLog ? 10 ** value : value),
    };
  }
}

customElements.define("mb-landscape-plot", LandscapePlot);
