import { css, html, nothing } from "lit";
import { icons } from "./components/icons.js";
import { StoreElement } from "./components/store-element.js";
import { KeepsFocus } from "./keep-focus.js";
import { keyNames } from "./experiment/keys.js";
import { base, controls, dialogs } from "./styles/shared.js";

/** A dialog with the keys there are; and as long as it is on the page, no key goes nowhere. */
class KeyList extends StoreElement {
  static properties = { shown: { state: true } };

  static styles = [
    base,
    controls,
    dialogs,
    css`
      dialog {
        width: min(24rem, calc(100vw - 2rem));
      }

      dl {
        padding: 0.75rem 1rem;
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.375rem 1.25rem;
        font-size: var(--small);
      }

      kbd {
        font-family: var(--mono);
      }
    `,
  ];

  constructor() {
    super();
    new KeepsFocus(this);
    this.shown = false;
  }

  async open() {
    this.shown = true;
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  render() {
    if (!this.shown) return nothing;
    const mod = /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";
    return html`<dialog aria-labelledby="title" @close=${() => (this.shown = false)}>
      <div class="head">
        <h2 id="title">${this.t("keys.title")}</h2>
        <button
          class="quiet square"
          aria-label=${this.t("common.close")}
          @click=${() => this.renderRoot.querySelector("dialog")?.close()}
        >
          ${icons.remove}
        </button>
      </div>
      <dl>
        ${Object.entries(keyNames).map(
          ([name, keys]) =>
            html`<dt><kbd>${keys.replace("Mod", mod)}</kbd></dt>
              <dd>${this.t(`keys.${name}`)}</dd>`,
        )}
      </dl>
    </dialog>`;
  }
}

customElements.define("mb-key-list", KeyList);
