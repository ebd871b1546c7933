import { css, html, nothing } from "lit";
import "../components/empty.js";
import "../components/notice.js";
import "../components/output-switch.js";
import "../components/terms.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls, panel, tables } from "../styles/shared.js";
import { evaluate } from "../experiment/evaluation.js";
import { judgedAs } from "../experiment/labels.js";
import "./confused-classes.js";
import "./confusion.js";
import "./example-list.js";
import "./label-scores.js";
import "./part-switch.js";
import "./score-table.js";
import { testWords } from "./words.js";

/** A matrix of more classes is not legible, not even as a map; a list of confused classes says more. */
const maxClasses = 100;
/** With so few classes the matrix says everything. */
const fewClasses = 4;

/** The sections that are loaded when they are opened. @type {Record<string, [() => Promise<unknown>, () => unknown]>} */
const sections = {
  report: [
    () => import("./report-section.js"),
    () => html`<mb-report-section></mb-report-section>`,
  ],
  errorPlots: [() => import("./error-plots.js"), () => html`<mb-error-plots></mb-error-plots>`],
  scoreCurves: [() => import("./score-curves.js"), () => html`<mb-score-curves></mb-score-curves>`],
};

/** How good the model is on rows it has not seen. */
class EvaluatePane extends StoreElement {
  static areas = ["evaluation", "data", "ui"];

  static styles = [
    base,
    controls,
    panel,
    tables,
    css`
      .none {
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .judged {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
      }

      .judged[inert] {
        opacity: 0.45;
      }

      details {
        border-bottom: 1px solid var(--line);
      }

      summary {
        min-height: 2.5rem;
        padding: 0.5rem 0;
        font-weight: 600;
        cursor: pointer;
      }

      .body {
        padding: 0 0 1.25rem;
      }
    `,
  ];

  render() {
    const { status, error, confusion, scores, others, labelled } = this.state.evaluation;
    const classes = scores ? (judgedAs(this.state)?.classNames.length ?? 0) : 0;
    const judging = status === "running" && others.test !== undefined;
    if (status === "none") return html`<mb-empty text=${this.t("evaluate.empty")}></mb-empty>`;
    if (status === "running" && !judging) {
      return html`<p class="none" role="status">${this.t("evaluate.running")}</p>`;
    }
    if (status === "failed") {
      return html`<mb-notice kind="error"
        >${error ? this.language.message(error) : nothing}
        <button slot="actions" class="small" @click=${() => evaluate(this.playground)}>
          ${this.t("common.again")}
        </button>
      </mb-notice>`;
    }
    return html`<mb-output-switch></mb-output-switch><mb-part-switch></mb-part-switch>
      <div class="judged" ?inert=${judging}>
        ${labelled ? html`<mb-label-scores></mb-label-scores>` : nothing}
        <mb-score-table></mb-score-table>
        <mb-terms of="scores"></mb-terms>
        ${classes > 1 ? this.#matrix(classes) : nothing} ${this.#chosenCell()}
        ${confusion.length > fewClasses ? html`<mb-confused-classes></mb-confused-classes>` : nothing}
        ${this.#errors()} ${classes > 0 ? this.#section("report") : nothing}
        ${classes > 1 ? this.#section("scoreCurves") : nothing}
        ${
          judgedAs(this.state)?.task === "regression"
            ? html`${this.#section("errorPlots")}<mb-example-list></mb-example-list>`
            : nothing
        }
      </div>`;
  }

  /** @param {number} classes of which no matrix is made where there are too many */
  #matrix(classes) {
    if (classes <= maxClasses)
      return html`<mb-confusion></mb-confusion><mb-terms of="confusion"></mb-terms>`;
    const { length } = this.state.evaluation.confusion;
    const key = length > 0 ? "evaluate.noMatrix" : "evaluate.matrixTooLarge";
    return html`<p class="faint">${this.t(key, { classes })}</p>`;
  }

  /** How far off each of several numbers is, beside each other. */
  #errors() {
    const { errors } = this.state.evaluation;
    const { targets = [] } = judgedAs(this.state) ?? {};
    if (errors.length < 2) return nothing;
    const terms = { meanAbsoluteError: "mae", rootMeanSquaredError: "rmse", r2: "r2" };
    const names = /** @type {(keyof typeof terms)[]} */ (Object.keys(terms));
    return html`<div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label=${this.t(`evaluate.${testWords(this.state)}errors`)}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("evaluate.targetHead")}</th>
            ${names.map((name) => html`<th scope="col" class="number">${this.t(`terms.${terms[name]}_name`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${errors.map(
            (scores, i) =>
              html`<tr>
                <th scope="row">${targets[i]}</th>
                ${names.map((name) => html`<td class="number">${this.language.metric(scores[name])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {string} name */
  #section(name) {
    const [load, body] = sections[name];
    const isOpen = this.state.ui.judged.includes(name);
    if (isOpen) void load();
    return html`<details id=${name} ?open=${isOpen} @toggle=${this.#toggled}>
      <summary>${this.t(`evaluate.${name}`)}</summary>
      <div class="body">${isOpen ? html`${body()}<mb-terms of=${name}></mb-terms>` : nothing}</div>
    </details>`;
  }

  /** @param {Event} event */
  #toggled({ currentTarget }) {
    const { id, open: isOpen } = /** @type {HTMLDetailsElement} */ (currentTarget);
    const { judged } = this.state.ui;
    if (judged.includes(id) === isOpen) return;
    const others = judged.filter((name) => name !== id);
    this.store.patch("ui", { judged: isOpen ? [...others, id] : others });
  }

  /** The way from a cell of the matrix to its examples. */
  #chosenCell() {
    const { cell, confusion } = this.state.evaluation;
    if (!cell) return nothing;
    const names = judgedAs(this.state)?.classNames ?? [];
    const values = {
      actual: names[cell.actual],
      predicted: names[cell.predicted],
      count: confusion[cell.actual][cell.predicted],
    };
    return html`<div>
      <button class="small" @click=${() => this.store.patch("ui", { tab: "examples" })}>
        ${this.t("evaluate.showCell", values)}
      </button>
    </div>`;
  }
}

customElements.define("mb-evaluate-pane", EvaluatePane);
