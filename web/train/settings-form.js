import { css, html, nothing } from "lit";
import "../components/argument-form.js";
import "../components/argument-field.js";
import { StoreElement } from "../components/store-element.js";
import { isRelaxed } from "../engine.js";
import { t } from "../locales/i18n.js";
import { entriesOf, entryOf, identifierOf } from "../model/catalogue.js";
import { lossFor } from "../model/presets.js";
import { isTraining, store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import "./callback-adder.js";
import "./callback-list.js";
import { setStopsEarly, stopsEarly } from "./callbacks.js";
import { setOptimizerConfig, setSettings } from "./settings.js";

/** @import { Argument } from "../model/catalogue.js" */

/** The settings of fit that are numbers, as the catalogue would describe them. */
const numbers = {
  batchSize: { type: "integer", minimum: 1 },
  epochs: { type: "integer", minimum: 1 },
  validationSplit: { type: "number", minimum: 0, below: 1 },
  seed: { type: "integer", minimum: 0, maximum: 2 ** 32 - 1 },
};

/** Loss, optimizer, and how long to train with what. */
class SettingsForm extends StoreElement {
  static areas = ["training", "data", "engine"];

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
        align-items: start;
      }

      .folds > [open] {
        flex: 1 1 100%;
      }

      .check {
        min-height: 1.5rem;
      }

      .folds summary {
        line-height: 1.5rem;
      }
    `,
  ];

  render() {
    const { settings } = store.state.training;
    const { optimizer } = settings;
    const locked = isTraining();
    return html`
      <div class="fields">
        ${this.#loss()}
        <div class="field">
          <label for="optimizer">${t("train.optimizer")}</label>
          <select
            id="optimizer"
            ?disabled=${locked}
            @change=${(/** @type {any} */ event) =>
              setSettings({ optimizer: { class_name: event.target.value, config: {} } })}
          >
            ${entriesOf("optimizer").map(
              ({ class_name, doc }) =>
                html`<option
                  value=${class_name}
                  title=${doc}
                  ?selected=${class_name === optimizer.class_name}
                >
                  ${class_name}
                </option>`,
            )}
          </select>
        </div>
        ${this.#learningRate()} ${this.#number("batchSize")} ${this.#number("epochs")}
        ${this.#number("validationSplit")} ${this.#number("seed")}
      </div>
      <div class="folds">
        <label class="check">
          <input
            type="checkbox"
            .checked=${stopsEarly()}
            ?disabled=${locked}
            @change=${(/** @type {any} */ event) => setStopsEarly(event.target.checked)}
          />
          ${t("train.earlyStopping")}
        </label>
        <mb-callback-adder></mb-callback-adder>
        ${this.#optimizerArguments()}
      </div>
      ${
        settings.callbacks.length
          ? html`<mb-callback-list
              @callback-removed=${() =>
                /** @type {any} */ (this.renderRoot.querySelector("mb-callback-adder"))?.focus()}
            ></mb-callback-list>`
          : nothing
      }
    `;
  }

  #loss() {
    const { settings } = store.state.training;
    const { prepared } = store.state.data;
    const auto = entryOf("loss", lossFor(prepared?.task ?? "classification"));
    return html`<div class="field wide">
      <label for="loss">${t("train.loss")}</label>
      <select
        id="loss"
        ?disabled=${isTraining()}
        @change=${(/** @type {any} */ event) => setSettings({ loss: event.target.value })}
      >
        <option value="auto" ?selected=${settings.loss === "auto"}>
          ${t("train.lossAuto", { name: auto ? identifierOf(auto) : "" })}
        </option>
        ${entriesOf("loss").map(
          (entry) =>
            html`<option
              value=${identifierOf(entry)}
              title=${entry.doc}
              ?selected=${settings.loss === identifierOf(entry)}
            >
              ${identifierOf(entry)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  /** May be changed while a run is on. */
  #learningRate() {
    const { optimizer } = store.state.training.settings;
    const argument = entryOf("optimizer", optimizer.class_name)?.arguments.find(
      ({ name }) => name === "learning_rate",
    );
    if (!argument) return nothing;
    const value = optimizer.config.learning_rate;
    const schedule = typeof value === "object" ? value : undefined;
    const send = (/** @type {any} */ learning_rate) => {
      const config = { ...optimizer.config, learning_rate };
      if (learning_rate === undefined) delete config.learning_rate;
      setOptimizerConfig(config);
    };
    // A run goes on with its schedule, or with a number that may change.
    const fixed = isTraining() && !schedule;
    return html`<mb-argument-field
        label=${t("train.learningRate")}
        .argument=${fixed ? this.#numberOnly(argument) : argument}
        .value=${value}
        ?disabled=${isTraining() && schedule !== undefined}
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
              ?disabled=${isTraining()}
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
    const { settings } = store.state.training;
    const doc = name === "seed" && isRelaxed() ? "seedDocRelaxed" : `${name}Doc`;
    const argument = /** @type {Argument} */ ({
      name,
      doc: t(`train.${doc}`),
      required: true,
      ...numbers[name],
    });
    return html`<mb-argument-field
      label=${t(`train.${name}`)}
      .argument=${this.#same(name, argument)}
      .value=${settings[name]}
      ?disabled=${isTraining()}
      @value-change=${(/** @type {CustomEvent} */ event) => {
        event.stopPropagation();
        setSettings({ [name]: event.detail.value });
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
    const { optimizer } = store.state.training.settings;
    return html`<details>
      <summary>${t("train.optimizerArguments", { name: optimizer.class_name })}</summary>
      <mb-argument-form
        kind="optimizer"
        .className=${optimizer.class_name}
        .config=${optimizer.config}
        ?disabled=${isTraining()}
        .without=${["learning_rate"]}
        @config-change=${(/** @type {CustomEvent} */ event) => setOptimizerConfig(event.detail)}
      ></mb-argument-form>
    </details>`;
  }
}

customElements.define("mb-settings-form", SettingsForm);
