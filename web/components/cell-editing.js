import { html } from "lit";

/** @typedef {{ row: number, column: number }} Place */

/** How a cell of a grid is changed: Enter and leaving the field take what was typed, Escape does not. */
export class CellEditing {
  #grid;
  /** The cell that is being changed. @type {Place | null} */
  #place = null;

  /** @param {any} grid */
  constructor(grid) {
    this.#grid = grid;
  }

  /** @param {Place} place */
  begin(place) {
    const { editable, rowAt } = this.#grid;
    if (!editable || place.row < 0 || !rowAt(place.row)) return;
    this.#place = place;
    this.#grid.requestUpdate();
    this.#grid.updateComplete.then(() => this.#grid.renderRoot.querySelector("input")?.select());
  }

  /** Without a value nothing is changed. @param {string} [value] */
  end(value) {
    const place = this.#place;
    if (!place) return;
    this.#place = null;
    this.#grid.requestUpdate();
    this.#grid.renderRoot.querySelector(".frame").focus({ preventScroll: true });
    if (value === undefined || value === this.#textAt(place)) return;
    this.#grid.dispatchEvent(new CustomEvent("cell-edited", { detail: { ...place, value } }));
  }

  /** @param {Place} place @returns {string} */
  #textAt({ row, column }) {
    return this.#grid.rowAt(row)?.cells[column] ?? "";
  }

  /**
   * The field in a cell; null where it is not being changed.
   * @param {number} row
   * @param {number} column
   */
  field(row, column) {
    if (this.#place?.row !== row || this.#place.column !== column) return null;
    const { t, language, columns } = this.#grid;
    const name = { row: language.number(row + 1), column: columns[column].name };
    return html`<input
      aria-label=${t("look.editCell", name)}
      autocomplete="off"
      .value=${this.#textAt(this.#place)}
      @keydown=${this.#onKey}
      @dblclick=${(/** @type {Event} */ event) => event.stopPropagation()}
      @blur=${(/** @type {any} */ { target }) => this.end(target.value)}
    />`;
  }

  /** The keys are the field's, and not the grid's or the page's. @param {KeyboardEvent} event */
  #onKey = (event) => {
    event.stopPropagation();
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    if (event.key === "Enter" && !event.isComposing) this.end(value);
    else if (event.key === "Escape") this.end();
  };
}
