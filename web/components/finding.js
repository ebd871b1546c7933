import { html, nothing } from "lit";
import { applyRepair, repairText } from "../experiment/repairs.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import "./notice.js";
import { StoreElement } from "./store-element.js";

/** @import { Finding } from "../experiment/types.js" */

/** What is wrong, and a button that mends it. Sends "repaired" with the name of the layer that is new or changed. */
class FindingNotice extends StoreElement {
  static areas = ["training"];
  static properties = { finding: { attribute: false } };
  static styles = [base, controls];

  constructor() {
    super();
    /** @type {Finding | undefined} */
    this.finding = undefined;
  }

  render() {
    if (!this.finding) return nothing;
    const { error, key, values, repair } = this.finding;
    return html`<mb-notice kind=${error ? "error" : "warning"}
      >${error ? this.language.message(error) : this.t(key, values)}
      ${
        repair
          ? html`<button
              slot="actions"
              class="small"
              ?disabled=${isTraining(this.state)}
              @click=${this.#repair}
            >
              ${repairText(this.language, repair)}
            </button>`
          : nothing
      }
      <slot name="actions" slot="actions"></slot>
    </mb-notice>`;
  }

  #repair() {
    const { repair } = this.finding ?? {};
    if (!repair || isTraining(this.state)) return;
    const detail = applyRepair(this.playground, repair);
    this.dispatchEvent(new CustomEvent("repaired", { detail, bubbles: true, composed: true }));
  }
}

customElements.define("mb-finding", FindingNotice);
