import { css, html } from "lit";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import {
  labelsAbove,
  labelThresholds,
  predictedLabels,
  usualThreshold,
} from "../experiment/labels.js";
import { base, tables } from "../styles/shared.js";

/** Labels that a row may have at once: which of them it is predicted to have, and how probable each is. */
class LabelResult extends StoreElement {
  static areas = ["data", "evaluation", "runs", "training"];
  static properties = { values: { attribute: false } };

  static styles = [
    base,
    tables,
    css`
      h3 {
        margin-bottom: 0.5rem;
        font-size: var(--text);
        overflow-wrap: anywhere;
      }

      table {
        width: 100%;
        max-width: 30rem;
      }

      th span {
        display: block;
        max-width: 9rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      thead th {
        font-size: var(--tiny);
      }

      th,
      td,
      .number {
        padding-inline: 0 0.25rem;
      }

      i {
        display: block;
        width: calc(var(--share) * 100%);
        min-width: 1px;
        height: 0.375rem;
        margin-top: 0.25rem;
        background: var(--line-strong);
      }

      .is i {
        background: var(--accent);
      }

      .is th,
      .is td {
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** Probabilities, one of each label. @type {number[]} */
    this.values = [];
  }

  render() {
    const { state, values } = this;
    const { number, percent } = this.language;
    const labels = predictedLabels(state);
    const above = labelsAbove(state, labels, values);
    const thresholds = labelThresholds(state);
    const names = above.join(", ");
    return html`<h3>
        ${this.t(names ? "predict.resultLabels" : "predict.resultNoLabels", { names })}
      </h3>
      <div class="scroll" tabindex="0" role="region" aria-label=${this.t("predict.labels")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.t("evaluate.labelHead")}</th>
              <th scope="col" class="number">${this.t("evaluate.predicted")}</th>
              <th scope="col" class="number">${this.t("evaluate.probability")}</th>
              <th scope="col" class="number">${this.t("evaluate.threshold")}</th>
            </tr>
          </thead>
          <tbody>
            ${labels.map((name, at) => {
              const is = above.includes(name);
              const limit = thresholds[name] ?? usualThreshold;
              return html`<tr class=${is ? "is" : ""}>
                <th scope="row" title=${name}>
                  <span>${name}</span><i ${cssVars({ "--share": values[at] || 0 })}></i>
                </th>
                <td class="number">${number(Number(is))}</td>
                <td class="number" title=${number(values[at], { maximumSignificantDigits: 6 })}>
                  ${percent(values[at])}
                </td>
                <td class="number">${number(limit, { maximumFractionDigits: 4 })}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>`;
  }
}

customElements.define("mb-label-result", LabelResult);
