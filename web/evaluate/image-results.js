import { css, html, nothing } from "lit";
import "../components/bars.js";
import { cssVars } from "../components/css-vars.js";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { percent, t } from "../locales/i18n.js";
import { store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import { selectRow, testPictures } from "./actions.js";
import { select } from "./results.js";

/** @import { Picture } from "../types.js" */
/** @import { Result } from "./results.js" */

const page = 24;

/** Test images with what they are, what they were taken for, and how sure the model was. */
class ImageResults extends StoreElement {
  static areas = ["evaluation", "data"];
  static properties = { shown: { state: true }, pictures: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
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
        background: var(--accent-wash);
      }

      mb-pixels {
        width: 3rem;
        height: 3rem;
      }

      .words {
        min-width: 0;
        overflow-wrap: anywhere;
      }

      .predicted {
        display: block;
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
        height: max(1px, calc(var(--share) * 100%));
        background: var(--line-strong);
      }

      .bars .predicted-bar {
        background: var(--accent);
      }

      .bars .true-bar {
        background: var(--second);
      }

      .detail {
        display: grid;
        grid-template-columns: minmax(0, 7rem) minmax(0, 1fr);
        gap: 0.5rem 1rem;
        padding: 0.75rem;
        border: 1px solid var(--line);
        background: var(--surface);
      }

      .detail mb-pixels {
        width: 100%;
        height: auto;
        aspect-ratio: 1;
      }

      .detail h3 {
        grid-column: 1 / -1;
      }
    `,
  ];

  constructor() {
    super();
    this.shown = page;
    /** @type {Map<number, Picture[]>} one array a row, so that a canvas is drawn once */
    this.pictures = new Map();
  }

  /** @type {Result[]} */
  #selection = [];
  /** @type {unknown[]} */
  #key = [];

  willUpdate() {
    const { evaluation, data } = store.state;
    const { results, filter, cell } = evaluation;
    const key = [results, filter, cell];
    if (key.some((part, index) => part !== this.#key[index])) {
      if (results !== this.#key[0]) this.pictures = new Map();
      this.#key = key;
      this.shown = page;
      this.#selection = select(results, data.prepared?.task ?? "classification", filter, cell);
    }
  }

  updated() {
    void this.#fetch();
  }

  /** Gets the pictures of the rows that are shown and not there yet. */
  async #fetch() {
    const { results } = store.state.evaluation;
    const wanted = this.#selection
      .slice(0, this.shown)
      .map(({ row }) => row)
      .filter((row) => !this.pictures.has(row));
    if (wanted.length === 0) return;
    for (const row of wanted) this.pictures.set(row, []);
    try {
      const pictures = await testPictures(wanted);
      if (results !== store.state.evaluation.results) return;
      const next = new Map(this.pictures);
      wanted.forEach((row, index) => next.set(row, pictures[index] ? [pictures[index]] : []));
      this.pictures = next;
    } catch {
      // The data was replaced meanwhile, and with it these results.
    }
  }

  render() {
    const { selected } = store.state.evaluation;
    const shown = this.#selection.slice(0, this.shown);
    if (shown.length === 0) return html`<p class="faint">${t("evaluate.noneHere")}</p>`;
    const detail = shown.find(({ row }) => row === selected) ?? shown[0];
    return html`
      ${this.#detail(detail)}
      <ul>
        ${shown.map((result) => html`<li>${this.#card(result, result === detail)}</li>`)}
      </ul>
      ${this.#selection.length > shown.length
        ? html`<div>
            <button class="small" @click=${() => (this.shown += page * 2)}>
              ${t("common.showMore", { count: this.#selection.length - shown.length })}
            </button>
          </div>`
        : nothing}
    `;
  }

  /** @param {Result} result */
  #names({ actual, predicted }) {
    const names = store.state.data.prepared?.classNames ?? [];
    return {
      actual: names[actual] ?? String(actual),
      predicted: names[predicted] ?? String(predicted),
    };
  }

  /**
   * @param {Result} result
   * @param {boolean} selected
   */
  #card(result, selected) {
    const { actual, predicted } = this.#names(result);
    const classOf = (/** @type {number} */ index) =>
      index === result.predicted ? "predicted-bar" : index === result.actual ? "true-bar" : "";
    return html`<button
      class="card"
      aria-pressed=${selected}
      @click=${() => selectRow(result.row)}
    >
      <mb-pixels
        .pictures=${this.pictures.get(result.row) ?? []}
        label=${t("evaluate.testRow", { row: result.row + 1 })}
      ></mb-pixels>
      <span class="words">
        <span class="predicted">${result.right ? "✓" : "✗"} ${predicted}</span>
        ${result.right ? nothing : html`<span>${t("evaluate.is", { name: actual })}</span>`}
        <span class="soft">${percent(result.confidence)}</span>
      </span>
      ${result.probabilities.length <= 30
        ? html`<span class="bars" aria-hidden="true">
            ${Array.from(
              result.probabilities,
              (share, index) => html`<i class=${classOf(index)} ${cssVars({ "--share": share })}></i>`,
            )}
          </span>`
        : nothing}
    </button>`;
  }

  /** @param {Result} result */
  #detail(result) {
    const { actual, predicted } = this.#names(result);
    const key = result.right ? "evaluate.detailRight" : "evaluate.detailWrong";
    return html`<div class="detail">
      <h3>${t(key, { actual, predicted })}</h3>
      <mb-pixels
        .pictures=${this.pictures.get(result.row) ?? []}
        label=${t("evaluate.testRow", { row: result.row + 1 })}
      ></mb-pixels>
      <mb-bars
        .values=${result.probabilities}
        .names=${store.state.data.prepared?.classNames ?? []}
        truth=${result.actual}
      ></mb-bars>
    </div>`;
  }
}

customElements.define("mb-image-results", ImageResults);
