import { html, nothing } from "lit";
import { section, sectionStyles } from "../components/section.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";

/** @import { SerializedObject } from "../experiment/types.js" */

/** What is done to the rows before the model sees them, in a line; its cards come when it is first opened. */
class PreparePane extends StoreElement {
  static areas = ["experiment", "drafts", "ui"];

  static styles = [base, controls, sectionStyles];

  render() {
    return section(this, {
      name: "prepare",
      number: 2,
      summary: this.#summary(),
      body: () => {
        void this.playground.loadRest();
        return html`<mb-step-list></mb-step-list>`;
      },
    });
  }

  get #steps() {
    return this.state.experiment.preparation ?? [];
  }

  #summary() {
    if (this.#steps.length === 0) return nothing;
    return this.#steps.map((step) => this.#short(step)).join(" → ");
  }

  /** @param {SerializedObject} step */
  #short({ class_name, config = {} }) {
    if (class_name === "TrainTestSplit") {
      const share = Number(config.test_size ?? 0.2);
      const test = Math.round(share * 100);
      return share < 1
        ? this.t("prepare.short_split", { train: 100 - test, test })
        : this.t("prepare.short_rows", { test: share });
    }
    return class_name === "SimpleImputer" ? String(config.strategy ?? "mean") : class_name;
  }
}

customElements.define("mb-prepare-pane", PreparePane);
