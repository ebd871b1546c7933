import { css, html } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { cancelBaselines, fitBaselines, modelsFor } from "../experiment/baselines.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** Classical models that are fitted to the rows of the page, and what came of the last ones. */
class BaselinesPanel extends StoreElement {
  static areas = ["runs", "data", "training"];
  static properties = { changed: { state: true } };

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

      li p {
        margin-inline-start: 1.5rem;
        color: var(--ink-soft);
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

  constructor() {
    super();
    /** Which were switched on or off. @type {Record<string, boolean>} */
    this.changed = {};
  }

  render() {
    const { prepared } = this.state.data;
    const { baselines: state } = this.state.runs;
    const isRunning = state?.status === "running";
    const models = prepared ? modelsFor(prepared.task) : [];
    const chosen = models.filter(({ name, isCommon }) => this.changed[name] ?? isCommon);
    const ready = prepared && prepared.testRows > 0 && !isTraining(this.state);
    return html`
      <h3>${this.t("runs.baselinesTitle")}</h3>
      <p>${this.t("runs.baselinesAbout")}</p>
      <ul>
        ${models.map(
          ({ entry, name }) =>
            html`<li>
              <label class="check"
                ><input
                  type="checkbox"
                  .checked=${chosen.some((one) => one.name === name)}
                  ?disabled=${isRunning}
                  @change=${(/** @type {any} */ { target }) => (this.changed = { ...this.changed, [name]: target.checked })}
                />${name}</label
              >
              <p>${this.language.doc(entry)}</p>
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
