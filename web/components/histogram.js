import { css, html, svg } from "lit";
import { base } from "../styles/shared.js";
import { classColour, classLegend, classStyles } from "./class-colours.js";
import { cssVars } from "./css-vars.js";
import { StoreElement } from "./store-element.js";

/** A histogram with its axis; the bars of several series stand on each other. */
class Histogram extends StoreElement {
  static properties = {
    edges: { attribute: false },
    series: { attribute: false },
    label: {},
    write: { attribute: false },
    at: { state: true },
  };

  static styles = [
    base,
    classStyles,
    css`
      svg {
        display: block;
        width: 100%;
        height: var(--chart-height, 9rem);
        border-bottom: 1px solid var(--line-strong);
      }

      path {
        fill: var(--colour);
      }

      path.hit {
        fill: transparent;
      }

      path.hit:hover {
        fill: color-mix(in oklab, var(--ink) 10%, transparent);
      }

      .axis {
        display: flex;
        justify-content: space-between;
        font-size: var(--tiny);
        color: var(--ink-faint);
      }

      .readout {
        min-height: 1.5em;
        font-size: var(--tiny);
        color: var(--ink-soft);
        text-align: right;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    /** One more than there are bars. @type {number[]} */
    this.edges = [];
    /** @type {{ name: string, counts: number[] }[]} */
    this.series = [];
    this.label = "";
    /** How the axis is written, where not as quantities. @type {((value: number) => string) | null} */
    this.write = null;
    /** The bar under the pointer. @type {number | null} */
    this.at = null;
  }

  render() {
    const bins = Math.max(1, this.edges.length - 1);
    const sums = Array.from({ length: bins }, (_, bin) =>
      this.series.reduce((sum, { counts }) => sum + counts[bin], 0),
    );
    const max = Math.max(1, ...sums);
    /** Where the next bar of each bin begins, from the ground. */
    const ground = sums.map(() => 0);
    const paths = this.series.map(({ counts }) =>
      counts.map((count, bin) => {
        const height = count > 0 ? Math.max(0.6, (100 * count) / max) : 0;
        const path = `M${bin + 0.04} ${100 - ground[bin]}v${-height}h0.92v${height}z`;
        ground[bin] += height;
        return count > 0 ? path : "";
      }),
    );
    const [first, last] = [this.edges[0], this.edges[bins]];
    // No more digits than tell one end from the other.
    const step = 10 ** (Math.floor(Math.log10(last - first || 1)) - 2);
    const write =
      this.write ??
      ((/** @type {number} */ value) =>
        this.language.quantity(Number((Math.round(value / step) * step).toPrecision(12))));
    return html`
      <p class="readout" aria-hidden="true">${this.#readout(sums)}</p>
      <svg
        viewBox="0 0 ${bins} 100"
        preserveAspectRatio="none"
        role="img"
        aria-label=${this.label}
        @pointerleave=${() => (this.at = null)}
      >
        ${paths.map(
          (bars, index) =>
            svg`<path d=${bars.join("") || "M0 0"} ${cssVars({ "--colour": classColour(index) })} />`,
        )}
        ${sums.map(
          (_, bin) =>
            svg`<path class="hit" d=${`M${bin} 0h1v100h-1z`} @pointerenter=${() => (this.at = bin)} />`,
        )}
      </svg>
      ${
        this.edges.length > 1
          ? html`<p class="axis" aria-hidden="true">
              <span>${write(first)}</span>
              <span>${write((first + last) / 2)}</span>
              <span>${write(last)}</span>
            </p>`
          : html`<p class="axis">&nbsp;</p>`
      }
      ${this.series.length > 1 ? classLegend(this.series.map(({ name }) => name)) : ""}
    `;
  }

  /** What the bar under the pointer says. @param {number[]} sums */
  #readout(sums) {
    if (this.at === null || sums[this.at] === undefined) return "";
    const { quantity, number } = this.language;
    const write = this.write ?? quantity;
    const range = `${write(this.edges[this.at])} – ${write(this.edges[this.at + 1])}`;
    const bin = this.at;
    const parts = this.series.map(({ name, counts }) => `${name} ${number(counts[bin])}`);
    const detail = parts.length > 1 ? ` (${parts.join(", ")})` : "";
    return `${range}: ${number(sums[bin])}${detail}`;
  }
}

customElements.define("mb-histogram", Histogram);
