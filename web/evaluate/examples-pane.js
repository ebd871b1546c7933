import { css, html, nothing } from "lit";
import "../components/empty.js";
import "../components/output-switch.js";
import "../components/terms.js";
import { Pieces } from "../components/pieces.js";
import { StoreElement } from "../components/store-element.js";
import { hasTexts, setCell, setExamples, setText, showAny } from "../experiment/examples.js";
import { base, controls, panel } from "../styles/shared.js";
import { judgedAs } from "../experiment/labels.js";
import "./label-scores.js";
import "./example-detail.js";
import "./example-list.js";
import "./label-doubts.js";
import "./part-switch.js";
import { testWords } from "./words.js";

/** @import { ExamplesSort } from "../experiment/types.js" */

/** The orders there are, by name. @type {Record<string, ExamplesSort>} */
const classOrders = {
  sure: { by: "confidence", ascending: false },
  unsure: { by: "confidence", ascending: true },
  loss: { by: "loss", ascending: false },
  suspicion: { by: "suspicion", ascending: false },
  row: { by: "row", ascending: false },
};
/** Of numbers the confidence is the error. @type {Record<string, ExamplesSort>} */
const numberOrders = {
  worst: { by: "confidence", ascending: false },
  best: { by: "confidence", ascending: true },
  row: { by: "row", ascending: false },
};

/** The test rows or images, right and wrong, in the order asked for, and one of them shown large. */
class ExamplesPane extends StoreElement {
  static areas = ["evaluation", "data"];

  static styles = [
    base,
    controls,
    panel,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        align-items: center;
      }

      .all {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1.5rem;
        justify-content: space-between;
      }

      .fields {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 0.875rem;
        align-items: end;
      }

      .field {
        flex: 1 1 10rem;
        max-width: 16rem;
      }

      .short {
        flex: 1 1 7rem;
        max-width: 9rem;
      }

