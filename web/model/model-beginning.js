import { html, nothing } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { beginAnew, beginning, freezeFront, isFrontFrozen } from "../experiment/begin.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** That the training begins with the weights of a file, and what can be done about it. */
class ModelBeginning extends StoreElement {
  static areas = ["model", "experiment", "training.status"];
  static styles = [base, controls];

  render() {
    const begins = beginning(this.state);
    if (!begins) return nothing;
    const locked = isTraining(this.state);
    const frozen = isFrontFrozen(this.state);
    return html`<mb-notice>
      ${this.t(frozen ? "model.beginsFrozen" : "model.begins", { name: begins.name })}
      ${
        frozen === null
          ? nothing
          : html`<button
              slot="actions"
              class="small"
              ?disabled=${locked}
              @click=${() => freezeFront(this.playground)}
            >
              ${this.t(frozen ? "model.thaw" : "model.freeze")}
            </button>`
      }
      <button
        slot="actions"
        class="small quiet"
        ?disabled=${locked}
        @click=${() => beginAnew(this.playground)}
      >
        ${this.t("model.beginAnew")}
      </button>
    </mb-notice>`;
  }
}

customElements.define("mb-model-beginning", ModelBeginning);
