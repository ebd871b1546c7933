import { css, html, nothing } from "lit";
import "../components/notice.js";
import { icons } from "../components/icons.js";
import "../components/term.js";
import { optionsAt } from "../experiment/judging.js";
import { base, controls, tables } from "../styles/shared.js";
import { predictionsOf } from "../experiment/evaluation.js";
import { judgedAs, labelThresholds } from "../experiment/labels.js";
import { ScoredElement } from "./scored-element.js";

/** @import { ClassificationReport, Predictions } from "minibatch" */

/** How long the button says that the text was copied. */
const saidMs = 2500;
/** How many classes are shown at first. */
const page = 100;

/** scikit-learn's classification report: as a table, and as its text to the letter. */
class ReportSection extends ScoredElement {
  static properties = {
    ...ScoredElement.properties,
    copied: { state: true },
    shown: { state: true },
  };

  static styles = [
    base,
    controls,
    tables,
    css`
      .text {
        position: relative;
        margin-top: 0.75rem;
      }

      pre {
        padding: 0.625rem 0.75rem;
        max-height: 24rem;
        overflow: auto;
        background: var(--sunken);
        font-size: var(--tiny);
      }

      .text button {
        margin-bottom: 0.375rem;
      }

      tbody th {
        max-width: 12rem;
        overflow-wrap: anywhere;
      }

      .average th,
      .average td {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.copied = false;
    this.shown = page;
  }

  /** @protected */
  get question() {
    const { threshold, labelled } = this.state.evaluation;
    return labelled ? JSON.stringify(labelThresholds(this.state)) : String(threshold);
  }

  /** @param {Predictions} one @protected */
  async ask(one) {
    const { threshold, labelled } = this.state.evaluation;
    // Of several labels the report is of all of them.
    const predictions = labelled
      ? await predictionsOf(this.playground, undefined, { label: null })
      : one;
    const at = labelled ? { threshold: labelThresholds(this.state) } : optionsAt(threshold);
    const report = await predictions.classScores(at);
    /** @type {import("minibatch").Warning[]} */
    const warnings = [];
    const onWarning = (/** @type {any} */ one) => warnings.push(one);
    return { report, text: await predictions.classificationReport({ ...at, onWarning }), warnings };
  }

  render() {
    if (this.error)
      return html`<mb-notice kind="error">${this.language.message(this.error)}</mb-notice>`;
    if (!this.found) return nothing;
    /** @type {{ report: ClassificationReport, text: string, warnings: import("minibatch").Warning[] }} */
    const { report, text, warnings } = this.found;
    const { labelled } = this.state.evaluation;
    const names = labelled?.names ?? judgedAs(this.state)?.classNames ?? [];
    const { microAverage, samplesAverage } = report;
    const { number } = this.language;
    const support = report.macroAverage.support;
    const left = report.classes.length - this.shown;
    return html`<div
        class="scroll"
        tabindex="0"
        role="region"
        aria-label=${this.t("evaluate.report")}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${this.t(labelled ? "evaluate.labelHead" : "evaluate.class")}</th>
              ${["precision", "recall", "f1", "support"].map(
                (term) =>
                  html`<th scope="col" class="number"><mb-term name=${term}></mb-term></th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${report.classes.slice(0, this.shown).map((scores, i) => this.#row(names[report.labels[i]] ?? String(report.labels[i]), scores))}
            ${
              microAverage
                ? this.#row(this.t("evaluate.microAverage"), microAverage, "average")
                : html`<tr class="average">
                    <th scope="row">${this.t("terms.accuracy_name")}</th>
                    <td></td>
                    <td></td>
                    <td class="number">${this.language.metric(report.accuracy)}</td>
                    <td class="number">${number(support)}</td>
                  </tr>`
            }
            ${this.#row(this.t("evaluate.macroAverage"), report.macroAverage, "average")}
            ${this.#row(this.t("evaluate.weightedAverage"), report.weightedAverage, "average")}
            ${samplesAverage ? this.#row(this.t("evaluate.samplesAverage"), samplesAverage, "average") : nothing}
          </tbody>
        </table>
      </div>
      ${
        left > 0
          ? html`<button class="link" @click=${() => (this.shown += 5 * page)}>
              ${this.t("common.showMore", { count: left })}
            </button>`
          : nothing
      }
      <div class="text">
        <button class="small" @click=${this.#copy}>
          ${this.copied ? icons.check : icons.copy}${this.t("evaluate.copyReport")}
        </button>
        ${warnings.map(
          (one) => html`<mb-notice kind="warning">${this.language.message(one)}</mb-notice>`,
        )}
        <pre tabindex="0" aria-label=${this.t("evaluate.reportText")}>${text}</pre>
      </div>`;
  }

  /**
   * @param {string} name
   * @param {ClassificationReport["macroAverage"]} scores
   * @param {string} [kind]
   */
  #row(name, { precision, recall, f1, support }, kind = "") {
    const { metric, number } = this.language;
    return html`<tr class=${kind}>
      <th scope="row">${name}</th>
      ${[precision, recall, f1].map((value) => html`<td class="number">${metric(value)}</td>`)}
      <td class="number">${number(support)}</td>
    </tr>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.found.text);
      this.copied = true;
      this.store.announce(this.t("look.copied"));
      setTimeout(() => (this.copied = false), saidMs);
    } catch {
      // Where the page may not write there, the text is marked, to be copied by hand.
      const text = /** @type {HTMLElement} */ (this.renderRoot.querySelector("pre"));
      getSelection()?.selectAllChildren(text);
    }
  }
}

customElements.define("mb-report-section", ReportSection);
