import { isStateful } from "minibatch";
import { css, html, nothing } from "lit";
import "./class-weight.js";
import "../components/adder.js";
import "../components/argument-form.js";
import "../components/argument-field.js";
import { StoreElement } from "../components/store-element.js";
import { isRelaxed } from "../experiment/engine.js";
import { entriesOf, entryOf } from "../experiment/catalogue.js";
import { pathOf } from "../experiment/drafts.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import { addCallback, callbacksOf, setStopsEarly, stopsEarly } from "../experiment/callbacks.js";
import {
  optimizerOf,
  setCompile,
  setFit,
  setOptimizerConfig,
  setSeed,
} from "../experiment/settings.js";
import { lossFields } from "./loss-fields.js";

/** @import { Argument } from "../experiment/catalogue.js" */

/** The settings of fit that are numbers, as the catalogue would describe them. */
const numbers = {
  batch_size: { type: "integer", minimum: 1 },
  epochs: { type: "integer", minimum: 1 },
  validation_split: { type: "number", minimum: 0, below: 1 },
  seed: { type: "integer", minimum: 0, maximum: 2 ** 32 - 1 },
};

/** Loss, optimizer, and how long to train with what. */
class SettingsForm extends StoreElement {
  static areas = ["experiment", "model", "engine", "training.status"];

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      .fields {
        grid-template-columns: repeat(auto-fill, minmax(min(7.25rem, 100%), 1fr));
      }

      .fields .wide {
        grid-column: span 3;
      }

      .fields mb-finding {
        grid-column: 1 / -1;
        order: -1;
      }

      .fields mb-argument-form {
        grid-column: 1 / -1;
        padding-left: 0.75rem;
        border-left: 2px solid var(--line);
      }

      @container (max-width: 44rem) {
        .fields .wide {
          grid-column: span 2;
        }
      }

