import { css, html, nothing } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { folds, hasLearned, judgeAcross, stopJudgingAcross } from "../experiment/judging-across.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** Who doubts the labels: the model, where it has not learned them, or models that were trained without the rows. */
class LabelDoubts extends StoreElement {
  static areas = ["evaluation", "data", "training.status"];

  static styles = [
    base,
    controls,
    css`
      progress {
        width: 8rem;
        vertical-align: middle;
      }
    `,
  ];

  /** Whether something in here has the focus, which goes with what is replaced. */
  #hadFocus = false;

  willUpdate() {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  async updated() {
    if (!this.#hadFocus || this.shadowRoot?.activeElement) return;
    // A button has no place before the notice that it is in.
    await /** @type {any} */ (this.renderRoot.querySelector("mb-notice"))?.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector("button, [tabindex]")
    )?.focus();
  }

  render() {
    const { evaluation, data } = this.state;
    if (evaluation.sort.by !== "suspicion") return nothing;
    if (!hasLearned(this.state)) {
      return html`<mb-notice>${this.t("evaluate.doubtsUnseen")}</mb-notice>`;
    }
    const { across, error } = evaluation;
    const isOwn = across?.output === (data.prepared?.output ?? "");
    if (across && isOwn && across.status === "running") return this.#running(across);
    if (across && isOwn && this.playground.handles.across) {
      const values = { folds, count: across.doubted };
      return html`<mb-notice tabindex="-1">${this.t("evaluate.doubtsDone", values)}</mb-notice>`;
    }
    return html`<mb-notice kind="warning"
        >${this.t("evaluate.doubtsLearned")}
        <button
          slot="actions"
          class="small"
          ?disabled=${isTraining(this.state)}
          @click=${() => judgeAcross(this.playground)}
        >
          ${this.t("evaluate.doubtsAsk", { folds })}
        </button></mb-notice
      >${error ? html`<mb-notice kind="error">${this.language.message(error)}</mb-notice>` : nothing}`;
  }

  /** @param {import("../experiment/evaluation-types.js").Across} across */
  #running({ fold, share }) {
    const said = this.t("evaluate.doubtsRunning", { fold: fold + 1, folds });
    return html`<mb-notice
      >${said} <progress max="1" .value=${share} aria-label=${said}></progress>
      <button slot="actions" class="small" @click=${() => stopJudgingAcross(this.playground)}>
        ${this.t("common.cancel")}
      </button></mb-notice
    >`;
  }
}

customElements.define("mb-label-doubts", LabelDoubts);
