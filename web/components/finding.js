import { html, nothing } from "lit";
import { blockingFinding } from "../experiment/drafts.js";
import { applyRepair, isRepaired, repairText } from "../experiment/repairs.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import "./notice.js";
import { StoreElement } from "./store-element.js";

/** @import { Finding } from "../experiment/types.js" */

/** What is wrong, and a button that mends it. Sends "repaired" with the name of the layer that is new or changed. */
class FindingNotice extends StoreElement {
  static areas = ["drafts", "experiment", "training.status"];
  static properties = { finding: { attribute: false } };
  static styles = [base, controls];

  constructor() {
    super();
    /** @type {Finding | undefined} */
    this.finding = undefined;
  }

  updated() {
    if (this.state.drafts.goTo !== blockingFinding || !this.finding?.blocks) return;
    this.store.patch("drafts", { goTo: "" });
    this.store.announce(this.t("train.refused", { message: this.#text }));
    void this.#arrive();
  }

  async #arrive() {
    const notice = /** @type {any} */ (this.renderRoot.querySelector("mb-notice"));
    await notice?.updateComplete; // before it, the button has no place on the page
    const { renderRoot } = this;
    /** @type {HTMLElement | null} */ (
      renderRoot.querySelector("button") ?? renderRoot.querySelector("span")
    )?.focus();
  }

  get #text() {
    const { error, key = "", values, output } = this.finding ?? {};
    if (error) return this.language.message(error);
    const text = this.t(key, this.#shown(values ?? {}));
    return output ? `${output}: ${text}` : text;
  }

  /**
   * Numbers with as many digits as say something, also in a sentence within.
   * @param {Finding["values"]} values
   * @returns {Finding["values"]}
   */
  #shown(values) {
    const { quantity } = this.language;
    const shown = (/** @type {any} */ value) =>
      typeof value === "number" && !Number.isInteger(value)
        ? quantity(Number(value.toPrecision(4)))
        : value?.id
          ? { ...value, values: this.#shown(value.values) }
          : value;
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)]));
  }

  render() {
    if (!this.finding) return nothing;
    const { error, repair } = this.finding;
    const isOffered = repair && !isRepaired(this.playground, repair);
    // Not the notice itself: Tab passes over what is within an element that has this.
    return html`<mb-notice kind=${error ? "error" : "warning"}
      ><span tabindex="-1">${this.#text}</span>
      ${
        isOffered
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