      .shown {
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .both {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem 1rem;
        align-items: start;
      }

      /* The list below it is short, and scrolls beneath it: the one that is chosen is always seen. */
      @container (max-width: 46rem) {
        .both {
          --most-height: 14;
        }

        .both mb-example-detail {
          position: sticky;
          top: var(--bar-height);
          z-index: 1;
          max-height: 50dvh;
          overflow: auto;
        }
      }

      /* There the results scroll by themselves, and here there is no bar. */
      @media (min-width: 1000px), (max-height: 32rem) {
        .both mb-example-detail {
          top: 0;
        }
      }

      @container (min-width: 46rem) {
        .both {
          grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr);
        }

        .both mb-example-detail {
          order: 1;
        }
      }
    `,
  ];

  #classes = new Pieces(this);

  get #isNumbers() {
    return judgedAs(this.state)?.task === "regression";
  }

  render() {
    const { evaluation } = this.state;
    const judging = evaluation.status === "running" && evaluation.others.test !== undefined;
    if (evaluation.status !== "ready" && !judging) {
      return html`<mb-empty text=${this.t("evaluate.examplesEmpty")}></mb-empty>`;
    }
    const { rows, order } = evaluation;
    const shown = this.language.number(order.length);
    return html`
      <mb-output-switch></mb-output-switch>
      ${evaluation.labelled ? html`<mb-label-scores isBrief></mb-label-scores>` : nothing}
      <mb-part-switch></mb-part-switch>
      ${this.#isNumbers ? nothing : this.#filters()}
      <div class="fields">
        ${this.#order()} ${this.#isNumbers ? nothing : this.#class()} ${this.#between(0)}
        ${this.#between(1)} ${hasTexts(this.state) ? this.#text() : nothing}
      </div>
      <mb-label-doubts></mb-label-doubts>
      <p class="shown" role="status">${this.t("evaluate.shownOf", { shown, count: rows })}</p>
      <div class="both">
        <mb-example-detail></mb-example-detail>
        <mb-example-list></mb-example-list>
      </div>
      ${this.#isNumbers ? nothing : html`<mb-terms of="examples"></mb-terms>`}
    `;
  }

  #filters() {
    const { rows, right, filter, cell } = this.state.evaluation;
    const counts = { wrong: rows - right, right, all: rows };
    return html`<div class="all">
      <div
        class="filters"
        role="group"
        aria-label=${this.t(`evaluate.${testWords(this.state)}show`)}
      >
        ${Object.entries(counts).map(
          ([name, count]) =>
            html`<button
              class="small"
              aria-pressed=${!cell && filter === name}
              @click=${() =>
                setExamples(this.playground, { filter: /** @type {any} */ (name), cell: null })}
            >
              ${this.t(`evaluate.${name}`)} ${this.language.number(count)}
            </button>`,
        )}
        ${cell ? this.#cell(cell) : nothing}
      </div>
      <div class="filters">
        ${this.#any("wrong", counts.wrong)} ${this.#any("right", counts.right)}
      </div>
    </div>`;
  }

  /** @param {{ actual: number, predicted: number }} cell */
  #cell(cell) {
    const names = judgedAs(this.state)?.classNames ?? [];
    return html`<button
      class="small"
      aria-pressed="true"
      @click=${() => setCell(this.playground, null)}
    >
      ${this.t("evaluate.cell", {
        actual: names[cell.actual] ?? cell.actual,
        predicted: names[cell.predicted] ?? cell.predicted,
      })}
      ×
    </button>`;
  }

  /**
   * @param {"wrong" | "right"} filter
   * @param {number} count
   */
  #any(filter, count) {
    return html`<button
      class="small"
      ?disabled=${count === 0}
      @click=${() => showAny(this.playground, filter)}
    >
      ${this.t(`evaluate.any_${filter}`)}
    </button>`;
  }

  #order() {
    const orders = this.#isNumbers ? numberOrders : classOrders;
    const { sort } = this.state.evaluation;
    const isSort = (/** @type {ExamplesSort} */ { by, ascending }) =>
      by === sort.by && ascending === sort.ascending;
    return html`<div class="field">
      <label for="order">${this.t("evaluate.order")}</label>
      <select
        id="order"
        @change=${(/** @type {any} */ { target }) =>
          setExamples(this.playground, {
            sort: orders[target.value],
            // Rows that the model gets right may be among them.
            ...(target.value === "suspicion" && { filter: "all", cell: null }),
          })}
      >
        ${Object.entries(orders).map(
          ([name, each]) =>
            html`<option value=${name} .selected=${isSort(each)}>
              ${this.t(`evaluate.order_${name}`)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  #class() {
    const { label } = this.state.evaluation;
    const names = judgedAs(this.state)?.classNames ?? [];
    return html`<div class="field">
      <label for="class">${this.t("evaluate.ofClass")}</label>
      <select
        id="class"
        @change=${(/** @type {any} */ { target }) =>
          setExamples(this.playground, {
            label: target.value === "" ? null : Number(target.value),
            cell: null,
          })}
      >
        <option value="" .selected=${label === null}>${this.t("evaluate.anyClass")}</option>
        ${this.#classes
          .of(names)
          .map(
            (name, index) =>
              html`<option value=${index} .selected=${index === label}>${name}</option>`,
          )}
      </select>
    </div>`;
  }

  /**
   * Of classes the confidence in percent, of numbers the error.
   * @param {0 | 1} end the least or the most
   */
  #between(end) {
    const { between } = this.state.evaluation;
    const unit = this.#isNumbers ? 1 : 100;
    const name = `${this.#isNumbers ? "error" : "confidence"}_${end ? "most" : "least"}`;
    const value = between[end];
    return html`<div class="field short">
      <label for=${name}>${this.t(`evaluate.${name}`)}</label>
      <input
        id=${name}
        type="number"
        min="0"
        max=${this.#isNumbers ? nothing : 100}
        step="any"
        .value=${value === null ? "" : String(Math.round(value * unit * 1e6) / 1e6)}
        @change=${(/** @type {any} */ { target }) => {
          if (!target.validity.valid) return;
          const given = target.value === "" ? null : Number(target.value) / unit;
          /** @type {[number | null, number | null]} */
          const changed = [...between];
          changed[end] = given;
          void setExamples(this.playground, { between: changed });
        }}
      />
    </div>`;
  }

  #text() {
    return html`<div class="field">
      <label for="text">${this.t("evaluate.text")}</label>
      <input
        id="text"
        type="search"
        autocomplete="off"
        .value=${this.state.evaluation.text}
        @input=${(/** @type {any} */ { target }) => setText(this.playground, target.value)}
      />
    </div>`;
  }
}

customElements.define("mb-examples-pane", ExamplesPane);
