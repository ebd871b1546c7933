import { css, html, nothing } from "lit";
import "../components/empty.js";
import { icons } from "../components/icons.js";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { scoreName } from "../experiment/evaluation.js";
import { removeRun, restoreRun, undoRemoveRun } from "../experiment/runs.js";
import { isTraining } from "../experiment/store.js";
import { base, controls, panel, tables } from "../styles/shared.js";

/** @import { Run } from "../experiment/types.js" */

/** The runs of this session, the newest first. */
class RunsPane extends StoreElement {
  static areas = ["runs", "training", "data"];

  static styles = [
    base,
    controls,
    tables,
    panel,
    css`
      tbody td,
      tbody th {
        vertical-align: middle;
      }

      tbody th {
        min-width: 8rem;
        overflow-wrap: anywhere;
      }

      .shown th {
        font-weight: 600;
      }

      .actions {
        display: flex;
        gap: 0.25rem;
        justify-content: end;
      }
    `,
  ];

  render() {
    const { list, removed } = this.state.runs;
    return html`
      ${
        removed
          ? html`<mb-notice
              >${this.t("runs.removed")}
              <button slot="actions" class="small" @click=${() => undoRemoveRun(this.playground)}>
                ${this.t("common.undo")}
              </button>
            </mb-notice>`
          : nothing
      }
      ${list.length ? this.#table(list) : html`<mb-empty text=${this.t("runs.empty")}></mb-empty>`}
    `;
  }

  /** @param {Run[]} list */
  #table(list) {
    const scores = [...new Set(list.flatMap(({ evaluation }) => Object.keys(evaluation)))];
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.t("runs.list")}>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("runs.data")}</th>
            ${scores.map((name) => html`<th scope="col" class="number">${scoreName(this.language, name)}</th>`)}
            <th scope="col" class="number">${this.t("train.epochs")}</th>
            <th scope="col" class="number">${this.t("runs.seconds")}</th>
            <th scope="col" class="number">${this.t("train.seed")}</th>
            <th scope="col">${this.t("runs.fingerprint")}</th>
            <th scope="col"><span class="visually-hidden">${this.t("runs.actions")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${list.map((run, index) => this.#row(run, list.length - index, scores))}
        </tbody>
      </table>
    </div>`;
  }

  /**
   * @param {Run} run
   * @param {number} number
   * @param {string[]} scores
   */
  #row(run, number, scores) {
    const { id, experiment, evaluation, epoch, seconds, fingerprint } = run;
    const shown = id === this.state.training.id;
    const { metric } = this.language;
    return html`<tr class=${shown ? "shown" : ""}>
      <th scope="row">${number} ${this.#nameOf(experiment)}</th>
      ${scores.map((name) => html`<td class="number">${metric(evaluation[name])}</td>`)}
      <td class="number">${this.language.number(epoch.length)}</td>
      <td class="number">${this.language.seconds(seconds)}</td>
      <td class="number">${experiment.seed}</td>
      <td><code title=${fingerprint}>${fingerprint.slice(0, 8) || "–"}</code></td>
      <td>
        <div class="actions">
          <button
            class="small"
            ?disabled=${isTraining(this.state) || shown}
            aria-label=${this.t("runs.restoreRun", { number })}
            @click=${() => restoreRun(this.playground, id)}
          >
            ${this.t("runs.restore")}
          </button>
          <button
            class="quiet square"
            aria-label=${this.t("runs.removeRun", { number })}
            title=${this.t("runs.removeRun", { number })}
            @click=${() => this.#remove(id)}
          >
            ${icons.remove}
          </button>
        </div>
      </td>
    </tr>`;
  }

  /** @param {import("../experiment/types.js").Experiment} experiment */
  #nameOf({ title, data }) {
    if (title) return title;
    if (!data) return "";
    if ("sample" in data) {
      const sample = this.state.page.samples.find(({ id }) => id === data.sample);
      return sample?.name ?? data.sample;
    }
    return "url" in data ? data.url : (data.files[0]?.name ?? "");
  }

  /** @param {string} id */
  async #remove(id) {
    removeRun(this.playground, id);
    await this.updateComplete;
    // The button that had the focus is gone.
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("mb-notice button"))?.focus();
  }
}

customElements.define("mb-runs-pane", RunsPane);
