import { css, html, nothing } from "lit";
import "../components/term.js";
import {
  cheapestThreshold,
  costOf,
  keepThreshold,
  setCosts,
  setThreshold,
} from "../experiment/threshold.js";
import { base, controls, tables } from "../styles/shared.js";
import { judgedAs, labelSeen, usualThreshold } from "../experiment/labels.js";
import { ScoredElement } from "./scored-element.js";

/** @import { Predictions, ThresholdScores } from "minibatch" */

const shares = /** @type {const} */ (["precision", "recall", "f1", "specificity"]);
const counts = /** @type {const} */ ([
  "truePositives",
  "falsePositives",
  "falseNegatives",
  "trueNegatives",
]);
const mistakes = /** @type {const} */ (["falsePositive", "falseNegative"]);

/** Above which probability the second of two classes is predicted, what follows from it, and what its mistakes cost. */
class ThresholdField extends ScoredElement {
  static areas = ["evaluation", "data", "ui"];

  static styles = [
    base,
    controls,
    tables,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        gap: 0.5rem 1.5rem;
        align-items: start;
      }

      .fields {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.625rem;
        max-width: 24rem;
      }

      .slider {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 4rem;
        gap: 0.5rem;
        align-items: center;
      }

      input[type="range"] {
        width: 100%;
        min-height: 1.75rem;
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        accent-color: var(--accent);
      }

      output {
        text-align: right;
        font-variant-numeric: tabular-nums;
      }

      .costs {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
        gap: 0.5rem;
        align-items: end;
      }

      table {
        max-width: 24rem;
      }

      p {
        font-size: var(--tiny);
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
    `,
  ];

  get #threshold() {
    return this.state.evaluation.threshold ?? usualThreshold;
  }

  /** @protected */
  get question() {
    return String(this.#threshold);
  }

  /** @param {Predictions} predictions @protected */
  ask(predictions) {
    return predictions.atThreshold({ class: 1, threshold: this.#threshold });
  }

  render() {
    const { number } = this.language;
    const label = labelSeen(this.state.evaluation);
    const name = label || (judgedAs(this.state)?.classNames[1] ?? "");
    const shown = number(this.#threshold, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
    const { costs } = this.state.ui;
    return html`<div class="fields">
        <div class="field">
          <label for="threshold">${this.t("evaluate.threshold")}</label>
          <div class="slider">
            <input
              type="range"
              id="threshold"
              min="0"
              max="1"
              step="any"
              .value=${String(this.#threshold)}
              aria-valuetext=${shown}
              aria-describedby="about"
              @input=${this.#moved}
              @change=${() => keepThreshold(this.playground)}
            />
            <output for="threshold">${shown}</output>
          </div>
          <p id="about">
            ${this.t(label ? "evaluate.thresholdHelpLabel" : "evaluate.thresholdHelp", { name })}
          </p>
        </div>
        <div class="costs">
          ${mistakes.map(
            (mistake) =>
              html`<div class="field">
                <label for=${mistake}>${this.t(`evaluate.cost_${mistake}`)}</label>
                <input
                  type="number"
                  id=${mistake}
                  min="0"
                  step="any"
                  .value=${String(costs[mistake])}
                  @input=${this.#priced}
                />
              </div>`,
          )}
        </div>
        <button class="small" @click=${this.#useCheapest}>${this.t("evaluate.cheapest")}</button>
      </div>
      ${this.found ? this.#table(this.found) : nothing}`;
  }

  /** @param {ThresholdScores} at */
  #table(at) {
    const { metric, number, quantity } = this.language;
    const { truePositives, falsePositives, falseNegatives, trueNegatives } = at;
    const confusion = [
      [trueNegatives, falsePositives],
      [falseNegatives, truePositives],
    ];
    return html`<table aria-label=${this.t("evaluate.atThreshold")}>
      <tbody>
        ${shares.map(
          (name) =>
            html`<tr>
              <th scope="row"><mb-term name=${name}></mb-term></th>
              <td class="number">${metric(at[name])}</td>
            </tr>`,
        )}
        ${counts.map(
          (name) =>
            html`<tr>
              <th scope="row">${this.t(`evaluate.${name}`)}</th>
              <td class="number">${number(at[name])}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row">${this.t("evaluate.cost")}</th>
          <td class="number">${quantity(costOf(confusion, this.state.ui.costs))}</td>
        </tr>
      </tbody>
    </table>`;
  }

  /** A slider without steps takes any threshold; a hand sets hundredths. @param {Event} event */
  #moved({ target }) {
    const { value } = /** @type {HTMLInputElement} */ (target);
    void setThreshold(this.playground, Math.round(100 * Number(value)) / 100);
  }

  /** @param {Event} event */
  #priced({ target }) {
    const { id, value, validity } = /** @type {HTMLInputElement} */ (target);
    if (value !== "" && validity.valid) setCosts(this.playground, { [id]: Number(value) });
  }

  async #useCheapest() {
    const threshold = await cheapestThreshold(this.playground);
    if (threshold === null) return;
    await setThreshold(this.playground, threshold);
    keepThreshold(this.playground);
    const { number, t } = this.language;
    const at = number(threshold, { maximumFractionDigits: 4 });
    this.store.announce(t("evaluate.thresholdSet", { threshold: at }));
  }
}

customElements.define("mb-threshold-field", ThresholdField);
