import { css, html, nothing } from "lit";
import { StoreElement } from "./store-element.js";
import { base, controls } from "../styles/shared.js";
import { targetColumns } from "../experiment/outputs.js";

/** How a column can be compared; the last two need no value. */
const comparisons = ["==", "!=", "<", "<=", ">", ">=", "in", "isna()", "notna()"];

/**
 * A condition on rows, in pandas' words: typed, or put together of a column, a comparison and a value. Sends
 * "condition-change" with its text.
 */
class ConditionField extends StoreElement {
  static areas = ["data", "experiment"];

  static properties = {
    label: {},
    columns: { attribute: false },
    value: {},
    disabled: { type: Boolean },
    column: { state: true },
    comparison: { state: true },
    other: { state: true },
    joint: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.375rem;
      }

      label {
        display: block;
        font-size: var(--tiny);
      }

      #control {
        font-family: var(--mono);
      }

      .builder {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
      }

      .builder > * {
        flex: 1 1 6rem;
        min-width: 0;
      }

      .builder > .short {
        flex: 0 1 5rem;
      }

      .builder > button {
        flex: 0 0 auto;
      }
    `,
  ];

  constructor() {
    super();
    this.label = "";
    /** Those that come to the step. @type {string[]} */
    this.columns = [];
    this.value = "";
    this.disabled = false;
    /** What is put together. */
    this.column = "";
    this.comparison = "==";
    this.other = "";
    this.joint = "and";
  }

  focus() {
    this.renderRoot.querySelector("input")?.focus();
  }

  /** What a condition may be on: the columns, and what is to be predicted. */
  get #names() {
    const targets = targetColumns(this.state.experiment.target);
    return [...this.columns, ...targets.filter((name) => !this.columns.includes(name))];
  }

  /** The chosen column as the file has it. */
  get #described() {
    /** @type {any[]} */
    const columns = this.state.data.description?.columns ?? [];
    return columns.find(({ name }) => name === this.#column);
  }

  get #column() {
    const names = this.#names;
    return names.includes(this.column) ? this.column : (names[0] ?? "");
  }

  render() {
    const needsValue = !this.comparison.endsWith("()");
    return html`<label for="control">${this.label}</label>
      <input
        id="control"
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder=${this.t("condition.example")}
        .value=${this.value}
        ?disabled=${this.disabled}
        @change=${(/** @type {any} */ event) => this.#send(event.target.value)}
      />
      <div class="builder" role="group" aria-label=${this.t("condition.build")}>
        ${this.value.trim() ? this.#select("joint", ["and", "or"], this.joint, "short") : nothing}
        ${this.#select("column", this.#names, this.#column, "")}
        ${this.#select("comparison", comparisons, this.comparison, "short")}
        ${needsValue ? this.#input() : nothing}
        <button
          ?disabled=${this.disabled || !this.#column || (needsValue && this.other.trim() === "")}
          @click=${this.#add}
        >
          ${this.t("condition.add")}
        </button>
      </div>`;
  }

  /**
   * @param {"joint" | "column" | "comparison"} property
   * @param {string[]} choices
   * @param {string} chosen
   * @param {string} width
   */
  #select(property, choices, chosen, width) {
    const label = this.t(`condition.${property}`);
    return html`<select
      class=${width}
      aria-label=${label}
      title=${label}
      ?disabled=${this.disabled}
      @change=${(/** @type {any} */ event) => {
        this[property] = event.target.value;
      }}
    >
      ${choices.map(
        (choice) => html`<option value=${choice} .selected=${choice === chosen}>${choice}</option>`,
      )}
    </select>`;
  }

  #input() {
    const label = this.t(this.comparison === "in" ? "condition.values" : "condition.value");
    return html`<input
        type="text"
        list="values"
        autocomplete="off"
        aria-label=${label}
        placeholder=${label}
        .value=${this.other}
        ?disabled=${this.disabled}
        @input=${(/** @type {any} */ event) => {
          this.other = event.target.value;
        }}
        @keydown=${(/** @type {KeyboardEvent} */ event) => {
          if (event.key === "Enter" && this.other.trim()) this.#add();
        }}
      />
      <datalist id="values">
        ${(this.#described?.categories ?? []).map(
          (/** @type {any} */ { name }) => html`<option value=${name}></option>`,
        )}
      </datalist>`;
  }

  #add() {
    const isNumber = this.#described?.type === "number";
    const column = written(this.#column);
    const condition = this.comparison.endsWith("()")
      ? `${column}.${this.comparison}`
      : `${column} ${this.comparison} ${
          this.comparison === "in"
            ? `[${this.other
                .split(",")
                .map((text) => literal(text, isNumber))
                .join(", ")}]`
            : literal(this.other, isNumber)
        }`;
    const before = this.value.trim();
    this.other = "";
    this.#send(before ? `${before} ${this.joint} ${condition}` : condition);
  }

  /** @param {string} value */
  #send(value) {
    this.value = value;
    this.dispatchEvent(new CustomEvent("condition-change", { detail: value }));
  }
}

/** A column's name as pandas' query() takes it. @param {string} name */
const written = (name) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `\`${name}\``);

/**
 * @param {string} text
 * @param {boolean} isNumber whether it is compared with numbers
 */
function literal(text, isNumber) {
  const trimmed = text.trim();
  return isNumber && Number.isFinite(Number(trimmed)) ? trimmed : JSON.stringify(trimmed);
}

customElements.define("mb-condition-field", ConditionField);
