import { css, html, nothing } from "lit";
import "../components/notice.js";
import "../components/term.js";
import { StoreElement } from "../components/store-element.js";
import { setNumber } from "../experiment/looking.js";
import { topK } from "../experiment/judging.js";
import { setJudging } from "../experiment/threshold.js";
import { base, controls, tables } from "../styles/shared.js";
import { judgedAs } from "../experiment/labels.js";
import { testWords } from "./words.js";

/** @import { Judged } from "../experiment/types.js" */

/** The scores of classes, and of numbers, in the order in which they are shown, with the term that explains each. */
const classTerms = {
  accuracy: "accuracy",
  balancedAccuracy: "balanced_accuracy",
  rocAuc: "auc",
  averagePrecision: "average_precision",
  topKAccuracy: "top_k",
  logLoss: "log_loss",
  brierScore: "brier",
  matthewsCorrcoef: "mcc",
  cohenKappa: "kappa",
};
const numberTerms = {
  meanAbsoluteError: "mae",
  rootMeanSquaredError: "rmse",
  meanSquaredError: "mse",
  medianAbsoluteError: "median_ae",
  maxError: "max_error",
  meanAbsolutePercentageError: "mape",
  r2: "r2",
  explainedVariance: "explained_variance",
};

/** What is nearer to zero than that is what adding up leaves. */
const rounding = 1e-12;
/** Of two classes the more probable one is the predicted one. */
const fewestForTop = 3;
/** Of fewer rows one alone moves a score by more than three hundredths. */
const fewRows = 30;

/** Of more classes that no training row is of, only how many there are is said. */
const mostUnseen = 5;

/** Every score of the model beside what always predicting the same gets: 0.947 says little where that gets 0.943. */
class ScoreTable extends StoreElement {
  static areas = ["evaluation", "data"];

  static styles = [
    base,
    controls,
    tables,
    css`
      .field {
        max-width: 16rem;
        margin-bottom: 0.5rem;
      }

      table {
        max-width: 34rem;
      }

      thead th {
        overflow-wrap: anywhere;
      }

      /* A class may be called by a whole sentence. */
      thead span {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        min-width: 5rem;
        max-width: 12rem;
        margin-left: auto;
        overflow: hidden;
        white-space: normal;
      }

      .always {
        color: var(--ink-soft);
      }

      th label {
        display: inline-flex;
        gap: 0.375rem;
        align-items: center;
        margin: 0 0 0 0.75rem;
        font-style: italic;
      }

      th input {
        width: 4.5rem;
        min-height: 1.75rem;
        padding: 0 0.375rem;
      }

      mb-notice {
        margin-top: 0.5rem;
      }

      p {
        margin-top: 0.375rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }
    `,
  ];

  render() {
    const { scores, errors } = this.state.evaluation;
    const { targets = [], scaling } = judgedAs(this.state) ?? {};
    const isSeveral = errors.length > 1;
    const title = `evaluate.${scores || isSeveral ? "scores" : `${testWords(this.state)}errors`}`;
    return html`${isSeveral ? this.#targets(targets) : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t(title)}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.t("evaluate.score")}</th>
              <th scope="col" class="number">${this.t("evaluate.model")}</th>
              <th scope="col" class="number" title=${this.#always()}>
                <span>${this.#always()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(scores ? classTerms : numberTerms).map(([name, term]) => this.#row(name, term))}
          </tbody>
        </table>
      </div>
      ${this.#few()} ${this.#unseen()} ${this.#whyUndefined()} ${this.#same()}
      ${scaling ? html`<p>${this.t("evaluate.ownUnits")}</p>` : nothing}`;
  }

