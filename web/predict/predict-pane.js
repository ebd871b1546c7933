import { css, html, nothing } from "lit";
import "../components/bars.js";
import "../components/empty.js";
import { icons } from "../components/icons.js";
import "../components/notice.js";
import "../components/pixels.js";
import "../components/output-switch.js";
import { StoreElement } from "../components/store-element.js";
import { fromFileList } from "../experiment/files.js";
import { isTraining } from "../experiment/store.js";
import { base, controls, panel } from "../styles/shared.js";
import { predictedLabels } from "../experiment/labels.js";
import { predictedClass } from "../experiment/results.js";
import { predictImage, predictTestImage } from "../experiment/prediction.js";
import "./camera.js";
import "./draw-pad.js";
import "./label-result.js";
import "./row-form.js";
import "./window-form.js";

/** Something new for the trained model. */
class PredictPane extends StoreElement {
  static areas = ["prediction", "data", "evaluation", "runs", "training"];

  static styles = [
    base,
    controls,
    panel,
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

      .drawn {
        display: grid;
        grid-template-columns: 12rem minmax(0, 1fr);
        gap: 1rem 1.5rem;
        align-items: start;
        margin-top: 1rem;
      }

      @container (max-width: 40rem) {
        .drawn {
          grid-template-columns: minmax(0, 1fr);
        }

        mb-draw-pad {
          width: auto;
        }
      }

      .beside {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem 1.5rem;
        align-items: start;
      }

      /* As high as a few classes need: what is below does not move while one types. */
      .said {
        min-height: 6rem;
      }

      @container (min-width: 40rem) {
        .beside {
          grid-template-columns: minmax(0, 1fr) 17rem;
        }

        .said {
          grid-row: 1;
          grid-column: 2;
        }
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

      .whole {
        grid-column: 1 / -1;
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
    const { training, data, prediction } = this.state;
    const ready = training.hasWeights && !isTraining(this.state);
    const images = data.alone ? data.alone.preparation.images : data.description?.kind === "images";
    const said = html`
      ${prediction.error ? html`<mb-notice kind="error">${this.language.message(prediction.error)}</mb-notice>` : nothing}
      ${
        ready && prediction.result
          ? [this.#warnings(prediction.result), this.#result(prediction.result)]
          : nothing
      }
    `;
    if (!ready) return html`<mb-empty text=${this.t("predict.empty")}></mb-empty>${said}`;
    if (images)
      return html`${this.#drop()}
        <div class="drawn">
          <mb-draw-pad></mb-draw-pad>
          <div class="said">${said}</div>
        </div>
        ${this.#files()}`;
    return data.prepared?.windows
      ? html`<mb-output-switch></mb-output-switch><mb-window-form></mb-window-form>${said}
          ${this.#files()}`
      : html`<mb-output-switch></mb-output-switch>
          <div class="beside">
            <div class="said">${said}</div>
            <mb-row-form></mb-row-form>
          </div>
          ${this.#files()} ${data.alone ? nothing : this.#whatIf()}`;
  }

  /** What is predicted for whole files; loaded when it is first shown. */
  #files() {
    void this.playground.loadRest().then(() => import("./file-predictions.js"));
    return html`<mb-file-predictions></mb-file-predictions>`;
  }

  /** What other values of a cell would change; loaded when it is first shown, and last, so that it moves nothing. */
  #whatIf() {
    void this.playground.loadRest().then(() => import("./what-if.js"));
    return html`<mb-what-if></mb-what-if>`;
  }

  #drop() {
    const { evaluation, prediction } = this.state;
    return html`<div class="drop">
      <p>${this.t("predict.drop")}</p>
      <button class="small" ?disabled=${prediction.busy} @click=${this.#choose}>
        ${icons.file}${this.t("predict.chooseImage")}
      </button>
      <button
        class="small"
        ?disabled=${evaluation.status !== "ready"}
        @click=${() => predictTestImage(this.playground)}
      >
        ${this.t("predict.testImage")}
      </button>
      <mb-camera></mb-camera>
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
    if (file) await predictImage(this.playground, file);
  }

  /**
   * A dark thing on white says little to a model that has seen light ones on black: one click changes that.
   * @param {any} result
   */
  #brightness({ invert, looksInverted, original }) {
    if (!original || !(invert || looksInverted)) return nothing;
    const { name } = this.state.prediction;
    const again = () =>
      predictImage(this.playground, { path: String(name), blob: original }, !invert);
    return html`<mb-notice class="whole" kind="info"
      >${this.t(invert ? "predict.isInverted" : "predict.inverted")}
      <button slot="actions" class="small" ?disabled=${this.state.prediction.busy} @click=${again}>
        ${this.t(invert ? "predict.asItIs" : "predict.invert")}
      </button>
    </mb-notice>`;
  }

  /**
   * What was chosen at Test holds for predictions.
   * @param {number} threshold
   * @param {string} name
   */
  #threshold(threshold, name) {
    const above = this.language.number(threshold, { maximumFractionDigits: 4 });
    return html`<p class="whole faint">
      ${this.t("predict.threshold", { name, threshold: above })}
    </p>`;
  }

  /** What was noticed in pasted rows. @param {any} result */
  #warnings = ({ warnings = [] }) =>
    warnings.map(
      (/** @type {any} */ warning) =>
        html`<mb-notice kind="warning">${this.language.message(warning)}</mb-notice>`,
    );

  /** @type {{ from: any, pictures: any[], url: string }} */
  #shown = { from: null, pictures: [], url: "" };

  /** @param {any} result */
  #result(result) {
    if (this.#shown.from !== result) {
      URL.revokeObjectURL(this.#shown.url);
      const url = result.original ? URL.createObjectURL(result.original) : "";
      this.#shown = { from: result, pictures: result.picture ? [result.picture] : [], url };
    }
    const { probabilities, values, truth } = result;
    const names = this.state.data.prepared?.classNames ?? [];
    const { name: given } = this.state.prediction;
    const name = typeof given === "string" ? given : this.language.message(given);
    if (predictedLabels(this.state).length > 0)
      return html`<mb-label-result .values=${values}></mb-label-result>`;
    if (!probabilities) {
      const { targets = [], windows } = this.state.data.prepared ?? {};
      return values.map((/** @type {number} */ value, /** @type {number} */ i) => {
        const label =
          values.length > 1 || windows
            ? this.t("predict.numberOf", { name: targets[i] })
            : this.t("predict.number");
        return html`<p>
          ${label} <output aria-label=${label}>${this.language.metric(value)}</output>
        </p>`;
      });
    }
    const { threshold } = this.state.evaluation;
    const top = predictedClass(probabilities, threshold);
    const probability = this.language.percent(probabilities[top]);
    return html`<div class="result ${result.picture ? "" : "plain"}">
      <h3>${this.t("predict.resultClass", { name: names[top] ?? String(top), probability })}</h3>
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
                  label=${this.t("predict.asSeen")}
                ></mb-pixels>
                <figcaption aria-hidden="true">
                  ${this.#shown.url ? this.t("predict.asSeen") : name}
                </figcaption>
              </figure>
            </div>`
          : nothing
      }
      ${this.#brightness(result)}
      ${threshold === null ? nothing : this.#threshold(threshold, names[1])}
      <mb-bars .values=${probabilities} .names=${names} truth=${truth ?? -1} top=${top}></mb-bars>
    </div>`;
  }
}

customElements.define("mb-predict-pane", PredictPane);
