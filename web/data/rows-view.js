import { css, html, nothing } from "lit";
import "../components/copy-line.js";
import { cssVars } from "../components/css-vars.js";
import "../components/data-grid.js";
import "../components/notice.js";
import { RowPages } from "../components/row-pages.js";
import { StoreElement } from "../components/store-element.js";
import { canEdit, editCell, editedCells, restoreCells } from "../experiment/cells.js";
import { askData, Look } from "../experiment/look.js";
import { messageOf } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";
import { columnHead, gridColumns } from "./column-heads.js";
import "./row-filter.js";
import { rowsLine } from "./pandas.js";
import { isNumeric, rowsQuery } from "./rows-query.js";

/** @import { LookState, Message } from "../experiment/types.js" */

/** All rows of a table: sorted, filtered, and read as they are scrolled to. */
class RowsView extends StoreElement {
  static areas = ["data", "experiment"];
  static properties = { error: { state: true }, total: { state: true } };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.625rem;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        align-items: end;
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .line [role="status"] {
        padding-bottom: 0.4rem;
      }

      .edits {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.75rem;
        align-items: center;
        font-size: var(--small);
        color: var(--ink-soft);
      }

      mb-copy-line {
        flex: 1 1 12rem;
        justify-content: end;
        padding-bottom: 0.1rem;
      }

      mb-data-grid {
        height: min(var(--content), max(18rem, 100dvh - 16.5rem));
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Message | null} */
    this.error = null;
    /** How many rows the filter lets through; before they are known, as many as before. @type {number | null} */
    this.total = null;
  }

  #look = new Look(this);
  /** @type {{ of: string, description: unknown, pages: RowPages, rowAt: (row: number) => any } | null} */
  #shown = null;

  /** The rows of a state: others where the order, the selection or the data change. */
  get #rows() {
    const { description, prepared, look } = this.state.data;
    const share = look.part && this.state.experiment.fit?.validation_split;
    const of = JSON.stringify([look.sort, look.filter, look.part, share]);
    const before = this.#shown;
    if (before?.of === of && before.description === (look.part ? prepared : description)) {
      return before;
    }
    /** @type {RowPages} */
    const pages = new RowPages(
      (from, count) => this.#page(pages, from, count),
      () => /** @type {any} */ (this.renderRoot.querySelector("mb-data-grid"))?.requestUpdate(),
    );
    this.#shown = {
      of,
      description: look.part ? prepared : description,
      pages,
      rowAt: (row) => pages.row(row),
    };
    pages.want(0, 1);
    return this.#shown;
  }

  /**
   * @param {RowPages} pages that it is for
   * @param {number} from
   * @param {number} count
   */
  async #page(pages, from, count) {
    await Promise.resolve(); // what asks for it is stored only then
    const isWanted = () => this.isConnected && this.#shown?.pages === pages;
    const query = rowsQuery(this.playground);
    try {
      const page = await askData(this.playground, (source) =>
        source.rows({ from, count, ...query }),
      );
      if (!page || !isWanted()) return null;
      this.error = null;
      this.total = page.total;
      return page;
    } catch (error) {
      if (isWanted()) this.error = messageOf(error);
      return null;
    }
  }

  /** @param {Partial<LookState>} changes */
  #set(changes) {
    this.store.patch("data", { look: { ...this.state.data.look, ...changes } });
  }

  render() {
    const { description, look } = this.state.data;
    const { pages, rowAt } = this.#rows;
    const total = this.total ?? description.rows;
    const { sort } = look;
    const place = description.columns.findIndex(
      (/** @type {any} */ { name }) => name === sort?.column,
    );
    const numeric = (/** @type {string} */ name) => isNumeric(description, name);
    return html`
      <div class="line">
        <mb-row-filter></mb-row-filter>
        <span role="status">${this.#count(total)}</span>
        <mb-copy-line line=${rowsLine(look, numeric)}></mb-copy-line>
      </div>
      ${
        this.error
          ? html`<mb-notice kind="error">${this.language.message(this.error)}</mb-notice>`
          : nothing
      }
      <mb-data-grid
        label=${this.t("look.grid", { name: description.name })}
        .columns=${gridColumns(this)}
        .headOf=${(/** @type {number} */ index) => columnHead(this, this.#look, index)}
        .total=${total}
        .rowAt=${rowAt}
        view=${JSON.stringify([description.name, look.sort, look.filter, look.part])}
        ?editable=${canEdit(this.state.experiment)}
        .shown=${look.cell}
        .sort=${place < 0 ? null : { column: place, ascending: sort?.ascending ?? true }}
        ${cssVars({ "--content": `${6.5 + total * 1.625}rem` })}
        @rows-wanted=${(/** @type {CustomEvent} */ { detail }) => pages.want(detail.first, detail.last)}
        @sort-chosen=${(/** @type {CustomEvent} */ { detail }) => this.#sortBy(description.columns[detail].name)}
        @cell-edited=${(/** @type {CustomEvent} */ { detail }) => this.#change(detail, rowAt)}
        @cell-chosen=${(/** @type {CustomEvent} */ { detail }) => this.#filterBy(detail, rowAt)}
      ></mb-data-grid>
      ${this.#edits()}
    `;
  }

  /** How cells are changed, and how many were. */
  #edits() {
    const { experiment } = this.state;
    if (!canEdit(experiment)) return nothing;
    const { length: count } = editedCells(experiment);
    return html`<p class="edits">
      ${this.t("look.howToEdit")}
      ${
        count > 0
          ? html`${this.t("look.edited", { count })}
              <button class="small" @click=${() => restoreCells(this.playground)}>
                ${this.t("look.restoreCells")}
              </button>`
          : nothing
      }
    </p>`;
  }

  /**
   * @param {{ row: number, column: number, value: string }} change
   * @param {(row: number) => { number: number } | null} rowAt
   */
  #change({ row, column, value }, rowAt) {
    const number = rowAt(row)?.number;
    if (number === undefined) return;
    const { name } = this.state.data.description.columns[column];
    editCell(this.playground, { row: number, column: name, value: value.trim() || null });
  }

  /** @param {number} total */
  #count(total) {
    const { description, look } = this.state.data;
    const { rows } = description;
    if (total === rows && !look.filter && !look.part) return this.t("data.rows", { count: rows });
    return this.t("look.rowsOf", { count: total, rows });
  }

  /** The cell was shown: it is not again when the view is. */
  updated() {
    if (this.state.data.look.cell) this.#set({ cell: null });
  }

  /** Up, down, and as in the file. @param {string} column */
  #sortBy(column) {
    const { sort } = this.state.data.look;
    if (sort?.column !== column) this.#set({ sort: { column, ascending: true } });
    else this.#set({ sort: sort.ascending ? { column, ascending: false } : null });
  }

  /**
   * Only the rows that are like this cell; once more, all of them.
   * @param {{ row: number, column: number }} place
   * @param {(row: number) => { cells: string[] } | null} rowAt
   */
  #filterBy({ row, column }, rowAt) {
    const { description, look } = this.state.data;
    const { name } = description.columns[column];
    const value = rowAt(row)?.cells[column];
    if (value === undefined) return;
    /** @type {LookState["filter"]} */
    const filter =
      value === "" ? { column: name, is: "missing" } : { column: name, is: "value", value };
    const same = JSON.stringify(filter) === JSON.stringify(look.filter);
    this.#set({ filter: same ? null : filter });
  }
}

customElements.define("mb-rows-view", RowsView);
