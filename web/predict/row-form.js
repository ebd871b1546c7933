import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { isWhole, writerOf } from "../experiment/column-numbers.js";
import { Look } from "../experiment/look.js";
import { predictRow } from "../experiment/prediction.js";
import { base, controls } from "../styles/shared.js";
import { emptyNote, unknownNote } from "./cell-notes.js";
import { numberOf, sliderOf } from "./slider.js";

/** @import { ColumnDescription } from "minibatch" */

/** More categories are searched, and not listed. */
const mostListed = 12;
/** So many of a column's categories are there to choose from. */
const mostCategories = 5000;

/** Of a model without its data. @param {string} name @returns {any} */
const numberColumn = (name) => ({ name, type: "number", median: 0 });

/** A form with a field for each column that the model uses, filled with usual values. What it predicts follows them. */
class RowForm extends StoreElement {
  static areas = ["data", "prediction", "training.epoch", "training.id"];

  static styles = [
    base,
    controls,
    css`
      .fields {
        grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr));
        align-items: start;
      }

      .field > label {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .number {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 5.5rem;
        gap: 0.5rem;
        align-items: center;
      }

      .number.plain {
        grid-template-columns: minmax(0, 1fr);
      }

      input[type="range"] {
        min-height: 2.125rem;
        padding: 0;
        border: 0;
        background: none;
        accent-color: var(--accent);
      }

      .note {
        font-size: var(--tiny);
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
    `,
  ];

  #look = new Look(this);
  /** The training whose model was asked last. */
  #asked = "";

