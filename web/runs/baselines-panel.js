import { css, html } from "lit";
import "../components/argument-form.js";
import "../components/notice.js";
import "../components/output-switch.js";
import { StoreElement } from "../components/store-element.js";
import {
  argumentsOf,
  cancelBaselines,
  chooseBaseline,
  fitBaselines,
  modelsFor,
} from "../experiment/baselines.js";
import { pathOf } from "../experiment/drafts.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** Classical models that are fitted to the rows of the page, and what came of the last ones. */
class BaselinesPanel extends StoreElement {
  static areas = ["runs", "data", "experiment", "drafts", "training.status"];

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

      p {
        font-size: var(--small);
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
        gap: 0.5rem 1rem;
        padding: 0;
        margin: 0;
        list-style: none;
      }

      .check {
        min-height: 1.75rem;
        font-weight: 600;
      }

      li p,
      li details {
        margin-inline-start: 1.5rem;
      }

      li p {
        color: var(--ink-soft);
      }

      /* The form says it, too. */
      li:has(details[open]) > p {
        display: none;
      }

      summary {
        display: flex;
        align-items: center;
        min-height: 1.75rem;
        font-size: var(--small);
        cursor: pointer;
      }

      summary::before {
        content: "▸";
        width: 1rem;
      }

      details[open] > summary::before {
        content: "▾";
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
        font-size: var(--small);
      }

      progress {
        width: 8rem;
      }
    `,
  ];

  render() {
    const { prepared } = this.state.data;
    const { baselines: state, view } = this.state.runs;
    const isRunning = state?.status === "running";
    const models = prepared ? modelsFor(prepared.task) : [];
    const chosen = models.filter(({ name, isCommon }) => view.baselines[name]?.isOn ?? isCommon);
    const isChosen = (/** @type {string} */ name) => chosen.some((one) => one.name === name);
    const hasDraft = Object.keys(this.state.drafts.fields).some((path) => {
      const [section, name] = JSON.parse(path);
      return section === "baselines" && isChosen(name);
    });
    const ready = prepared && prepared.testRows > 0 && !isTraining(this.state) && !hasDraft;
    return html`
      <h3>${this.t("runs.baselinesTitle")}</h3>
      <p>${this.t("runs.baselinesAbout")}</p>
      <mb-output-switch></mb-output-switch>
      <ul>
        ${models.map(
          ({ entry, name }) =>
            html`<li>
              <label class="check"
                ><input
                  type="checkbox"
                  .checked=${isChosen(name)}
                  ?disabled=${isRunning}
                  @change=${(/** @type {any} */ { target }) => chooseBaseline(this.playground, name, { isOn: target.checked })}
                />${name}</label
              >
              <p>${this.language.doc(entry)}</p>
              ${isChosen(name) ? this.#form(name, isRunning) : ""}
            </li>`,
        )}
      </ul>
      <div class="actions">
        <button
          class="primary small"
          ?disabled=${!isRunning && (!ready || chosen.length === 0)}
          @click=${() => (isRunning ? cancelBaselines(this.playground) : this.#fit(chosen))}
        >
          ${isRunning ? this.t("common.cancel") : this.t("runs.baselinesFit")}
        </button>
        ${
          isRunning
            ? html`<progress
                max=${state.planned}
                .value=${state.done + state.share}
                aria-label=${this.t("runs.baselinesTitle")}
              ></progress>`
            : ""
        }
        <span role="status">${this.#said()}</span>
      </div>
      ${state?.failures.map((failure) => html`<mb-notice kind="warning">${this.language.message(failure)}</mb-notice>`)}
    `;
  }

  /** @param {string} name @param {boolean} isLocked */
  #form(name, isLocked) {
    return html`<details>
      <summary aria-label=${this.t("runs.baselinesArgumentsOf", { name })}>
        ${this.t("runs.baselinesArguments")}
      </summary>
      <mb-argument-form
        kind="baseline"
        .className=${name}
        .config=${argumentsOf(this.state, name)}
        path=${pathOf("baselines", name)}
        ?disabled=${isLocked}
        @config-change=${(/** @type {CustomEvent} */ { detail }) => chooseBaseline(this.playground, name, { config: detail })}
      ></mb-argument-form>
    </details>`;
  }

  #said() {
    const { baselines: state } = this.state.runs;
    if (this.state.data.prepared?.testRows === 0) return this.t("runs.baselinesNoRows");
    if (!state || state.status === "failed") return "";
    const { status, name, done, planned, failures } = state;
    if (status === "running")
      return this.t("runs.baselinesFitting", { name, done: done + 1, planned });
    const count = status === "done" ? planned - failures.length : done - failures.length;
    return this.t(status === "done" ? "runs.baselinesDone" : "runs.baselinesStopped", { count });
  }

  /** @param {{ name: string }[]} chosen */
  #fit(chosen) {
    void fitBaselines(
      this.playground,
      chosen.map(({ name }) => name),
    );
  }
}

customElements.define("mb-baselines-panel", BaselinesPanel);
