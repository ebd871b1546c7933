import { css, html, nothing } from "lit";
import "../components/bars.js";
import { icons } from "../components/icons.js";
import "../components/notice.js";
import "../components/pixels.js";
import { step, stepStyles } from "../components/step.js";
import { StoreElement } from "../components/store-element.js";
import { fromFileList } from "../data/files.js";
import { metric, percent, t } from "../locales/i18n.js";
import { isTraining, store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import { predictImage, predictTestImage } from "./actions.js";
import "./row-form.js";

/** Step 5: something new for the trained model. */
class PredictPane extends StoreElement {
  static areas = ["prediction", "training", "data", "evaluation"];

  static styles = [
    base,
    controls,
    stepStyles,
    css`
      .drop {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
        padding: 0.625rem 0.75rem;
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius);
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .drop p {
        flex: 1 1 15rem;
      }

      .result {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.5rem 1.25rem;
        align-items: start;
      }

      .result.plain {
        grid-template-columns: minmax(0, 1fr);
      }

      @container (max-width: 34rem) {
        .result {
          grid-template-columns: minmax(0, 1fr);
        }
      }

      .result h3 {
        grid-column: 1 / -1;
        font-size: var(--text);
      }

      .pictures {
        display: flex;
        gap: 0.75rem;
        font-size: var(--tiny);
        color: var(--ink-faint);
      }

      figure {
        width: 6.5rem;
        overflow-wrap: anywhere;
      }

      .result mb-pixels,
      .original {
        display: block;
        width: 6.5rem;
        height: 6.5rem;
        object-fit: contain;
        object-position: left top;
      }
    `,
  ];

  render() {
    const { training, data, prediction } = store.state;
    const ready = training.hasWeights && !isTraining();
    const images = data.facts?.kind === "images";
    const body = html`
      ${
        ready
          ? images
            ? this.#drop()
            : html`<mb-row-form></mb-row-form>`
          : html`<p class="faint">${t("predict.empty")}</p>`
      }
      ${prediction.error ? html`<mb-notice kind="error">${prediction.error}</mb-notice>` : nothing}
      ${ready && prediction.result ? this.#result(prediction.result) : nothing}
    `;
    return step({ number: 5, title: t("steps.prediction"), body });
  }

  #drop() {
    const { evaluation, prediction } = store.state;
    return html`<div class="drop">
      <p>${t("predict.drop")}</p>
      <button class="small" ?disabled=${prediction.busy} @click=${this.#choose}>
        ${icons.file}${t("predict.chooseImage")}
      </button>
      <button class="small" ?disabled=${evaluation.status !== "ready"} @click=${predictTestImage}>
        ${t("predict.testImage")}
      </button>
      <input type="file" accept="image/*" hidden @change=${this.#chosen} />
    </div>`;
  }

  #choose() {
    /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("input[type=file]")).click();
  }

  /** @param {Event} event */
  async #chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = fromFileList(input.files ?? []);
    input.value = "";
    if (file) await predictImage(file);
  }

  /** @type {{ from: any, pictures: any[], url: string }} */
  #shown = { from: null, pictures: [], url: "" };

  /** @param {any} result */
  #result(result) {
    if (this.#shown.from !== result) {
      URL.revokeObjectURL(this.#shown.url);
      const url = result.original ? URL.createObjectURL(result.original) : "";
      this.#shown = { from: result, pictures: result.picture ? [result.picture] : [], url };
    }
    const { probabilities, value, truth } = result;
    const names = store.state.data.prepared?.classNames ?? [];
    const { name } = store.state.prediction;
    if (!probabilities) {
      return html`<p>
        ${t("predict.number")} <output aria-label=${t("predict.number")}>${metric(value)}</output>
      </p>`;
    }
    const top = probabilities.indexOf(Math.max(...probabilities));
    const probability = percent(probabilities[top]);
    return html`<div class="result ${result.picture ? "" : "plain"}">
      <h3>${t("predict.resultClass", { name: names[top] ?? String(top), probability })}</h3>
      ${
        result.picture
          ? html`<div class="pictures">
              ${
                this.#shown.url
                  ? html`<figure>
                      <img class="original" src=${this.#shown.url} alt=${name} />
                      <figcaption aria-hidden="true">${name}</figcaption>
                    </figure>`
                  : nothing
              }
              <figure>
                <mb-pixels
                  .pictures=${this.#shown.pictures}
                  label=${t("predict.asSeen")}
                ></mb-pixels>
                <figcaption aria-hidden="true">
                  ${this.#shown.url ? t("predict.asSeen") : name}
                </figcaption>
              </figure>
            </div>`
          : nothing
      }
      <mb-bars .values=${probabilities} .names=${names} truth=${truth ?? -1}></mb-bars>
    </div>`;
  }
}

customElements.define("mb-predict-pane", PredictPane);