  /** @returns {ColumnDescription[]} */
  get #columns() {
    const { description, prepared, alone } = this.state.data;
    if (alone) return prepared?.inputs.map(numberColumn) ?? [];
    const inputs = new Set(prepared?.inputs);
    return (description?.columns ?? []).filter((/** @type {any} */ { name }) => inputs.has(name));
  }

  /** The row as it is: what was typed, and what is usual. @returns {Record<string, string>} */
  get #cells() {
    const { row } = this.state.prediction;
    const typed = row && row.of === this.state.data.description ? row.cells : {};
    return Object.fromEntries(
      this.#columns.map((column) => [
        column.name,
        Object.hasOwn(typed, column.name) ? typed[column.name] : this.#usual(column),
      ]),
    );
  }

  /** @param {string} name whether 1.234 may be 1234 in this column */
  #hasComma = (name) => this.state.data.prepared?.commas.includes(name) ?? false;

  /** @param {ColumnDescription} column */
  #usual(column) {
    const { name, type, median, mean, categories } = column;
    if (type !== "number") return categories?.[0]?.name ?? "";
    const middle = median ?? mean;
    // Between two values it is none that a person would type.
    const short = isWhole(column) ? Math.round(Number(middle)) : Number(middle?.toPrecision(6));
    const usual = middle === undefined ? "" : String(short);
    return this.#hasComma(name) ? usual.replace(".", ",") : usual;
  }

  updated() {
    const { training } = this.state;
    const { prepared } = this.state.data;
    const model = JSON.stringify([training.id, training.epoch.length, prepared?.inputs]);
    if (model === this.#asked) return;
    this.#asked = model;
    void predictRow(this.playground, this.#cells, false);
  }

  render() {
    const cells = this.#cells;
    return html`<form novalidate @submit=${this.#submit}>
      <div class="fields">
        ${this.#columns.map((column, index) => {
          const text = cells[column.name];
          return html`<div class="field">
            <label for="column${index}" title=${column.name}>${column.name}</label>
            ${
              column.type === "number"
                ? this.#number(column, index, text)
                : this.#category(column, index, text)
            }
            ${this.#note(column, text)}
          </div>`;
        })}
      </div>
    </form>`;
  }

  /**
   * @param {ColumnDescription} column
   * @param {number} index
   * @param {string} text
   */
  #number(column, index, text) {
    const { name } = column;
    // As the file writes it.
    const hasComma = this.#hasComma(name);
    const slider = sliderOf(column);
    const value = numberOf(text, hasComma);
    return html`<div class="number ${slider ? "" : "plain"}">
      ${
        slider
          ? html`<input
              type="range"
              aria-label=${this.t("predict.slider", { name })}
              min=${slider.min}
              max=${slider.max}
              step=${slider.step}
              .value=${String(Number.isFinite(value) ? value : (slider.min + slider.max) / 2)}
              @input=${(/** @type {any} */ { target }) => {
                const chosen = slider.text(target.valueAsNumber);
                this.#set(name, hasComma ? chosen.replace(".", ",") : chosen, false);
              }}
              @change=${() => this.#set(name, this.#cells[name])}
            />`
          : nothing
      }
      <input
        id="column${index}"
        name=${name}
        type="text"
        inputmode="decimal"
        autocomplete="off"
        .value=${text}
        placeholder=${this.t("data.isMissing")}
        @input=${(/** @type {any} */ { target }) => this.#set(name, target.value)}
      />
    </div>`;
  }

  /**
   * @param {ColumnDescription} column
   * @param {number} index
   * @param {string} text
   */
  #category(column, index, text) {
    const { name } = column;
    const names = this.#categories(column);
    const change = (/** @type {any} */ { target }) => this.#set(name, target.value);
    if (names.length > mostListed || column.type === "date") {
      return html`<input
          id="column${index}"
          name=${name}
          type="text"
          list="categories${index}"
          autocomplete="off"
          .value=${text}
          placeholder=${this.t("data.isMissing")}
          @focus=${(/** @type {any} */ { target }) => target.select()}
          @input=${change}
        />
        <datalist id="categories${index}">
          ${names.map((one) => html`<option value=${one}></option>`)}
        </datalist>`;
    }
    const all = text === "" || names.includes(text) ? names : [...names, text];
    return html`<select id="column${index}" name=${name} @change=${change}>
      ${all.map((one) => html`<option value=${one} .selected=${one === text}>${one}</option>`)}
      <option value="" .selected=${text === ""}>${this.t("data.isMissing")}</option>
    </select>`;
  }

  /** All of them, the most frequent first. @param {ColumnDescription} column @returns {string[]} */
  #categories({ name, distinct, categories = [] }) {
    const first = categories.map((one) => one.name);
    if (distinct <= first.length) return first;
    const counts = this.#look.answer(`categories ${name}`, (source) =>
      source.valueCounts(name, { limit: mostCategories }),
    );
    return counts ? counts.values.map(({ value }) => String(value)) : first;
  }

  /**
   * What is to be known of a cell that the training rows had nothing like.
   * @param {ColumnDescription} column
   * @param {string} text
   */
  #note(column, text) {
    const { name, type, min, max } = column;
    const steps = this.state.data.prepared?.steps ?? [];
    const write = writerOf(this.language, column);
    const isEmpty = text.trim() === "";
    /** @type {import("./cell-notes.js").Note | null} */
    let note = null;
    if (isEmpty) note = emptyNote(steps, name);
    else if (type !== "number") note = unknownNote(steps, name, text);
    else if (min !== undefined && max !== undefined) {
      const value = numberOf(text, this.#hasComma(name));
      const range = { from: write(min), to: write(max) };
      if (value < min || value > max) note = { id: "predict.beyond", values: range };
      else note = { id: "predict.range", values: range };
    }
    if (!note) return nothing;
    const { value } = note.values;
    const values = { ...note.values, value: typeof value === "number" ? write(value) : value };
    return html`<p class="note">${this.t(note.id, values)}</p>`;
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {boolean} [aloud] not while a slider moves
   */
  #set(name, text, aloud = true) {
    void predictRow(this.playground, { ...this.#cells, [name]: text }, aloud);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    void predictRow(this.playground, this.#cells);
  }
}

customElements.define("mb-row-form", RowForm);
