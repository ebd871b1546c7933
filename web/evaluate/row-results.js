import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls, tables } from "../styles/shared.js";
import { showRows } from "../experiment/evaluation.js";
import { testWords } from "./words.js";

/** @import { PredictedClass, PredictedNumber } from "minibatch" */

/** How many further rows are shown at a time. */
const more = 60;

/** A table's test rows with truth and prediction. */
class RowResults extends StoreElement {
  static areas = ["evaluation", "data"];

  static styles = [
    base,
    controls,
    tables,
    css`
      .wrong {
        color: var(--bad);
      }

      .more {
        margin-top: 0.5rem;
      }
    `,
  ];

  render() {
    const { evaluation, data } = this.state;
    const { total, rows } = evaluation.page;
    if (rows.length === 0) return html`<p class="faint">${this.t("evaluate.noneHere")}</p>`;
    const regression = data.prepared?.task === "regression";
    const { targets = [] } = data.prepared ?? {};
    const several = regression && targets.length > 1;
    const last = this.t(regression ? "evaluate.difference" : "evaluate.probability");
    return html`
      <div
        class="scroll"
        tabindex="0"
        role="region"
        aria-label=${this.t(`evaluate.${testWords(this.state)}testRows`)}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${this.t(`evaluate.${testWords(this.state)}rowHead`)}</th>
              ${several ? this.#headsOfEach(targets) : this.#heads(regression, last)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => (regression ? this.#number(row) : this.#class(row)))}
          </tbody>
        </table>
      </div>
      ${
        total > rows.length
          ? html`<button
              class="small more"
              @click=${() => showRows(this.playground, rows.length + more)}
            >
              ${this.t("common.showMore", { count: total - rows.length })}
            </button>`
          : nothing
      }
    `;
  }

  /** @param {PredictedClass} result */
  #class({ row, actual, predicted, right, confidence }) {
    const names = this.state.data.prepared?.classNames ?? [];
    return html`<tr>
      <td>${this.language.number(row + 1)}</td>
      <td>${names[actual] ?? actual}</td>
      <td class=${right ? "" : "wrong"}>${right ? "✓" : "✗"} ${names[predicted] ?? predicted}</td>
      <td class="number">${this.language.percent(confidence)}</td>
    </tr>`;
  }

  /**
   * @param {boolean} regression
   * @param {string} last
   */
  #heads(regression, last) {
    const kind = regression ? "number" : "";
    return html`<th scope="col" class=${kind}>${this.t("evaluate.actual")}</th>
      <th scope="col" class=${kind}>${this.t("evaluate.predicted")}</th>
      <th scope="col" class="number">${last}</th>`;
  }

  /** @param {readonly string[]} targets */
  #headsOfEach(targets) {
    return targets.map(
      (name) =>
        html`<th scope="col" class="number">${this.t("evaluate.actualOf", { name })}</th>
          <th scope="col" class="number">${this.t("evaluate.predictedOf", { name })}</th>`,
    );
  }

  /** One number, or several beside each other. @param {PredictedNumber} result */
  #number({ row, actual, predicted }) {
    const { number, quantity, metric } = this.language;
    const numbers = typeof actual === "number" ? [actual] : [...actual];
    const guesses = typeof predicted === "number" ? [predicted] : [...predicted];
    return html`<tr>
      <td>${number(row + 1)}</td>
      ${numbers.map(
        (value, i) =>
          html`<td class="number">${quantity(value)}</td>
            <td class="number">${metric(guesses[i])}</td>`,
      )}
      ${
        numbers.length === 1
          ? html`<td class="number">${metric(guesses[0] - numbers[0])}</td>`
          : nothing
      }
    </tr>`;
  }
}

customElements.define("mb-row-results", RowResults);
