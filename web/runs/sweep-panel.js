import { css, html, nothing } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { canTrain } from "../experiment/model.js";
import { isTraining } from "../experiment/store.js";
import { cancelSweep, mostSettings, settingsToTry, sweep, valuesOf } from "../experiment/sweep.js";
import { base, controls } from "../styles/shared.js";

/** @typedef {{ path: string, text: string }} Tried */

/** Runs fail for one reason, as a rule. */
const mostFailures = 3;

/** A sweep: which settings are tried with which values and seeds, how far it is, and what came of it. */
class SweepPanel extends StoreElement {
  static areas = ["runs", "experiment", "data", "model", "training.status"];
  static properties = {
    tried: { state: true },
    seeds: { state: true },
    strategy: { state: true },
    trials: { state: true },
    wrong: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
        padding: 0.75rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }

      .tried {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 0.75rem 0.875rem;
      }

      .actions span {
        font-size: var(--small);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Tried[]} */
    this.tried = [{ path: "compile.optimizer.learning_rate", text: "0.1, 0.01, 0.001" }];
    this.seeds = "";
    this.strategy = "grid";
    this.trials = "10";
    /** @type {import("minibatch").Message | null} */
    this.wrong = null;
  }

  render() {
    const settings = settingsToTry(this.state.experiment);
    const { sweep: state } = this.state.runs;
    const isRunning = state?.status === "running";
    const ready = canTrain(this.state) && !isTraining(this.state) && settings.length > 0;
    return html`
      <h3>${this.t("runs.sweepTitle")}</h3>
      ${this.tried.map((one, at) => this.#setting(settings, one, at))}
      <div class="fields">
        <div class="field">
          <label for="seeds">${this.t("runs.seeds")}</label>
          <input
            id="seeds"
            inputmode="numeric"
            placeholder=${String(this.state.experiment.seed ?? 0)}
            .value=${this.seeds}
            @input=${(/** @type {any} */ { target }) => (this.seeds = target.value)}
          />
        </div>
        <div class="field">
          <label for="strategy">${this.t("runs.strategy")}</label>
          <select
            id="strategy"
            @change=${(/** @type {any} */ { target }) => (this.strategy = target.value)}
          >
            <option value="grid">${this.t("runs.grid")}</option>
            <option value="random">${this.t("runs.random")}</option>
          </select>
        </div>
        ${
          this.strategy === "random"
            ? html`<div class="field">
                <label for="trials">${this.t("runs.trials")}</label>
                <input
                  id="trials"
                  type="number"
                  min="1"
                  .value=${this.trials}
                  @input=${(/** @type {any} */ { target }) => (this.trials = target.value)}
                />
              </div>`
            : nothing
        }
      </div>
      <div class="actions">
        <button
          class="primary small"
          ?disabled=${!isRunning && !ready}
          @click=${() => (isRunning ? cancelSweep(this.playground) : this.#start(settings))}
        >
          ${isRunning ? this.t("common.cancel") : this.t("runs.sweepStart")}
        </button>
        ${
          this.tried.length < mostSettings && !isRunning
            ? html`<button class="small" @click=${() => this.#add(settings)}>
                ${this.t("runs.addSetting")}
              </button>`
            : nothing
        }
        <span role="status">${this.#progress()}</span>
      </div>
      ${this.wrong ? html`<mb-notice kind="error">${this.language.message(this.wrong)}</mb-notice>` : nothing}
      ${state?.error ? html`<mb-notice kind="error">${this.language.message(state.error)}</mb-notice>` : nothing}
      ${state?.failures.slice(0, mostFailures).map((failure) => html`<mb-notice kind="warning">${this.language.message(failure)}</mb-notice>`)}
    `;
  }

  /**
   * @param {import("minibatch").Setting[]} settings
   * @param {Tried} one
   * @param {number} at
   */
  #setting(settings, { path, text }, at) {
    const isKnown = settings.some((setting) => setting.path === path);
    return html`<div class="tried">
      <div class="field">
        <label for=${`setting${at}`}>${this.t("runs.setting")}</label>
        <select
          id=${`setting${at}`}
          @change=${(/** @type {any} */ { target }) => this.#set(at, { path: target.value, text: suggested(settings, target.value) })}
        >
          ${isKnown ? nothing : html`<option value="" selected></option>`}
          ${settings.map(
            (setting) =>
              html`<option value=${setting.path} ?selected=${setting.path === path}>
                ${this.#nameOf(setting)}
              </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for=${`values${at}`}>${this.t("runs.values")}</label>
        <input
          id=${`values${at}`}
          .value=${text}
          @input=${(/** @type {any} */ { target }) => this.#set(at, { path, text: target.value })}
        />
      </div>
    </div>`;
  }

  /** @param {import("minibatch").Setting} setting */
  #nameOf({ owner, name }) {
    if (!owner && name === "depth") return this.t("runs.depth");
    return owner ? `${owner} · ${name}` : name;
  }

  /** @param {number} at @param {Tried} one */
  #set(at, one) {
    this.wrong = null;
    this.tried = this.tried.map((other, i) => (i === at ? one : other));
  }

  /** @param {import("minibatch").Setting[]} settings */
  #add(settings) {
    const { path = "" } =
      settings.find((setting) => this.tried.every((one) => one.path !== setting.path)) ?? {};
    this.tried = [...this.tried, { path, text: suggested(settings, path) }];
  }

  #progress() {
    const { sweep: state } = this.state.runs;
    if (!state) return "";
    const { status, done, planned, failures } = state;
    if (status === "running") {
      return planned
        ? this.t("runs.sweepProgress", { done, planned })
        : this.t("runs.sweepStarting");
    }
    if (status === "failed") return "";
    const key = status === "done" ? "runs.sweepDone" : "runs.sweepStopped";
    const kept = this.t(key, { count: done - failures.length });
    return failures.length
      ? `${kept} ${this.t("runs.sweepFailed", { count: failures.length })}`
      : kept;
  }

  /** @param {import("minibatch").Setting[]} settings */
  #start(settings) {
    /** @type {Record<string, unknown[]>} */
    const set = {};
    for (const { path, text } of this.tried) {
      const setting = settings.find((one) => one.path === path);
      const values = setting ? valuesOf(text, setting.type) : [];
      if (!setting || values.length === 0) {
        this.wrong = { id: "runs.noValues", values: {} };
        return;
      }
      set[path] = values;
    }
    const seeds = valuesOf(this.seeds, "integer");
    if (!seeds.every((seed) => Number.isInteger(seed) && Number(seed) >= 0)) {
      this.wrong = { id: "runs.wrongSeeds", values: {} };
      return;
    }
    this.wrong = null;
    const isRandom = this.strategy === "random";
    void sweep(this.playground, {
      set,
      ...(seeds.length > 0 && { seeds: /** @type {number[]} */ (seeds) }),
      ...(isRandom && {
        strategy: /** @type {const} */ ("random"),
        trials: Math.max(1, Math.round(Number(this.trials)) || 1),
        seed: this.state.experiment.seed ?? 0,
      }),
    });
  }
}

/**
 * Values around the one that is set: half, itself, twice.
 * @param {import("minibatch").Setting[]} settings
 * @param {string} path
 */
function suggested(settings, path) {
  const { value, type, name } = settings.find((setting) => setting.path === path) ?? {};
  if (type === "boolean") return "true, false";
  if (typeof value !== "number") return Array.isArray(value) ? `(${value.join(", ")})` : "";
  if (name === "depth") return "1, 2, 3";
  if (value === 0) return type === "integer" ? "0, 1, 2" : "0, 0.1, 0.2";
  const half = type === "integer" ? Math.max(1, Math.floor(value / 2)) : value / 2;
  return [...new Set([half, value, value * 2])].join(", ");
}

customElements.define("mb-sweep-panel", SweepPanel);
