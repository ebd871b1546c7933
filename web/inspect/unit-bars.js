import { css, html, svg } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base } from "../styles/shared.js";

/** Units side by side, each a bar up or down from 0. */
class UnitBars extends StoreElement {
  static properties = { values: { attribute: false }, label: {}, at: { state: true } };

  static styles = [
    base,
    css`
      svg {
        display: block;
        width: 100%;
        height: 8rem;
        border-bottom: 1px solid var(--line);
      }

      .bar {
        fill: var(--accent);
      }

      .hit {
        fill: transparent;
      }

      .hit:hover {
        fill: color-mix(in oklab, var(--ink) 10%, transparent);
      }

      line {
        stroke: var(--line-strong);
        vector-effect: non-scaling-stroke;
      }

      p {
        min-height: 1.5em;
        font-size: var(--tiny);
        color: var(--ink-soft);
        text-align: right;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{ unit: number, value: number }[]} */
    this.values = [];
    this.label = "";
    /** The bar under the pointer. @type {number | null} */
    this.at = null;
  }

  render() {
    const numbers = this.values.map(({ value }) => (Number.isFinite(value) ? value : 0));
    const top = Math.max(0, ...numbers);
    const bottom = Math.min(0, ...numbers);
    const scale = top > bottom ? 100 / (top - bottom) : 0;
    const zero = top * scale;
    const bars = numbers.map((value, i) => {
      const height = Math.abs(value) * scale;
      const y = value > 0 ? zero - height : zero;
      return svg`<path class="bar" d=${`M${i + 0.08} ${y}h0.84v${height}h-0.84z`} />
        <path class="hit" d=${`M${i} 0h1v100h-1z`} @pointerenter=${() => (this.at = i)} />`;
    });
    const shown = this.at === null ? undefined : this.values[this.at];
    return html`<p aria-hidden="true">
        ${
          shown
            ? `${this.t("inspect.unit")} ${shown.unit}: ${this.language.quantity(shown.value)}`
            : ""
        }
      </p>
      <svg
        viewBox="0 0 ${Math.max(1, numbers.length)} 100"
        preserveAspectRatio="none"
        role="img"
        aria-label=${this.label}
        @pointerleave=${() => (this.at = null)}
      >
        ${bars}
        <line x1="0" x2=${numbers.length} y1=${zero} y2=${zero} />
      </svg>`;
  }
}

customElements.define("mb-unit-bars", UnitBars);
