import { css, html, nothing } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { recover } from "../experiment/recovery.js";
import { bestOf } from "../experiment/series.js";
import { base, controls, panel } from "../styles/shared.js";
import "./curves.js";

/** How the training goes: curves, the values of each epoch, and what there is to say about it. */
class CurvesPane extends StoreElement {
  static areas = [
    "engine",
    "ui",
    "data",
    "training.epoch",
    "training.error",
    "training.history",
    "training.notice",
  ];

  static styles = [
    base,
    controls,
    panel,
    css`
      /* Something always stands here, so that the curves stay where they are when there is more to say. */
      .says {
        display: grid;
        align-content: center;
        gap: 0.5rem;
        min-height: 2.5rem;
        font-size: var(--small);
      }

      .curves {
        display: grid;
        gap: 1rem 1.5rem;
      }

      ::slotted(:not(:defined)) {
        display: block;
      }

      /* As high as it will be. */
      ::slotted(*) {
        min-height: 26rem;
      }

      @container (min-width: 44rem) {
        :host([beside]) .curves {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
      }

      mb-curve-tools {
        min-height: 1.75rem;
      }
    `,
  ];

  willUpdate() {
    if (this.state.training.epoch.length) void this.playground.loadRest();
  }

  render() {
    const { focus } = this.state.ui;
    return html`
      <div class="says">${this.#says()}</div>
      <mb-curve-tools></mb-curve-tools>
      <div class="curves">
        <mb-curves ?large=${focus === "results"}></mb-curves>
        <slot></slot>
      </div>
      <mb-diagnosis></mb-diagnosis>
      <mb-epochs-view></mb-epochs-view>
    `;
  }

  /** What went wrong or what there is to know, and otherwise which epoch was the best. */
  #says() {
    const { notice, error, epoch, history } = this.state.training;
    const { recovery, recoveryError } = this.state.engine;
    if (!notice && !error && recovery !== "failed") {
      const best = bestOf(history);
      if (best < 0) return html`<p class="soft">${this.t("train.empty")}</p>`;
      const key = history.val_loss ? "train.lowestValidation" : "train.lowestLoss";
      const value = this.language.metric((history.val_loss ?? history.loss)[best]);
      return html`<p class="soft">
        ${this.t(key, { epoch: epoch[best] + 1, value })}
        ${this.state.data.prepared?.scaling ? this.t("train.scaledCurves") : nothing}
      </p>`;
    }
    return html`
      ${
        recovery === "failed"
          ? html`<mb-notice kind="error"
              >${this.t("train.notRestarted", { message: recoveryError ?? "" })}
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
      ${error ? html`<mb-notice kind="error">${this.language.message(error)}</mb-notice>` : nothing}
    `;
  }
}

customElements.define("mb-curves-pane", CurvesPane);
