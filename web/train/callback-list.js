import { css, html, nothing } from "lit";
import "../components/argument-form.js";
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

/** @import { Named } from "../experiment/types.js" */

/** The callbacks of the run, a card each: the form, and after the run what the callback has to show. */
class CallbackList extends StoreElement {
  static areas = ["experiment", "training", "evaluation"];

  static styles = [
    base,
    controls,
    css`
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
        padding: 0.375rem 0.75rem 0.625rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      .head {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        justify-content: space-between;
        min-height: 1.75rem;
        margin-right: -0.375rem;
      }

      h3 {
        overflow-wrap: anywhere;
      }

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
    return html`<ul aria-label=${this.t("train.callbacks")}>
      ${callbacks.map((callback, place) => this.#card(callback, place))}
    </ul>`;
  }

  /**
   * @param {Named} callback
   * @param {number} place
   */
  #card({ class_name, config = {} }, place) {
    const label = this.t("train.removeCallback", { name: class_name });
    return html`<li>
      <div class="head">
        <h3>${class_name}</h3>
        <button
          class="quiet square"
          aria-label=${label}
          title=${label}
          ?disabled=${isTraining(this.state)}
          @click=${() => this.#remove(place)}
        >
          ${icons.remove}
        </button>
      </div>
      <mb-argument-form
        kind="callback"
        .className=${class_name}
        .config=${config}
        path=${pathOf("fit", "callbacks", place)}
        ?disabled=${isTraining(this.state)}
        @config-change=${(/** @type {CustomEvent} */ event) => setCallbackConfig(this.playground, place, event.detail)}
      ></mb-argument-form>
      ${this.#result(place)}
    </li>`;
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
