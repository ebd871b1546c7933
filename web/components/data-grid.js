import { html, nothing } from "lit";
import { base } from "../styles/shared.js";
import { cssVars } from "./css-vars.js";
import { gridStyles } from "./data-grid-styles.js";
import { CellEditing } from "./cell-editing.js";
import {
  cellAfter,
  columnEdges,
  columnWindow,
  rowWindow,
  scrollHeight,
  scrollToRow,
} from "./grid-window.js";
import { StoreElement } from "./store-element.js";

/**
 * A column as a grid shows it.
 * @typedef {object} GridColumn
 * @property {string} name
 * @property {number} width in rem
 * @property {boolean} numeric
 * @property {boolean} marked
 */

/** @typedef {{ column: number, ascending: boolean }} GridSort */

/** In rem, as the rows of data-grid-styles.js. */
const rowRem = 1.625;
/** Columns grow to fill the frame, but not so far that a row cannot be followed. */
const maxStretch = 1.75;

/**
 * Any number of rows and columns, of which those that can be seen are drawn (WAI-ARIA's pattern "Grid"). The grid
 * has the focus, and names the cell that the arrow keys have got to, so that it is not lost with a cell that is
 * scrolled away.
 *
 * Sends "rows-wanted" {first, last}, "sort-chosen" (a column's index), "cell-chosen" {row, column} and, where cells can
 * be changed by a double click or F2, "cell-edited" {row, column, value}.
 */
class DataGrid extends StoreElement {
  static properties = {
    columns: { attribute: false },
    headOf: { attribute: false },
    total: { type: Number },
    rowAt: { attribute: false },
    sort: { attribute: false },
    shown: { attribute: false },
    label: {},
    view: {},
    editable: { type: Boolean },
    active: { state: true },
  };

  static styles = [base, gridStyles];

  constructor() {
    super();
    /** @type {GridColumn[]} */
    this.columns = [];
    /** What stands below a column's name. @type {(column: number) => unknown} */
    this.headOf = () => nothing;
    this.total = 0;
    /** What is there of a row; another function has other rows. @type {(row: number) => { cells: string[], number: number } | null} */
    this.rowAt = () => null;
    /** @type {GridSort | null} */
    this.sort = null;
    /** A cell to go to. @type {{ row: number, column: number } | null} */
    this.shown = null;
    this.label = "";
    /** Which rows these are: those of another view begin at the top. */
    this.view = "";
    this.editable = false;
    /** The cell of the keyboard; the header is row -1. */
    this.active = { row: -1, column: 0 };
  }

