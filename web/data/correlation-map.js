import { css, html } from "lit";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import { base } from "../styles/shared.js";

/** With so many columns the cells have room for their numbers. */
const withNumbers = 12;

/**
 * Correlations as a heat map. It is one stop of the Tab key; arrow keys go from cell to cell. Sends "pair-chosen"
 * with two columns.
 */
class CorrelationMap extends StoreElement {
  static properties = {
    columns: { attribute: false },
    values: { attribute: false },
    pair: { attribute: false },
    isColumn: { attribute: false },
    at: { state: true },
  };

  static styles = [
    base,
    css`
      .scroll {
        overflow-x: auto;
        padding: 2px;
      }

      table {
        border-collapse: separate;
        border-spacing: 1px;
        font-size: var(--tiny);
        font-variant-numeric: tabular-nums;
      }

      th {
        font-weight: 400;
        color: var(--ink-soft);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      tbody th {
        max-width: 9rem;
        padding-right: 0.5rem;
        text-align: right;
      }

      thead th {
        height: 6rem;
        padding: 0 0 0.25rem;
        vertical-align: bottom;
      }

      thead th span {
        display: inline-block;
        max-height: 5.75rem;
        writing-mode: vertical-rl;
        rotate: 180deg;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      td {
        width: 1.625rem;
        height: 1.625rem;
        padding: 0;
        background: color-mix(in oklab, var(--shade) calc(var(--mix) * 100%), var(--surface));
        text-align: center;
        cursor: pointer;
      }

      .wide td {
        min-width: 2.75rem;
        height: 1.875rem;
      }

      td.strong {
        color: var(--paper);
      }

      td.chosen {
        box-shadow: inset 0 0 0 2px var(--ink);
      }

      td:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {string[]} */
    this.columns = [];
    /** @type {number[][]} */
    this.values = [];
    /** @type {[x: string, y: string]} */
    this.pair = ["", ""];
    /** Whether a column of the map is one of the table. @type {(name: string) => boolean} */
    this.isColumn = () => true;
    /** The cell of the keyboard. */
    this.at = { row: 0, column: 1 };
  }

  render() {
    const { columns, values } = this;
    const isWide = columns.length <= withNumbers;
    return html`<div class="scroll">
      <table
        role="grid"
        aria-label=${this.t("look.correlations")}
        class=${isWide ? "wide" : ""}
        @keydown=${this.#onKey}
      >
        <thead>
          <tr>
            <th><span class="visually-hidden">${this.t("data.column")}</span></th>
            ${columns.map((name) => html`<th scope="col" title=${name}><span>${name}</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${columns.map(
            (name, row) =>
              html`<tr>
                <th scope="row" title=${name}>${name}</th>
                ${values[row].map((value, column) => this.#cell(value, row, column, isWide))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /**
   * @param {number} value
   * @param {number} row
   * @param {number} column
   * @param {boolean} isWide
   */
  #cell(value, row, column, isWide) {
    const [x, y] = [this.columns[column], this.columns[row]];
    const size = Number.isFinite(value) ? Math.abs(value) : 0;
    const shown = Number.isFinite(value)
      ? this.language.number(value, {
          maximumFractionDigits: 2,
          minimumFractionDigits: 2,
          signDisplay: "negative",
        })
      : "NaN";
    const label = this.t("look.correlation", { x, y, value: shown });
    const chosen = this.pair[0] === x && this.pair[1] === y;
    const here = this.at.row === row && this.at.column === column;
    const strong = size > 0.55;
    // Between the two ranges neither the page's ink nor its paper would be legible.
    const mix = strong ? 0.7 + 0.3 * size : size * 0.9;
    return html`<td
      role="gridcell"
      tabindex=${here ? 0 : -1}
      aria-label=${label}
      aria-selected=${chosen}
      title=${label}
      class="${strong ? "strong" : ""} ${chosen ? "chosen" : ""}"
      data-row=${row}
      data-column=${column}
      ${cssVars({ "--mix": mix, "--shade": value < 0 ? "var(--second-text)" : "var(--accent)" })}
      @click=${() => this.#choose(row, column)}
    >
      ${isWide ? shown : ""}
    </td>`;
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  #choose(row, column) {
    this.at = { row, column };
    const [x, y] = [this.columns[column], this.columns[row]];
    if (!this.isColumn(x) || !this.isColumn(y)) return;
    this.dispatchEvent(new CustomEvent("pair-chosen", { detail: [x, y] }));
  }

  /** @param {KeyboardEvent} event */
  async #onKey(event) {
    const { row, column } = this.at;
    const last = this.columns.length - 1;
    /** @type {Record<string, [row: number, column: number]>} */
    const places = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, last],
    };
    const place = places[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#choose(row, column);
    } else if (place && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      const [to, across] = place.map((at) => Math.min(Math.max(at, 0), last));
      this.at = { row: to, column: across };
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (
        this.renderRoot.querySelector('td[tabindex="0"]')
      )?.focus();
    }
  }
}

customElements.define("mb-correlation-map", CorrelationMap);
