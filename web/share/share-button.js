import { css, html, nothing } from "lit";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";

/** How long the button says that the link was copied. */
const saidMs = 2500;

/** Copies the experiment's link; where the page may not, it shows it to be copied by hand. */
class ShareButton extends StoreElement {
  static areas = ["experiment"];
  static properties = { copied: { state: true }, link: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        position: relative;
      }

      input {
        position: absolute;
        z-index: 6;
        top: calc(100% + 0.25rem);
        right: 0;
        width: min(24rem, 80vw);
        box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 0.2);
      }

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

  constructor() {
    super();
    this.copied = false;
    this.link = "";
  }

  render() {
    const label = this.t(this.copied ? "share.copied" : "share.copy");
    return html`<button
        class="quiet small"
        aria-label=${label}
        title=${label}
        @click=${this.#share}
      >
        ${this.copied ? icons.check : icons.link}
        <span class="name">${this.t("share.share")}</span>
      </button>
      ${
        this.link
          ? html`<input
              readonly
              aria-label=${this.t("share.link")}
              .value=${this.link}
              @blur=${() => (this.link = "")}
              @keydown=${(/** @type {KeyboardEvent} */ { key }) =>
                key === "Escape" && (this.link = "")}
            />`
          : nothing
      }`;
  }

  async #share() {
    const { linkOf } = await import("../experiment/link.js");
    const link = new URL(linkOf(this.state.experiment) || location.hash, location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      this.copied = true;
      this.store.announce(this.t("share.copied"));
      setTimeout(() => (this.copied = false), saidMs);
    } catch {
      this.link = link;
      await this.updateComplete;
      this.renderRoot.querySelector("input")?.select();
    }
  }
}

customElements.define("mb-share-button", ShareButton);
