import { html } from "lit";
import { section, sectionStyles } from "../components/section.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";

/** @import { Step } from "../experiment/types.js" */

/** What a class does, in its name's first words: MinMaxScaler is min–max. @param {string} className */
const shortName = (className) =>
  /^(\w+?)(Scaler|Encoder|Imputer|Discretizer|Transformer)$/
    .exec(className)?.[1]
    .replace(/^MinMax$/, "min–max")
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .replace(/^[A-Z](?=[a-z])|-[A-Z]/g, (letter) => letter.toLowerCase()) ?? className;

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
        return html`<mb-step-list></mb-step-list><mb-terms of="prepare"></mb-terms>`;
      },
    });
  }

  #summary() {
    const { preparation = [] } = this.state.experiment;
    const steps = preparation.filter(({ enabled }) => enabled !== false);
    return steps.map((step) => this.#short(step)).join(" → ") || this.t("form.none");
  }

  /** @param {Step} step */
  #short({ class_name, config = {} }) {
    if (class_name === "TrainTestSplit") {
      const share = Number(config.test_size ?? 0.2);
      const test = Math.round(share * 100);
      return share < 1
        ? this.t("prepare.short_split", { train: 100 - test, test })
        : this.t("prepare.short_rows", { test: share });
    }
    if (class_name === "PredefinedSplit") {
      return this.t("prepare.short_given", { column: String(config.test_fold ?? "") });
    }
    if (class_name === "SimpleImputer") return String(config.strategy ?? "mean");
    if (class_name === "SelectColumns" && Array.isArray(config.columns)) {
      return this.t("prepare.short_columns", { count: config.columns.length });
    }
    if (class_name === "TimeseriesWindows") {
      return this.t("prepare.short_windows", { length: Number(config.sequence_length) });
    }
    return shortName(class_name);
  }
}

customElements.define("mb-prepare-pane", PreparePane);
