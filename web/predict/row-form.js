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
    const { data, experiment } = this.state;
    const targets = experiment.target?.columns ?? [];
    return (data.facts?.columns ?? []).filter(
      (/** @type {any} */ column) => !targets.includes(column.name) && !column.allMissing,
    );
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
    const usual = column.median ?? column.mean;
    return html`<input
      id="column${index}"
      name=${column.name}
      type="text"
      inputmode="decimal"
      autocomplete="off"
      value=${usual ?? ""}
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
    /** @type {Record<string, string | number | null>} */
    const row = {};
    for (const column of this.#columns) {
      const text = String(values.get(column.name) ?? "").trim();
      if (text === "") row[column.name] = null;
      else row[column.name] = column.type === "number" ? Number(text) : text;
    }
    const wrong = Object.entries(row).find(([, value]) => Number.isNaN(value));
    if (wrong) {
      this.store.patch("prediction", { error: this.t("predict.notANumber", { name: wrong[0] }) });
      return;
    }
    await predictRow(this.playground, row);
  }
}

customElements.define("mb-row-form", RowForm);
