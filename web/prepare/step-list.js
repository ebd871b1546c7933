import { css, html, nothing } from "lit";
import "../components/adder.js";
import { cardList, cardStyles } from "../components/card-list.js";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { entryOf, starterConfig } from "../experiment/catalogue.js";
import { pathOf } from "../experiment/drafts.js";
import { edit } from "../experiment/edit.js";
import { base, controls } from "../styles/shared.js";
import { stepReport } from "./step-report.js";

/** @import { SerializedObject } from "../experiment/types.js" */

/** The preparation steps: a card for each, and what it did. */
class StepList extends StoreElement {
  static areas = ["experiment", "data", "training"];

  static styles = [
    base,
    controls,
    cardStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.875rem;
      }

      .did,
      .learned {
        font-size: var(--small);
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }

      .learned dl {
        display: grid;
        grid-template-columns: minmax(0, auto) minmax(0, 1fr);
        gap: 0.125rem 0.75rem;
        margin-top: 0.25rem;
      }
    `,
  ];

  render() {
    return html`
      ${this.#cards()}
      <mb-adder
        kind="preparation"
        label=${this.t("prepare.add")}
        @entry-chosen=${(/** @type {CustomEvent<string>} */ event) => this.#add(event.detail)}
      ></mb-adder>
    `;
  }

  get #steps() {
    return this.state.experiment.preparation ?? [];
  }

  #cards() {
    const last = this.#steps.length - 1;
    return cardList(this, {
      kind: "preparation",
      label: this.t("prepare.steps"),
      entries: this.#steps,
      path: (place) => pathOf("prepare", "preparation", place),
      set: (place, config) => {
        const { class_name } = this.#steps[place];
        this.#set(this.#steps.with(place, { class_name, config }), `prepare ${place}`);
      },
      actions: (place) => [
        {
          label: this.#label("moveUp", place),
          icon: icons.up,
          disabled: place === 0,
          act: () => this.#move(place, place - 1),
        },
        {
          label: this.#label("moveDown", place),
          icon: icons.down,
          disabled: place === last,
          act: () => this.#move(place, place + 1),
        },
        {
          label: this.#label("remove", place),
          icon: icons.remove,
          act: () => this.#remove(place),
        },
      ],
      result: (place) => this.#report(this.#steps[place].class_name, place),
    });
  }

  /**
   * What the step did to the rows that there are.
   * @param {string} className
   * @param {number} place
   */
  #report(className, place) {
    const report = this.state.data.prepared?.steps[place];
    // The rows may still be those of other steps.
    return report?.class_name === className ? stepReport(this.language, report) : nothing;
  }

  /**
   * @param {"moveUp" | "moveDown" | "remove"} action
   * @param {number} place
   */
  #label(action, place) {
    const { class_name: step } = this.#steps[place];
    return this.t(`prepare.${action}`, { step, position: place + 1 });
  }

  /**
   * @param {SerializedObject[]} preparation
   * @param {string} [group]
   */
  #set(preparation, group = "") {
    edit(this.playground, { preparation }, group);
  }

  /** @param {string} className */
  #add(className) {
    const entry = entryOf("preparation", className);
    if (!entry) return;
    const config = starterConfig(entry);
    const columns = entry.arguments.find(({ name, required }) => name === "columns" && required);
    // To begin with all there are, of which a person takes some away.
    if (columns) config.columns = this.state.data.prepared?.inputs ?? [];
    this.#set([...this.#steps, { class_name: className, config }]);
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  async #move(from, to) {
    this.#set(this.#steps.toSpliced(from, 1).toSpliced(to, 0, this.#steps[from]));
    await this.updateComplete;
    const name = from < to ? 2 : 1;
    const item = this.renderRoot.querySelectorAll("ol > li")[to];
    const button = item?.querySelectorAll("button")[name - 1];
    if (button?.disabled) item?.querySelectorAll("button")[2]?.focus();
    else button?.focus();
  }

  /** @param {number} place */
  async #remove(place) {
    this.#set(this.#steps.toSpliced(place, 1));
    await this.updateComplete;
    // The button that had the focus is gone.
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("mb-adder"))?.focus();
  }
}

customElements.define("mb-step-list", StepList);
