import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";
import { predictRow } from "../experiment/prediction.js";

/** A form with a field for each column of the table, filled with usual values. */
class RowForm extends StoreElement {
  static areas = ["data"];

  static styles = [
    base,
    controls,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      label {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  get #columns() {
    const { description, prepared } = this.state.data;
    const inputs = new Set(prepared?.inputs);
    return (description?.columns ?? []).filter((/** @type {any} */ { name }) => inputs.has(name));
  }

  render() {
    return html`<form novalidate @submit=${this.#submit}>
      <div class="fields">
        ${this.#columns.map(
          (/** @type {any} */ column, /** @type {number} */ index) =>
            html`<div class="field">
              <label for="column${index}" title=${column.name}>${column.name}</label>
              ${column.type === "number" ? this.#number(column, index) : this.#category(column, index)}
            </div>`,
        )}
      </div>
      <div><button>${this.t("predict.predict")}</button></div>
    </form>`;
  }

  /**
   * @param {any} column
   * @param {number} index
   */
  #number(column, index) {
    const usual = String(column.median ?? column.mean ?? "");
    // As the file writes it, in which 1.234 may be 1234.
    const hasComma = this.state.data.prepared?.commas.includes(column.name);
    return html`<input
      id="column${index}"
      name=${column.name}
      type="text"
      inputmode="decimal"
      autocomplete="off"
      value=${hasComma ? usual.replace(".", ",") : usual}
      placeholder=${this.t("data.isMissing")}
      title=${this.t("predict.range", { from: this.language.quantity(column.min), to: this.language.quantity(column.max) })}
    />`;
  }

  /**
   * @param {any} column
   * @param {number} index
   */
  #category(column, index) {
    const categories = column.categories ?? [];
    return html`<select id="column${index}" name=${column.name}>
      ${categories.map(
        (/** @type {any} */ category) =>
          html`<option value=${category.name}>${category.name}</option>`,
      )}
      ${column.missing ? html`<option value="">${this.t("data.isMissing")}</option>` : nothing}
    </select>`;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const values = new FormData(/** @type {HTMLFormElement} */ (event.target));
    // The package reads them as it reads the cells of the file.
    const row = Object.fromEntries(
      this.#columns.map((/** @type {any} */ { name }) => [name, String(values.get(name) ?? "")]),
    );
    await predictRow(this.playground, row);
  }
}

customElements.define("mb-row-form", RowForm);
