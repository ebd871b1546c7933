import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";

/** @import { LookState, RowCondition } from "../experiment/types.js" */

/** What rows can be chosen by. @type {RowCondition[]} */
const conditions = ["value", "missing", "not-a-number", "duplicated"];
const parts = /** @type {const} */ (["train", "validation", "test"]);

/** Which rows of the table are shown: by a cell, by their part of the split. */
class RowFilter extends StoreElement {
  static areas = ["data"];

  static styles = [
    base,
    controls,
    css`
      .fields {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 0.875rem;
      }

      .field {
        width: 11rem;
      }

      .field:has(#part) {
        width: 8rem;
      }

      @media (max-width: 30rem) {
        .field {
          width: calc(50% - 0.4375rem);
        }
      }
    `,
  ];

  /** @param {Partial<LookState>} changes */
  #set(changes) {
    this.store.patch("data", { look: { ...this.state.data.look, ...changes } });
  }

  /** @param {Partial<NonNullable<LookState["filter"]>>} changes */
  #filter(changes) {
    const { description, look } = this.state.data;
    const is = changes.is ?? look.filter?.is ?? "value";
    const column = changes.column ?? look.filter?.column ?? firstFor(is, description);
    if (is === "duplicated") this.#set({ filter: { is } });
    else
      this.#set({ filter: { column, is, ...(is === "value" && { value: changes.value ?? "" }) } });
  }

  render() {
    const { description, look, prepared } = this.state.data;
    const { filter, part } = look;
    return html`<div class="fields">
      ${this.#choice("is", filter?.is ?? "", ["", ...conditions], (is) =>
        is ? this.#filter({ is: /** @type {RowCondition} */ (is) }) : this.#set({ filter: null }),
      )}
      ${filter && filter.is !== "duplicated" ? this.#column(description, filter) : nothing}
      ${filter?.is === "value" ? this.#value(description, filter) : nothing}
      ${
        prepared
          ? this.#choice("part", part, ["", ...parts], (part) =>
              this.#set({ part: /** @type {LookState["part"]} */ (part) }),
            )
          : nothing
      }
    </div>`;
  }

  /**
   * @param {string} id
   * @param {string} chosen
   * @param {string[]} values
   * @param {(value: string) => void} choose
   */
  #choice(id, chosen, values, choose) {
    return html`<div class="field">
      <label for=${id}>${this.t(`look.${id}`)}</label>
      <select id=${id} @change=${(/** @type {any} */ event) => choose(event.target.value)}>
        ${values.map(
          (value) =>
            html`<option value=${value} .selected=${value === chosen}>
              ${this.t(`look.${id}_${value || "all"}`)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  /**
   * @param {any} description
   * @param {NonNullable<LookState["filter"]>} filter
   */
  #column(description, filter) {
    return html`<div class="field">
      <label for="column">${this.t("look.inColumn")}</label>
      <select
        id="column"
        @change=${(/** @type {any} */ event) => this.#filter({ column: event.target.value })}
      >
        ${description.columns.map(
          (/** @type {any} */ { name }) =>
            html`<option value=${name} .selected=${name === filter.column}>${name}</option>`,
        )}
      </select>
    </div>`;
  }

  /**
   * @param {any} description
   * @param {NonNullable<LookState["filter"]>} filter
   */
  #value(description, filter) {
    const column = description.columns.find(
      (/** @type {any} */ { name }) => name === filter.column,
    );
    return html`<div class="field">
      <label for="value">${this.t("look.value")}</label>
      <input
        id="value"
        list="values"
        autocomplete="off"
        .value=${filter.value ?? ""}
        @change=${(/** @type {any} */ event) => this.#filter({ value: event.target.value.trim() })}
      />
      <datalist id="values">
        ${(column?.categories ?? []).map(
          (/** @type {any} */ { name }) => html`<option value=${name}></option>`,
        )}
      </datalist>
    </div>`;
  }
}

/**
 * The column that is asked about first: one that has such cells.
 * @param {string} is
 * @param {any} description
 */
function firstFor(is, { columns, notNumbers }) {
  const strange = notNumbers?.columns[0]?.column;
  if (is === "not-a-number" && strange) return strange;
  const has = columns.find((/** @type {any} */ column) =>
    is === "missing" ? column.missing > 0 : is === "not-a-number" && column.type !== "number",
  );
  return (has ?? columns[0]).name;
}

customElements.define("mb-row-filter", RowFilter);
