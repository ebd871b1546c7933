import { css, html } from "lit";
import { base, controls } from "../styles/shared.js";
import { icons } from "./icons.js";
import { StoreElement } from "./store-element.js";

/** How long the button says that the line was copied. */
const saidMs = 2500;

/** A line of Python that gives what is shown here, and a button that copies it. */
class CopyLine extends StoreElement {
  static properties = { line: {}, copied: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: flex;
        min-width: 0;
        max-width: 100%;
        gap: 0.25rem;
        align-items: center;
        min-height: 1.75rem;
        color: var(--ink-soft);
      }

      code {
        min-width: 0;
        overflow: hidden;
        font-size: var(--tiny);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    this.line = "";
    this.copied = false;
  }

  render() {
    const label = this.t("look.copy", { line: this.line });
    return html`<code title=${this.line}>${this.line}</code>
      <button class="quiet square" aria-label=${label} title=${label} @click=${this.#copy}>
        ${this.copied ? icons.check : icons.copy}
      </button>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.line);
      this.copied = true;
      this.store.announce(this.t("look.copied"));
      setTimeout(() => (this.copied = false), saidMs);
    } catch {
      // Where the page may not write there, the line is marked, to be copied by hand.
      const code = /** @type {HTMLElement} */ (this.renderRoot.querySelector("code"));
      getSelection()?.selectAllChildren(code);
    }
  }
}

customElements.define("mb-copy-line", CopyLine);
