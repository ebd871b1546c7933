import { css, html, nothing } from "lit";
import { base, controls } from "../styles/shared.js";
import { cssVars } from "./css-vars.js";
import { StoreElement } from "./store-element.js";

/** So many bars are shown at first. */
const most = 20;

/** Numbers by name: bars to both sides of 0, with a deviation where there is one. */
class EffectBars extends StoreElement {
  static properties = {
    bars: { attribute: false },
    label: {},
    all: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      ul {
        display: grid;
        grid-template-columns: fit-content(35%) minmax(3rem, 1fr) auto;
        gap: 0 0.625rem;
      }

      li {
        display: grid;
        grid-template-columns: subgrid;
        grid-column: 1 / -1;
        align-items: center;
        padding-block: 0.125rem;
        font-size: var(--small);
        line-height: 1.3;
      }

      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .track {
        position: relative;
        height: 1rem;
      }

      .track i {
        position: absolute;
        left: calc(var(--left) * 100%);
        width: calc(var(--wide) * 100%);
      }

      .bar {
        top: 0.1875rem;
        height: 0.625rem;
        background: var(--accent);
      }

      .spread {
        top: 0.4375rem;
        height: 0.125rem;
        background: var(--ink);
      }

      .zero {
        top: 0;
        width: 1px !important;
        height: 1rem;
        background: var(--line-strong);
      }

      .value {
        text-align: right;
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{ name: string, value: number, deviation?: number }[]} */
    this.bars = [];
    this.label = "";
    this.all = false;
  }

  render() {
    const ends = this.bars.flatMap(({ value, deviation = 0 }) => [
      value - deviation,
      value + deviation,
    ]);
    const low = Math.min(0, ...ends);
    const span = Math.max(0, ...ends) - low || 1;
    const place = (/** @type {number} */ value) => (value - low) / span;
    const part = (/** @type {number} */ from, /** @type {number} */ to) =>
      cssVars({
        "--left": place(Math.min(from, to)),
        "--wide": Math.abs(to - from) / span,
      });
    const hidden = this.all ? 0 : Math.max(0, this.bars.length - most);
    const { metric } = this.language;
    return html`<ul aria-label=${this.label}>
        ${this.bars.slice(0, this.bars.length - hidden).map(
          ({ name, value, deviation }) =>
            html`<li>
              <span class="name" title=${name}>${name}</span>
              <span class="track" aria-hidden="true"
                ><i class="bar" ${part(0, value)}></i>${
                  deviation
                    ? html`<i class="spread" ${part(value - deviation, value + deviation)}></i>`
                    : nothing
                }<i class="zero" ${part(0, 0)}></i
              ></span>
              <span class="value"
                >${metric(value)}${deviation === undefined ? "" : ` ± ${metric(deviation)}`}</span
              >
            </li>`,
        )}
      </ul>
      ${
        hidden > 0
          ? html`<button class="link" @click=${() => (this.all = true)}>
              ${this.t("common.showMore", { count: hidden })}
            </button>`
          : nothing
      }`;
  }
}

customElements.define("mb-effect-bars", EffectBars);
