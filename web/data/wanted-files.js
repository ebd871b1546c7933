import { css, html } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { bringFiles } from "../experiment/bring.js";
import { fromFileList } from "../experiment/files.js";
import { base, controls } from "../styles/shared.js";

/** Which files the experiment needs that are not here any more, and a button to choose them again. */
class WantedFiles extends StoreElement {
  static areas = ["data"];

  static styles = [
    base,
    controls,
    css`
      mb-notice {
        margin-bottom: 0.75rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  render() {
    const wanted = this.state.data.wanted ?? [];
    const names = wanted.map(({ name }) => name).join(", ");
    // What a program names was never here.
    const key = wanted[0]?.size === undefined ? "data.named" : "data.gone";
    return html`<mb-notice kind="warning"
      >${this.t(key, { names })}
      <button slot="actions" class="small" @click=${this.#choose}>
        ${this.t("data.chooseFiles")}
      </button>
      <input slot="actions" type="file" multiple hidden @change=${this.#chosen} />
    </mb-notice>`;
  }

  #choose() {
    /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("input")).click();
  }

  /** @param {Event} event */
  async #chosen({ target }) {
    const files = fromFileList(/** @type {HTMLInputElement} */ (target).files ?? []);
    await bringFiles(this.playground, files);
  }
}

customElements.define("mb-wanted-files", WantedFiles);
