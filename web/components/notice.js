import { LitElement, css, html } from "lit";
import { base } from "../styles/shared.js";

/**
 * A message in the place it is about. `kind` is "info", "warning" or "error"; an error is read out at once.
 * Buttons go into the slot "actions".
 */
class Notice extends LitElement {
  static properties = { kind: { reflect: true } };

  static styles = [
    base,
    css`
      .notice {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1rem;
        align-items: center;
        padding: 0.5rem 0.75rem;
        border-left: 3px solid var(--edge);
        background: var(--wash);
        font-size: var(--small);
        overflow-wrap: anywhere;
        --edge: var(--accent);
        --wash: var(--accent-wash);
      }

      :host([kind="warning"]) .notice {
        --edge: var(--warn);
        --wash: var(--warn-wash);
      }

      :host([kind="error"]) .notice {
        --edge: var(--bad);
        --wash: var(--bad-wash);
      }

      .text {
        flex: 1 1 min(100%, 20rem);
      }
    `,
  ];

  constructor() {
    super();
    this.kind = "info";
  }

  willUpdate() {
    this.role = this.kind === "error" ? "alert" : "status";
  }

  render() {
    return html`<div class="notice">
      <div class="text"><slot></slot></div>
      <slot name="actions"></slot>
    </div>`;
  }
}

customElements.define("mb-notice", Notice);
