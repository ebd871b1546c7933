import { css, html, nothing } from "lit";
import { StoreElement } from "./store-element.js";
import { choicesOf, entryOf, identifierOf, starterConfig } from "../experiment/catalogue.js";
import { base, controls } from "../styles/shared.js";
import { InvalidValue, textOf, valueOf } from "./argument-values.js";

/** @import { Argument, Entry } from "../experiment/catalogue.js" */

/**
 * The control for one argument of the catalogue; its type decides which. Sends "value-change" with {name,
 * value}, where undefined means the default. What is typed stays while it is no value yet.
 */
class ArgumentField extends StoreElement {
  static properties = {
    argument: { attribute: false },
    of: { attribute: false },
    value: { attribute: false },
    disabled: { type: Boolean },
    label: {},
    message: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      label:not(.check),
      .label {
        display: block;
        max-width: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: var(--tiny);
      }

      .check {
        line-height: 1.2;
        overflow-wrap: anywhere;
      }

      .pair {
        display: grid;
        grid-template-columns: 1fr auto 1fr;
        gap: 0.25rem;
        align-items: center;
      }

      .either {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 1.75rem;
        gap: 0.25rem;
      }

      /* Only an arrow, of two triangles: the number stands beside it. */
      .either select {
        appearance: none;
        padding: 0;
        color: transparent;
        background-image:
          linear-gradient(to top right, transparent 50%, var(--ink-soft) 50%),
          linear-gradient(to top left, transparent 50%, var(--ink-soft) 50%);
        background-position:
          calc(50% - 0.15rem) 50%,
          calc(50% + 0.15rem) 50%;
        background-size: 0.3125rem 0.3125rem;
        background-repeat: no-repeat;
      }

      .either option {
        color: var(--ink);
        background: var(--surface);
      }

      .message {
        font-size: var(--tiny);
        color: var(--bad);
      }
    `,
  ];

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
    this.message = "";
  }

  /** @param {any} value */
  #send(value) {
    this.message = "";
    const detail = { name: this.argument.name, value };
    this.dispatchEvent(new CustomEvent("value-change", { detail, bubbles: true }));
  }

  /** @param {string} text */
  #sendText(text) {
    try {
      this.#send(valueOf(this.argument, text));
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      this.message = this.t(error.key, error.values);
    }
  }

  get #shown() {
    return this.value === undefined ? this.argument.default : this.value;
  }

  render() {
    const { name, type, choices, kind } = this.argument;
    const doc = this.of ? this.language.doc(this.of, this.argument) : this.argument.doc;
    const label = this.label || name;
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
    const control =
      type === "integer_pair"
        ? this.#pair(label)
        : type === "object"
          ? this.#object(kind ?? "")
          : kind
            ? this.#numberOrObject(kind)
            : choices?.length && type === "string"
              ? this.#choice(choices)
              : this.#text();
    return html`<div class="field">
      ${
        type === "integer_pair"
          ? html`<span class="label" title=${doc}>${label}</span>`
          : html`<label for="control" title=${doc}>${label}</label>`
      }
      ${control}
      ${
        this.message
          ? html`<span class="message" id="message" role="alert">${this.message}</span>`
          : nothing
      }
    </div>`;
  }

  #text() {
    const numeric = ["integer", "number"].includes(this.argument.type);
    return html`<input
      id="control"
      type="text"
      inputmode=${numeric ? "decimal" : "text"}
      autocomplete="off"
      spellcheck="false"
      placeholder=${this.argument.nullable ? this.t("form.none") : nothing}
      aria-invalid=${this.message ? "true" : "false"}
      aria-describedby=${this.message ? "message" : nothing}
      .value=${textOf(this.#shown)}
      ?disabled=${this.disabled}
      @input=${(/** @type {any} */ event) => this.#sendText(event.target.value)}
    />`;
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
        aria-invalid=${this.message ? "true" : "false"}
        .value=${textOf(pair[index])}
        ?disabled=${this.disabled}
        @input=${this.#pairChanged}
      />`;
    return html`<div class="pair">${part(0)}<span aria-hidden="true">×</span>${part(1)}</div>`;
  }

  #pairChanged() {
    const inputs = [...this.renderRoot.querySelectorAll("input")].map((input) =>
      input.value.trim(),
    );
    if (inputs.every((text) => text === "") && this.argument.nullable) this.#send(null);
    else if (inputs.some((text) => text === "")) this.message = this.t("form.needed");
    else this.#sendText(inputs.join(","));
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
          ? html`<option value="" ?selected=${this.#shown === null}>${this.t("form.none")}</option>`
          : nothing
      }
      ${choices.map(
        (choice) =>
          html`<option value=${choice} ?selected=${choice === this.#shown}>${choice}</option>`,
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
          ?selected=${entry === current}
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
          ? html`<option value="" ?selected=${!current}>
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
