import { css, html, nothing } from "lit";
import "../components/empty.js";
import { StoreElement } from "../components/store-element.js";
import { setCell, setFilter } from "../experiment/evaluation.js";
import { base, controls, panel } from "../styles/shared.js";
import "./image-detail.js";
import "./image-results.js";
import "./part-switch.js";
import "./row-results.js";
import { testWords } from "./words.js";

/** The test rows or images, right and wrong, the surest first. */
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
    `,
  ];

  render() {
    const { evaluation, data } = this.state;
    const judging = evaluation.status === "running" && evaluation.others.test !== undefined;
    if (evaluation.status !== "ready" && !judging) {
      return html`<mb-empty text=${this.t("evaluate.examplesEmpty")}></mb-empty>`;
    }
    return html`
      <mb-part-switch></mb-part-switch>
      ${data.prepared?.task === "regression" ? nothing : this.#filters()}
      ${
        data.description?.kind === "images"
          ? html`<mb-image-detail></mb-image-detail><mb-image-results></mb-image-results>`
          : html`<mb-row-results></mb-row-results>`
      }
    `;
  }

  #filters() {
    const { rows, right, filter, cell } = this.state.evaluation;
    const names = this.state.data.prepared?.classNames ?? [];
    const counts = { wrong: rows - right, right, all: rows };
    return html`<div
      class="filters"
      role="group"
      aria-label=${this.t(`evaluate.${testWords(this.state)}show`)}
    >
      ${Object.entries(counts).map(
        ([name, count]) =>
          html`<button
            class="small"
            aria-pressed=${!cell && filter === name}
            @click=${() => setFilter(this.playground, /** @type {any} */ (name))}
          >
            ${this.t(`evaluate.${name}`)} ${this.language.number(count)}
          </button>`,
      )}
      ${
        cell
          ? html`<button
              class="small"
              aria-pressed="true"
              @click=${() => setCell(this.playground, null)}
            >
              ${this.t("evaluate.cell", {
                actual: names[cell.actual] ?? cell.actual,
                predicted: names[cell.predicted] ?? cell.predicted,
              })}
              ×
            </button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define("mb-examples-pane", ExamplesPane);
