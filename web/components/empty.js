import { css, html } from "lit";
import { canTrain } from "../experiment/model.js";
import { isTraining } from "../experiment/store.js";
import { train } from "../experiment/training.js";
import { base, controls } from "../styles/shared.js";
import { StoreElement } from "./store-element.js";

/** An empty state: what will be here, in a sentence, and a button that gets it. */
class Empty extends StoreElement {
  static areas = ["experiment", "data", "model", "training", "engine", "evaluation"];
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
    `,
  ];

  constructor() {
    super();
    this.text = "";
  }

  render() {
    const ready = canTrain(this.state) && !isTraining(this.state);
    return html`<p>${this.text}</p>
      <button class="small" ?disabled=${!ready} @click=${() => train(this.playground)}>
        ${this.t("train.now")}
      </button>`;
  }
}

customElements.define("mb-empty", Empty);
