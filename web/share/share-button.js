import { css, html } from "lit";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";

/** Opens the ways to give the experiment to others. */
class ShareButton extends StoreElement {
  static areas = ["experiment"];

  static styles = [
    base,
    controls,
    css`
      .name {
        min-width: 3.5rem;
      }

      @media (max-width: 30rem) {
        .name {
          display: none;
        }
      }
    `,
  ];

  render() {
    return html`<button
        class="quiet small"
        aria-label=${this.t("share.share")}
        @click=${this.#share}
      >
        ${icons.link} <span class="name">${this.t("share.share")}</span></button
      ><mb-share-panel></mb-share-panel>`;
  }

  async #share() {
    await this.playground.loadRest();
    await import("./share-panel.js");
    /** @type {any} */ (this.renderRoot.querySelector("mb-share-panel")).open();
  }
}

customElements.define("mb-share-button", ShareButton);
