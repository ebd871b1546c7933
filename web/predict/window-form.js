import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";
import { lastRows, predictWindow, windowText } from "../experiment/forecast.js";

/** The rows of a window as text: the last ones of the file to begin with, or what is pasted. */
class WindowForm extends StoreElement {
  static areas = ["data", "prediction"];

  static properties = { text: { state: true } };

  static styles = [
    base,
    controls,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      textarea {
        width: 100%;
        min-height: 12rem;
        padding: 0.375rem 0.5rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: inherit;
        font-family: var(--mono, monospace);
        font-size: var(--small);
        white-space: pre;
        overflow: auto;
        resize: vertical;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      p {
        font-size: var(--small);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.text = "";
    /** What the rows were taken for. @type {unknown} */
    this.of = null;
  }

  render() {
    const { prepared } = this.state.data;
    if (prepared && prepared !== this.of) {
      this.of = prepared;
      void this.#takeLast();
    }
    return html`<form novalidate @submit=${this.#submit}>
      <div class="field">
        <label for="rows">${this.t("predict.windowRows")}</label>
        <textarea
          id="rows"
          spellcheck="false"
          autocomplete="off"
          .value=${this.text}
          @input=${(/** @type {any} */ event) => (this.text = event.target.value)}
        ></textarea>
        <p>${this.t("predict.windowHelp", { count: prepared?.windows?.rows ?? 0 })}</p>
      </div>
      <div class="actions">
        <button>${this.t("predict.predict")}</button>
        <button type="button" class="quiet" @click=${this.#takeLast}>
          ${this.t("predict.lastRows")}
        </button>
      </div>
    </form>`;
  }

  async #takeLast() {
    const rows = await lastRows(this.playground);
    if (rows) this.text = windowText(rows);
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    // A button that is disabled meanwhile would lose the focus.
    if (this.state.prediction.busy) return;
    if (this.text.trim() === "") await this.#takeLast();
    await predictWindow(this.playground, this.text);
  }
}

customElements.define("mb-window-form", WindowForm);
