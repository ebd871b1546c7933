import { css, html, nothing } from "lit";
import { csvText } from "../components/csv.js";
import "../components/empty.js";
import "../components/notice.js";
import "../components/terms.js";
import { StoreElement } from "../components/store-element.js";
import { changeText } from "../experiment/changes.js";
import { changesBefore, runsJson, runsTable } from "../experiment/runs-file.js";
import { lookAtRuns, undoRemoveRun } from "../experiment/runs.js";
import { saveModel } from "../experiment/model-file.js";
import { fileName, saveFile } from "../experiment/save.js";
import { isTraining } from "../experiment/store.js";
import { messageOf } from "../locales/i18n.js";
import { base, controls, panel } from "../styles/shared.js";
import { argumentsText, nameOfRun } from "./run-name.js";
import "./baselines-panel.js";
import "./run-compare.js";
import "./run-curves.js";
import "./runs-table.js";
import "./sweep-chart.js";
import "./sweep-panel.js";
import "./tree-view.js";

/** @import { Run } from "../experiment/types.js" */

/** What the table is saved as. */
const tables = /** @type {const} */ (["csv", "json"]);
/** What a run with its model, or a model, is saved as. */
const formats = /** @type {const} */ ([
  ...["minibatch", "keras", "h5", "weights.h5", "safetensors", "tfjs", "onnx"],
]);
/** What a run is written up as. */
const posts = /** @type {const} */ (["Markdown", "HTML"]);

/** The runs of this session: a table, the curves of those that are chosen, two compared, and sweeps. */
class RunsPane extends StoreElement {
  static areas = ["runs", "training.status"];
  static properties = {
    sweeps: { state: true },
    compares: { state: true },
    refused: { state: true },
  };

  static styles = [
    base,
    controls,
    panel,
    css`
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
      }

      .tools input[type="search"] {
        flex: 1 1 10rem;
        max-width: 18rem;
        min-height: 1.75rem;
      }

      .saves {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        align-items: center;
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .check {
        min-height: 1.75rem;
      }

      summary {
        min-height: 1.75rem;
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    this.sweeps = false;
    this.compares = false;
    /** Why the model could not be saved. @type {any} */
    this.refused = null;
  }

  render() {
    const { list, removed, view, sweep, baselines } = this.state.runs;
    const isOpen = this.sweeps || sweep !== null;
    const compares = this.compares || baselines !== null;
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
      <div class="tools">
        ${
          list.length > 0
            ? html`<input
                  type="search"
                  aria-label=${this.t("runs.search")}
                  placeholder=${this.t("runs.search")}
                  .value=${view.text}
                  @input=${(/** @type {any} */ { target }) => lookAtRuns(this.playground, { text: target.value })}
                />
                <label class="check"
                  ><input
                    type="checkbox"
                    .checked=${view.isStarred}
                    @change=${(/** @type {any} */ { target }) => lookAtRuns(this.playground, { isStarred: target.checked })}
                  />${this.t("runs.onlyStarred")}</label
                >
                <div class="saves" role="group" aria-label=${this.t("runs.saves")}>
                  <span>${this.t("runs.saves")}</span>
                  ${tables.map(
                    (format) =>
                      html`<button
                        class="small"
                        aria-label=${this.t("runs.saveAs", { format: format.toUpperCase() })}
                        @click=${() => this.#save(format)}
                      >
                        ${format.toUpperCase()}
                      </button>`,
                  )}
                  ${formats.map(
                    (format) =>
                      html`<button
                        class="small"
                        aria-label=${this.t(format === "minibatch" ? "runs.saveRun" : "runs.saveModel", { format: `.${format}` })}
                        @click=${() => this.#saveModel(format)}
                      >
                        .${format}
                      </button>`,
                  )}
                  ${posts.map(
                    (format) =>
                      html`<button
                        class="small"
                        aria-label=${this.t("post.saveAs", { format })}
                        ?disabled=${isTraining(this.state)}
                        @click=${() => this.#savePost(format)}
                      >
                        ${format}
                      </button>`,
                  )}
                </div>`
            : nothing
        }
        <button
          class="small"
          aria-expanded=${isOpen}
          ?disabled=${sweep?.status === "running"}
          @click=${() => this.#toggleSweep(isOpen)}
        >
          ${this.t("runs.sweep")}
        </button>
        <button
          class="small"
          aria-expanded=${compares}
          ?disabled=${baselines?.status === "running"}
          @click=${() => this.#toggleBaselines(compares)}
        >
          ${this.t("runs.baselines")}
        </button>
      </div>
      ${
        this.refused === null
          ? nothing
          : html`<mb-notice kind="error">${this.language.message(this.refused)}</mb-notice>`
      }
      ${compares ? html`<mb-baselines-panel></mb-baselines-panel>` : nothing}
      ${isOpen ? html`<mb-sweep-panel></mb-sweep-panel>` : nothing}
      ${
        list.some((run) => run.sweep)
          ? html`<details open>
              <summary>${this.t("runs.sweepTable")}</summary>
              <mb-sweep-chart></mb-sweep-chart>
            </details>`
          : nothing
      }
      ${
        list.length > 0
          ? html`<mb-runs-table></mb-runs-table>
              ${list.some(({ baseline }) => baseline?.tree) ? html`<mb-tree-view></mb-tree-view>` : nothing}
              ${view.chosen.length > 0 ? html`<mb-run-curves></mb-run-curves>` : nothing}
              ${view.chosen.length === 2 ? html`<mb-run-compare></mb-run-compare>` : nothing}`
          : html`<mb-empty text=${this.t("runs.empty")}></mb-empty>`
      }
      <mb-terms of="runs"></mb-terms>
    `;
  }

