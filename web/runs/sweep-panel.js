import { css, html, nothing } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { canTrain } from "../experiment/model.js";
import { isTraining } from "../experiment/store.js";
import { stopsEarly } from "../experiment/callbacks.js";
import { maxRuns, maxWeights } from "../experiment/kept-runs.js";
import { pushedOut } from "../experiment/pushed-out.js";
import {
  cancelSweep,
  mostSettings,
  runsOf,
  settingsToTry,
  suggested,
  sweep,
  valuesOf,
} from "../experiment/sweep.js";
import { base, controls } from "../styles/shared.js";

/** @typedef {{ path: string, text: string }} Tried */

/** Of more runs than a sweep may have, nothing is said before it is refused. */
const mostCounted = 10_000;
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
    stops: { state: true },
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

      .actions span,
      .planned {
        font-size: var(--small);
      }

      .planned {
        display: grid;
        gap: 0.25rem;
        color: var(--ink-soft);
      }

      .planned strong {
        color: var(--ink);
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
    /** Whether each run stops early; as the experiment has it where a person did not say. @type {boolean | null} */
    this.stops = null;
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
      <label class="check"
        ><input
          type="checkbox"
          .checked=${this.#stops}
          @change=${(/** @type {any} */ { target }) => (this.stops = target.checked)}
        />${this.t("runs.sweepStops")}</label
      >
      ${isRunning ? nothing : this.#planned()}
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
    if (!owner && (name === "depth" || name === "hidden_layer_sizes"))
      return this.t(`runs.${name}`);
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

  get #stops() {
    return this.stops ?? stopsEarly(this.state.experiment);
  }

  /** What is asked for, as far as it can be read. @returns {import("minibatch").SweepOptions} */
  #options() {
    const seeds = /** @type {number[]} */ (valuesOf(this.seeds));
    return {
      set: Object.fromEntries(this.tried.map(({ path, text }) => [path, valuesOf(text)])),
      ...(seeds.length > 0 && { seeds }),
      ...(this.strategy === "random" && {
        strategy: /** @type {const} */ ("random"),
        trials: Math.max(1, Math.round(Number(this.trials)) || 1),
        seed: this.state.experiment.seed ?? 0,
      }),
    };
  }

  /** How many runs there will be, and what they push out of the list. */
  #planned() {
    const count = runsOf(this.#options());
    if (count === 0 || count > mostCounted) return nothing;
    const { runs, training, model } = this.state;
    const out = pushedOut(runs.list, count, training.id, ...model.begun.map((one) => one.run));
    /** @type {[key: string, count: number, most: number][]} */
    const said = [
      ["runs.sweepOwnWeights", out.ownWeights, maxWeights],
      ["runs.sweepOldWeights", out.oldWeights, maxWeights],
      ["runs.sweepOwnRuns", out.ownRuns, maxRuns],
      ["runs.sweepOldRuns", out.oldRuns, maxRuns],
    ];
    const lines = said.filter(([, number]) => number > 0);
    return html`<div class="planned">
      <strong>${this.t("runs.sweepPlanned", { count })}</strong>
      ${lines.map(([key, number, most]) => html`<span>${this.t(key, { count: number, most })}</span>`)}
      ${lines.length > 0 ? html`<span>${this.t("runs.sweepMarked")}</span>` : nothing}
    </div>`;
  }

  /** @param {import("minibatch").Setting[]} settings */
  #start(settings) {
    const options = this.#options();
    const { set, seeds = [] } = options;
    const isKnown = (/** @type {string} */ path) => settings.some((one) => one.path === path);
    if (!Object.entries(set).every(([path, values]) => isKnown(path) && values.length > 0)) {
      this.wrong = { id: "runs.noValues", values: {} };
      return;
    }
    if (!seeds.every((seed) => Number.isInteger(seed) && seed >= 0)) {
      this.wrong = { id: "runs.wrongSeeds", values: {} };
      return;
    }
    this.wrong = null;
    void sweep(this.playground, options, this.#stops);
  }
}

customElements.define("mb-sweep-panel", SweepPanel);
