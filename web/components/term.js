import { css, html } from "lit";
import { base } from "../styles/shared.js";
import { StoreElement } from "./store-element.js";

/** How far the explanation stays from the edges of the window, in pixels. */
const margin = 8;

/**
 * A word that a beginner may not know. A click, or Enter, shows what it means in a sentence; Escape or a click anywhere
 * else hides it. The word is what the element holds, or else the term itself.
 */
class Term extends StoreElement {
  static properties = { name: {}, open: { state: true } };

  static styles = [
    base,
    css`
      :host {
        display: inline;
      }

      /* As high as a finger needs, without a higher line. */
      button {
        min-width: 1.6rem;
        min-height: 1.6rem;
        margin: -0.25rem 0;
        padding: 0.25rem 0;
        border: 0;
        background: none;
        font: inherit;
        color: inherit;
        letter-spacing: inherit;
        text-align: inherit;
        overflow-wrap: inherit;
        text-decoration: underline dotted var(--line-strong);
        text-underline-offset: 0.25em;
        cursor: help;
      }

      button:hover {
        text-decoration-color: currentColor;
      }

      [popover] {
        position: fixed;
        inset: auto;
        max-width: min(22rem, calc(100vw - 1rem));
        margin: 0;
        padding: 0.625rem 0.75rem;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        font: 400 var(--small) / 1.5 var(--sans);
        text-align: left;
        white-space: normal;
        box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 0.2);
      }

      b {
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.name = "";
    this.open = false;
  }

  render() {
    const title = this.t(`terms.${this.name}_name`);
    return html`<button
        type="button"
        aria-expanded=${this.open}
        aria-label=${this.t("terms.ask", { title })}
      >
        <slot>${title}</slot></button
      ><span
        popover="auto"
        role="note"
        @beforetoggle=${() => this.#place(0, 0)}
        @toggle=${this.#onToggle}
        ><b>${title}</b> ${this.t(`terms.${this.name}`)}</span
      >`;
  }

  get #word() {
    return /** @type {HTMLButtonElement} */ (this.renderRoot.querySelector("button"));
  }

  get #note() {
    return /** @type {HTMLElement} */ (this.renderRoot.querySelector("[popover]"));
  }

  /** The browser opens it, and closes it again at a click anywhere and with Escape. */
  firstUpdated() {
    this.#word.popoverTargetElement = this.#note;
  }

  /**
   * Below the word, or above it where there is no room.
   * @param {number} width of the sentence, 0 before it is shown
   * @param {number} height
   */
  #place(width, height) {
    const { left, top, bottom } = this.#word.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const isBelow = bottom + height + margin < clientHeight;
    const { style } = this.#note;
    style.left = `${Math.max(margin, Math.min(left, clientWidth - width - margin))}px`;
    style.top = `${isBelow ? bottom + 4 : Math.max(margin, top - height - 4)}px`;
  }

  /** @param {Event} event */
  #onToggle(event) {
    this.open = /** @type {ToggleEvent} */ (event).newState === "open";
    if (!this.open) return;
    const { width, height } = this.#note.getBoundingClientRect();
    this.#place(width, height);
    this.store.announce(this.t(`terms.${this.name}`));
  }
}

customElements.define("mb-term", Term);
