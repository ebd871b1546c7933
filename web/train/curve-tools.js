import { css, html } from "lit";
import { StoreElement } from "../components/store-element.js";
import { rangeOf, showRange, zoomed } from "../experiment/curve-view.js";
import { axisEnd } from "../experiment/series.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** @import { CurvesLook } from "../experiment/types.js" */

/** How much of the epochs that are seen one press leaves, or adds. */
const step = 0.5;

/** How the curves are looked at: smoothing, a logarithmic scale, and the epochs that are shown. */
class CurveTools extends StoreElement {
  static areas = [
    "ui",
    "training.epoch",
    "training.id",
    "training.plannedEpochs",
    "training.status",
  ];

  static styles = [
    base,
    controls,
    css`
      @media print {
        :host {
          display: none;
        }
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        align-items: center;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      label {
        display: inline-flex;
        gap: 0.5rem;
        align-items: center;
        min-height: var(--target);
      }

      input[type="range"] {
        width: 7rem;
        min-height: var(--target);
        padding: 0;
        border: 0;
        background: none;
        accent-color: var(--accent);
      }

      output {
        min-width: 2.25rem;
        color: var(--ink);
      }

      button[aria-disabled="true"] {
        border-color: var(--line);
        color: var(--ink-faint);
        cursor: default;
      }

      .zoom {
        display: flex;
        gap: 0.25rem;
      }
    `,
  ];

  render() {
    const { smoothing, log } = this.state.ui.curves;
    const range = rangeOf(this.state);
    const end = axisEnd(this.state.training, isTraining(this.state));
    const zoom = (/** @type {number} */ factor) => () =>
      showRange(this.playground, zoomed(range ?? [0, end], end, factor));
    return html`<div class="tools" role="group" aria-label=${this.t("curves.tools")}>
      <label title=${this.t("curves.smoothingHelp")}>
        ${this.t("curves.smoothing")}
        <input
          type="range"
          id="smoothing"
          min="0"
          max="0.99"
          step="0.01"
          .value=${String(smoothing)}
          @input=${(/** @type {any} */ { target }) => this.#look({ smoothing: Number(target.value) })}
        />
        <output>${this.language.number(smoothing, { minimumFractionDigits: 2 })}</output>
      </label>
      <label>
        <input
          type="checkbox"
          id="log"
          .checked=${log}
          @change=${(/** @type {any} */ { target }) => this.#look({ log: target.checked })}
        />
        ${this.t("curves.logScale")}
      </label>
      <div class="zoom">
        <button class="small" title=${this.t("curves.zoomHelp")} @click=${zoom(step)}>
          ${this.t("curves.zoomIn")}
        </button>
        <button class="small" aria-disabled=${!range} @click=${zoom(1 / step)}>
          ${this.t("curves.zoomOut")}
        </button>
        <button
          class="small"
          aria-disabled=${!range}
          @click=${() => showRange(this.playground, null)}
        >
          ${this.t("curves.zoomAll")}
        </button>
      </div>
    </div>`;
  }

  /** @param {Partial<CurvesLook>} changes */
  #look(changes) {
    const { curves } = this.state.ui;
    this.store.patch("ui", { curves: { ...curves, ...changes } });
  }
}

customElements.define("mb-curve-tools", CurveTools);
