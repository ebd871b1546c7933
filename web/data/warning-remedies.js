import { html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { editReading, readAsNumbers } from "../experiment/reading.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** What one click does about a warning of the reader. */
class WarningRemedies extends StoreElement {
  static areas = ["training.status"];
  static properties = { warning: { attribute: false } };
  static styles = [base, controls];

  constructor() {
    super();
    /** @type {any} */
    this.warning = null;
  }

  /** @returns {[label: string, act: () => void][]} */
  get #all() {
    const { playground, t } = this;
    const { id, values } = this.warning ?? {};
    if (id === "text-column") {
      return [[t("data.readAsNumbers"), () => readAsNumbers(playground, values.column)]];
    }
    if (id === "unsure-decimal") {
      return [[t("data.commasPartThousands"), () => editReading(playground, { decimal: "." })]];
    }
    if (id === "conflicts") {
      return [
        [t("data.conflictsDrop"), () => editReading(playground, { conflicts: "drop" })],
        [t("data.conflictsFirst"), () => editReading(playground, { conflicts: "first" })],
      ];
    }
    return [];
  }

  render() {
    return this.#all.map(
      ([label, act]) =>
        html`<button class="link" ?disabled=${isTraining(this.state)} @click=${act}>
          ${label}
        </button> `,
    );
  }
}

customElements.define("mb-warning-remedies", WarningRemedies);