  #editing = new CellEditing(this);
  #size = { width: 0, height: 0, headHeight: 0 };
  #resize = new ResizeObserver(() => this.requestUpdate());
  /** The cell to go to, until the frame has its size. @type {{ row: number, column: number } | null} */
  #wanted = null;
  /** The rows asked for last. */
  #asked = "";

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  get #frame() {
    return /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".frame"));
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("rowAt")) this.#asked = "";
    if (changed.has("view")) {
      this.#editing.end();
      if (this.#frame) this.#frame.scrollTop = 0;
      this.active = { row: Math.min(this.active.row, this.total - 1), column: this.active.column };
    }
    const column = Math.min(this.active.column, Math.max(0, this.columns.length - 1));
    if (column !== this.active.column) this.active = { ...this.active, column };
  }

  #geometry() {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const frame = this.#frame;
    const width = frame?.clientWidth ?? 0;
    const height = Math.max(rowRem * rem, (frame?.clientHeight ?? 0) - this.#size.headHeight);
    // As wide as the last row's number.
    const numbers = (String(this.total).length * 0.55 + 1.5) * rem;
    const natural = this.columns.reduce((sum, column) => sum + column.width * rem, 0);
    const stretch = Math.min(maxStretch, Math.max(1, (width - numbers) / Math.max(1, natural)));
    const edges = columnEdges(this.columns.map((column) => column.width * rem * stretch));
    const rows = { total: this.total, rowHeight: rowRem * rem, scrollTop: frame?.scrollTop ?? 0 };
    return { width, numbers, edges, rows: { ...rows, height } };
  }

  render() {
    const { width, numbers, edges, rows } = this.#geometry();
    const across = columnWindow(edges, this.#frame?.scrollLeft ?? 0, width - numbers);
    const down = rowWindow(rows);
    const shown = this.columns.slice(across.first, across.last);
    const widths = shown.map((_, at) => edges[across.first + at + 1] - edges[across.first + at]);
    const template = [numbers, edges[across.first], ...widths].map((px) => `${px}px`).join(" ");
    const indices = Array.from({ length: down.last - down.first }, (_, at) => down.first + at);
    const { row, column } = this.active;
    const isDrawn =
      (row < 0 || (row >= down.first && row < down.last)) &&
      column >= across.first &&
      column < across.last;
    return html`<div
      class="frame"
      role="grid"
      tabindex="0"
      aria-label=${this.label}
      aria-rowcount=${this.total + 1}
      aria-colcount=${this.columns.length + 1}
      aria-activedescendant=${isDrawn && shown.length ? "active" : nothing}
      ${cssVars({
        "--columns": template,
        "--width": `${numbers + (edges.at(-1) ?? 0)}px`,
        "--height": `${scrollHeight(this.total, rows.rowHeight)}px`,
        "--top": `${down.top}px`,
      })}
      @scroll=${() => this.requestUpdate()}
      @keydown=${this.#onKey}
      @click=${this.#onClick}
      @dblclick=${this.#onDoubleClick}
    >
      <div class="head row" role="row" aria-rowindex="1">
        <div class="numbers" role="columnheader" aria-colindex="1">
          <span class="visually-hidden">${this.t("look.rowNumber")}</span>
        </div>
        <i></i>
        ${shown.map((each, at) => this.#headCell(each, across.first + at))}
      </div>
      <div class="space" role="rowgroup">
        <div class="window" role="presentation">
          ${indices.map((index) => this.#row(index, shown, across.first))}
        </div>
      </div>
    </div>`;
  }

  /**
   * @param {GridColumn} column
   * @param {number} index
   */
  #headCell(column, index) {
    const { name, numeric, marked } = column;
    const sort = this.sort?.column === index ? this.sort : null;
    const way = sort ? (sort.ascending ? "ascending" : "descending") : "none";
    const isActive = this.active.row === -1 && this.active.column === index;
    return html`<div
      role="columnheader"
      aria-colindex=${index + 2}
      aria-sort=${way}
      data-column=${index}
      data-row="-1"
      id=${isActive ? "active" : nothing}
      class="cell ${numeric ? "number" : ""} ${marked ? "marked" : ""}"
      title=${name}
    >
      <b
        ><span>${name}</span
        >${sort ? html`<em aria-hidden="true">${sort.ascending ? "↑" : "↓"}</em>` : nothing}</b
      >
      ${this.headOf(index)}
    </div>`;
  }

  /**
   * @param {number} index
   * @param {GridColumn[]} columns
   * @param {number} from the first of them
   */
  #row(index, columns, from) {
    const row = this.rowAt(index);
    return html`<div class="row" role="row" aria-rowindex=${index + 2}>
      <div class="numbers" role="rowheader" aria-colindex="1">
        ${row ? this.language.number(row.number + 1) : ""}
      </div>
      <i></i>
      ${columns.map(({ numeric, marked }, at) => {
        const column = from + at;
        const text = row?.cells[column];
        const isActive = this.active.row === index && this.active.column === column;
        const field = this.#editing.field(index, column);
        return html`<div
          role="gridcell"
          aria-colindex=${column + 2}
          data-column=${column}
          data-row=${index}
          id=${isActive ? "active" : nothing}
          class="cell ${numeric ? "number" : ""} ${marked ? "marked" : ""} ${text === "" ? "missing" : ""}"
        >
          ${field ?? (text === "" ? "NaN" : text)}
        </div>`;
      })}
    </div>`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const frame = this.#frame;
    if (!frame) return;
    if (changed.has("shown") && this.shown) this.#wanted = this.shown;
    this.#resize.observe(frame);
    const headHeight = /** @type {HTMLElement} */ (frame.firstElementChild).offsetHeight;
    const { clientWidth: width, clientHeight: height } = frame;
    const before = this.#size;
    this.#size = { width, height, headHeight };
    if (JSON.stringify(before) !== JSON.stringify(this.#size)) {
      this.requestUpdate();
      return;
    }
    if (this.#wanted) {
      this.active = this.#wanted;
      this.#wanted = null;
      this.#reveal();
      frame.focus({ preventScroll: true });
    }
    const { first, last } = rowWindow(this.#geometry().rows);
    const asked = `${first} ${last}`;
    if (asked === this.#asked || this.total === 0) return;
    this.#asked = asked;
    this.dispatchEvent(new CustomEvent("rows-wanted", { detail: { first, last } }));
  }

  /** The cell that was hit. @param {Event} event */
  #placeOf(event) {
    const cell = /** @type {HTMLElement} */ (event.target).closest("[data-column]");
    if (!(cell instanceof HTMLElement)) return null;
    return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
  }

  /** @param {Event} event */
  #onClick(event) {
    const place = this.#placeOf(event);
    if (!place) return;
    this.active = place;
    if (place.row < 0) this.#send("sort-chosen", place.column);
  }

  /** @param {Event} event */
  #onDoubleClick(event) {
    const place = this.#placeOf(event);
    if (place) this.#editing.begin(place);
  }

  /**
   * @param {string} type
   * @param {any} detail
   */
  #send(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { row, column } = this.active;
    const { rows } = this.#geometry();
    const page = Math.max(1, Math.floor(rows.height / rows.rowHeight) - 1);
    const whole = event.ctrlKey || event.metaKey;
    const grid = { rows: this.total, columns: this.columns.length, page, whole };
    const place = event.altKey ? null : cellAfter(event.key, this.active, grid);
    if (place) {
      event.preventDefault();
      this.active = place;
      this.#reveal();
    } else if ((event.key === "Enter" || event.key === " ") && !whole) {
      event.preventDefault();
      if (row < 0) this.#send("sort-chosen", column);
      else this.#send("cell-chosen", this.active);
    } else if (event.key === "F2") {
      event.preventDefault();
      this.#editing.begin(this.active);
    }
  }

  /** Scrolls to the cell of the keyboard. */
  #reveal() {
    const frame = this.#frame;
    if (!frame) return;
    const { row, column } = this.active;
    const { rows, edges, width, numbers } = this.#geometry();
    if (row >= 0) frame.scrollTop = scrollToRow(row, rows);
    const left = edges[column];
    const right = edges[column + 1] + numbers - width;
    if (left < frame.scrollLeft) frame.scrollLeft = left;
    else if (right > frame.scrollLeft) frame.scrollLeft = right;
  }
}

customElements.define("mb-data-grid", DataGrid);
