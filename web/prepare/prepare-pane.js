import { css, html, nothing } from "lit";
import "../components/argument-form.js";
import { icons } from "../components/icons.js";
import { section, sectionStyles } from "../components/section.js";
import { StoreElement } from "../components/store-element.js";
import { entryOf, starterConfig } from "../experiment/catalogue.js";
import { pathOf } from "../experiment/drafts.js";
import { edit } from "../experiment/edit.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import "./step-adder.js";
import { stepReport } from "./step-report.js";

/** @import { Named } from "../experiment/types.js" */

/** What is done to the rows before the model sees them: a card for each step, and what it did. */
class PreparePane extends StoreElement {
  static areas = ["experiment", "data", "training", "ui"];

  static styles = [
    base,
    controls,
    sectionStyles,
    css`
      ol {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.625rem;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.375rem;
        padding: 0.375rem 0.75rem 0.625rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      .head {
        display: flex;
        gap: 0.125rem;
        align-items: center;
        min-height: 1.75rem;
        margin-right: -0.375rem;
      }

      h3 {
        flex: 1 1 auto;
        min-width: 0;
        overflow-wrap: anywhere;
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
    return section(this, {
      name: "prepare",
      number: 2,
      summary: this.#summary(),
      body: () => html`
        <ol aria-label=${this.t("prepare.steps")}>
          ${this.#steps.map((step, place) => this.#card(step, place))}
        </ol>
        <mb-step-adder
          @step-chosen=${(/** @type {CustomEvent<string>} */ event) => this.#add(event.detail)}
        ></mb-step-adder>
      `,
    });
  }

  get #steps() {
    return this.state.experiment.preparation ?? [];
  }

  #summary() {
    if (this.#steps.length === 0) return nothing;
    return this.#steps.map((step) => this.#short(step)).join(" → ");
  }

  /** @param {Named} step */
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

  /**
   * @param {Named} step
   * @param {number} place
   */
  #card({ class_name, config = {} }, place) {
    const last = this.#steps.length - 1;
    return html`<li>
      <div class="head">
        <h3>${class_name}</h3>
        ${this.#action("moveUp", icons.up, place === 0, () => this.#move(place, place - 1), place)}
        ${this.#action("moveDown", icons.down, place === last, () => this.#move(place, place + 1), place)}
        ${this.#action("remove", icons.remove, false, () => this.#remove(place), place)}
      </div>
      <mb-argument-form
        kind="preparation"
        .className=${class_name}
        .config=${config}
        path=${pathOf("prepare", "preparation", place)}
        ?disabled=${isTraining(this.state)}
        @config-change=${(/** @type {CustomEvent} */ event) => {
          const steps = this.#steps.with(place, { class_name, config: event.detail });
          this.#set(steps, `prepare ${place}`);
        }}
      ></mb-argument-form>
      ${this.#report(class_name, place)}
    </li>`;
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
   * @param {string} name
   * @param {unknown} icon
   * @param {boolean} disabled
   * @param {() => void} act
   * @param {number} place
   */
  #action(name, icon, disabled, act, place) {
    const values = { step: this.#steps[place].class_name, position: place + 1 };
    const label = this.t(`prepare.${name}`, values);
    return html`<button
      class="quiet square"
      aria-label=${label}
      title=${label}
      ?disabled=${disabled || isTraining(this.state)}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  /**
   * @param {Named[]} preparation
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
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("mb-step-adder"))?.focus();
  }
}

customElements.define("mb-prepare-pane", PreparePane);
