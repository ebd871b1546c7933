import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";
import "./history-table.js";
import "./keras-log.js";

/** The values of each epoch: as a table, or as Keras prints them. */
class EpochsView extends StoreElement {
  static areas = ["training.epoch"];
  static properties = { view: { state: true } };

  static styles = [
    base,
    controls,
    css`
      .views {
        display: flex;
        gap: 0.25rem;
        margin-bottom: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {"table" | "log"} */
    this.view = "table";
  }

  render() {
    if (this.state.training.epoch.length === 0) return nothing;
    return html`<div class="views" role="group" aria-label=${this.t("curves.epochsAs")}>
        ${this.#choice("table", this.t("curves.asTable"))}
        ${this.#choice("log", this.t("curves.asLog"))}
      </div>
      ${
        this.view === "log"
          ? html`<mb-keras-log></mb-keras-log>`
          : html`<mb-history-table></mb-history-table>`
      }`;
  }

  /**
   * @param {"table" | "log"} view
   * @param {string} name
   */
  #choice(view, name) {
    return html`<button
      class="small"
      aria-pressed=${this.view === view}
      @click=${() => (this.view = view)}
    >
      ${name}
    </button>`;
  }
}

customElements.define("mb-epochs-view", EpochsView);
