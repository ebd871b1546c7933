import { css, html } from "lit";
import { base } from "../styles/shared.js";
import { StoreElement } from "./store-element.js";
import "./term.js";

/** Words that the part of the page around them uses, each of which says what it means. */
class Terms extends StoreElement {
  static properties = { names: {} };

  static styles = [
    base,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.875rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      mb-term {
        line-height: var(--target);
      }
    `,
  ];

  constructor() {
    super();
    /** Their names, with spaces in between. */
    this.names = "";
  }

  render() {
    return html`<p>
      <span>${this.t("terms.words")}</span>
      ${this.names.split(" ").map((name) => html`<mb-term name=${name}></mb-term>`)}
    </p>`;
  }
}

customElements.define("mb-terms", Terms);
