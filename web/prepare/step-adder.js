import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { entriesOf } from "../experiment/catalogue.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** The catalogue's preparation steps, folded away until one is wanted. Sends "step-chosen". */
class StepAdder extends StoreElement {
  static areas = ["training"];

  static styles = [
    base,
    controls,
    css`
      ul {
        margin-top: 0.5rem;
        padding: 0.25rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      button {
        display: grid;
        gap: 0.125rem;
        justify-content: start;
        width: 100%;
        padding: 0.375rem 0.5rem;
        text-align: left;
        font-weight: 400;
      }

      b {
        font-weight: 600;
        color: var(--ink);
      }

      button:disabled b {
        color: inherit;
      }
    `,
  ];

  render() {
    const locked = isTraining(this.state);
    return html`<details>
      <summary>${this.t("prepare.add")}</summary>
      <ul>
        ${entriesOf("preparation").map(
          (entry) =>
            html`<li>
              <button class="quiet" ?disabled=${locked} @click=${() => this.#add(entry.class_name)}>
                <b>${entry.class_name}</b><span>${this.language.doc(entry)}</span>
              </button>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  focus() {
    this.renderRoot.querySelector("summary")?.focus();
  }

  /** @param {string} className */
  #add(className) {
    this.dispatchEvent(new CustomEvent("step-chosen", { detail: className }));
    const details = this.renderRoot.querySelector("details");
    if (details) details.open = false;
    this.focus();
  }
}

customElements.define("mb-step-adder", StepAdder);
