import { css, html } from "lit";
import { canTrain } from "../experiment/model.js";
import { isTraining } from "../experiment/store.js";
import { train } from "../experiment/training.js";
import { base, controls } from "../styles/shared.js";
import { StoreElement } from "./store-element.js";

/** An empty state: what will be here, in a sentence, and a button that gets it. */
class Empty extends StoreElement {
  static areas = ["experiment", "data", "model", "engine", "evaluation", "training.status"];
  static properties = { text: {} };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
        place-content: center;
        justify-items: center;
        min-height: 12rem;
        padding: 1.5rem;
        border: 1px dashed var(--line);
        font-size: var(--small);
        color: var(--ink-soft);
        text-align: center;
      }

      p {
        max-width: 44ch;
      }

      [aria-disabled="true"] {
        border-color: var(--line);
        color: var(--ink-soft);
        cursor: default;
      }
    `,
  ];

  constructor() {
    super();
    this.text = "";
  }

  render() {
    const underWay = isTraining(this.state);
    // The button that was pressed keeps the focus.
    return html`<p>${this.text}</p>
      <button
        class="small"
        ?disabled=${!canTrain(this.state) && !underWay}
        aria-disabled=${underWay}
        @click=${() => underWay || train(this.playground)}
      >
        ${this.t(underWay ? "train.underWay" : "train.now")}
      </button>`;
  }
}

customElements.define("mb-empty", Empty);