  /** @param {readonly string[]} names */
  #targets(names) {
    return html`<div class="field">
      <label for="target">${this.t("evaluate.targetHead")}</label>
      <select
        id="target"
        @change=${(/** @type {any} */ { target }) => setNumber(this.playground, Number(target.value))}
      >
        ${names.map((name, i) => html`<option value=${i} ?selected=${i === this.state.evaluation.number}>${name}</option>`)}
      </select>
    </div>`;
  }

  /** What is always predicted beside the model. */
  #always() {
    const { scores, baseline } = this.state.evaluation;
    if (!scores) return this.t("evaluate.alwaysMean");
    const names = judgedAs(this.state)?.classNames ?? [];
    const predicted = baseline?.predicted ?? 0;
    return this.t("evaluate.alwaysClass", { name: names[predicted] ?? predicted });
  }

  /**
   * @param {string} name of a score
   * @param {string} term
   */
  #row(name, term) {
    const { scores, baseline } = this.state.evaluation;
    if (name === "topKAccuracy" && scores && this.#classes < fewestForTop) return nothing;
    const text = (/** @type {Judged | null} */ judged) => {
      const value = this.#value(judged, name);
      return this.language.metric(Math.abs(value ?? 1) < rounding ? 0 : value);
    };
    return html`<tr>
      <th scope="row">
        <mb-term name=${term}></mb-term>${name === "topKAccuracy" ? this.#k() : nothing}
      </th>
      <td class="number">${text(this.state.evaluation)}</td>
      <td class="number always">${text(baseline)}</td>
    </tr>`;
  }

  /**
   * @param {Judged | null} judged
   * @param {string} name
   * @returns {number | null | undefined}
   */
  #value(judged, name) {
    const { scores, errors = [] } = judged ?? {};
    const values = scores
      ? scores.scores
      : errors[Math.min(this.state.evaluation.number, errors.length - 1)];
    return /** @type {Record<string, number | null> | undefined} */ (values)?.[name];
  }

  get #classes() {
    return judgedAs(this.state)?.classNames.length ?? 0;
  }

  /** How many of the most probable classes are looked at. */
  #k() {
    const { k } = this.state.evaluation;
    return html`<label
      >k
      <input
        type="number"
        min="1"
        max=${this.#classes}
        step="1"
        .value=${String(topK(k, this.#classes))}
        @change=${this.#setK}
    /></label>`;
  }

  /** @param {Event} event */
  #setK({ currentTarget }) {
    const { k } = this.state.evaluation;
    const input = /** @type {HTMLInputElement} */ (currentTarget);
    if (input.value !== "" && input.validity.valid) {
      void setJudging(this.playground, { k: Number(input.value) });
    } else input.value = String(topK(k, this.#classes));
  }

  /** So few rows that the scores are half chance. */
  #few() {
    const { rows, scores } = this.state.evaluation;
    if (rows === 0 || rows >= fewRows) return nothing;
    const key = `evaluate.${testWords(this.state)}${scores ? "few" : "fewNumbers"}`;
    const share = this.language.number(1 / rows, { maximumFractionDigits: 2 });
    return html`<mb-notice kind="warning">${this.t(key, { count: rows, share })}</mb-notice>`;
  }

  /** Always the mean explains all of the variance where there is none. */
  #same() {
    const { baseline, number } = this.state.evaluation;
    const errors = baseline?.errors ?? [];
    const { explainedVariance } = errors[Math.min(number, errors.length - 1)] ?? {};
    return explainedVariance === 1 ? html`<p>${this.t("evaluate.same")}</p>` : nothing;
  }

  /** Classes that the model cannot know: no training row is of them. */
  #unseen() {
    const unseen = this.state.evaluation.baseline?.unseen ?? [];
    const names = judgedAs(this.state)?.classNames ?? [];
    const key = `evaluate.${testWords(this.state)}unseen`;
    const notice = (/** @type {string} */ text) =>
      html`<mb-notice kind="warning">${text}</mb-notice>`;
    if (unseen.length > mostUnseen) {
      const count = unseen.reduce((sum, one) => sum + one.count, 0);
      return notice(this.t(`${key}Classes`, { count, classes: unseen.length }));
    }
    return unseen.map(({ label, count }) =>
      notice(this.t(key, { name: names[label] ?? String(label), count })),
    );
  }

  /** Why a score has no value. */
  #whyUndefined() {
    const { scores } = this.state.evaluation;
    const byReason = /** @type {Map<string, string[]>} */ (new Map());
    for (const [name, reason] of Object.entries(scores?.undefined ?? {})) {
      const term = classTerms[/** @type {keyof typeof classTerms} */ (name)];
      if (name === "topKAccuracy" && this.#classes < fewestForTop) continue;
      byReason.set(reason, [...(byReason.get(reason) ?? []), this.t(`terms.${term}_name`)]);
    }
    return [...byReason].map(
      ([reason, names]) =>
        html`<p>${this.t(`evaluate.undefined_${reason}`, { names: names.join(", ") })}</p>`,
    );
  }
}

customElements.define("mb-score-table", ScoreTable);