  /** @param {boolean} isOpen */
  #toggleSweep(isOpen) {
    this.sweeps = !isOpen;
    if (isOpen) this.store.patch("runs", { sweep: null });
  }

  /** @param {boolean} isOpen */
  #toggleBaselines(isOpen) {
    this.compares = !isOpen;
    if (isOpen) this.store.patch("runs", { baselines: null });
  }

  /** @param {(typeof formats)[number]} format */
  async #saveModel(format) {
    this.refused = null;
    try {
      const isSaved = await saveModel(this.playground, format);
      if (!isSaved) this.refused = { id: "runs.noModel" };
    } catch (error) {
      this.refused = error;
    }
  }

  /** @param {(typeof posts)[number]} format */
  async #savePost(format) {
    this.refused = null;
    try {
      const [{ postOf }, { htmlOf, markdownOf }] = await Promise.all([
        import("./post.js"),
        import("./post-write.js"),
      ]);
      const post = await postOf(this);
      if (!post) return;
      const { title, blocks } = post;
      const page = { title, language: this.language.code };
      const [text, type, extension] =
        format === "HTML"
          ? [htmlOf(blocks, page), "text/html", "html"]
          : [markdownOf(blocks), "text/markdown", "md"];
      saveFile(fileName([title], extension), new Blob([text], { type }));
    } catch (error) {
      this.refused = messageOf(error);
    }
  }

  /** @param {"csv" | "json"} format */
  #save(format) {
    const { list } = this.state.runs;
    const name = fileName([this.t("runs.list")], format);
    if (format === "json") {
      return saveFile(name, new Blob([runsJson(list)], { type: "application/json" }));
    }
    const { columns, rows } = runsTable(list, (run) => ({
      name: nameOfRun(this, run),
      changes: run.baseline
        ? argumentsText(run)
        : (changesBefore(list, run) ?? [])
            .map((change) => changeText(this.language, change))
            .join(", "),
    }));
    saveFile(name, new Blob([csvText(columns, rows)], { type: "text/csv" }));
  }
}

customElements.define("mb-runs-pane", RunsPane);
