import { css, html, nothing } from "lit";
import "../components/notice.js";
import { step, stepStyles } from "../components/step.js";
import { StoreElement } from "../components/store-element.js";
import { metric, number, t } from "../locales/i18n.js";
import { store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import { currentSpec } from "../train/actions.js";
import { evaluate, setCell, setFilter } from "./actions.js";
import "./confusion-matrix.js";
import "./image-detail.js";
import "./image-results.js";
import "./row-results.js";

/** Step 4: how good the model is on rows it has not seen, and where it is wrong. */
class EvaluatePane extends StoreElement {
  static areas = ["evaluation", "training", "model", "data"];

  static styles = [
    base,
    controls,
    stepStyles,
    css`
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 2.25rem;
      }

      .figure {
        display: grid;
      }

      .figure span {
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      output {
        font-size: 1.75rem;
        font-weight: 600;
        letter-spacing: -0.02em;
        line-height: 1.2;
      }

      .figure.minor output {
        font-weight: 400;
      }

      .tabs {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        align-items: center;
      }

      .tabs button[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-wash);
        color: var(--accent-strong);
      }

      .empty {
        font-size: var(--small);
        color: var(--ink-faint);
      }

      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem 1.5rem;
      }

      @container (min-width: 44rem) {
        .pair:not(.wide) {
          grid-template-columns: minmax(0, 1fr) auto;
        }

        .pair:not(.wide) mb-row-results {
          order: -1;
        }
      }
    `,
  ];

  render() {
    const { status, error } = store.state.evaluation;
    const body = html`
      ${status === "none" ? html`<p class="empty">${t("evaluate.empty")}</p>` : nothing}
      ${status === "running" ? html`<p class="empty" role="status">${t("evaluate.running")}</p>` : nothing}
      ${
        status === "failed"
          ? html`<mb-notice kind="error"
              >${error}
              <button slot="actions" class="small" @click=${evaluate}>${t("common.again")}</button>
            </mb-notice>`
          : nothing
      }
      ${status === "ready" ? this.#ready() : nothing}
    `;
    return step({ number: 4, title: t("steps.evaluation"), summary: this.#summary(), body });
  }

  #summary() {
    const { results, status } = store.state.evaluation;
    if (status !== "ready") return nothing;
    return t("evaluate.rows", { count: results.length });
  }

  #ready() {
    const { data, training, evaluation } = store.state;
    const { confusion, metrics } = evaluation;
    const stale = training.trainedSpec !== JSON.stringify(currentSpec());
    const images = data.facts?.kind === "images";
    const names = Object.keys(metrics).filter((name) => name !== "loss");
    return html`
      ${stale ? html`<mb-notice kind="warning">${t("evaluate.stale")}</mb-notice>` : nothing}
      <div class="figures">
        ${names.map((name) => this.#figure(name, metrics[name], ""))}
        ${this.#figure("loss", metrics.loss, "minor")}
      </div>
      ${data.prepared?.task === "regression" ? nothing : this.#tabs()}
      <div class="pair ${confusion.length > 12 ? "wide" : ""}">
        ${images ? html`<mb-image-detail></mb-image-detail>` : nothing}
        ${
          confusion.length > 1 && confusion.length <= 40
            ? html`<mb-confusion-matrix></mb-confusion-matrix>`
            : nothing
        }
        ${images ? nothing : html`<mb-row-results></mb-row-results>`}
      </div>
      ${images ? html`<mb-image-results></mb-image-results>` : nothing}
    `;
  }

  /**
   * @param {string} name
   * @param {number} value
   * @param {string} kind
   */
  #figure(name, value, kind) {
    const label = t(`evaluate.test_${name}`);
    return html`<div class="figure ${kind}">
      <span aria-hidden="true">${label}</span>
      <output aria-label=${label}>${metric(value)}</output>
    </div>`;
  }

  #tabs() {
    const { results, filter, cell } = store.state.evaluation;
    const names = store.state.data.prepared?.classNames ?? [];
    const right = results.filter((row) => row.right).length;
    const counts = { wrong: results.length - right, right, all: results.length };
    return html`<div class="tabs" role="group" aria-label=${t("evaluate.show")}>
      ${Object.entries(counts).map(
        ([name, count]) =>
          html`<button
            class="small"
            aria-pressed=${!cell && filter === name}
            @click=${() => setFilter(/** @type {any} */ (name))}
          >
            ${t(`evaluate.${name}`)} ${number(count)}
          </button>`,
      )}
      ${
        cell
          ? html`<button class="small" aria-pressed="true" @click=${() => setCell(null)}>
              ${t("evaluate.cell", {
                actual: names[cell.actual] ?? cell.actual,
                predicted: names[cell.predicted] ?? cell.predicted,
              })}
              ×
            </button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define("mb-evaluate-pane", EvaluatePane);
