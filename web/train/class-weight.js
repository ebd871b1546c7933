import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { isTraining } from "../experiment/store.js";
import { setFit } from "../experiment/settings.js";
import { base, controls } from "../styles/shared.js";

/** Whether all classes count alike: Keras's class_weight as scikit-learn's "balanced". */
class ClassWeight extends StoreElement {
  static areas = ["experiment", "data", "training.status"];

  static styles = [
    base,
    controls,
    css`
      .check {
        min-height: var(--target);
      }
    `,
  ];

  render() {
    if ((this.state.data.prepared?.task ?? "regression") === "regression") return nothing;
    const { class_weight } = this.state.experiment.fit ?? {};
    // Keras has it for models of one output only.
    if (this.state.data.prepared?.output && class_weight === undefined) return nothing;
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${class_weight === "balanced"}
        .indeterminate=${typeof class_weight === "object"}
        ?disabled=${isTraining(this.state)}
        @change=${(/** @type {any} */ event) =>
          setFit(this.playground, { class_weight: event.target.checked ? "balanced" : undefined })}
      />
      ${this.t("train.balanced")}
    </label>`;
  }
}

customElements.define("mb-class-weight", ClassWeight);
