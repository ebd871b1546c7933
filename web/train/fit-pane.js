import { nothing } from "lit";
import { html } from "lit";
import { section, sectionStyles } from "../components/section.js";
import { StoreElement } from "../components/store-element.js";
import { learningRate, optimizerOf } from "../experiment/settings.js";
import { base, controls } from "../styles/shared.js";
import { callbacksOf } from "../experiment/callbacks.js";
import "./settings-form.js";

/** With which loss, optimizer and callbacks the model is trained, and how long. */
class FitPane extends StoreElement {
  static areas = ["experiment", "drafts", "ui"];

  static styles = [base, controls, sectionStyles];

  render() {
    return section(this, {
      name: "fit",
      number: 4,
      summary: this.#summary(),
      body: () => html`<mb-settings-form></mb-settings-form>`,
    });
  }

  #summary() {
    const { experiment } = this.state;
    const { fit } = experiment;
    if (!fit?.epochs) return nothing;
    const rate = learningRate(experiment);
    const { class_name } = optimizerOf(experiment);
    const parts = [
      Number.isFinite(rate) ? `${class_name} ${this.language.quantity(rate)}` : class_name,
      this.t("train.countEpochs", { count: fit.epochs }),
      this.t("train.countBatch", { count: fit.batch_size ?? 32 }),
      ...callbacksOf(experiment).map((callback) => callback.class_name),
    ];
    return parts.join(" · ");
  }
}

customElements.define("mb-fit-pane", FitPane);
