import { css, html, nothing } from "lit";
import { section, sectionStyles } from "../components/section.js";
import { StoreElement } from "../components/store-element.js";
import { edit } from "../experiment/edit.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** @import { Named } from "../experiment/types.js" */

/** What is done to the rows before the model sees them, a card a step. */
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
        gap: 0.5rem;
      }

      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.25rem 0.75rem;
        align-items: center;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      li p {
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .field {
        grid-column: 1 / -1;
        max-width: 12rem;
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
      const test = Math.round(Number(config.test_size ?? 0.2) * 100);
      return this.t("prepare.short_split", { train: 100 - test, test });
    }
    return class_name === "SimpleImputer" ? String(config.strategy ?? "mean") : class_name;
  }

  /**
   * @param {Named} step
   * @param {number} place
   */
  #card({ class_name, config = {} }, place) {
    const key = `prepare.what_${class_name}`;
    return html`<li>
      <h3>${class_name}${config.strategy ? html` <code>${config.strategy}</code>` : nothing}</h3>
      ${this.language.has(key) ? html`<p>${this.t(key)}</p>` : nothing}
      ${class_name === "TrainTestSplit" ? this.#testSize(config, place) : nothing}
    </li>`;
  }

  /**
   * @param {Record<string, any>} config
   * @param {number} place
   */
  #testSize(config, place) {
    const value = config.test_size ?? 0.2;
    return html`<div class="field">
      <label for="testSize">${this.t("data.testSize")}</label>
      <input
        id="testSize"
        type="number"
        min="0.05"
        max="0.9"
        step="0.05"
        .value=${String(value)}
        ?disabled=${isTraining(this.state)}
        @change=${(/** @type {any} */ event) => {
          const entered = event.target.valueAsNumber;
          if (entered >= 0.05 && entered <= 0.9)
            this.#set(place, { ...config, test_size: entered });
          else event.target.value = String(value);
        }}
      />
    </div>`;
  }

  /**
   * @param {number} place
   * @param {Record<string, any>} config
   */
  #set(place, config) {
    const { class_name } = this.#steps[place];
    edit(
      this.playground,
      { preparation: this.#steps.with(place, { class_name, config }) },
      `prepare ${place}`,
    );
  }
}

customElements.define("mb-prepare-pane", PreparePane);
