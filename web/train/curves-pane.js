import { css, html, nothing } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { recover } from "../experiment/recovery.js";
import { base, controls } from "../styles/shared.js";
import "./curves.js";
import "./history-table.js";

/** How the training goes: curves, the values of each epoch, and what there is to say about it. */
class CurvesPane extends StoreElement {
  static areas = ["training", "engine"];

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        container-type: inline-size;
      }
    `,
  ];

  render() {
    const { notice, error } = this.state.training;
    const { recovery, recoveryError } = this.state.engine;
    return html`
      ${
        recovery === "failed"
          ? html`<mb-notice kind="error"
              >${this.t("train.notRestarted", { message: recoveryError })}
              <button slot="actions" class="small" @click=${() => recover(this.playground)}>
                ${this.t("common.again")}
              </button>
            </mb-notice>`
          : nothing
      }
      ${
        notice
          ? html`<mb-notice kind=${notice.kind ?? "info"}
              >${this.t(notice.key, notice.values)}</mb-notice
            >`
          : nothing
      }
      ${error ? html`<mb-notice kind="error">${error}</mb-notice>` : nothing}
      <mb-curves></mb-curves>
      <mb-history-table></mb-history-table>
    `;
  }
}

customElements.define("mb-curves-pane", CurvesPane);
