import { html, nothing } from "lit";
import { StoreElement } from "./store-element.js";
import { dropDraft, keepDraft } from "../experiment/drafts.js";
import { choicesOf, entryOf, identifierOf, starterConfig } from "../experiment/catalogue.js";
import { base, controls } from "../styles/shared.js";
import { fieldStyles } from "./argument-field-styles.js";
import { columnsField, suggestionList, withNamed } from "./column-controls.js";
import { InvalidValue, textOf, valueOf } from "./argument-values.js";

/** @import { Argument, Entry } from "../experiment/catalogue.js" */

/**
 * The control for one argument of the catalogue; its type decides which. Sends "value-change" with {name,
 * value}, where undefined means the default. What is typed stays while it is not a value yet.
 */
class ArgumentField extends StoreElement {
  static areas = ["drafts"];

  static properties = {
    argument: { attribute: false },
    of: { attribute: false },
    value: { attribute: false },
    disabled: { type: Boolean },
    label: {},
    path: {},
    columns: { attribute: false },
    applied: { attribute: false },
  };

  static styles = [base, controls, fieldStyles];

  constructor() {
    super();
    /** @type {Argument} */
    this.argument = { name: "", type: "string", required: false, doc: "" };
    /** The entry of the catalogue that has this argument. @type {Entry | undefined} */
    this.of = undefined;
    /** @type {any} */
    this.value = undefined;
    this.disabled = false;
    this.label = "";
    /** Where it stands: see drafts.js. */
    this.path = "";
    /** The columns that lists of names are of. @type {string[] | null} */
    this.columns = null;
    /** Those of them that a step takes by itself. @type {string[] | null} */
    this.applied = null;
  }

  updated() {
    if (this.path === this.state.drafts.goTo) this.#arrive();
  }

