import { css, html, nothing } from "lit";
import { cardList, cardStyles } from "../components/card-list.js";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { pathOf } from "../experiment/drafts.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import {
  callbacksOf,
  downloadText,
  removeCallback,
  restoreKept,
  setCallbackConfig,
} from "../experiment/callbacks.js";

/** The callbacks of the run, a card each: the form, and after the run what the callback has to show. */
class CallbackList extends StoreElement {
  static areas = ["experiment", "evaluation", "training.callbackResults", "training.status"];

  static styles = [
    base,
    controls,
    cardStyles,
    css`
      .result {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
    `,
  ];

  render() {
    const callbacks = callbacksOf(this.state.experiment);
    if (callbacks.length === 0) return nothing;
    return cardList(this, {
      kind: "callback",
      label: this.t("train.callbacks"),
      entries: callbacks,
      path: (place) => pathOf("fit", "callbacks", place),
      set: (place, config) => setCallbackConfig(this.playground, place, config),
      actions: (place) => [
        {
          label: this.t("train.removeCallback", { name: callbacks[place].class_name }),
          icon: icons.remove,
          act: () => this.#remove(place),
        },
      ],
      result: (place) => this.#result(place),
    });
  }

  /**
   * A text can be downloaded, weights can be put back.
   * @param {number} place
   */
  #result(place) {
    const { text, epoch } = this.state.training.callbackResults[place] ?? {};
    if (isTraining(this.state) || (!text && !epoch)) return nothing;
    return html`<div class="result">
      ${
        text
          ? html`<button class="small" @click=${() => downloadText(this.playground, place)}>
              ${this.t("train.downloadCsv")}
            </button>`
          : nothing
      }
      ${
        epoch
          ? html`<button
              class="small"
              ?disabled=${this.state.evaluation.status === "running"}
              @click=${() => restoreKept(this.playground, place)}
            >
              ${this.t("train.restoreWeights", { epoch })}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** @param {number} place */
  #remove(place) {
    removeCallback(this.playground, place);
    // The button that had the focus is gone.
    this.dispatchEvent(new CustomEvent("callback-removed"));
  }
}

customElements.define("mb-callback-list", CallbackList);
