import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { cssVars } from "../components/css-vars.js";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";
import { selectRow, showRows } from "../experiment/evaluation.js";

/** @import { Picture } from "../experiment/types.js" */
/** @import { PredictedClass } from "minibatch" */

/** How many further images are shown at a time. */
const more = 40;

/** Test images with their predicted and true classes, and how sure the model was. */
class ImageResults extends StoreElement {
  static areas = ["evaluation", "data"];
  static properties = { pictures: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 0.625rem;
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(10.5rem, 100%), 1fr));
        gap: 0.375rem;
      }

      .card {
        display: grid;
        grid-template-columns: 3rem minmax(0, 1fr);
        grid-template-rows: auto auto;
        gap: 0.25rem 0.625rem;
        align-items: start;
        justify-items: stretch;
        width: 100%;
        height: 100%;
        padding: 0.375rem;
        border-color: var(--line);
        text-align: left;
        font-weight: 400;
        font-size: var(--tiny);
        line-height: 1.35;
      }

      .card[aria-pressed="true"] {
        border-color: var(--accent);
        color: inherit;
      }

      mb-pixels {
        width: 3rem;
        height: 3rem;
      }

      .words {
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .words > span {
        display: block;
      }

      .predicted {
        font-weight: 600;
      }

      .bars {
        grid-column: 1 / -1;
        display: flex;
        gap: 1px;
        align-items: flex-end;
        height: 1.125rem;
        border-bottom: 1px solid var(--line-strong);
      }

      .bars i {
        flex: 1 1 0;
        min-width: 1px;
        height: calc(var(--share) * 100%);
        background: var(--line-strong);
      }

      .bars .predicted-bar {
        background: var(--accent);
      }

      .bars .true-bar {
        min-height: 2px;
        background: var(--second);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Map<number, Picture[]>} */
    this.pictures = new Map();
  }

  updated() {
    void this.#fetch();
  }

  async #fetch() {
    const rows = this.state.evaluation.page.rows.map(({ row }) => row);
    const pictures = await this.playground.selection.picturesOf(rows);
    if (rows.every((row, index) => this.pictures.get(row) === pictures[index])) return;
    this.pictures = new Map(rows.map((row, index) => [row, pictures[index]]));
  }

  render() {
    const { total, rows } = this.state.evaluation.page;
    if (rows.length === 0) return html`<p class="faint">${this.t("evaluate.noneHere")}</p>`;
    const { chosen } = this.playground.selection;
    const left = total - rows.length;
    return html`
      <ul>
        ${repeat(
          rows,
          ({ row }) => row,
          (result) => html`<li>${this.#card(result, result === chosen)}</li>`,
        )}
      </ul>
      ${
        left > 0
          ? html`<div>
              <button class="small" @click=${() => showRows(this.playground, rows.length + more)}>
                ${this.t("common.showMore", { count: left })}
              </button>
            </div>`
          : nothing
      }
    `;
  }

  /**
   * @param {PredictedClass} result
   * @param {boolean} chosen
   */
  #card(result, chosen) {
    const names = this.state.data.prepared?.classNames ?? [];
    const classOf = (/** @type {number} */ index) =>
      index === result.predicted ? "predicted-bar" : index === result.actual ? "true-bar" : "";
    return html`<button
      class="card"
      aria-pressed=${chosen}
      @click=${() => selectRow(this.playground, result.row)}
    >
      <mb-pixels
        .pictures=${this.pictures.get(result.row) ?? []}
        label=${this.t("evaluate.testRow", { row: result.row + 1 })}
      ></mb-pixels>
      <span class="words">
        <span class="predicted">
          ${result.right ? "✓" : "✗"} ${names[result.predicted] ?? result.predicted}
        </span>
        ${
          result.right
            ? nothing
            : html`<span
                >${this.t("evaluate.is", { name: names[result.actual] ?? String(result.actual) })}</span
              >`
        }
        <span class="soft">${this.language.percent(result.confidence)}</span>
      </span>
      ${
        result.probabilities.length <= 30
          ? html`<span class="bars" aria-hidden="true">
              ${Array.from(
                result.probabilities,
                (share, index) =>
                  html`<i class=${classOf(index)} ${cssVars({ "--share": share })}></i>`,
              )}
            </span>`
          : nothing
      }
    </button>`;
  }
}

customElements.define("mb-image-results", ImageResults);
