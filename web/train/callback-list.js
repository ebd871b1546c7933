import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "../components/argument-form.js";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { t } from "../locales/i18n.js";
import { isTraining, store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import { downloadText, removeCallback, restoreKept, setCallbackConfig } from "./callbacks.js";

/** @import { Chosen } from "../types.js" */

/** The callbacks of the run, a card each: the form, and after the run what the callback has to show. */
class CallbackList extends StoreElement {
  static areas = ["training", "evaluation"];

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

      .outcome {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
    `,
  ];

  render() {
    const { callbacks } = store.state.training.settings;
    if (callbacks.length === 0) return nothing;
    return html`<ul aria-label=${t("train.callbacks")}>
      ${repeat(
        callbacks,
        ({ id }) => id,
        (callback) => this.#card(callback),
      )}
    </ul>`;
  }

  /** @param {Chosen} callback */
  #card({ id, class_name, config }) {
    const label = t("train.removeCallback", { name: class_name });
    return html`<li>
      <div class="head">
        <h3>${class_name}</h3>
        <button
          class="quiet square"
          aria-label=${label}
          title=${label}
          ?disabled=${isTraining()}
          @click=${() => this.#remove(id)}
        >
          ${icons.remove}
        </button>
      </div>
      <mb-argument-form
        kind="callback"
        .className=${class_name}
        .config=${config}
        ?disabled=${isTraining()}
        @config-change=${(/** @type {CustomEvent} */ event) => setCallbackConfig(id, event.detail)}
      ></mb-argument-form>
      ${this.#outcome(id)}
    </li>`;
  }

  /**
   * A text can be downloaded, weights can be put back.
   * @param {number} id
   */
  #outcome(id) {
    const { text, epoch } = store.state.training.outcomes[id] ?? {};
    if (isTraining() || (!text && !epoch)) return nothing;
    return html`<div class="outcome">
      ${
        text
          ? html`<button class="small" @click=${() => downloadText(id)}>
              ${t("train.downloadCsv")}
            </button>`
          : nothing
      }
      ${
        epoch
          ? html`<button
              class="small"
              ?disabled=${store.state.evaluation.status === "running"}
              @click=${() => restoreKept(id)}
            >
              ${t("train.restoreWeights", { epoch })}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** @param {number} id */
  #remove(id) {
    removeCallback(id);
    // The button that had the focus is gone.
    this.dispatchEvent(new CustomEvent("callback-removed"));
  }
}

customElements.define("mb-callback-list", CallbackList);