  /** Training waits for this field. */
  #arrive() {
    for (let around = this.#parentOf(this); around; around = this.#parentOf(around)) {
      if (around instanceof HTMLDetailsElement) around.open = true;
    }
    this.focus();
    const draft = this.#draft;
    const owner = this.of ? `${this.of.class_name} ${this.argument.name}` : this.argument.name;
    const message = draft && this.t(draft.key, draft.values);
    if (message)
      this.store.announce(this.t("form.refused", { field: this.label || owner, message }));
    this.store.patch("drafts", { goTo: "" });
  }

  /** @param {Node} node @returns {Node | null} */
  #parentOf = (node) => (node instanceof ShadowRoot ? node.host : node.parentNode);

  focus() {
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector("input, select, mb-column-field, mb-condition-field")
    )?.focus();
  }

  get #draft() {
    return this.state.drafts.fields[this.path];
  }

  /** Why what is typed is not a value. */
  get #message() {
    const draft = this.#draft;
    if (!draft) return "";
    const message = this.t(draft.key, draft.values);
    return draft.blocks ? this.t("form.blocks", { message }) : message;
  }

  /** @param {any} value */
  #send(value) {
    dropDraft(this.playground, this.path);
    const detail = { name: this.argument.name, value };
    this.dispatchEvent(new CustomEvent("value-change", { detail, bubbles: true }));
  }

  /**
   * @param {string} text
   * @param {string[]} [typed] into each of its two fields
   */
  #sendText(text, typed = [text]) {
    try {
      this.#send(valueOf(this.argument, text));
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      this.#keep(typed, error);
    }
  }

  /**
   * @param {string[]} text
   * @param {Pick<InvalidValue, "key" | "values">} why
   */
  #keep(text, { key, values }) {
    keepDraft(this.playground, this.path, { text, key, values });
  }

  get #shown() {
    return this.value === undefined ? this.argument.default : this.value;
  }

  render() {
    const { name, type, choices, kind, of } = this.argument;
    const doc = this.of ? this.language.doc(this.of, this.argument) : this.argument.doc;
    const label = this.label || name;
    const message = this.#message;
    if (type === "boolean") {
      return html`<label class="check" title=${doc}>
        <input
          type="checkbox"
          .checked=${Boolean(this.#shown)}
          ?disabled=${this.disabled}
          @change=${(/** @type {any} */ event) => this.#send(event.target.checked)}
        />
        <span
          >${label.split("_").map((part, index) => (index ? html`_<wbr />${part}` : part))}</span
        >
      </label>`;
    }
    if (this.columns && (of === "condition" || (of && type === "strings"))) {
      const value = this.#shown ?? null;
      const { columns, applied, disabled } = this;
      const field = { label, doc, columns, applied, value, disabled };
      return columnsField(this.argument, field, (value) => this.#send(value));
    }
    const control =
      type === "integer_pair"
        ? this.#pair(label)
        : type === "object"
          ? this.#object(kind ?? "")
          : kind
            ? this.#numberOrObject(kind)
            : choices?.length && type === "string"
              ? this.#choice(choices)
              : type === "string" && of && this.columns
                ? this.#choice(withNamed(this.columns, this.#shown))
                : this.#text();
    return html`<div class="field">
      ${
        type === "integer_pair"
          ? html`<span class="label" title=${doc}>${label}</span>`
          : html`<label for="control" title=${doc}>${label}</label>`
      }
      ${control}
      ${
        message
          ? html`<span class="message" id="message" role=${this.#draft.blocks ? nothing : "alert"}
              >${message}</span
            >`
          : nothing
      }
    </div>`;
  }

  /** What leaving the field empty means. A list of columns is then all of them. */
  get #placeholder() {
    const { nullable, of, type } = this.argument;
    const all = of === "columns" && type === "strings";
    return nullable ? this.t(all ? "form.all" : "form.none") : nothing;
  }

  #text() {
    const numeric = ["integer", "number"].includes(this.argument.type);
    // A column or a number.
    const suggestions = this.argument.of ? (this.columns ?? []) : [];
    return html`<input
        id="control"
        type="text"
        inputmode=${numeric ? "decimal" : "text"}
        autocomplete="off"
        spellcheck="false"
        placeholder=${this.#placeholder}
        aria-invalid=${this.#draft ? "true" : "false"}
        aria-describedby=${this.#draft ? "message" : nothing}
        list=${suggestions.length ? "suggestions" : nothing}
        .value=${this.#draft?.text[0] ?? textOf(this.#shown)}
        ?disabled=${this.disabled}
        @input=${(/** @type {any} */ event) => this.#sendText(event.target.value)}
      />${suggestionList(suggestions)}`;
  }

  /** @param {string} label */
  #pair(label) {
    const shown = this.#shown ?? [];
    const pair = Array.isArray(shown) ? shown : [shown, shown];
    const part = (/** @type {number} */ index) =>
      html`<input
        type="text"
        inputmode="numeric"
        autocomplete="off"
        aria-label=${this.t(index ? "form.pairWidth" : "form.pairHeight", { name: label })}
        aria-invalid=${this.#draft ? "true" : "false"}
        aria-describedby=${this.#draft ? "message" : nothing}
        .value=${this.#draft?.text[index] ?? textOf(pair[index])}
        ?disabled=${this.disabled}
        @input=${this.#pairChanged}
      />`;
    return html`<div class="pair">${part(0)}<span aria-hidden="true">×</span>${part(1)}</div>`;
  }

  #pairChanged() {
    const texts = [...this.renderRoot.querySelectorAll("input")].map(({ value }) => value);
    const empty = texts.filter((text) => text.trim() === "").length;
    if (empty === 2 && this.argument.nullable) this.#send(null);
    else if (empty) this.#keep(texts, new InvalidValue("form.needed"));
    else this.#sendText(texts.join(","), texts);
  }

  /** @param {string[]} choices */
  #choice(choices) {
    return html`<select
      id="control"
      ?disabled=${this.disabled}
      @change=${(/** @type {any} */ event) => this.#send(event.target.value || null)}
    >
      ${
        this.argument.nullable
          ? html`<option value="" .selected=${this.#shown === null}>${this.t("form.none")}</option>`
          : nothing
      }
      ${choices.map(
        (choice) =>
          html`<option value=${choice} .selected=${choice === this.#shown}>${choice}</option>`,
      )}
    </select>`;
  }

  /**
   * A number, or an entry that gives one: a schedule of the learning rate.
   * @param {string} kind
   */
  #numberOrObject(kind) {
    const isObject = typeof this.#shown === "object" && this.#shown !== null;
    return isObject
      ? this.#object(kind)
      : html`<div class="either">
          ${this.#text()}
          <select
            aria-label=${this.t("form.orObject", { name: this.label || this.argument.name })}
            title=${this.t("form.orObject", { name: this.label || this.argument.name })}
            ?disabled=${this.disabled}
            @change=${(/** @type {any} */ event) => this.#choose(kind, event.target.value)}
          >
            <option value="" selected>${this.t("form.fixed")}</option>
            ${this.#entries(undefined)}
          </select>
        </div>`;
  }

  /** @param {ReturnType<typeof entryOf>} current */
  #entries(current) {
    return choicesOf(this.argument).map(
      (entry) =>
        html`<option
          value=${entry.class_name}
          .selected=${entry === current}
          title=${this.language.doc(entry)}
        >
          ${identifierOf(entry)}
        </option>`,
    );
  }

  /** @param {string} kind */
  #object(kind) {
    const isNumber = this.argument.type === "number";
    const shown = this.#shown;
    const name = typeof shown === "string" ? shown : shown?.class_name;
    const current = name ? entryOf(kind, name) : undefined;
    return html`<select
      id="control"
      ?disabled=${this.disabled}
      @change=${(/** @type {any} */ event) => this.#choose(kind, event.target.value)}
    >
      ${
        this.argument.nullable || isNumber || !current
          ? html`<option value="" .selected=${!current}>
              ${this.t(isNumber ? "form.fixed" : "form.none")}
            </option>`
          : nothing
      }
      ${this.#entries(current)}
    </select>`;
  }

  /**
   * @param {string} kind
   * @param {string} className
   */
  #choose(kind, className) {
    const entry = entryOf(kind, className);
    if (!entry) this.#send(this.argument.type === "number" ? undefined : null);
    else if (entry.arguments.length === 0) this.#send(identifierOf(entry));
    else this.#send({ class_name: entry.class_name, config: starterConfig(entry) });
  }
}

customElements.define("mb-argument-field", ArgumentField);