      @container (max-width: 22rem) {
        .fields {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }

      details[open] > summary {
        margin-bottom: 0.625rem;
      }

      details {
        min-width: 0;
      }

      .folds {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1.75rem;
        align-items: baseline;
      }

      .folds > [open] {
        flex: 1 1 100%;
      }

      .note {
        flex: 1 1 100%;
        margin: 0;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      .check,
      mb-terms {
        min-height: var(--target);
      }
    `,
  ];

  willUpdate() {
    if (callbacksOf(this.state.experiment).length) void this.playground.loadRest();
  }

  render() {
    const { experiment } = this.state;
    const optimizer = optimizerOf(experiment);
    const locked = isTraining(this.state);
    return html`
      <div class="fields">
        ${lossFields(this)} ${this.#lossFinding()}
        <div class="field">
          <label for="optimizer">${this.t("train.optimizer")}</label>
          <select
            id="optimizer"
            ?disabled=${locked}
            @change=${(/** @type {any} */ event) =>
              setCompile(this.playground, {
                optimizer: { class_name: event.target.value, config: {} },
              })}
          >
            ${entriesOf("optimizer").map(
              (entry) =>
                html`<option
                  value=${entry.class_name}
                  title=${this.language.doc(entry)}
                  .selected=${entry.class_name === optimizer.class_name}
                >
                  ${entry.class_name}
                </option>`,
            )}
          </select>
        </div>
        ${this.#learningRate()} ${this.#number("batch_size")} ${this.#number("epochs")}
        ${this.#number("validation_split")} ${this.#number("seed")}
      </div>
      <div class="folds">
        <label class="check">
          <input
            type="checkbox"
            .checked=${stopsEarly(experiment)}
            ?disabled=${locked}
            @change=${(/** @type {any} */ event) => setStopsEarly(this.playground, event.target.checked)}
          />
          ${this.t("train.earlyStopping")}
        </label>
        ${this.#shuffle(locked)}
        <mb-class-weight></mb-class-weight>
        <mb-metric-list></mb-metric-list>
        <mb-adder
          kind="callback"
          label=${this.t("train.addCallback")}
          @entry-chosen=${(/** @type {CustomEvent<string>} */ event) => addCallback(this.playground, event.detail)}
        ></mb-adder>
        ${this.#optimizerArguments()}
      </div>
      ${
        callbacksOf(experiment).length
          ? html`<mb-callback-list
              @callback-removed=${() =>
                /** @type {any} */ (this.renderRoot.querySelector("mb-adder"))?.focus()}
            ></mb-callback-list>`
          : nothing
      }
      <mb-terms of="fit"></mb-terms>
    `;
  }

  /** Rows in their order, which states that go on from batch to batch need. @param {boolean} locked */
  #shuffle(locked) {
    const { model, fit: { shuffle = true } = {} } = this.state.experiment;
    const carries = isStateful(model);
    if (!carries && shuffle) return nothing;
    return html`<label class="check">
        <input
          type="checkbox"
          .checked=${shuffle}
          ?disabled=${locked}
          @change=${(/** @type {any} */ event) => setFit(this.playground, { shuffle: event.target.checked })}
        />
        ${this.t("train.shuffle")}
      </label>
      ${carries ? html`<p class="note">${this.t("train.stateful")}</p>` : nothing}`;
  }

  /** A loss for other models than this one. */
  #lossFinding() {
    const finding = this.state.model.findings.find(({ loss }) => loss);
    if (!finding) return nothing;
    return html`<mb-finding
      .finding=${finding}
      @repaired=${() => /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#loss"))?.focus()}
    ></mb-finding>`;
  }

  /** May be changed while a run is on. */
  #learningRate() {
    const optimizer = optimizerOf(this.state.experiment);
    const entry = entryOf("optimizer", optimizer.class_name);
    const argument = entry?.arguments.find(({ name }) => name === "learning_rate");
    if (!argument) return nothing;
    const value = optimizer.config.learning_rate;
    const schedule = typeof value === "object" ? value : undefined;
    const send = (/** @type {any} */ learning_rate) => {
      const config = { ...optimizer.config, learning_rate };
      if (learning_rate === undefined) delete config.learning_rate;
      setOptimizerConfig(this.playground, config);
    };
    // A run goes on with its schedule, or with a number that may change.
    const fixed = isTraining(this.state) && !schedule;
    return html`<mb-argument-field
        label=${this.t("train.learningRate")}
        path=${pathOf("fit", "optimizer", optimizer.class_name, "learning_rate")}
        .argument=${fixed ? this.#numberOnly(argument) : argument}
        .of=${entry}
        .value=${value}
        ?disabled=${isTraining(this.state) && schedule !== undefined}
        @value-change=${(/** @type {CustomEvent} */ event) => {
          event.stopPropagation();
          send(event.detail.value);
        }}
      ></mb-argument-field>
      ${
        schedule
          ? html`<mb-argument-form
              kind=${argument.kind ?? ""}
              .className=${schedule.class_name}
              .config=${schedule.config}
              path=${pathOf("fit", "optimizer", optimizer.class_name, "learning_rate")}
              ?disabled=${isTraining(this.state)}
              @config-change=${(/** @type {CustomEvent} */ event) => {
                event.stopPropagation();
                send({ ...schedule, config: event.detail });
              }}
            ></mb-argument-form>`
          : nothing
      }`;
  }

  /** @param {keyof typeof numbers} name */
  #number(name) {
    const { fit, seed } = this.state.experiment;
    const doc = name === "seed" && isRelaxed(this.state) ? "seedDocRelaxed" : `${name}Doc`;
    const argument = /** @type {Argument} */ ({
      name,
      doc: this.t(`train.${doc}`),
      required: true,
      ...numbers[name],
    });
    return html`<mb-argument-field
      label=${this.t(`train.${name}`)}
      path=${pathOf("fit", name)}
      .argument=${this.#same(name, argument)}
      .value=${name === "seed" ? seed : fit?.[name]}
      ?disabled=${isTraining(this.state)}
      @value-change=${(/** @type {CustomEvent} */ event) => {
        event.stopPropagation();
        const { value } = event.detail;
        if (name === "seed") setSeed(this.playground, value);
        else setFit(this.playground, { [name]: value });
      }}
    ></mb-argument-field>`;
  }

  /** @type {Map<string, Argument>} */
  #arguments = new Map();

  /** @param {Argument} argument */
  #numberOnly({ kind: _, ...rest }) {
    return this.#same(`${rest.name} ${rest.default}`, rest);
  }

  /**
   * The same object each time it says the same, so that fields are not rendered for nothing.
   * @param {string} name
   * @param {Argument} argument
   */
  #same(name, argument) {
    const before = this.#arguments.get(name);
    if (before?.doc === argument.doc) return before;
    this.#arguments.set(name, argument);
    return argument;
  }

  #optimizerArguments() {
    const optimizer = optimizerOf(this.state.experiment);
    return html`<details>
      <summary>${this.t("train.optimizerArguments", { name: optimizer.class_name })}</summary>
      <mb-argument-form
        kind="optimizer"
        .className=${optimizer.class_name}
        .config=${optimizer.config}
        path=${pathOf("fit", "optimizer")}
        ?disabled=${isTraining(this.state)}
        .without=${["learning_rate"]}
        @config-change=${(/** @type {CustomEvent} */ event) => setOptimizerConfig(this.playground, event.detail)}
      ></mb-argument-form>
    </details>`;
  }
}

customElements.define("mb-settings-form", SettingsForm);
