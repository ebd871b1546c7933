import { css, html, nothing } from "lit";
import { StoreElement } from "./store-element.js";
import { base } from "../styles/shared.js";
import { cssVars } from "./css-vars.js";

/**
 * A bar for each class's probability, labelled. `truth` marks the class the row really has, `top` the predicted one:
 * the most probable when left out. Long lists show
 * the most probable and can be opened.
 */
class Bars extends StoreElement {
  static properties = {
    values: { attribute: false },
    names: { attribute: false },
    truth: { type: Number },
    top: { type: Number },
    sorted: { type: Boolean },
    all: { state: true },
  };

  static styles = [
    base,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, min(7.5rem, var(--name))) minmax(2rem, 1fr) 3rem;
        gap: 0.625rem;
        align-items: center;
        font-size: var(--small);
        line-height: 1.3;
        padding-block: 0.175rem;
      }

      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .track {
        height: 0.625rem;
        background: var(--sunken);
      }

      .track i {
        display: block;
        height: 100%;
        width: calc(var(--share) * 100%);
        min-width: 1px;
        background: var(--line-strong);
      }

      .top .track i {
        background: var(--accent);
      }

      .top .name,
      .top .value {
        font-weight: 600;
      }

      .value {
        text-align: right;
      }

      .truth .name::after {
        content: " ✓";
        color: var(--accent);
      }

      button {
        min-height: var(--target);
        padding: 0;
        border: 0;
        background: none;
        font: inherit;
        font-size: var(--small);
        color: var(--accent);
        text-decoration: underline;
        text-underline-offset: 0.2em;
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {ArrayLike<number>} */
    this.values = [];
    /** @type {string[]} */
    this.names = [];
    this.truth = -1;
    this.top = -1;
    this.sorted = false;
    this.all = false;
  }

  /** Of the longest name and a tick, whichever are shown: the bars do not move when others are. */
  get #nameWidth() {
    const widths = Array.from(this.values, (_, index) => widthOf(this.names[index] ?? `${index}`));
    return `${Math.max(1, ...widths) * 0.6 + 1.75}em`;
  }

  render() {
    const values = Array.from(this.values);
    const top = this.top >= 0 ? this.top : values.indexOf(Math.max(...values));
    let order = values.map((_, index) => index);
    const long = values.length > 12;
    if (this.sorted || long) order.sort((a, b) => values[b] - values[a]);
    const hidden = long && !this.all ? order.length - 10 : 0;
    if (hidden > 0) order = order.slice(0, 10);
    return html`
      <ul ${cssVars({ "--name": this.#nameWidth })}>
        ${order.map((index) => {
          const name = this.names[index] ?? String(index);
          const classes = `${index === top ? "top" : ""} ${index === this.truth ? "truth" : ""}`;
          return html`<li class=${classes}>
            <span class="name" title=${name}>
              ${name}
              ${
                index === this.truth
                  ? html`<span class="visually-hidden">${this.t("evaluate.trueClass")}</span>`
                  : nothing
              }
            </span>
            <span class="track"><i ${cssVars({ "--share": values[index] || 0 })}></i></span>
            <span
              class="value"
              title=${this.language.number(values[index], { maximumSignificantDigits: 6 })}
            >
              ${this.language.percent(values[index])}
            </span>
          </li>`;
        })}
      </ul>
      ${
        hidden > 0
          ? html`<button @click=${() => (this.all = true)}>
              ${this.t("common.showMore", { count: hidden })}
            </button>`
          : nothing
      }
    `;
  }
}

/** In narrow letters: those of Chinese, Japanese and Korean are twice as wide. @param {string} name */
const widthOf = (name) => name.length + (name.match(/[\u1100-\uffff]/g)?.length ?? 0);

customElements.define("mb-bars", Bars);
